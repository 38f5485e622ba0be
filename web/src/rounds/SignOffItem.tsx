import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useMove } from '../app/useMove.js';
import type { SignOff } from '../types.js';
import { AreaTags } from '../ui/AreaTag.js';
import { dayOfMoment, showDay } from '../ui/format.js';
import { Acts } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { SentenceDialog } from '../ui/SentenceDialog.js';
import { markOfMeaning, Status } from '../ui/Status.js';

const Item = styled('li')(({ theme }) => ({
  padding: '14px 0',
  borderBottom: `1px solid ${theme.palette.divider}`,
  maxWidth: 860,
  scrollMarginTop: 80,
  '&:target': { boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`, paddingLeft: 14 },
  '& h2': { fontSize: '1rem' },
  '& .beside': { fontSize: '.875rem', color: theme.palette.text.secondary },
  '& .evidence': { marginBottom: 8, fontSize: '.875rem' },
  '& blockquote': { margin: '6px 0', paddingLeft: 10, borderLeft: `3px solid ${theme.palette.divider}` },
}));

const decisionWords = { signed: 'Signed', declined: 'Sent back', withdrawn: 'Taken back' } as const;

/** One action that is called completed, the sentence that says so, and the decision or the buttons for it. */
export function SignOffItem({ signOff }: { signOff: SignOff }) {
  const [asking, setAsking] = useState<'sign' | 'decline' | null>(null);
  const decide = useMove({
    said: asking === 'sign' ? `${signOff.ref} is signed.` : `${signOff.ref} is sent back.`,
    onDone: () => setAsking(null),
  });
  const { decision } = signOff;
  return (
    <Item id={signOff.id}>
      <h2>
        <PlaceLink to={`/plan?plan=${signOff.planId}&action=${signOff.ref}`}>
          {signOff.ref} {signOff.title}
        </PlaceLink>
      </h2>
      <p className="beside">
        <AreaTags numbers={signOff.areaNumbers} /> Proposed as{' '}
        <Status mark={markOfMeaning[signOff.meaning]} word={signOff.label} /> by the {signOff.proposedBy} on{' '}
        {showDay(dayOfMoment(signOff.proposedAt))}
      </p>
      <blockquote>{signOff.comment}</blockquote>
      <p className="evidence">
        <PlaceLink
          to={`/evidence?filter=${encodeURIComponent(JSON.stringify({ actionId: signOff.actionId }))}`}
        >
          The evidence of {signOff.ref}
        </PlaceLink>
      </p>
      {decision ? (
        <p className="beside">
          <b>{decisionWords[decision]}</b> by the {signOff.decidedBy}
          {signOff.decidedAt ? ` on ${showDay(dayOfMoment(signOff.decidedAt))}` : ''}
          {signOff.decisionComment ? `: “${signOff.decisionComment}”` : ''}
        </p>
      ) : null}
      {signOff.mayDecide ? (
        <Acts>
          <Button
            variant="contained"
            color="primary"
            aria-label={`Sign ${signOff.ref}`}
            onClick={() => setAsking('sign')}
          >
            Sign
          </Button>
          <Button aria-label={`Send back ${signOff.ref}`} onClick={() => setAsking('decline')}>
            Send back
          </Button>
        </Acts>
      ) : null}
      {asking ? (
        <SentenceDialog
          title={asking === 'sign' ? `Sign ${signOff.ref} as ${signOff.label}` : `Send ${signOff.ref} back`}
          label={asking === 'sign' ? 'What you have seen' : 'What is still missing'}
          hint={
            asking === 'sign'
              ? 'It stands beside your signature.'
              : 'Whoever proposed it reads this in their list.'
          }
          verb={asking === 'sign' ? 'Sign' : 'Send back'}
          optional={asking === 'sign'}
          busy={decide.isPending}
          onClose={() => setAsking(null)}
          onSay={(comment) => decide.mutate({ path: `sign-offs/${signOff.id}/${asking}`, body: { comment } })}
        />
      ) : null}
    </Item>
  );
}
