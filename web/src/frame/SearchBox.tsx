import { styled } from '@mui/material/styles';
import { Search } from 'lucide-react';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { Hidden } from '../ui/Hidden.js';
import { Kbd } from '../ui/Kbd.js';
import { useAddress } from '../ui/PlaceLink.js';
import { oneColumn } from '../ui/theme.js';
import { useKeys } from './useKeys.js';

const Box = styled('form')(({ theme }) => ({
  marginLeft: 'auto',
  position: 'relative',
  width: 240,
  '& svg': { position: 'absolute', left: 10, top: 10, color: theme.palette.text.secondary },
  '& input': {
    font: 'inherit',
    fontSize: '.875rem',
    width: '100%',
    minHeight: 36,
    padding: '7px 34px 7px 33px',
    border: `1px solid ${theme.palette.edge}`,
    borderRadius: 6,
    background: theme.palette.surface.side,
    color: 'inherit',
  },
  '& input::placeholder': { color: theme.palette.text.secondary, opacity: 1 },
  '& kbd': { position: 'absolute', right: 8, top: 8 },
  '@media (max-width: 1100px)': { width: 150 },
  [oneColumn]: { display: 'none' },
}));

/** Words to look for in the evidence; the list's own filter shows what was searched. */
export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const address = useAddress();
  useKeys({ '/': () => input.current?.focus() });
  return (
    <Box
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const q = input.current?.value.trim();
        navigate(`${address('/evidence')}?filter=${encodeURIComponent(JSON.stringify(q ? { q } : {}))}`);
      }}
    >
      <label>
        <Hidden>Search the evidence</Hidden>
        <Search size={16} aria-hidden />
        <input ref={input} type="search" name="q" placeholder="Search" />
      </label>
      <Kbd aria-hidden>/</Kbd>
    </Box>
  );
}
