import type { SxProps, Theme } from '@mui/material/styles';
import { oneColumn, tabular } from './theme.js';

const onPhone = {
  '& thead': { display: 'none' },
  '& table, & tbody, & tr, & td:first-of-type': { display: 'block' },
  '& tr': { borderBottom: 1, borderColor: 'divider', padding: '10px 0' },
  '& td': { display: 'inline-block', border: 0, padding: '2px 14px 2px 0' },
  '& td:empty': { display: 'none !important' },
};

/** A DataTable on a phone: each row a block, its first cell on a line of its own. */
export const phoneTable = {
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
  '& td': { ...tabular },
  // A title of one line is a target of 24 px too; the line stays where it was.
  '& td a': { display: 'inline-block', paddingBlock: '2px', marginBlock: '-2px' },
  [oneColumn]: onPhone,
} satisfies SxProps<Theme>;

/** The same where rows can be selected: on a phone the box stands beside the row, not above it. */
export const selectablePhoneTable: SxProps<Theme> = {
  ...phoneTable,
  [oneColumn]: {
    ...onPhone,
    '& tr': { ...onPhone['& tr'], position: 'relative', paddingLeft: '36px' },
    '& td:first-of-type': { position: 'absolute', left: 0, top: 10 },
    '& td:nth-of-type(2)': { display: 'block' },
  },
};
