import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { request } from '../app/http.js';
import { useApi } from '../app/session.js';
import type { CheckingStatus } from '../types.js';
import { Notice } from '../ui/Notice.js';

const scannerWords: Record<CheckingStatus['scanner'], string> = {
  'not-configured': 'Malware scanner: not set up.',
  answers: 'Malware scanner: answers.',
  unreachable: 'Malware scanner: does not answer.',
};
const officeWords: Record<CheckingStatus['office'], string> = {
  found: 'LibreOffice: found.',
  'not-found': 'LibreOffice: not found.',
};

const askAgainMs = 10_000;

/** What the checking of files has at hand just now, and what follows where something is missing. */
export function CheckingLine() {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['status'],
    queryFn: () => request<CheckingStatus>(`${api}/status`),
    refetchInterval: askAgainMs,
  });
  if (!data) return null;
  return (
    <>
      <Typography role="status" variant="body2" sx={{ mt: '8px' }}>
        {scannerWords[data.scanner]} {officeWords[data.office]}
      </Typography>
      {data.scanner === 'unreachable' ? (
        <Notice title="The malware scanner does not answer.">
          New files are kept apart until it does, and are then checked by themselves. Operations can start the
          scanner again.
        </Notice>
      ) : null}
      {data.office === 'not-found' ? (
        <Notice title="LibreOffice is not installed.">
          Office files are shown as text, without their pages. Operations can install it.
        </Notice>
      ) : null}
    </>
  );
}
