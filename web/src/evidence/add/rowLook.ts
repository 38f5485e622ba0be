import { styled } from '@mui/material/styles';
import { oneColumn } from '../../ui/theme.js';

/** A file's row; open, it is a form in place. */
export const RowBox = styled('li')(({ theme }) => ({
  borderTop: `1px solid ${theme.palette.divider}`,
  padding: '11px 12px',
  '&.open': {
    background: theme.palette.surface.side,
    border: `1px solid ${theme.palette.divider}`,
    borderLeft: `3px solid ${theme.palette.primary.main}`,
    borderRadius: 6,
    padding: '14px 12px 18px 10px',
  },
  '& .line': {
    display: 'grid',
    gridTemplateColumns: '44px minmax(0, 1fr) 180px 150px auto',
    gap: '4px 16px',
    alignItems: 'center',
  },
  '& .title': { fontWeight: 550, lineHeight: 1.35 },
  '& .file': { fontSize: '.8125rem', color: theme.palette.text.secondary, overflowWrap: 'anywhere' },
  '& .summary': { fontSize: '.8125rem', lineHeight: 1.55 },
  '& .acts': { display: 'flex', alignItems: 'center', gap: 4, color: theme.palette.text.secondary },
  '& .below': { margin: '0 0 0 60px' },
  [oneColumn]: {
    padding: '12px 4px',
    '& .line': { gridTemplateColumns: '40px minmax(0, 1fr)', alignItems: 'start' },
    '& .summary, & .state, & .acts': { gridColumn: '2 / -1' },
    '& .below': { marginLeft: 4 },
  },
}));

/** The face of a file: a sheet with its kind. */
export const FileFace = styled('span')(({ theme }) => ({
  width: 40,
  height: 44,
  border: `1px solid ${theme.palette.edge}`,
  borderRadius: '3px 10px 3px 3px',
  display: 'grid',
  placeItems: 'end center',
  paddingBottom: 5,
  fontSize: '.6875rem',
  fontWeight: 650,
  color: theme.palette.text.secondary,
  background: theme.palette.background.paper,
}));
