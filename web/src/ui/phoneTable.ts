import type { SxProps, Theme } from '@mui/material/styles';
import { oneColumn, tabular } from './theme.js';

/** A DataTable on a phone: each row a block, its cells one below the other. */
export const phoneTable: SxProps<Theme> = {
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
  '& td': { ...tabular },
  [oneColumn]: {
    '& thead': { display: 'none' },
    '& table, & tbody, & tr, & td': { display: 'block' },
    '& tr': { borderBottom: 1, borderColor: 'divider', padding: '10px 0' },
    '& td': { border: 0, padding: '2px 0' },
    '& td:empty': { display: 'none' },
  },
};
