import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { valueKindWords } from '@revisit/core/shared';
import type { KpiDetail, KpiValue } from '../../types.js';
import { showDay } from '../../ui/format.js';
import { Hidden } from '../../ui/Hidden.js';
import { oneColumn, tabular } from '../../ui/theme.js';

type Value = KpiDetail['values'][number];

const phone = {
  ...tabular,
  [oneColumn]: {
    '& thead': { display: 'none' },
    '&, & tbody, & td, & th': { display: 'block' },
    '& td, & th': { border: 0, p: '1px 0' },
    '& tr': {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      columnGap: 2,
      borderBottom: 1,
      borderColor: 'divider',
      py: 1,
    },
    '& td:nth-of-type(2)': { gridRow: 1, gridColumn: 2, textAlign: 'right' },
    '& td:nth-of-type(3)': { gridColumn: '1 / -1', width: 'auto' },
    '& td:nth-of-type(4)': { gridColumn: 2 },
  },
} as const;

const Row = ({ value, onCorrect }: { value: Value; onCorrect: ((value: KpiValue) => void) | null }) => (
  <TableRow>
    <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
      {showDay(value.asAt)}
      {value.period ? ` (${value.period})` : ''}
    </TableCell>
    <TableCell>{valueKindWords[value.kind]}</TableCell>
    <TableCell sx={{ fontWeight: value.kind === 'reading' && value.standing ? 600 : undefined }}>
      {value.standing ? value.text : <s>{value.text}</s>}
      {value.standing ? null : <span> corrected</span>}
    </TableCell>
    <TableCell sx={{ color: 'text.secondary', width: '36%' }}>
      {value.source}
      {value.enteredBy ? `${value.source ? ', ' : ''}${value.enteredBy}` : ''}
    </TableCell>
    <TableCell sx={{ py: 0 }}>
      {onCorrect && value.kind === 'reading' && value.standing ? (
        <Button size="small" variant="text" onClick={() => onCorrect(value)}>
          Correct<Hidden> the reading of {showDay(value.asAt)}</Hidden>
        </Button>
      ) : null}
    </TableCell>
  </TableRow>
);

/** Everything the chart draws and the words it can't, newest first; what was corrected is struck through. */
export const ValueTable = ({
  values,
  name,
  onCorrect,
}: {
  values: readonly Value[];
  name: string;
  onCorrect: ((value: KpiValue) => void) | null;
}) => (
  <Box sx={{ mt: 1 }}>
    <Table sx={phone} aria-label={`Values: ${name}`}>
      <TableHead>
        <TableRow>
          <TableCell>As at</TableCell>
          <TableCell>What</TableCell>
          <TableCell>Value</TableCell>
          <TableCell>Where it comes from</TableCell>
          <TableCell>
            <Hidden>What you can do</Hidden>
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {values.map((value) => (
          <Row key={value.id} value={value} onCorrect={onCorrect} />
        ))}
      </TableBody>
    </Table>
  </Box>
);
