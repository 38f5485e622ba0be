import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Upload } from 'lucide-react';
import { useDropzone } from 'react-dropzone';

const accepted = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'text/csv': ['.csv'],
};

/** Where a plan's file is chosen or dropped: a Word document, an Excel workbook or a CSV table. */
export function FileDrop({
  label,
  busy,
  onFile,
}: {
  label: string;
  busy: boolean;
  onFile: (file: File) => void;
}) {
  const zone = useDropzone({
    multiple: false,
    accept: accepted,
    onDrop: ([file]) => {
      if (file) onFile(file);
    },
  });
  return (
    <Box
      {...zone.getRootProps()}
      sx={{
        border: '2px dashed',
        borderColor: 'divider',
        borderRadius: 1,
        p: 3,
        mb: 2,
        textAlign: 'center',
      }}
    >
      <input {...zone.getInputProps({ 'aria-label': label })} />
      <Button variant="outlined" startIcon={<Upload size={16} aria-hidden />} loading={busy}>
        Choose a file, or drop it here
      </Button>
      <p aria-live="polite">{busy ? 'The file is being read. This takes some seconds.' : null}</p>
    </Box>
  );
}
