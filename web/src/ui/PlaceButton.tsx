import Button, { type ButtonProps } from '@mui/material/Button';
import { Link as RouterLink } from 'react-router';
import { useAddress } from './PlaceLink.js';

/** A button that goes to a page of this programme. */
export function PlaceButton({ to, ...rest }: Omit<ButtonProps, 'href'> & { to: string }) {
  const address = useAddress();
  return <Button component={RouterLink} to={address(to)} {...rest} />;
}
