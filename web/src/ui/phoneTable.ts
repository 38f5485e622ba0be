import type { SxProps, Theme } from '@mui/material/styles';
import { oneColumn, tabular } from './theme.js';

/** A DataTable on a phone: each row a block, its first cell on a line of its own. */
export const phoneTable: SxProps<Theme> = {
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
  '& td': { ...tabular },
  [oneColumn]: {
    '& thead': { display: 'none' },
    '& table, & tbody, & tr, & td:first-of-type': { display: 'block' },
    '& tr': { borderBottom: 1, borderColor: 'divider', padding: '10px 0' },
    '& td': { display: 'inline-block', border: 0, padding: '2px 14px 2px 0' },
    '& td:empty': { display: 'none !important' },
  },
};
