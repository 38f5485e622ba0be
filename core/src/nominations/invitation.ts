import { postMail } from '../mail/post-mail.js';
import { nomineeInvitation } from '../mail/templates/nominee-invitation.js';
import { happened, moveNomination } from './life.js';
import type { LinkKind } from './nominee-links.service.js';

/**
 * Asks the person for this nomination, for whatever else they are put forward for by then and were not asked, and once more
 * for what they have not answered.
 */
export const invitation: LinkKind = {
  purpose: 'answer',

  concerns: (state) => state === 'invited',

  about: (theirs, nominationId) =>
    theirs.filter(({ id, state }) => state === 'nominated' || state === 'invited' || id === nominationId),

  /** A reminder leaves the state as it is, with the new link. */
  async sent(tx, caller, nomination, act) {
    if (nomination.state !== 'invited') {
      await moveNomination(tx, caller, nomination, 'invite', act);
      return;
    }
    await tx.query('UPDATE nomination SET invitation_id = $2, version = version + 1 WHERE id = $1', [
      nomination.id,
      act.linkId,
    ]);
    await happened(tx, caller, nomination, 'invite-again', act);
  },

  async post(tx, envelope, said, nominations) {
    const areas = await tx.query<{ number: number; title: string }[]>(
      'SELECT number, title FROM area WHERE id = ANY($1::uuid[]) ORDER BY number',
      [nominations.map((each) => each.area_id)],
    );
    const values = { ...said, areas: areas.map(({ number, title }) => `Area ${number}: ${title}`) };
    return postMail(tx, { ...envelope, template: nomineeInvitation, values });
  },
};
