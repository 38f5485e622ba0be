import MuiLink, { type LinkProps } from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import { usePlace } from '../app/session.js';

/** A path of this programme as an address that can be sent to a colleague. Full addresses stay as they are. */
export function useAddress(): (path: string) => string {
  const { programme } = usePlace();
  return (path) => (path.startsWith('/p/') ? path : `/p/${programme.slug}${path === '/' ? '' : path}`);
}

/** A link inside the programme. */
export function PlaceLink({ to, ...rest }: Omit<LinkProps, 'href'> & { to: string }) {
  const address = useAddress();
  return <MuiLink component={RouterLink} to={address(to)} {...rest} />;
}
