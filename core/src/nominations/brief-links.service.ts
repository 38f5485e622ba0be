import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, notFound } from '../errors/errors.js';
import { postMail } from '../mail/post-mail.js';
import { nomineeBrief } from '../mail/templates/nominee-brief.js';
import type { Invited } from './invitations.service.js';
import { type HeldNomination, happened, holdNominations, moveNomination } from './life.js';
import { aboutLink, endLinks, type MadeLink, makeLink, senderOf } from './links.js';
import { ownPerson } from './nomination-moves.service.js';
import { isApproved } from './nominations.rules.js';
import { type NominationView, viewNominations } from './nominations.view.js';
import { takeTurns } from './nominees.js';
import { voiceOf } from './voices.js';

/** Giving a nominee their brief, by a link that needs no account and shows it as it is on the day it is opened. */
export class BriefLinksService {
  constructor(private readonly database: Database) {}

  /**
   * Sends the brief of all that the person is approved for, and marks that as briefed. The second time is one more link,
   * and the older one ends. 409 for somebody who is not approved.
   */
  async send(
    caller: Caller,
    nominationId: string,
    content: Content<{ by: 'mail' | 'hand' }>,
  ): Promise<Invited> {
    demand(caller, 'nominations.make');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await takeTurns(tx);
      const nomineeId = await ownPerson(tx, caller, nominationId);
      const theirs = await holdNominations(tx, 'n.nominee_id = $1', [nomineeId]);
      const approved = theirs.filter(({ state, erased }) => isApproved(state) && !erased);
      if (!approved.some(({ id }) => id === nominationId))
        throw conflict(
          'not-approved',
          'Only somebody who is approved is sent their brief. A senior officer approves who has accepted.',
        );
      const { by } = content();
      const link = await makeLink(tx, caller, { nomineeId, purpose: 'brief', by });
      const act = { id: crypto.randomUUID(), linkId: link.id };
      for (const each of approved) await brief(tx, caller, each, act);
      if (by === 'mail') await post(tx, caller, nomineeId, link, approved);
      return {
        nomination: await again(tx, caller, nominationId),
        token: by === 'hand' ? link.token : null,
        expiresAt: link.expiresAt,
      };
    });
  }

  /** The link stops working, and a message that has not left does not leave. Asking twice is one revocation. */
  async revoke(caller: Caller, nominationId: string): Promise<NominationView> {
    demand(caller, 'nominations.make');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await takeTurns(tx);
      const nomineeId = await ownPerson(tx, caller, nominationId);
      await endLinks(tx, caller, nomineeId, 'revoked_at', 'brief');
      return again(tx, caller, nominationId);
    });
  }
}

/** Who was briefed before stays so, with the new link. */
async function brief(
  tx: EntityManager,
  caller: Caller,
  nomination: HeldNomination,
  act: { id: string; linkId: string },
): Promise<void> {
  if (nomination.state !== 'briefed') {
    await moveNomination(tx, caller, nomination, 'brief', act);
    return;
  }
  await tx.query('UPDATE nomination SET version = version + 1 WHERE id = $1', [nomination.id]);
  await happened(tx, caller, nomination, 'brief-again', act);
}

/** The message names no area: what the person is approved for may change before it is read, and the link tells. */
async function post(
  tx: EntityManager,
  caller: Caller,
  nomineeId: string,
  link: MadeLink,
  nominations: HeldNomination[],
): Promise<void> {
  if (!link.to) throw new Error('There is nobody to write to.');
  const from = await senderOf(tx, caller.personId);
  await postMail(tx, {
    programmeId: caller.programmeId,
    to: link.to,
    template: nomineeBrief,
    values: {
      nominee: link.nominee,
      toSupporter: link.toSupporter,
      voice: voiceOf(nominations.map(({ sector }) => sector)),
      from: `${from.name}, ${from.jobTitle}`,
      lastDay: link.lastDay,
      token: link.token,
    },
    about: { kind: 'nominee', id: nomineeId },
    once: aboutLink(link.id),
    notAfter: link.expiresAt,
    postedBy: caller.personId,
  });
}

async function again(tx: EntityManager, caller: Caller, nominationId: string): Promise<NominationView> {
  const [nomination] = await viewNominations(tx, caller, { id: nominationId });
  if (!nomination) throw notFound('nomination');
  return nomination;
}
