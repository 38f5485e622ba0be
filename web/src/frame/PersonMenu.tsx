import ButtonBase from '@mui/material/ButtonBase';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { roleTitles } from '@revisit/core/shared';
import { useState } from 'react';
import { useLogout } from 'react-admin';
import { Link } from 'react-router';
import { usePlace } from '../app/session.js';
import { andList, initials } from '../ui/format.js';
import { Hidden } from '../ui/Hidden.js';
import { useAddress } from '../ui/PlaceLink.js';
import { oneColumn } from '../ui/theme.js';

const Face = styled(ButtonBase)(({ theme }) => ({
  display: 'flex',
  gap: 10,
  padding: '4px 0 4px 20px',
  fontSize: '.8125rem',
  lineHeight: 1.3,
  textAlign: 'right',
  fontWeight: 500,
  borderRadius: 6,
  '& .name': { maxWidth: 150 },
  '& b': {
    width: 32,
    height: 32,
    borderRadius: '50%',
    background: theme.palette.surface.sunk,
    display: 'grid',
    placeItems: 'center',
    fontSize: '.75rem',
    fontWeight: 600,
  },
  [oneColumn]: {
    padding: 6,
    '& .name': { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
  },
}));

/** Who is signed in, as what, and the way out. */
export function PersonMenu() {
  const { session, membership } = usePlace();
  const logout = useLogout();
  const address = useAddress();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { name, jobTitle, email } = session.person;
  return (
    <>
      <Face
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <span className="name">
          {jobTitle || name}
          <Hidden>, your account</Hidden>
        </span>
        <b aria-hidden>{initials(jobTitle || name)}</b>
      </Face>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { sx: { minWidth: 240 } } }}
      >
        <li role="presentation">
          <Typography sx={{ px: 2, pt: 1, fontWeight: 600 }}>{name}</Typography>
          <Typography variant="body3" sx={{ px: 2, pb: 1, color: 'text.secondary' }}>
            {email}
            <br />
            {andList(membership.roles.map((role) => roleTitles[role]))}
          </Typography>
        </li>
        <MenuItem component={Link} to={address('/me')} onClick={() => setAnchor(null)}>
          My settings
        </MenuItem>
        <MenuItem onClick={() => logout()}>Sign out</MenuItem>
      </Menu>
    </>
  );
}
