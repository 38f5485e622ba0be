import { styled } from '@mui/material/styles';
import { oneColumn, tabular } from '../ui/theme.js';

/** A table that is read, not worked in: rounds, answers, counts, moves. */
export const PlainTable = styled('table')(({ theme }) => ({
  borderCollapse: 'collapse',
  width: '100%',
  fontSize: '.875rem',
  textAlign: 'left',
  '& th, & td': {
    padding: '8px 14px 8px 0',
    borderBottom: `1px solid ${theme.palette.divider}`,
    verticalAlign: 'top',
    fontWeight: 400,
  },
  '& thead th': { fontSize: '.8125rem', fontWeight: 600, borderBottomColor: theme.palette.text.primary },
  '& tfoot th, & tfoot td': { fontWeight: 600, borderBottom: 0 },
  '& .number': { ...tabular, textAlign: 'right', whiteSpace: 'nowrap' },
  '& .beside': { display: 'block', color: theme.palette.text.secondary, fontSize: '.8125rem' },
  // A rating is a box of its own, which a line through the text around it doesn't reach.
  '& del, & del .status': {
    color: theme.palette.text.secondary,
    textDecoration: 'line-through',
  },
  [oneColumn]: { '& th, & td': { paddingRight: 8 }, '& thead .number': { whiteSpace: 'normal' } },
}));

/** A table of sentences: on a phone each row is a block, and a cell is named by its `data-name`. */
export const StackedTable = styled(PlainTable)(({ theme }) => ({
  [oneColumn]: {
    '& thead': { display: 'none' },
    '&, & tbody, & tr, & th[scope=row], & td': { display: 'block' },
    '& tr': { padding: '10px 0', borderBottom: `1px solid ${theme.palette.divider}` },
    '& th, & td': { border: 0, padding: '2px 0' },
    '& td.number': { textAlign: 'left', whiteSpace: 'normal' },
    '& td[data-name]::before': {
      content: "attr(data-name) ': '",
      color: theme.palette.text.secondary,
    },
    '& td:empty': { display: 'none' },
  },
}));

/** Scrolls by itself on a phone, by keyboard as well: give it a name and `tabIndex={0}`. */
export const Scrolls = styled('div')({ overflowX: 'auto', marginTop: 12 });
