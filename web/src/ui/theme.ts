import { createTheme } from '@mui/material/styles';
import './palette.js';

const ink = '#1b1a21';
const ink2 = '#55525f';
const plum = { main: '#5b2c6f', dark: '#431f53', tint: '#f3ecf6', line: '#cdb6d8', contrastText: '#fff' };
const line = '#e2e0e7';
const edge = '#858290';
const focusRing = { outline: `3px solid ${plum.main}`, outlineOffset: 2 };

/** Above it the whole menu, below it the rail; from `oneColumn` down one column and a drawer. */
export const breakpoints = { oneColumn: 860, rail: 1100 };
export const oneColumn = `@media screen and (max-width: ${breakpoints.oneColumn}px)`;
export const railOnly = `@media screen and (min-width: ${breakpoints.oneColumn + 1}px) and (max-width: ${breakpoints.rail}px)`;
export const onPaper = '@media print';
/** On numbers that are compared; not on prose, since Inter's tabular figures widen the hyphen too. */
export const tabular = { fontVariantNumeric: 'tabular-nums' } as const;

export const theme = createTheme({
  palette: {
    primary: plum,
    secondary: { main: ink, contrastText: '#fff' },
    // An error is a thick ink bar and a bold sentence: red means "at risk" here and nothing else.
    error: { main: ink },
    text: { primary: ink, secondary: ink2 },
    background: { default: '#fff', paper: '#fff' },
    divider: line,
    contrastThreshold: 4.5,
    surface: { side: '#f7f6f9', sunk: '#efedf3' },
    ink: { faint: '#6a6774' },
    edge,
    level: { done: '#1d5fbf', track: '#1b7a43', way: '#b86e00', risk: '#c0271a', none: '#6a6774' },
    levelTint: {
      done: '#e1ebfa',
      track: '#dcefe2',
      way: '#fae9cb',
      risk: '#f8d9d4',
      none: '#eae8ee',
      cell: '#fcefed',
    },
  },
  shape: { borderRadius: 6 },
  sidebar: { width: 208, closedWidth: 60 },
  topBarHeight: 56,
  breakpoints: { values: { xs: 0, sm: 600, md: 861, lg: 1101, xl: 1536 } },
  typography: {
    fontFamily:
      '"Inter Variable", system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif',
    fontWeightMedium: 550,
    fontWeightBold: 600,
    h1: {
      fontSize: '1.75rem',
      lineHeight: 1.2,
      fontWeight: 600,
      letterSpacing: '-.02em',
      textWrap: 'balance',
      [oneColumn]: { fontSize: '1.5rem' },
    },
    h2: {
      fontSize: '1.125rem',
      lineHeight: 1.33,
      fontWeight: 600,
      letterSpacing: '-.012em',
      textWrap: 'balance',
    },
    h3: { fontSize: '.875rem', lineHeight: 1.4, fontWeight: 600 },
    body1: { fontSize: '1rem', lineHeight: 1.5 },
    body2: { fontSize: '.875rem', lineHeight: 1.45 },
    body3: { fontSize: '.8125rem', lineHeight: 1.45 },
    caption: { fontSize: '.75rem', lineHeight: 1.4 },
    button: { textTransform: 'none', fontWeight: 550, fontSize: '.875rem', lineHeight: 1.35 },
  },
  components: {
    MuiTypography: { defaultProps: { variantMapping: { body3: 'p' } } },
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { fontFamily: 'inherit', '&.Mui-focusVisible, &:focus-visible': focusRing } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, variant: 'outlined', color: 'secondary' },
      styleOverrides: {
        root: {
          minHeight: 36,
          padding: '6px 14px',
          whiteSpace: 'nowrap',
          borderColor: edge,
          [oneColumn]: { minHeight: 44 },
          '&:hover': { borderColor: edge, backgroundColor: '#efedf3' },
          '&.MuiButton-contained.MuiButton-colorPrimary:hover': { backgroundColor: plum.dark },
          '&.MuiButton-contained.MuiButton-colorSecondary:hover': { backgroundColor: ink2 },
          '&.MuiButton-text': { color: plum.main, borderColor: 'transparent', paddingInline: 8 },
          '&.MuiButton-text:hover': { backgroundColor: plum.tint },
        },
        sizeSmall: {
          minHeight: 30,
          padding: '3px 10px',
          fontSize: '.8125rem',
          [oneColumn]: { minHeight: 36 },
        },
        startIcon: { marginLeft: -2, marginRight: 7 },
      },
    },
    MuiIconButton: { styleOverrides: { root: { borderRadius: 6, color: 'inherit', width: 36, height: 36 } } },
    MuiLink: {
      styleOverrides: {
        root: {
          color: plum.main,
          textDecorationColor: plum.line,
          textUnderlineOffset: '.2em',
          textDecorationThickness: 1,
          borderRadius: 4,
          '&:hover': { textDecorationColor: 'currentColor', textDecorationThickness: 2 },
          '&:focus-visible': focusRing,
        },
      },
    },
    // Labels stand above the field, so that they stay readable while people type.
    MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'none' } },
    MuiFormControl: { defaultProps: { margin: 'none' } },
    MuiInputLabel: {
      defaultProps: { shrink: true },
      styleOverrides: {
        root: {
          position: 'static',
          transform: 'none',
          fontSize: '.875rem',
          fontWeight: 600,
          color: ink,
          marginBottom: 5,
          whiteSpace: 'normal',
          '&.Mui-focused, &.Mui-error': { color: ink },
        },
      },
    },
    MuiOutlinedInput: {
      defaultProps: { notched: false },
      styleOverrides: {
        root: {
          fontSize: '.875rem',
          backgroundColor: '#fff',
          '&.Mui-focused': focusRing,
          '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderWidth: 1, borderColor: edge },
          '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderWidth: 2, borderColor: ink },
        },
        notchedOutline: { borderColor: edge, top: 0, '& legend': { display: 'none' } },
        input: { padding: '8px 10px', height: '1.375rem' },
        multiline: { padding: 0, '& textarea': { padding: '8px 10px', lineHeight: 1.5, resize: 'vertical' } },
      },
    },
    MuiFormHelperText: {
      styleOverrides: {
        root: {
          fontSize: '.8125rem',
          marginLeft: 0,
          color: ink2,
          '&.Mui-error': { color: ink, fontWeight: 600 },
        },
      },
    },
    MuiTableCell: {
      styleOverrides: {
        root: {
          fontSize: '.875rem',
          lineHeight: 1.43,
          padding: '8px 12px 8px 0',
          borderColor: line,
          verticalAlign: 'top',
        },
        head: {
          fontSize: '.8125rem',
          fontWeight: 600,
          borderBottomColor: ink,
          whiteSpace: 'nowrap',
          paddingTop: 4,
        },
      },
    },
    MuiTableRow: {
      styleOverrides: { root: { '&.MuiTableRow-hover:hover': { backgroundColor: '#f7f6f9' } } },
    },
    MuiChip: {
      styleOverrides: {
        root: { fontSize: '.8125rem', fontWeight: 500, height: 24, '&:focus-visible': focusRing },
      },
    },
    MuiTablePagination: {
      styleOverrides: { select: { '&:focus-visible': { ...focusRing, borderRadius: 6 } } },
    },
    MuiPaper: { defaultProps: { elevation: 0 } },
    MuiMenu: {
      defaultProps: { elevation: 0 },
      styleOverrides: { paper: { boxShadow: '0 0 0 1px rgba(27,26,33,.08),0 12px 32px rgba(27,26,33,.16)' } },
    },
    MuiDialog: { styleOverrides: { paper: { borderRadius: 10 } } },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.125rem', fontWeight: 600, paddingBottom: 8 } } },
    MuiTooltip: { styleOverrides: { tooltip: { backgroundColor: ink, fontSize: '.8125rem' } } },
    MuiLinearProgress: {
      styleOverrides: { root: { height: 6, borderRadius: 3, backgroundColor: '#efedf3' } },
    },
    MuiSnackbarContent: { styleOverrides: { root: { backgroundColor: ink, fontSize: '.875rem' } } },
    MuiCssBaseline: {
      styleOverrides: {
        html: { scrollPaddingTop: 72, WebkitTextSizeAdjust: '100%' },
        'main:focus': { outline: 0 },
        'ul, ol': { listStyle: 'none', margin: 0, padding: 0 },
        'h1, h2, h3, p, dl, dd, figure, fieldset': { margin: 0 },
        'p, li, td': { textWrap: 'pretty' },
        ':focus-visible': focusRing,
        '@page': { size: 'A4', margin: '14mm' },
        '@page board': { size: 'A4 landscape', margin: '9mm' },
        [onPaper]: {
          '.no-print': { display: 'none !important' },
          a: { color: 'inherit !important', textDecoration: 'none !important' },
        },
      },
    },
  },
});
