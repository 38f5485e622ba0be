import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useMove } from '../../app/useMove.js';
import type { Evidence, Link } from '../../types.js';
import { Notice } from '../../ui/Notice.js';
import type { Locator } from '../address.js';
import { LinkDialog } from './LinkDialog.js';

const another = 'another';

/** A passage was chosen in the document: for which of its claims, or for a new one. */
export function UsePassageDialog({
  evidence,
  locator,
  onClose,
}: {
  evidence: Evidence;
  locator: Locator;
  onClose: () => void;
}) {
  const claims = evidence.links.filter((link) => link.may.change);
  const [chosen, setChosen] = useState(claims[0]?.id ?? another);
  const [adding, setAdding] = useState(claims.length === 0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const keep = useMove({
    said: `Claim moved to page ${locator.page}.`,
    onDone: onClose,
    onRefused: setProblem,
  });
  const add = useMove({ said: 'Claim saved.', onDone: onClose, onRefused: setProblem });
  if (adding) {
    return (
      <LinkDialog
        evidence={evidence}
        title="What does this passage show?"
        locator={locator}
        problem={problem}
        busy={add.isPending}
        onClose={onClose}
        onSave={(link) => add.mutate({ path: 'links', body: { evidenceId: evidence.id, ...link } })}
      />
    );
  }
  const save = () => {
    const link = claims.find((each) => each.id === chosen);
    if (!link) return setAdding(true);
    keep.mutate({ path: `links/${link.id}`, method: 'PUT', body: { ...contentOf(link), locator } });
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="use-passage-title">
      <DialogTitle id="use-passage-title">
        {locator.quote ? `This passage on page ${locator.page} shows…` : `Page ${locator.page} shows…`}
      </DialogTitle>
      <DialogContent>
        {problem ? <Notice urgent title={problem.detail} /> : null}
        {locator.quote ? <blockquote>“{locator.quote}”</blockquote> : null}
        <RadioGroup
          aria-labelledby="use-passage-title"
          value={chosen}
          onChange={(_, value) => setChosen(value)}
        >
          {claims.map((link) => (
            <FormControlLabel
              key={link.id}
              value={link.id}
              control={<Radio />}
              label={`Area ${link.area.number}: ${link.claim || 'the claim that is still empty'}`}
            />
          ))}
          <FormControlLabel value={another} control={<Radio />} label="Something else: a new claim" />
        </RadioGroup>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="contained" color="primary" loading={keep.isPending} onClick={save}>
          {chosen === another ? 'Go on' : 'Use it'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const contentOf = ({ area, actions, shows, claim }: Link) => ({
  areaId: area.id,
  actionIds: actions.map((action) => action.id),
  shows,
  claim,
});
