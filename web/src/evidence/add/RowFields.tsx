import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { evidenceKinds, evidenceSources, sensitivities } from '@revisit/core/shared';
import type { AreaRef } from '../../types.js';
import { oneColumn } from '../../ui/theme.js';
import { kindWords, sensitivityWords, sourceWords } from '../../ui/words.js';
import { ActionPick } from '../ActionPick.js';
import { AreaPick } from '../AreaPick.js';
import { OwnerPick } from '../OwnerPick.js';
import { ShowsPick } from '../ShowsPick.js';
import { proposeAreas } from './proposePlaces.js';
import type { RowForm } from './row.js';

export const FieldGrid = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(12, 1fr)',
  gap: 16,
  margin: '14px 52px 0 0',
  '& > *': { gridColumn: 'span 12' },
  '& > .third': { gridColumn: 'span 4' },
  '& > .quarter': { gridColumn: 'span 3' },
  '& > .most': { gridColumn: 'span 9' },
  '& .label': { fontSize: '.875rem', fontWeight: 600 },
  '& .label small': { fontSize: '.8125rem', fontWeight: 400 },
  [oneColumn]: {
    marginRight: 0,
    '& > .quarter, & > .third': { gridColumn: 'span 6' },
    '& > .most': { gridColumn: 'span 12' },
  },
});

/** What a person says about a file. The claim is the heart: what changed, and on which page it stands. */
export function RowFields({
  form,
  areas,
  onChange,
}: {
  form: RowForm;
  areas: readonly AreaRef[];
  onChange: (form: RowForm) => void;
}) {
  const field = (name: 'title' | 'claim' | 'page' | 'coversFrom' | 'coversTo' | 'reviewBy') => ({
    value: form[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ ...form, [name]: event.target.value }),
  });
  const choice = (name: 'kind' | 'source' | 'sensitivity') => ({
    select: true as const,
    value: form[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ ...form, [name]: event.target.value }),
  });
  return (
    <FieldGrid>
      <TextField label="Title" required {...field('title')} />
      <TextField className="quarter" label="Kind" {...choice('kind')}>
        {evidenceKinds.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {kindWords[kind]}
          </MenuItem>
        ))}
      </TextField>
      <TextField className="quarter" label="Whose voice" {...choice('source')}>
        {evidenceSources.map((source) => (
          <MenuItem key={source} value={source}>
            {sourceWords[source]}
          </MenuItem>
        ))}
      </TextField>
      <TextField className="quarter" type="date" label="Covers from" {...field('coversFrom')} />
      <TextField className="quarter" type="date" label="to" {...field('coversTo')} />
      <div>
        <div className="label">
          For which areas <small>proposed from the file’s name</small>
        </div>
        <AreaPick
          areas={areas}
          chosen={form.areaIds}
          proposed={proposeAreas(form.title, areas)}
          onChange={(areaIds) => onChange({ ...form, areaIds })}
        />
      </div>
      <ShowsPick value={form.shows} onChange={(shows) => onChange({ ...form, shows })} />
      <TextField
        className="most"
        multiline
        minRows={2}
        label="What does this show that has changed?"
        helperText="Doing is what we ran. Changing is what families notice."
        {...field('claim')}
      />
      <TextField
        className="quarter"
        label="On which page"
        helperText="Reviewers open it there"
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        {...field('page')}
      />
      <ActionPick
        areaIds={form.areaIds}
        chosen={form.actionIds}
        onChange={(actionIds) => onChange({ ...form, actionIds })}
      />
      <TextField
        className="third"
        label="Who may read it"
        helperText={sensitivityWords[form.sensitivity].hint}
        {...choice('sensitivity')}
      >
        {sensitivities.map((sensitivity) => (
          <MenuItem key={sensitivity} value={sensitivity}>
            {sensitivityWords[sensitivity].title}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        className="third"
        type="date"
        label="Review by"
        helperText="Stale after that day"
        {...field('reviewBy')}
      />
      <OwnerPick
        className="third"
        value={form.ownerId}
        onChange={(ownerId) => onChange({ ...form, ownerId })}
      />
    </FieldGrid>
  );
}
