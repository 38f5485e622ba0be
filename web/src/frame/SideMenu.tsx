import { styled } from '@mui/material/styles';
import { Keyboard } from 'lucide-react';
import { useGetOne } from 'react-admin';
import { NavLink } from 'react-router';
import { useMay } from '../app/session.js';
import type { Todo } from '../types.js';
import { Hidden } from '../ui/Hidden.js';
import { Kbd } from '../ui/Kbd.js';
import { useAddress } from '../ui/PlaceLink.js';
import { adminMenu, type MenuEntry, mainMenu } from './menu.js';

const List = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: 2,
  height: '100%',
  padding: '12px 10px',
  overflowY: 'auto',
  '& .low': {
    marginTop: 'auto',
    borderTop: `1px solid ${theme.palette.divider}`,
    paddingTop: 8,
    display: 'flex',
    flexDirection: 'column',
    gap: 2,
  },
  '& a, & button': {
    display: 'flex',
    alignItems: 'center',
    gap: 11,
    minHeight: 38,
    width: '100%',
    padding: '0 10px',
    font: 'inherit',
    fontSize: '.9375rem',
    color: theme.palette.text.primary,
    textDecoration: 'none',
    background: 'none',
    border: '1px solid transparent',
    borderRadius: 6,
    cursor: 'pointer',
    position: 'relative',
  },
  '& button': { fontSize: '.8125rem', color: theme.palette.text.secondary },
  '& button kbd': { marginLeft: 'auto' },
  '& svg': { flex: 'none', color: theme.palette.text.secondary },
  '& a:hover, & button:hover': { background: theme.palette.surface.sunk },
  '& a[aria-current]': {
    background: theme.palette.background.paper,
    borderColor: theme.palette.divider,
    fontWeight: 600,
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
  },
  '& a[aria-current] svg': { color: theme.palette.primary.main },
  '& em': {
    marginLeft: 'auto',
    fontStyle: 'normal',
    fontSize: '.8125rem',
    fontWeight: 600,
    color: theme.palette.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  },
  // The rail: only the pictures; the words come with the pointer or the focus.
  '&.rail': { padding: '12px 8px', overflow: 'visible' },
  '&.rail a, &.rail button': { padding: '0 12px' },
  '&.rail a > span, &.rail button > span, &.rail kbd': {
    position: 'absolute',
    opacity: 0,
    pointerEvents: 'none',
  },
  '&.rail a:hover > span, &.rail a:focus-visible > span, &.rail button:hover > span, &.rail button:focus-visible > span':
    {
      opacity: 1,
      left: '100%',
      background: theme.palette.text.primary,
      color: '#fff',
      padding: '4px 10px',
      borderRadius: 4,
      zIndex: 4,
      whiteSpace: 'nowrap',
    },
  '&.rail em': {
    position: 'absolute',
    right: 1,
    top: 1,
    fontSize: '.6875rem',
    background: theme.palette.text.primary,
    color: '#fff',
    borderRadius: 9,
    minWidth: 18,
    lineHeight: '18px',
    textAlign: 'center',
    padding: '0 3px',
  },
}));

export function SideMenu({
  rail = false,
  onGo,
  onKeys,
}: {
  rail?: boolean;
  onGo?: () => void;
  onKeys: () => void;
}) {
  const may = useMay();
  const address = useAddress();
  const todo = useGetOne<Todo & { id: string }>('todo', { id: 'mine' });
  const entry = ({ to, title, icon: Icon }: MenuEntry) => (
    <NavLink key={to} to={address(to)} end={to === '/'} onClick={onGo}>
      <Icon size={18} strokeWidth={1.75} aria-hidden />
      <span>{title}</span>
      {to === '/' && todo.data?.count ? (
        <em>
          {todo.data.count}
          <Hidden> waiting</Hidden>
        </em>
      ) : null}
    </NavLink>
  );
  return (
    <List className={rail ? 'rail' : ''}>
      {mainMenu.filter(({ needs }) => may(needs)).map(entry)}
      <div className="low">
        {adminMenu.filter(({ needs }) => may(needs)).map(entry)}
        <button type="button" onClick={onKeys}>
          <Keyboard size={18} strokeWidth={1.75} aria-hidden />
          <span>Keys</span>
          <Kbd aria-hidden>?</Kbd>
        </button>
      </div>
    </List>
  );
}
