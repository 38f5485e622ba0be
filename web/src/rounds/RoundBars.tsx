import Box from '@mui/material/Box';
import { RatingBar } from '../plans/RatingBar.js';
import type { RoundTable } from '../types.js';

type Row = RoundTable['rows'][number];

/** Both rounds as bars, the later on top; the table under them says the same in figures. */
export function RoundBars({ table }: { table: RoundTable }) {
  const parts = (count: (row: Row) => number) =>
    table.rows
      .map((row) => ({
        code: row.code,
        label: row.label,
        meaning: row.meaning === 'none' ? null : row.meaning,
        count: count(row),
      }))
      .filter((part) => part.count > 0);
  const line = (title: string, count: (row: Row) => number) => (
    <Box sx={{ mt: 2, '& ul': { mt: 0.5, mb: 0 } }}>
      <Box component="span" sx={{ fontSize: '.8125rem', color: 'text.secondary' }}>
        {title}
      </Box>
      <RatingBar parts={parts(count)} label={`Ratings, ${title}`} />
    </Box>
  );
  return (
    <Box sx={{ maxWidth: 720 }}>
      {line(table.round.title, (row) => row.now)}
      {table.before ? line(table.before.title, (row) => row.before ?? 0) : null}
    </Box>
  );
}
