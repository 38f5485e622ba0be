import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import { type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, notFound } from '../errors/errors.js';
import { cancelMail, postMail } from '../mail/post-mail.js';
import { nomineeInvitation } from '../mail/templates/nominee-invitation.js';
import { newToken, tokenHash } from '../people/secrets.js';
import { type HeldNomination, happened, holdNominations, moveNomination } from './life.js';
import { holdOwn } from './nomination-moves.service.js';
import { type NominationView, viewNominations } from './nominations.view.js';
import { takeTurns } from './nominees.js';
import { voiceOf } from './voices.js';

export interface Invited {
  nomination: NominationView;
  /** The link's token, once, for whoever hands it over; null when it went by mail. */
  token: string | null;
  expiresAt: Date;
}

/** A link that lives longer is one that nobody remembers having been sent. */
const daysOpen = 21;

interface Reached {
  name: string;
  email: string | null;
  supporter_name: string;
  supporter_email: string | null;
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
      const nomineeId = await nomineeOf(tx, caller, nominationId);
      await takeTurns(tx);
      const wanted = await holdOwn(tx, caller, nominationId);
      const theirs = await holdNominations(tx, 'n.nominee_id = $1', [nomineeId]);
      const asked = theirs.filter(
        ({ id, state }) => state === 'nominated' || state === 'invited' || id === wanted.id,
      );
      const { by } = content();
      const reached = await reach(tx, nomineeId);
      const address = reached.supporter_email ?? reached.email;
      if (by === 'mail' && !address)
        throw conflict(
          'no-address',
          'There is no e-mail address for this person. Add one, or hand the link over yourself.',
        );
      await endLinks(tx, caller, nomineeId, 'replaced_at');
      const link = await this.makeLink(tx, caller, nomineeId, by, Boolean(reached.supporter_email));
      const actId = crypto.randomUUID();
      for (const each of asked) await ask(tx, caller, each, link.id, actId);
      if (by === 'mail' && address)
        await post(tx, caller, { nomineeId, reached, address, link, nominations: asked });
      const [nomination] = await viewNominations(tx, caller, { id: nominationId });
      if (!nomination) throw notFound('nomination');
      return { nomination, token: by === 'hand' ? link.token : null, expiresAt: link.expiresAt };
    });
  }

  /** The link stops working, and a message that has not left does not leave. Asking twice is one revocation. */
  async revoke(caller: Caller, nominationId: string): Promise<NominationView> {
    demand(caller, 'nominations.make');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const nomineeId = await nomineeOf(tx, caller, nominationId);
      await takeTurns(tx);
      await holdOwn(tx, caller, nominationId);
      await endLinks(tx, caller, nomineeId, 'revoked_at');
      const [nomination] = await viewNominations(tx, caller, { id: nominationId });
      if (!nomination) throw notFound('nomination');
      return nomination;
    });
  }

  private async makeLink(
    tx: EntityManager,
    caller: Caller,
    nomineeId: string,
    sentBy: 'mail' | 'hand',
    toSupporter: boolean,
  ) {
    const token = newToken();
    const [made] = await tx.query<{ id: string; expires_at: Date; last_day: Day }[]>(
      `INSERT INTO nominee_invitation (programme_id, nominee_id, token_hash, expires_at, goes_to, sent_by, made_by)
       VALUES ($1, $2, $3, ($4::date + $5::integer + 1)::timestamp AT TIME ZONE 'Europe/London', $6, $7, $8)
       RETURNING id, expires_at, $4::date + $5::integer AS last_day`,
      [
        caller.programmeId,
        nomineeId,
        tokenHash(token),
        today(),
        daysOpen,
        toSupporter ? 'supporter' : 'nominee',
        sentBy,
        caller.personId,
      ],
    );
    if (!made) throw new Error('The link was not made.');
    return { id: made.id, token, expiresAt: made.expires_at, lastDay: made.last_day, toSupporter };
  }
}

/** No link of this person works any more, for the reason that the column names. */
export async function endLinks(
  tx: EntityManager,
  actor: Pick<Caller, 'programmeId' | 'personId'>,
  nomineeId: string,
  why: 'replaced_at' | 'revoked_at',
): Promise<void> {
  const [ended] = await tx.query<[{ id: string }[], number]>(
    `UPDATE nominee_invitation SET ${why} = now()
     WHERE nominee_id = $1 AND answered_at IS NULL AND replaced_at IS NULL AND revoked_at IS NULL RETURNING id`,
    [nomineeId],
  );
  const action = why === 'revoked_at' ? 'nominee-link.revoked' : 'nominee-link.replaced';
  for (const { id } of ended)
    await record(tx, actor, action, { kind: 'nominee-link', id }, { nominee: nomineeId });
  await cancelMail(tx, {
    programmeId: actor.programmeId,
    about: { kind: 'nominee', id: nomineeId },
    template: nomineeInvitation.name,
    by: actor.personId,
  });
}

/** A reminder leaves the state as it is, with the new link. */
async function ask(
  tx: EntityManager,
  caller: Caller,
  nomination: HeldNomination,
  invitationId: string,
  actId: string,
): Promise<void> {
  if (nomination.state !== 'invited') {
    await moveNomination(tx, caller, nomination, 'invite', { id: actId, invitationId });
    return;
  }
  await tx.query('UPDATE nomination SET invitation_id = $2, version = version + 1 WHERE id = $1', [
    nomination.id,
    invitationId,
  ]);
  await happened(tx, caller, nomination, 'invite-again', actId);
}

async function post(
  tx: EntityManager,
  caller: Caller,
  invitation: {
    nomineeId: string;
    reached: Reached;
    address: string;
    link: { token: string; lastDay: Day; toSupporter: boolean };
    nominations: HeldNomination[];
  },
): Promise<void> {
  const { nomineeId, reached, address, link, nominations } = invitation;
  const [from] = await tx.query<{ name: string; jobTitle: string }[]>(
    'SELECT name, job_title AS "jobTitle" FROM person WHERE id = $1',
    [caller.personId],
  );
  const areas = await tx.query<{ number: number; title: string }[]>(
    'SELECT number, title FROM area WHERE id = ANY($1::uuid[]) ORDER BY number',
    [nominations.map((each) => each.area_id)],
  );
  if (!from) throw new Error('Whoever asks is not there.');
  await postMail(tx, {
    programmeId: caller.programmeId,
    to: { name: link.toSupporter ? reached.supporter_name || reached.name : reached.name, address },
    template: nomineeInvitation,
    values: {
      nominee: reached.name,
      toSupporter: link.toSupporter,
      voice: voiceOf(nominations.map(({ sector }) => sector)),
      from: `${from.name}, ${from.jobTitle}`,
      areas: areas.map(({ number, title }) => `Area ${number}: ${title}`),
      lastDay: link.lastDay,
      token: link.token,
    },
    about: { kind: 'nominee', id: nomineeId },
    postedBy: caller.personId,
  });
}

async function nomineeOf(tx: EntityManager, caller: Caller, nominationId: string): Promise<string> {
  const [seen] = await viewNominations(tx, caller, { id: nominationId });
  if (!seen) throw notFound('nomination');
  return seen.nominee.id;
}

async function reach(tx: EntityManager, nomineeId: string): Promise<Reached> {
  const [row] = await tx.query<Reached[]>(
    `SELECT e.name, c.email, coalesce(c.supporter_name, '') AS supporter_name, c.supporter_email
     FROM nominee e LEFT JOIN nominee_contact c ON c.nominee_id = e.id WHERE e.id = $1`,
    [nomineeId],
  );
  if (!row) throw notFound('nomination');
  return row;
}
