import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { NominationMove } from '@revisit/core/shared';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useNotify } from 'react-admin';
import { useMove } from '../app/useMove.js';
import type { Nomination } from '../types.js';
import { Acts } from '../ui/Page.js';
import { SentenceDialog } from '../ui/SentenceDialog.js';
import { HistoryDialog } from './HistoryDialog.js';
import { NominateDialog } from './NominateDialog.js';
import { useNominableAreas } from './useCoverage.js';

type Open = 'deputy' | 'decline' | 'history' | null;

const said: Record<NominationMove, string> = {
  invite: 'Invited.',
  decline: 'Noted that they said no.',
  accept: 'Noted that they said yes.',
  approve: 'Approved.',
  brief: 'Marked as briefed.',
  withdraw: 'Withdrawn. A deputy who stood by has moved up.',
  substitute: 'The deputy has moved up.',
};

const verbs: Record<Exclude<NominationMove, 'invite'>, string> = {
  accept: 'They said yes',
  decline: 'They said no',
  approve: 'Approve',
  brief: 'Mark as briefed',
  substitute: 'Let the deputy move up',
  withdraw: 'Withdraw',
};

/** The next step as a button, and everything else behind one. */
export function NominationActs({ nomination }: { nomination: Nomination }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const areas = useNominableAreas();
  const { id, may, nominee, deputyFor, sector, area } = nomination;
  const who = nominee.name || 'somebody erased';
  const notify = useNotify();
  const move = useMove({ onDone: () => setOpen(null) });
  const make = (which: NominationMove, body?: object) =>
    move.mutate(
      { path: `nominations/${id}/${which}`, body },
      { onSuccess: () => notify(said[which], { type: 'info' }) },
    );
  const next = (['approve', 'brief'] as const).find((each) => may.includes(each));
  const choose = (what: () => void) => () => {
    setAnchor(null);
    what();
  };
  const items: ReactNode[] = [
    ...(['accept', 'substitute', 'withdraw'] as const)
      .filter((each) => may.includes(each))
      .map((each) => (
        <MenuItem key={each} onClick={choose(() => make(each))}>
          {verbs[each]}
        </MenuItem>
      )),
    may.includes('decline') ? (
      <MenuItem key="decline" onClick={choose(() => setOpen('decline'))}>
        {verbs.decline}
      </MenuItem>
    ) : null,
    may.includes('decline') && !deputyFor && areas.some((each) => each.id === area.id) ? (
      <MenuItem key="deputy" onClick={choose(() => setOpen('deputy'))}>
        Name a deputy
      </MenuItem>
    ) : null,
    <MenuItem key="history" onClick={choose(() => setOpen('history'))}>
      History
    </MenuItem>,
  ];
  return (
    <Acts>
      {next ? (
        <Button
          size="small"
          aria-label={`${verbs[next]}: ${who}`}
          loading={move.isPending}
          onClick={() => make(next)}
        >
          {verbs[next]}
        </Button>
      ) : null}
      <Button
        size="small"
        variant="text"
        aria-haspopup="menu"
        aria-label={`More about ${who}, area ${area.number}`}
        endIcon={<ChevronDown size={14} aria-hidden />}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        More
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {items}
      </Menu>
      {open === 'decline' ? (
        <SentenceDialog
          title={`${who} said no`}
          label="Why, in a sentence"
          hint="As they said it. It is erased with their other details."
          verb="Note it"
          busy={move.isPending}
          onClose={() => setOpen(null)}
          onSay={(reason) => make('decline', { reason })}
        />
      ) : null}
      {open === 'deputy' ? (
        <NominateDialog areas={[area]} sector={sector} deputyFor={nomination} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'history' ? <HistoryDialog nomination={nomination} onClose={() => setOpen(null)} /> : null}
    </Acts>
  );
}
