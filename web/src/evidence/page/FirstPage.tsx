import Box from '@mui/material/Box';
import { useApi } from '../../app/session.js';
import type { Evidence, Version } from '../../types.js';

/** The picture of the first page, where there is one. */
export function FirstPage({ evidence, version }: { evidence: Evidence; version: Version | undefined }) {
  const api = useApi();
  if (!version?.hasPreview || !version.may.open) return null;
  return (
    <Box
      component="img"
      src={`${api}/evidence/${evidence.id}/versions/${version.number}/preview`}
      alt={`First page of ${version.fileName}`}
      sx={{
        display: 'block',
        width: '100%',
        maxHeight: 420,
        objectFit: 'contain',
        objectPosition: 'top left',
        border: 1,
        borderColor: 'divider',
        mb: 3,
      }}
    />
  );
}
