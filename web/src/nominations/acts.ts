import { isApproved } from '@revisit/core/shared';
import type { Nomination } from '../types.js';

/** Whether a message can reach the person: there is an address, or whoever looks may not see whether there is. */
export const isReached = ({ nominee: { contact, mayContact } }: Nomination): boolean =>
  Boolean(contact?.email || contact?.supporterEmail || !mayContact);

/** Whether this person may send the brief: to who is approved, by whom the nomination is acted on. */
export const mayBrief = ({ state, may }: Nomination): boolean =>
  isApproved(state) && may.includes('withdraw');
