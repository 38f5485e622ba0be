import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { evidenceKinds, evidenceSources, sensitivities } from '@revisit/core/shared';
import { useState } from 'react';
import type { Problem } from '../../app/problem.js';
import { useMove } from '../../app/useMove.js';
import type { Evidence } from '../../types.js';
import { Notice } from '../../ui/Notice.js';
import { kindWords, sensitivityWords, sourceWords } from '../../ui/words.js';
import { FieldGrid } from '../add/RowFields.js';
import { OwnerPick } from '../OwnerPick.js';
import { PublishedFields } from '../PublishedFields.js';

const fieldsOf = (evidence: Evidence) => ({
  title: evidence.title,
  description: evidence.description,
  kind: evidence.kind,
  source: evidence.source,
  sensitivity: evidence.sensitivity,
  coversFrom: evidence.coversFrom ?? '',
  coversTo: evidence.coversTo ?? '',
  reviewBy: evidence.reviewBy ?? '',
  ownerId: evidence.owner.id,
  tags: evidence.tags.join(', '),
});

const noPage = { url: '', checkedOn: '' };

/**
 * The facts of a document. Somebody else's change in between is shown and nothing is overwritten: the person
 * sees theirs beside their own and decides.
 */
export function ChangeDialog({ evidence, onClose }: { evidence: Evidence; onClose: () => void }) {
  const [fields, setFields] = useState(() => fieldsOf(evidence));
  const [version, setVersion] = useState(evidence.version);
  const [published, setPublished] = useState(evidence.published ?? noPage);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = useMove<Evidence>({ said: 'Saved.', onDone: onClose, onRefused: setProblem });
  const set = (event: React.ChangeEvent<HTMLInputElement>) =>
    setFields({ ...fields, [event.target.name]: event.target.value });
  const field = (name: keyof typeof fields) => ({ name, value: fields[name], onChange: set });
  const save = (seen: number) =>
    change.mutate({
      path: `evidence/${evidence.id}`,
      method: 'PUT',
      version: seen,
      body: {
        ...fields,
        coversFrom: fields.coversFrom || null,
        coversTo: fields.coversTo || null,
        reviewBy: fields.reviewBy || null,
        ownerId: fields.ownerId || undefined,
        tags: fields.tags.split(',').filter((tag) => tag.trim() !== ''),
        published: published.url ? published : null,
      },
    });
  const overtaken = problem?.code === 'stale-version';
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="change-title">
      <DialogTitle id="change-title">Change what is said about it</DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save(version);
        }}
      >
        <DialogContent>
          {problem ? (
            <Notice
              urgent
              title={problem.detail}
              ways={
                overtaken ? (
                  <>
                    <Button
                      onClick={() => {
                        setFields(fieldsOf(evidence));
                        setPublished(evidence.published ?? noPage);
                        setVersion(evidence.version);
                        setProblem(null);
                      }}
                    >
                      Keep theirs
                    </Button>
                    <Button variant="contained" color="primary" onClick={() => save(evidence.version)}>
                      Use mine
                    </Button>
                  </>
                ) : null
              }
            >
              {overtaken ? `It is now called “${evidence.title}”. Yours is kept below.` : null}
            </Notice>
          ) : null}
          <FieldGrid sx={{ mr: 0 }}>
            <TextField required label="Title" {...field('title')} />
            <TextField multiline minRows={2} label="What it is about" {...field('description')} />
            <TextField
              label="Tags"
              helperText="Words to find it by, with commas between them"
              {...field('tags')}
            />
            <TextField select className="third" label="Kind" {...field('kind')}>
              {evidenceKinds.map((kind) => (
                <MenuItem key={kind} value={kind}>
                  {kindWords[kind]}
                </MenuItem>
              ))}
            </TextField>
            <TextField select className="third" label="Whose voice" {...field('source')}>
              {evidenceSources.map((source) => (
                <MenuItem key={source} value={source}>
                  {sourceWords[source]}
                </MenuItem>
              ))}
            </TextField>
            <TextField select className="third" label="Who may read it" {...field('sensitivity')}>
              {sensitivities.map((sensitivity) => (
                <MenuItem key={sensitivity} value={sensitivity}>
                  {sensitivityWords[sensitivity].title}
                </MenuItem>
              ))}
            </TextField>
            <TextField className="third" type="date" label="Covers from" {...field('coversFrom')} />
            <TextField className="third" type="date" label="to" {...field('coversTo')} />
            <TextField className="third" type="date" label="Review by" {...field('reviewBy')} />
            <PublishedFields value={published} onChange={setPublished} />
            <OwnerPick value={fields.ownerId} onChange={(ownerId) => setFields({ ...fields, ownerId })} />
          </FieldGrid>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" loading={change.isPending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
