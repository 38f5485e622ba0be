import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { request } from '../app/http.js';
import { useApi } from '../app/session.js';
import type { Nomination, NominationHistory } from '../types.js';
import { showMoment } from '../ui/format.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { eventWord } from './words.js';

/** What became of a nomination, oldest first. */
export function HistoryDialog({ nomination, onClose }: { nomination: Nomination; onClose: () => void }) {
  const api = useApi();
  const { data, error } = useQuery({
    queryKey: ['nomination-history', api, nomination.id, nomination.version],
    queryFn: () => request<NominationHistory[]>(`${api}/nominations/${nomination.id}/history`),
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="history-title">
      <DialogTitle id="history-title">
        {nomination.nominee.name || 'Erased'}, area {nomination.area.number}
      </DialogTitle>
      <DialogContent>
        {error ? <Trouble title="The history can’t be shown." error={error} /> : null}
        {data || error ? null : <Waiting what="Opening the history" />}
        <ol>
          {data?.map((event) => (
            <li key={event.at}>
              {showMoment(event.at)}: {eventWord(event)}
              {event.person ? `, by ${event.person.name}` : ', by their own answer'}
            </li>
          ))}
        </ol>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
