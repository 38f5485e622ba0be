import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { type LevelMeaning, levelMeanings } from '@revisit/core/shared';
import { useState } from 'react';
import type { PlanImport } from '../../types.js';
import { count } from '../../ui/format.js';
import { SectionHead } from '../../ui/Page.js';
import { meaningWords } from '../../ui/words.js';

type Levels = NonNullable<PlanImport['scale']>['levels'];

/** Asks what ratings that no known scale has count as. Nothing is guessed: each needs an answer. */
export function ScaleForm({
  levels,
  busy,
  onSay,
}: {
  levels: Levels;
  busy: boolean;
  onSay: (levels: { code: string; label: string; meaning: LevelMeaning }[]) => void;
}) {
  const [meanings, setMeanings] = useState<(LevelMeaning | '')[]>(levels.map(({ meaning }) => meaning ?? ''));
  const said = levels.flatMap(({ code, label }, place) => {
    const meaning = meanings[place];
    return meaning ? [{ code, label, meaning }] : [];
  });
  return (
    <form
      style={{ margin: '12px 0' }}
      onSubmit={(event) => {
        event.preventDefault();
        onSay(said);
      }}
    >
      <SectionHead title="What the ratings count as" />
      {levels.map((level, place) => (
        <TextField
          key={level.code}
          select
          fullWidth
          size="small"
          margin="dense"
          label={level.code}
          helperText={count(level.count, 'action')}
          value={meanings[place]}
          onChange={(event) =>
            setMeanings(
              meanings.map((each, at) => (at === place ? (event.target.value as LevelMeaning) : each)),
            )
          }
          sx={{ maxWidth: 560, display: 'flex' }}
        >
          {levelMeanings.map((meaning) => (
            <MenuItem key={meaning} value={meaning}>
              {meaningWords[meaning]}
            </MenuItem>
          ))}
        </TextField>
      ))}
      <Button type="submit" variant="contained" disabled={said.length < levels.length} loading={busy}>
        Keep these ratings
      </Button>
    </form>
  );
}
