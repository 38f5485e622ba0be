import { conflict } from '../errors/errors.js';
import { postMail } from '../mail/post-mail.js';
import { nomineeBrief } from '../mail/templates/nominee-brief.js';
import { happened, moveNomination } from './life.js';
import { isApproved } from './nominations.rules.js';
import type { LinkKind } from './nominee-links.service.js';

/** Gives the person their brief of all that they are approved for, as it is on the day it is opened, and marks that as briefed. */
export const briefLink: LinkKind = {
  purpose: 'brief',

  concerns: isApproved,

  about(theirs, nominationId) {
    const approved = theirs.filter(({ state, erased }) => isApproved(state) && !erased);
    if (!approved.some(({ id }) => id === nominationId))
      throw conflict(
        'not-approved',
        'Only somebody who is approved is sent their brief. A senior officer approves who has accepted.',
      );
    return approved;
  },

  /** Who was briefed before stays so, with the new link. */
  async sent(tx, caller, nomination, act) {
    if (nomination.state !== 'briefed') {
      await moveNomination(tx, caller, nomination, 'brief', act);
      return;
    }
    await tx.query('UPDATE nomination SET version = version + 1 WHERE id = $1', [nomination.id]);
    await happened(tx, caller, nomination, 'brief-again', act);
  },

  /** The message names no area: what the person is approved for may change before it is read, and the link tells. */
  post: (tx, envelope, said) => postMail(tx, { ...envelope, template: nomineeBrief, values: said }),
};
