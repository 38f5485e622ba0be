import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useRef, useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useMove } from '../../app/useMove.js';
import { useKeys } from '../../frame/useKeys.js';
import type { Evidence } from '../../types.js';
import { Kbd } from '../../ui/Kbd.js';
import { Notice } from '../../ui/Notice.js';
import { oneColumn } from '../../ui/theme.js';
import { type ReturnReason, returnComment, returnReasons } from './queue.js';

const Box = styled('div')(({ theme }) => ({
  position: 'sticky',
  bottom: 0,
  background: theme.palette.background.paper,
  margin: 'auto -20px 0',
  padding: '12px 20px 16px',
  borderTop: `1px solid ${theme.palette.text.primary}`,
  boxShadow: '0 -8px 20px rgba(27,26,33,.06)',
  '& > fieldset': { border: 0, padding: 0, margin: 0 },
  '& legend': { fontSize: '.875rem', fontWeight: 600, padding: 0 },
  '& .reasons': { display: 'flex', flexWrap: 'wrap', gap: 6, margin: '6px 0 10px' },
  '& .reasons label': {
    fontSize: '.8125rem',
    fontWeight: 500,
    border: `1px solid ${theme.palette.edge}`,
    borderRadius: 99,
    padding: '3px 11px 3px 9px',
    display: 'inline-flex',
    gap: 6,
    alignItems: 'center',
    cursor: 'pointer',
    minHeight: 28,
  },
  '& .reasons label:has(:checked)': {
    borderColor: theme.palette.primary.main,
    background: theme.palette.primary.tint,
    boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
  },
  '& .reasons label:has(:focus-visible)': {
    outline: `3px solid ${theme.palette.primary.main}`,
    outlineOffset: 2,
  },
  '& .reasons input': { accentColor: theme.palette.primary.main, margin: 0, width: 14, height: 14 },
  '& .acts': { display: 'flex', gap: 8, marginTop: 10 },
  '& .acts > *': { flex: 1 },
  [oneColumn]: {
    position: 'static',
    margin: '8px -16px 0',
    padding: '14px 16px 20px',
    boxShadow: 'none',
    background: theme.palette.surface.side,
  },
}));

/** Approve, or return with one pick and one sentence. The verdict is about the version that is shown. */
export function VerdictForm({
  evidence,
  onNext,
  onDecided,
}: {
  evidence: Evidence;
  onNext: () => void;
  onDecided: () => void;
}) {
  const [reason, setReason] = useState<ReturnReason | null>(null);
  const [sentence, setSentence] = useState('');
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const approve = useMove({ said: `Approved: ${evidence.title}`, onDone: onDecided, onRefused: setProblem });
  const giveBack = useMove({ said: `Returned: ${evidence.title}`, onDone: onDecided, onRefused: setProblem });
  const { may } = evidence;

  const decide = (move: 'approve' | 'request-changes', comment: string) =>
    (move === 'approve' ? approve : giveBack).mutate({
      path: `evidence/${evidence.id}/${move}`,
      body: { versionNumber: evidence.currentVersion, comment },
    });
  const approveNow = () => may.approve && decide('approve', sentence.trim());
  const returnIt = () => {
    if (!may.requestChanges) return;
    if (sentence.trim() !== '') return decide('request-changes', returnComment(reason, sentence));
    setMissing(true);
    field.current?.focus();
  };
  useKeys({ a: approveNow, r: returnIt });

  if (!may.approve && !may.requestChanges) {
    return (
      <Box>
        <Notice title="This one is not yours to judge now.">
          You uploaded this version yourself, or somebody has decided already. Another reviewer can take it.
        </Notice>
        <div className="acts">
          <Button onClick={onNext}>
            Next <Kbd>j</Kbd>
          </Button>
        </div>
      </Box>
    );
  }
  return (
    <Box>
      {problem ? <Notice urgent title={problem.detail} /> : null}
      <fieldset>
        <legend>What is wrong?</legend>
        <div className="reasons">
          {returnReasons.map((each) => (
            <label key={each}>
              <input type="radio" name="reason" checked={reason === each} onChange={() => setReason(each)} />
              {each}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        fullWidth
        multiline
        minRows={2}
        inputRef={field}
        value={sentence}
        error={missing}
        helperText={
          missing ? 'Say in a sentence what has to change, so that the owner can put it right.' : undefined
        }
        slotProps={{ htmlInput: { 'aria-label': 'In one sentence' } }}
        onChange={(event) => {
          setSentence(event.target.value);
          setMissing(false);
        }}
      />
      <div className="acts">
        {may.approve ? (
          <Button loading={approve.isPending} onClick={approveNow}>
            Approve <Kbd>a</Kbd>
          </Button>
        ) : null}
        {may.requestChanges ? (
          <Button variant="contained" color="primary" loading={giveBack.isPending} onClick={returnIt}>
            Return it <Kbd>r</Kbd>
          </Button>
        ) : null}
        <Button variant="text" onClick={onNext}>
          Next <Kbd>j</Kbd>
        </Button>
      </div>
    </Box>
  );
}
