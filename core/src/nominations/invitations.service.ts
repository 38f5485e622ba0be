import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { notFound } from '../errors/errors.js';
import { postMail } from '../mail/post-mail.js';
import { nomineeInvitation } from '../mail/templates/nominee-invitation.js';
import { type HeldNomination, happened, holdNominations, moveNomination } from './life.js';
import { aboutLink, endLinks, type MadeLink, makeLink, senderOf } from './links.js';
import { ownPerson } from './nomination-moves.service.js';
import { type NominationView, viewNominations } from './nominations.view.js';
import { takeTurns } from './nominees.js';
import { voiceOf } from './voices.js';

export interface Invited {
  nomination: NominationView;
  /** The link's token, once, for whoever hands it over; null when it went by mail. */
  token: string | null;
  expiresAt: Date;
}

/** Asking a nominee, by a link that needs no account. One link a person: a newer one takes the older one's place. */
export class NominationInvitationsService {
  constructor(private readonly database: Database) {}

  /**
   * Asks the person for this nomination, for whatever else they are put forward for by then and were not asked, and
   * once more for what they have not answered. The second time is a reminder, with a new link.
   */
  async invite(
    caller: Caller,
    nominationId: string,
    content: Content<{ by: 'mail' | 'hand' }>,
  ): Promise<Invited> {
    demand(caller, 'nominations.make');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await takeTurns(tx);
      const nomineeId = await ownPerson(tx, caller, nominationId);
      const theirs = await holdNominations(tx, 'n.nominee_id = $1', [nomineeId]);
      const asked = theirs.filter(
        ({ id, state }) => state === 'nominated' || state === 'invited' || id === nominationId,
      );
      const { by } = content();
      const link = await makeLink(tx, caller, { nomineeId, purpose: 'answer', by });
      const actId = crypto.randomUUID();
      for (const each of asked) await ask(tx, caller, each, link.id, actId);
      if (by === 'mail') await post(tx, caller, nomineeId, link, asked);
      const [nomination] = await viewNominations(tx, caller, { id: nominationId });
      if (!nomination) throw notFound('nomination');
      return { nomination, token: by === 'hand' ? link.token : null, expiresAt: link.expiresAt };
    });
  }

  /** The link stops working, and a message that has not left does not leave. Asking twice is one revocation. */
  async revoke(caller: Caller, nominationId: string): Promise<NominationView> {
    demand(caller, 'nominations.make');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await takeTurns(tx);
      const nomineeId = await ownPerson(tx, caller, nominationId);
      await endLinks(tx, caller, nomineeId, 'revoked_at', 'answer');
      const [nomination] = await viewNominations(tx, caller, { id: nominationId });
      if (!nomination) throw notFound('nomination');
      return nomination;
    });
  }
}

/** A reminder leaves the state as it is, with the new link. */
async function ask(
  tx: EntityManager,
  caller: Caller,
  nomination: HeldNomination,
  linkId: string,
  actId: string,
): Promise<void> {
  if (nomination.state !== 'invited') {
    await moveNomination(tx, caller, nomination, 'invite', { id: actId, linkId });
    return;
  }
  await tx.query('UPDATE nomination SET invitation_id = $2, version = version + 1 WHERE id = $1', [
    nomination.id,
    linkId,
  ]);
  await happened(tx, caller, nomination, 'invite-again', { id: actId, linkId });
}

async function post(
  tx: EntityManager,
  caller: Caller,
  nomineeId: string,
  link: MadeLink,
  nominations: HeldNomination[],
): Promise<void> {
  if (!link.to) throw new Error('There is nobody to write to.');
  const from = await senderOf(tx, caller.personId);
  const areas = await tx.query<{ number: number; title: string }[]>(
    'SELECT number, title FROM area WHERE id = ANY($1::uuid[]) ORDER BY number',
    [nominations.map((each) => each.area_id)],
  );
  await postMail(tx, {
    programmeId: caller.programmeId,
    to: link.to,
    template: nomineeInvitation,
    values: {
      nominee: link.nominee,
      toSupporter: link.toSupporter,
      voice: voiceOf(nominations.map(({ sector }) => sector)),
      from: `${from.name}, ${from.jobTitle}`,
      areas: areas.map(({ number, title }) => `Area ${number}: ${title}`),
      lastDay: link.lastDay,
      token: link.token,
    },
    about: { kind: 'nominee', id: nomineeId },
    once: aboutLink(link.id),
    notAfter: link.expiresAt,
    postedBy: caller.personId,
  });
}
