import Button from '@mui/material/Button';
import { evidenceKinds, showsLevels } from '@revisit/core/shared';
import { useState } from 'react';
import { showSize } from '../../ui/format.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { kindWords, showsWords } from '../../ui/words.js';
import { actionsTyped, areasTyped, type IntakeFile } from './intake.js';
import type { Known } from './proposeForm.js';
import type { RowForm } from './row.js';

/** Why a file stands in the table and is not filed with the others. */
function WhyNot({ file }: { file: IntakeFile }) {
  if (file.refusal) return <p className="keep">{file.refusal}</p>;
  if (file.twin) {
    return (
      <p className="keep">
        <b>Already here</b> as{' '}
        <PlaceLink to={`/evidence/${file.twin.evidenceId}`}>{file.twin.title}</PlaceLink>.
      </p>
    );
  }
  if (file.twiceAs) {
    return (
      <p className="keep">
        <b>Twice in this list</b>: the same file as {file.twiceAs}.
      </p>
    );
  }
  return null;
}

/** Text that is typed freely and understood when the field is left: numbers of areas, refs of actions. */
function Typed({
  label,
  column,
  hint,
  shown,
  onSay,
}: {
  label: string;
  column: string;
  hint: string;
  shown: string;
  onSay: (text: string) => void;
}) {
  const [typing, setTyping] = useState<string | null>(null);
  return (
    <input
      aria-label={label}
      data-column={column}
      placeholder={hint}
      value={typing ?? shown}
      onChange={(event) => {
        setTyping(event.target.value);
        onSay(event.target.value);
      }}
      onBlur={() => setTyping(null)}
    />
  );
}

/** One file before it is saved: what its path proposes, each of it open to correction in place. */
export function IntakeRow({
  file,
  known,
  onChange,
  onDrop,
}: {
  file: IntakeFile;
  known: Known;
  onChange: (changes: Partial<IntakeFile>) => void;
  onDrop: () => void;
}) {
  const { form } = file;
  const name = file.path.split('/').at(-1) ?? file.path;
  const folder = file.path.slice(0, -name.length - 1);
  const say = (said: Partial<RowForm>) => onChange({ form: { ...form, ...said } });
  const areas = known.areas.filter((area) => form.areaIds.includes(area.id));
  const refs = known.actions.filter((action) => form.actionIds.includes(action.id)).map(({ ref }) => ref);
  return (
    <tr className={file.taken ? '' : 'out'}>
      <td>
        <input
          type="checkbox"
          aria-label={`Tick ${name}`}
          checked={file.ticked}
          onChange={(event) => onChange({ ticked: event.target.checked })}
        />
      </td>
      <td>
        <input
          aria-label={`Title of ${name}`}
          data-column="title"
          value={form.title}
          onChange={(event) => say({ title: event.target.value })}
        />
        <p className="from">
          {name} · {showSize(file.file.size)}
          {folder ? (
            <>
              <br />
              in {folder}
            </>
          ) : null}
        </p>
        <WhyNot file={file} />
      </td>
      <td>
        <select
          aria-label={`Kind of ${name}`}
          value={form.kind}
          onChange={(event) => say({ kind: evidenceKinds.find((kind) => kind === event.target.value) })}
        >
          {evidenceKinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindWords[kind]}
            </option>
          ))}
        </select>
      </td>
      <td>
        <div className="days">
          <input
            type="date"
            aria-label={`First day ${name} covers`}
            value={form.coversFrom}
            onChange={(event) => say({ coversFrom: event.target.value })}
          />
          <input
            type="date"
            aria-label={`Last day ${name} covers`}
            value={form.coversTo}
            onChange={(event) => say({ coversTo: event.target.value })}
          />
        </div>
      </td>
      <td>
        <div className="places">
          <Typed
            label={`Areas of ${name}, by number`}
            column="areas"
            hint="Areas"
            shown={areas.map((area) => area.number).join(', ')}
            onSay={(text) => say({ areaIds: areasTyped(text, known.areas) })}
          />
          <Typed
            label={`Actions of ${name}, by ref`}
            column="actions"
            hint="Actions"
            shown={refs.join(', ')}
            onSay={(text) => say({ actionIds: actionsTyped(text, known.actions) })}
          />
        </div>
        <p className="from">
          {areas.length > 0 ? areas.map((area) => area.title).join(' · ') : 'No area yet'}
        </p>
      </td>
      <td>
        <select
          aria-label={`What ${name} shows`}
          value={form.shows}
          onChange={(event) => say({ shows: showsLevels.find((level) => level === event.target.value) })}
        >
          {showsLevels.map((level) => (
            <option key={level} value={level}>
              {showsWords[level].title}
            </option>
          ))}
        </select>
      </td>
      <td>
        {file.refusal ? (
          <Button size="small" className="keep" onClick={onDrop} aria-label={`Take off ${name}`}>
            Take off
          </Button>
        ) : (
          <Button
            size="small"
            className="keep"
            onClick={() => onChange({ taken: !file.taken })}
            aria-label={file.taken ? `Leave out ${name}` : `File it too: ${name}`}
          >
            {file.taken ? 'Leave out' : 'File it too'}
          </Button>
        )}
      </td>
    </tr>
  );
}
