import { styled } from '@mui/material/styles';

/** A sheet of paper on the reader's table. */
export const Sheet = styled('div')({
  position: 'relative',
  background: '#fff',
  boxShadow: '0 1px 2px rgba(27,26,33,.12), 0 6px 20px rgba(27,26,33,.08)',
});
