import { styled } from '@mui/material/styles';
import { oneColumn } from './theme.js';

/** A table of what an import would change, from and to; on a phone each row is a block. */
export const TableOfChanges = styled('table')(({ theme }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: '.875rem',
  '& th, & td': {
    textAlign: 'left',
    verticalAlign: 'top',
    padding: '6px 12px 6px 0',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  '& th:first-of-type': { minWidth: '6.5em' },
  '& del': { color: theme.palette.text.secondary },
  '& ins': { textDecoration: 'none', fontWeight: 600 },
  [oneColumn]: {
    '& thead': { display: 'none' },
    '& tr': { display: 'block', borderBottom: `1px solid ${theme.palette.divider}`, padding: '8px 0' },
    '& th, & td': { display: 'block', border: 0, padding: '1px 0' },
  },
}));
