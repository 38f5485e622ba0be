import type { Action } from '../types.js';
import { dayOfMoment, showDay } from '../ui/format.js';
import { Notice } from '../ui/Notice.js';
import { PlaceLink } from '../ui/PlaceLink.js';

/** An action that waits for a senior officer's signature. */
export const SignOffNote = ({ signOff }: { signOff: NonNullable<Action['signOff']> }) => (
  <Notice title={`Proposed as ${signOff.label}, and not signed yet.`}>
    The {signOff.proposedBy} said on {showDay(dayOfMoment(signOff.proposedAt))}: “{signOff.comment}” A senior
    officer decides under <PlaceLink to={`/sign-offs#${signOff.id}`}>To sign</PlaceLink>. Another rating takes
    the proposal back.
  </Notice>
);
