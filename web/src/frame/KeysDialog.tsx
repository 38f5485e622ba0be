import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { styled } from '@mui/material/styles';
import { Kbd } from '../ui/Kbd.js';
import { useKeysOn } from './useKeys.js';

const groups = [
  {
    title: 'Everywhere',
    keys: [
      ['/', 'Search the evidence'],
      ['?', 'This list'],
    ],
  },
  {
    title: 'To do and review',
    keys: [
      ['j', 'Next'],
      ['k', 'The one before'],
      ['Enter', 'Open it'],
    ],
  },
  {
    title: 'Add evidence',
    keys: [
      ['Ctrl Enter', 'File the whole list'],
      ['↑ ↓', 'Same column, next file'],
    ],
  },
  {
    title: 'Review',
    keys: [
      ['a', 'Approve'],
      ['r', 'Return it: say what is wrong'],
      ['o', 'Open its page'],
      ['1', 'The page of claim 1, and so on to 9'],
    ],
  },
  {
    title: 'In a document',
    keys: [
      ['n', 'Next page'],
      ['p', 'Page before'],
      ['f', 'Find in it'],
    ],
  },
] as const;

const Keys = styled('dl')({
  display: 'grid',
  gridTemplateColumns: '100px 1fr',
  gap: '6px 12px',
  margin: '4px 0 18px',
  fontSize: '.875rem',
});

export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [on, setOn] = useKeysOn();
  return (
    <Dialog open={open} onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="keys-title">
      <DialogTitle id="keys-title">Keys</DialogTitle>
      <DialogContent>
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <Keys>
              {group.keys.map(([key, what]) => [
                <dt key={key}>
                  <Kbd>{key}</Kbd>
                </dt>,
                <dd key={what}>{what}</dd>,
              ])}
            </Keys>
          </section>
        ))}
        <FormControlLabel
          control={<Switch checked={on} onChange={(_, checked) => setOn(checked)} />}
          label="Use single keys on this computer"
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
