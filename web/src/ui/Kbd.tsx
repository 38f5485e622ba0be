import { styled } from '@mui/material/styles';

/** A key on the keyboard. */
export const Kbd = styled('kbd')(({ theme }) => ({
  font: `500 .75rem/1 ${theme.typography.fontFamily}`,
  minWidth: 20,
  height: 20,
  padding: '3px 5px',
  display: 'inline-block',
  textAlign: 'center',
  border: `1px solid ${theme.palette.divider}`,
  borderBottomWidth: 2,
  borderRadius: 4,
  background: theme.palette.background.paper,
  color: theme.palette.text.secondary,
  '.MuiButton-contained &': {
    background: 'transparent',
    color: '#fff',
    borderColor: 'rgba(255,255,255,.5)',
  },
  '.MuiButton-root &': { margin: '0 -5px 0 6px' },
  '@media (max-width: 860px)': { '.MuiButton-root &': { display: 'none' } },
}));
