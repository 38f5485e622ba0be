import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { sectorTitles } from '@revisit/core/shared';
import { useState } from 'react';
import type { Problem } from '../app/problem.js';
import { useMove } from '../app/useMove.js';
import type { Nomination } from '../types.js';
import { focusOn } from '../ui/focusOn.js';
import { count } from '../ui/format.js';
import { Notice } from '../ui/Notice.js';
import { useFocusGoesOn } from '../ui/useFocusGoesOn.js';

/** Approves everybody who has accepted, as the list stands on the screen: whole or not at all. */
export function ApproveListButton({ accepted }: { accepted: readonly Nomination[] }) {
  // Held as it was when it was opened: what is approved is what was read. After a refusal it is read as it is now.
  const [opened, setOpened] = useState<readonly Nomination[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const list = opened && problem ? accepted : opened;
  const close = () => {
    setOpened(null);
    setProblem(null);
  };
  const approve = useMove({
    said: 'The list is approved.',
    onDone: close,
    onRefused: setProblem,
  });
  // With nobody left to approve the button is switched off: the people are what is looked at next.
  const goesOn = useFocusGoesOn(() =>
    document.querySelector<HTMLElement>('[aria-labelledby="people-put-forward"]'),
  );
  return (
    <>
      <Button
        {...goesOn}
        variant="contained"
        color="primary"
        disabled={accepted.length === 0}
        onClick={() => setOpened(accepted)}
      >
        Approve the list ({accepted.length})
      </Button>
      {list ? (
        <Dialog open onClose={close} fullWidth maxWidth="sm" aria-labelledby="approve-list-title">
          <DialogTitle id="approve-list-title">
            {list.length === 0 ? 'Nothing is left to approve' : `Approve ${count(list.length, 'nomination')}`}
          </DialogTitle>
          <DialogContent>
            {problem ? <Notice urgent title={problem.detail} /> : null}
            {list.length === 0 ? null : (
              <p>They have accepted. Approved people and deputies count as cover, and can be briefed.</p>
            )}
            <ul key={problem ? 'again' : 'first'} ref={problem ? focusOn : undefined} tabIndex={-1}>
              {list.map(({ id, nominee, area, sector, deputyFor }) => (
                <li key={id}>
                  Area {area.number}, {sectorTitles[sector].toLowerCase()}: {nominee.name}, {nominee.jobTitle}
                  {deputyFor ? ` (deputy for ${deputyFor.name})` : ''}
                </li>
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{list.length === 0 ? 'Close' : 'Cancel'}</Button>
            {list.length === 0 ? null : (
              <Button
                variant="contained"
                color="primary"
                loading={approve.isPending}
                onClick={() =>
                  approve.mutate({
                    path: 'nominations/approve-list',
                    body: { nominations: list.map(({ id, version }) => ({ id, version })) },
                  })
                }
              >
                Approve the list
              </Button>
            )}
          </DialogActions>
        </Dialog>
      ) : null}
    </>
  );
}
