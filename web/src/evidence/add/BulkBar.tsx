import Button from '@mui/material/Button';
import { evidenceKinds, evidenceSources, sensitivities, showsLevels } from '@revisit/core/shared';
import { useState } from 'react';
import { count } from '../../ui/format.js';
import { kindWords, sensitivityWords, showsWords, sourceWords } from '../../ui/words.js';
import { OwnerPick } from '../OwnerPick.js';
import { actionsTyped, areasTyped } from './intake.js';
import { BulkBox } from './intakeLook.js';
import type { Known } from './proposeForm.js';
import type { RowForm } from './row.js';

type Said = Partial<
  Record<'kind' | 'source' | 'sensitivity' | 'shows' | 'areas' | 'actions' | 'from' | 'to' | 'owner', string>
>;

/** Only what was said: a field left alone leaves the files as they are. */
function formOf(said: Said, known: Known): Partial<RowForm> {
  const kind = evidenceKinds.find((each) => each === said.kind);
  const source = evidenceSources.find((each) => each === said.source);
  const sensitivity = sensitivities.find((each) => each === said.sensitivity);
  const shows = showsLevels.find((each) => each === said.shows);
  return {
    ...(kind ? { kind } : {}),
    ...(source ? { source } : {}),
    ...(sensitivity ? { sensitivity } : {}),
    ...(shows ? { shows } : {}),
    ...(said.areas ? { areaIds: areasTyped(said.areas, known.areas) } : {}),
    ...(said.actions ? { actionIds: actionsTyped(said.actions, known.actions) } : {}),
    ...(said.from ? { coversFrom: said.from } : {}),
    ...(said.to ? { coversTo: said.to } : {}),
    ...(said.owner ? { ownerId: said.owner } : {}),
  };
}

/** Says the same of every ticked file at once. */
export function BulkBar({
  ticked,
  known,
  onSet,
}: {
  ticked: number;
  known: Known;
  onSet: (said: Partial<RowForm>) => void;
}) {
  const [said, setSaid] = useState<Said>({});
  const field = (name: keyof Said) => ({
    value: said[name] ?? '',
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setSaid({ ...said, [name]: event.target.value }),
  });
  const options = <Key extends string>(keys: readonly Key[], words: (key: Key) => string) => [
    <option key="" value="">
      as they are
    </option>,
    ...keys.map((key) => (
      <option key={key} value={key}>
        {words(key)}
      </option>
    )),
  ];
  return (
    <BulkBox role="group" aria-label={`For ${count(ticked, 'ticked file')}`}>
      <label>
        Kind
        <select {...field('kind')}>{options(evidenceKinds, (key) => kindWords[key])}</select>
      </label>
      <label>
        Whose voice
        <select {...field('source')}>{options(evidenceSources, (key) => sourceWords[key])}</select>
      </label>
      <label>
        Who may read it
        <select {...field('sensitivity')}>
          {options(sensitivities, (key) => sensitivityWords[key].title)}
        </select>
      </label>
      <label>
        Shows
        <select {...field('shows')}>{options(showsLevels, (key) => showsWords[key].title)}</select>
      </label>
      <label>
        Areas
        <input size={6} placeholder="7, 9" {...field('areas')} />
      </label>
      <label>
        Actions
        <input size={8} placeholder="2.5.1" {...field('actions')} />
      </label>
      <label>
        Covers from
        <input type="date" {...field('from')} />
      </label>
      <label>
        to
        <input type="date" {...field('to')} />
      </label>
      <OwnerPick value={said.owner ?? ''} onChange={(owner) => setSaid({ ...said, owner })} />
      <Button
        onClick={() => {
          onSet(formOf(said, known));
          setSaid({});
        }}
      >
        Set for {count(ticked, 'file')}
      </Button>
    </BulkBox>
  );
}
