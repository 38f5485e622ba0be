import Button from '@mui/material/Button';
import { Download } from 'lucide-react';

/** The way out when a document can't be shown: the file itself, and another try where that may help. */
export const PlainDownload = ({ address, again }: { address: string; again?: () => void }) => (
  <>
    <Button href={`${address}/file`} startIcon={<Download size={16} aria-hidden />}>
      Original
    </Button>
    {again ? <Button onClick={again}>Try again</Button> : null}
  </>
);
