import { styled } from '@mui/material/styles';

/** A group of boxes or rounds under a heading, each with a word on what it means. */
export const Choices = styled('fieldset')(({ theme }) => ({
  border: 0,
  padding: 0,
  '& legend': { fontSize: '.875rem', fontWeight: 600, padding: 0 },
  '& small': { display: 'block', fontSize: '.8125rem', color: theme.palette.text.secondary },
  '& .MuiFormControlLabel-root': { display: 'flex', alignItems: 'flex-start', marginTop: 4 },
  '& .MuiCheckbox-root, & .MuiRadio-root': { padding: '0 9px' },
}));
