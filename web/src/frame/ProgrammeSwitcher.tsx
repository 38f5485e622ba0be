import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePlace } from '../app/session.js';

/** Which programme this is; with more than one membership, a menu of them. */
export function ProgrammeSwitcher() {
  const { session, programme } = usePlace();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const look = {
    border: 0,
    color: 'text.primary',
    fontWeight: 600,
    ml: { xs: 'auto', md: '14px' },
    minWidth: 0,
  };
  if (session.memberships.length < 2) {
    return (
      <Button component={Link} to={`/p/${programme.slug}`} sx={look}>
        {programme.name}
      </Button>
    );
  }
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        endIcon={<ChevronDown size={14} aria-hidden />}
        sx={look}
      >
        {programme.name}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {session.memberships.map(({ slug, name }) => (
          <MenuItem
            key={slug}
            component={Link}
            to={`/p/${slug}`}
            selected={slug === programme.slug}
            onClick={() => setAnchor(null)}
          >
            {name}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
