import { styled } from '@mui/material/styles';
import { oneColumn } from '../../ui/theme.js';

/** The table before anything is saved: dense, like the spreadsheet people know; each row a block on a phone. */
export const IntakeBox = styled('table')(({ theme }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: '.875rem',
  '& th': {
    textAlign: 'left',
    fontSize: '.8125rem',
    fontWeight: 600,
    padding: '6px 8px 6px 0',
    borderBottom: `1px solid ${theme.palette.text.primary}`,
    whiteSpace: 'nowrap',
  },
  '& td': {
    verticalAlign: 'top',
    padding: '8px 8px 8px 0',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  '& td:last-of-type, & th:last-of-type': { paddingRight: 0 },
  '& .from': {
    color: theme.palette.text.secondary,
    fontSize: '.8125rem',
    overflowWrap: 'anywhere',
    marginTop: 3,
  },
  '& tr.out td > *:not(.keep)': { color: theme.palette.text.secondary },
  '& input:not([type=checkbox]), & select': {
    font: 'inherit',
    color: 'inherit',
    background: theme.palette.background.paper,
    border: `1px solid ${theme.palette.edge}`,
    borderRadius: 6,
    minHeight: 32,
    width: '100%',
    padding: '3px 6px',
  },
  '& input[type=checkbox]': {
    width: 24,
    height: 24,
    margin: '4px 0',
    accentColor: theme.palette.primary.main,
  },
  '& input:focus-visible, & select:focus-visible': {
    outline: `3px solid ${theme.palette.primary.main}`,
    outlineOffset: 2,
  },
  '& .days': { display: 'grid', gap: 4 },
  '& .places': { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 4 },
  [oneColumn]: {
    '&, & tbody, & tr, & td': { display: 'block' },
    '& thead': { display: 'none' },
    '& tr': { borderBottom: `1px solid ${theme.palette.divider}`, padding: '10px 0' },
    '& td': { border: 0, padding: '3px 0' },
    '& input:not([type=checkbox]), & select': { minHeight: 44 },
  },
}));

/** What can be said of all ticked files at once. */
export const BulkBox = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '8px 12px',
  alignItems: 'flex-end',
  background: theme.palette.surface.side,
  borderRadius: 6,
  padding: '10px 12px',
  margin: '8px 0',
  fontSize: '.875rem',
  '& label': { display: 'grid', gap: 2, fontSize: '.8125rem', fontWeight: 600 },
  '& select, & input': {
    font: 'inherit',
    fontSize: '.875rem',
    fontWeight: 400,
    color: 'inherit',
    minHeight: 32,
    padding: '3px 6px',
    background: theme.palette.background.paper,
    border: `1px solid ${theme.palette.edge}`,
    borderRadius: 6,
  },
}));
