import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { Menu } from 'lucide-react';
import { Link } from 'react-router';
import { useAddress } from '../ui/PlaceLink.js';
import { oneColumn, railOnly } from '../ui/theme.js';
import { Mark } from './Brand.js';
import { Countdown } from './Countdown.js';
import { PersonMenu } from './PersonMenu.js';
import { ProgrammeSwitcher } from './ProgrammeSwitcher.js';
import { SearchBox } from './SearchBox.js';

const railBrand = { width: 60, padding: '0 18px', '& .name': { display: 'none' } };

const Bar = styled('header')(({ theme }) => ({
  gridArea: '1 / 1 / 2 / 3',
  position: 'sticky',
  top: 0,
  zIndex: 6,
  display: 'flex',
  alignItems: 'center',
  minHeight: theme.topBarHeight,
  background: theme.palette.background.paper,
  borderBottom: `1px solid ${theme.palette.divider}`,
  paddingRight: 20,
  '& .brand': {
    width: theme.sidebar.width,
    alignSelf: 'stretch',
    flex: 'none',
    paddingLeft: 20,
    display: 'flex',
    alignItems: 'center',
    color: 'inherit',
    textDecoration: 'none',
    background: theme.palette.surface.side,
    borderRight: `1px solid ${theme.palette.divider}`,
  },
  '&.rail .brand': railBrand,
  [railOnly]: { '& .brand': railBrand },
  '& .burger': { display: 'none' },
  [oneColumn]: {
    flexWrap: 'wrap',
    padding: '0 8px 0 4px',
    '& .burger': { display: 'inline-flex', width: 44, height: 48 },
    '& .brand, &.rail .brand': { width: 'auto', background: 'none', border: 0, padding: '0 4px', height: 48 },
    '&.rail .brand .name': { display: 'inline' },
    '& > p': { marginInline: '-4px -8px', width: 'calc(100% + 12px)' },
  },
  '@media print': { display: 'none' },
}));

export function TopBar({ rail, onMenu }: { rail: boolean; onMenu: () => void }) {
  const address = useAddress();
  return (
    <Bar className={rail ? 'rail' : ''}>
      <IconButton className="burger" aria-label="Menu" onClick={onMenu}>
        <Menu size={20} aria-hidden />
      </IconButton>
      <Link className="brand" to={address('/')} aria-label="Revisit, to do">
        <Mark />
      </Link>
      <ProgrammeSwitcher />
      <Countdown />
      <SearchBox />
      <PersonMenu />
    </Bar>
  );
}
