import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { type ReturnReason, returnReasons, returnReasonWords } from '@revisit/core/shared';
import { type KeyboardEvent, useRef, useState } from 'react';

const Form = styled('form')(({ theme }) => ({
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
  '& .wrong': { fontSize: '.8125rem', fontWeight: 600, margin: '4px 0 0' },
}));

export interface Returned {
  reasons: ReturnReason[];
  comment: string;
}

/**
 * What is wrong, by reason and in a sentence. Single keys of the page rest while it is open: a reviewer who types
 * or ticks approves nothing by accident. Escape closes it, Ctrl and Enter send it.
 */
export function ReturnForm({
  busy,
  onReturn,
  onClose,
}: {
  busy: boolean;
  onReturn: (returned: Returned) => void;
  onClose: () => void;
}) {
  const [reasons, setReasons] = useState<ReturnReason[]>([]);
  const [sentence, setSentence] = useState('');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const group = useRef<HTMLFieldSetElement>(null);
  const unnamed = reasons.length === 0;
  const unsaid = sentence.trim() === '';

  const send = () => {
    setTried(true);
    if (unnamed) group.current?.querySelector('input')?.focus();
    else if (unsaid) field.current?.focus();
    else if (!busy) onReturn({ reasons, comment: sentence.trim() });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    event.stopPropagation();
  };

  return (
    <Form
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <fieldset ref={group} aria-describedby={tried && unnamed ? 'no-reason' : undefined}>
        <legend>What is wrong?</legend>
        {tried && unnamed ? (
          <p className="wrong" id="no-reason" role="alert">
            Choose at least one reason.
          </p>
        ) : null}
        <div className="reasons">
          {returnReasons.map((reason, index) => (
            <label key={reason} title={returnReasonWords[reason].hint}>
              <input
                type="checkbox"
                // biome-ignore lint/a11y/noAutofocus: the form opens because somebody asked to return it.
                autoFocus={index === 0}
                checked={reasons.includes(reason)}
                onChange={(event) =>
                  setReasons(
                    returnReasons.filter((each) =>
                      each === reason ? event.target.checked : reasons.includes(each),
                    ),
                  )
                }
              />
              {returnReasonWords[reason].title}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        fullWidth
        multiline
        minRows={2}
        label="In one sentence"
        inputRef={field}
        value={sentence}
        error={tried && unsaid}
        helperText="Say in a sentence what has to change, so that the owner can put it right."
        onChange={(event) => setSentence(event.target.value)}
      />
      <div className="acts">
        <Button type="submit" variant="contained" color="primary" loading={busy}>
          Return it
        </Button>
        <Button variant="text" onClick={onClose}>
          Don’t return it
        </Button>
      </div>
    </Form>
  );
}
