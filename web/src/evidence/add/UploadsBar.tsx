import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { count, showSize } from '../../ui/format.js';
import { type AddRow, isUnderWay, type Progress } from './row.js';
import type { AddRows } from './useAddRows.js';

/** Bytes of a row that have been sent: none before its turn, all once it has arrived. */
function sentOf(row: AddRow, progress: Progress | undefined): number {
  if (progress?.step === 'uploading') return progress.bytes;
  return progress?.step === 'sent' ? row.size : 0;
}

/** How far all uploads of this page are together, while any is on its way; one button stops them. */
export function UploadsBar({ table }: { table: AddRows }) {
  const begun = table.rows.filter((row) => table.progress[row.key] !== undefined);
  const onTheWay = begun.filter((row) => isUnderWay(table.progress[row.key]));
  if (onTheWay.length === 0) return null;
  const whole = begun.reduce((sum, row) => sum + row.size, 0);
  const sent = begun.reduce((sum, row) => sum + sentOf(row, table.progress[row.key]), 0);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap', px: '12px', py: '10px' }}>
      <Box sx={{ flex: '1 1 240px', fontSize: '.875rem' }}>
        {begun.length - onTheWay.length} of {count(begun.length, 'file')} sent, {showSize(sent)} of{' '}
        {showSize(whole)}
        <LinearProgress
          variant="determinate"
          value={whole === 0 ? 0 : Math.min(100, Math.round((sent / whole) * 100))}
          aria-label="All uploads"
          sx={{ mt: '6px' }}
        />
      </Box>
      <Button onClick={table.cancelAll}>Cancel what is not sent</Button>
    </Box>
  );
}
