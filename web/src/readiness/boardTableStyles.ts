import { type CSSObject, styled, type Theme } from '@mui/material/styles';
import { oneColumn, onPaper, tabular } from '../ui/theme.js';

/** Stands around such a table: what it measures is the room there is, in the size of type that the person reads. */
export const BoardRoom = styled('div', { shouldForwardProp: (prop) => prop !== 'compact' })<{
  compact?: boolean;
}>(({ compact }) => ({
  containerType: 'inline-size',
  containerName: compact ? 'beside' : 'board',
  [onPaper]: { containerType: 'normal' },
}));

/** One block an area: on a phone, and wherever the type is too large for columns. */
export const inBlocks = (styles: CSSObject): CSSObject => ({
  [oneColumn]: styles,
  '@media screen': {
    '@container board (max-width: 46rem)': styles,
    '@container beside (max-width: 40rem)': styles,
  },
});

/** How an area looks as a block; its met cells are hidden. */
export const blockStyles = (theme: Theme): CSSObject => ({
  '&, & tbody, & tr, & td, & tbody th': { display: 'block' },
  '& thead': { display: 'none' },
  '& tbody tr': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 6px',
    padding: '10px 0 12px 23px',
    '&:first-of-type': { borderTop: `1px solid ${theme.palette.text.primary}` },
  },
  '& tbody th': { width: 'calc(100% + 23px)', marginLeft: -23, order: -2, fontSize: '1rem' },
  '& tbody th a': { fontWeight: 600, minHeight: 32 },
  '& td.verdict': { width: '100%', order: -1, padding: '0 0 2px 8px' },
  '& td:nth-of-type(1), & .verdict': { border: 0 },
  '& td.met:not(:has(small))': { display: 'none' },
  '& td > a[id]': { minHeight: 32, padding: '0 8px', fontSize: '.875rem', gap: 6 },
  '& td .name': {
    position: 'static',
    width: 'auto',
    height: 'auto',
    clipPath: 'none',
    color: theme.palette.text.secondary,
    order: 2,
  },
  '& td > a[id] .status': { order: 1 },
  '& tbody small': { flex: '0 1 auto', order: 3 },
});

/** A dense table at a desk, one block an area on a phone (met cells hidden), one A4 page on paper. */
export const boardTableStyles = (theme: Theme): CSSObject => ({
  ...tabular,
  tableLayout: 'fixed',
  borderCollapse: 'collapse',
  width: '100%',
  textAlign: 'left',
  fontSize: '.8125rem',
  '& thead th': {
    verticalAlign: 'bottom',
    padding: '6px 0 7px 4px',
    borderBottom: `1px solid ${theme.palette.text.primary}`,
    lineHeight: 1.35,
    fontWeight: 600,
  },
  // What a cell says stays on one line at a laptop's width, with eight criteria.
  '& thead th.area': { width: '19%', paddingLeft: 0 },
  '& thead th.verdict': { width: '14%' },
  '& tbody small': { flex: '0 0 100%', fontSize: '.75rem', color: theme.palette.text.secondary },
  '& thead small': {
    display: 'block',
    fontSize: '.75rem',
    fontWeight: 400,
    color: theme.palette.text.secondary,
  },
  '& tbody tr': { borderBottom: `1px solid ${theme.palette.divider}` },
  '& tbody tr:hover': { background: theme.palette.surface.side },
  '& tbody th': { fontSize: '.875rem', fontWeight: 500, padding: 0 },
  '& tbody th a': {
    display: 'flex',
    alignItems: 'center',
    minHeight: 37,
    padding: '3px 8px 3px 0',
    lineHeight: 1.3,
    color: 'inherit',
    textDecoration: 'none',
  },
  '& tbody th a:hover': { textDecoration: 'underline' },
  '& td': { padding: 0 },
  '& td .name': { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
  '& td > a[id]': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    alignContent: 'center',
    minHeight: 37,
    padding: '2px 0 2px 4px',
    color: 'inherit',
    textDecoration: 'none',
    borderRadius: 4,
    '& .status': { whiteSpace: 'normal', lineHeight: 1.25, gap: 4 },
    '&:has(small)': { paddingBlock: 5 },
    '&:hover': { textDecoration: 'underline' },
    '&[aria-current]': { boxShadow: `inset 0 0 0 2px ${theme.palette.primary.main}` },
  },
  '& td.not-met > a': { background: theme.palette.levelTint.cell },
  '& td:nth-of-type(1), & .verdict': { borderLeft: `1px solid ${theme.palette.divider}` },
  '& td.verdict': { padding: '8px 0 8px 10px', fontSize: '.8125rem', verticalAlign: 'middle' },
  '& th.verdict': { paddingLeft: 10 },
  // Beside an open panel.
  '&.compact': {
    fontSize: '.75rem',
    // Titles and the last word take two lines, so that what a cell says stays whole.
    '& thead th.area': { width: '16%' },
    '& thead th.verdict': { width: '10.5%' },
    '& tbody small': { flex: '0 0 100%', fontSize: '.6875rem', color: theme.palette.text.secondary },
    '& thead th': { paddingLeft: 4 },
    '& tbody th': { fontSize: '.8125rem' },
    '& td > a[id]': { paddingLeft: 3, '& .status': { gap: 3, fontSize: '.75rem' } },
    '& td.verdict': { fontSize: '.75rem', paddingLeft: 6, '& .status': { whiteSpace: 'normal', gap: 4 } },
  },
  ...inBlocks(blockStyles(theme)),
  [onPaper]: {
    fontSize: '9pt',
    '& tbody th, & td.verdict': { fontSize: '9pt' },
    '& tbody th a, & td > a[id]': { minHeight: 21, paddingBlock: 1 },
    '& td > a[id]': { paddingLeft: 4, '&:has(small)': { paddingBlock: 1 } },
    '& tbody small': { fontSize: '8pt', lineHeight: 1.1 },
    '& td.not-met > a': { background: 'none', textDecoration: 'underline !important' },
    '& td.verdict': { paddingBlock: 2 },
  },
});
