import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { CalendarClock, Check, CircleSlash, Clock } from 'lucide-react';
import { useState } from 'react';
import { useMove } from '../../app/useMove.js';
import type { Ask } from '../../types.js';
import { AreaTag } from '../../ui/AreaTag.js';
import { showDay } from '../../ui/format.js';
import { Acts } from '../../ui/Page.js';
import { PlaceButton } from '../../ui/PlaceButton.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { SentenceDialog } from '../../ui/SentenceDialog.js';
import { Tag } from '../../ui/Tag.js';
import { AnswerAskButton } from '../AnswerAskButton.js';
import { askWord, eventWords } from './askWords.js';
import { MakeUploadLinkButton } from './MakeUploadLinkButton.js';
import { PassAskOnButton } from './PassAskOnButton.js';

export const Row = styled('li')(({ theme }) => ({
  borderBottom: `1px solid ${theme.palette.divider}`,
  padding: '12px 0 14px',
  '& .what': { fontWeight: 550 },
  '& .beside': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 14px',
    alignItems: 'center',
    fontSize: '.875rem',
    color: theme.palette.text.secondary,
    margin: '3px 0',
  },
  '& .history': { fontSize: '.875rem', paddingLeft: 18, color: theme.palette.text.secondary },
}));

function StateTag({ ask }: { ask: Ask }) {
  const icon = ask.state === 'answered' ? Check : ask.state === 'withdrawn' ? CircleSlash : Clock;
  return (
    <Tag icon={ask.overdue ? CalendarClock : icon} tone={ask.overdue ? 'strong' : 'plain'}>
      {askWord(ask)}
    </Tag>
  );
}

/** One ask: who, for what, by when, what became of it, and the moves it allows. */
export function AskRow({ ask }: { ask: Ask }) {
  const [open, setOpen] = useState<'withdraw' | 'date' | null>(null);
  const move = useMove({ said: 'Done. Whoever was asked sees it.', onDone: () => setOpen(null) });
  const [dueOn, setDueOn] = useState(ask.dueOn);
  return (
    <Row>
      <p className="what">{ask.what}</p>
      <p className="beside">
        <StateTag ask={ask} />
        <AreaTag number={ask.area.number} title={ask.area.title} />
        {ask.action ? <span>Action {ask.action.ref}</span> : null}
        <span>
          {ask.person.name}, {ask.person.jobTitle}
        </span>
        <span>by {showDay(ask.dueOn)}</span>
        {ask.evidenceId ? <PlaceLink to={`/evidence/${ask.evidenceId}`}>Open the document</PlaceLink> : null}
      </p>
      {ask.events.length > 0 ? (
        <ul className="history">
          {ask.events.map((event) => (
            <li key={event.at}>{eventWords(event)}</li>
          ))}
        </ul>
      ) : null}
      <Acts sx={{ mt: 1 }}>
        {ask.may.answer ? (
          <>
            <PlaceButton
              size="small"
              to={`/evidence/add?ask=${ask.id}&area=${ask.area.number}`}
              aria-label={`Add evidence: ${ask.what}`}
            >
              Add evidence
            </PlaceButton>
            <AnswerAskButton askId={ask.id} what={ask.what} />
          </>
        ) : null}
        {ask.may.passOn ? <PassAskOnButton askId={ask.id} what={ask.what} /> : null}
        {ask.may.changeDate && open !== 'date' ? (
          <Button size="small" onClick={() => setOpen('date')} aria-label={`Change the day: ${ask.what}`}>
            Change the day
          </Button>
        ) : null}
        {ask.may.withdraw ? (
          <Button size="small" onClick={() => setOpen('withdraw')} aria-label={`Withdraw: ${ask.what}`}>
            Withdraw
          </Button>
        ) : null}
        {ask.may.withdraw ? <MakeUploadLinkButton ask={ask} /> : null}
      </Acts>
      {open === 'date' ? (
        <Acts sx={{ mt: 1, alignItems: 'flex-end' }}>
          <TextField
            autoFocus
            type="date"
            label="By when"
            value={dueOn}
            onChange={(event) => setDueOn(event.target.value)}
          />
          <Button
            loading={move.isPending}
            onClick={() => move.mutate({ path: `asks/${ask.id}/change-date`, body: { dueOn } })}
          >
            Set the day
          </Button>
          <Button variant="text" onClick={() => setOpen(null)}>
            Cancel
          </Button>
        </Acts>
      ) : null}
      {open === 'withdraw' ? (
        <SentenceDialog
          title="Withdraw what you asked for"
          label="Why, in a sentence"
          hint={ask.what}
          verb="Withdraw"
          optional
          busy={move.isPending}
          onClose={() => setOpen(null)}
          onSay={(comment) => move.mutate({ path: `asks/${ask.id}/withdraw`, body: { comment } })}
        />
      ) : null}
    </Row>
  );
}
