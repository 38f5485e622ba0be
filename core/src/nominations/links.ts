import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import { type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { conflict, notFound, RevisitError } from '../errors/errors.js';
import { cancelMail } from '../mail/post-mail.js';
import { nomineeBrief } from '../mail/templates/nominee-brief.js';
import { nomineeInvitation } from '../mail/templates/nominee-invitation.js';
import { openDoor } from '../people/link-doors.js';
import { newToken, tokenHash } from '../people/secrets.js';
import { type LinkPurpose, type NomineeLinkState, nomineeLinkState } from './nominations.rules.js';

type Actor = Pick<Caller, 'programmeId' | 'personId'>;

/**
 * Days a link works. An answer is wanted soon, and a link that lives longer is one that nobody remembers having been sent.
 * A brief is read until the visit, which may be weeks after the list is approved; two months are one review round, and
 * after that its facts are worth sending anew.
 */
const daysOpen: Record<LinkPurpose, number> = { answer: 21, brief: 60 };

/** The message that took this link to its nominee, among all messages of the programme: `mail.once`. */
export const aboutLink = (linkId: string) => `nominee-link:${linkId}`;

const templates = { answer: nomineeInvitation, brief: nomineeBrief } as const;

export interface MadeLink {
  id: string;
  /** Known now and never again. */
  token: string;
  expiresAt: Date;
  lastDay: Day;
  /** Where it goes by mail: to the supporter, to be read together, where one has an address. */
  to: { name: string; address: string } | null;
  toSupporter: boolean;
  nominee: string;
}

/** A new link takes the older one's place. 409 when it is to go by mail and there is no address. */
export async function makeLink(
  tx: EntityManager,
  caller: Caller,
  wanted: { nomineeId: string; purpose: LinkPurpose; by: 'mail' | 'hand' },
): Promise<MadeLink> {
  const { nomineeId, purpose, by } = wanted;
  const reached = await reach(tx, nomineeId);
  if (by === 'mail' && !reached.to)
    throw conflict(
      'no-address',
      'There is no e-mail address for this person. Add one, or hand the link over yourself.',
    );
  await endLinks(tx, caller, nomineeId, 'replaced_at', purpose);
  const token = newToken();
  // The clock's own time: of two who wait for each other, the one who began first may come second.
  const [made] = await tx.query<{ id: string; expires_at: Date; last_day: Day }[]>(
    `INSERT INTO nominee_link (programme_id, nominee_id, purpose, token_hash, expires_at, goes_to, sent_by, made_by, created_at)
     VALUES ($1, $2, $3, $4, ($5::date + $6::integer + 1)::timestamp AT TIME ZONE 'Europe/London', $7, $8, $9, clock_timestamp())
     RETURNING id, expires_at, $5::date + $6::integer AS last_day`,
    [
      caller.programmeId,
      nomineeId,
      purpose,
      tokenHash(token),
      today(),
      daysOpen[purpose],
      reached.toSupporter ? 'supporter' : 'nominee',
      by,
      caller.personId,
    ],
  );
  if (!made) throw new Error('The link was not made.');
  return { ...reached, id: made.id, token, expiresAt: made.expires_at, lastDay: made.last_day };
}

/** No link of this person works any more, of one purpose or of all; what has not left by mail does not leave. */
export async function endLinks(
  tx: EntityManager,
  actor: Actor,
  nomineeId: string,
  why: 'replaced_at' | 'revoked_at',
  purpose?: LinkPurpose,
): Promise<void> {
  const [ended] = await tx.query<[{ id: string; purpose: LinkPurpose }[], number]>(
    `UPDATE nominee_link SET ${why} = now() WHERE nominee_id = $1 AND ($2::text IS NULL OR purpose = $2)
       AND answered_at IS NULL AND replaced_at IS NULL AND revoked_at IS NULL RETURNING id, purpose`,
    [nomineeId, purpose ?? null],
  );
  const action = why === 'revoked_at' ? 'nominee-link.revoked' : 'nominee-link.replaced';
  for (const { id, purpose: of } of ended)
    await record(tx, actor, action, { kind: 'nominee-link', id }, { nominee: nomineeId, purpose: of });
  for (const each of purpose ? [purpose] : (['answer', 'brief'] as const))
    await cancelMail(tx, {
      programmeId: actor.programmeId,
      about: { kind: 'nominee', id: nomineeId },
      template: templates[each].name,
      by: actor.personId,
    });
}

/** Whose answer is noted for all they were asked needs no link to answer by. */
export async function endIdleAnswer(tx: EntityManager, actor: Actor, nomineeId: string): Promise<void> {
  const asked = await tx.query<unknown[]>(
    `SELECT 1 FROM nomination WHERE nominee_id = $1 AND state = 'invited' LIMIT 1`,
    [nomineeId],
  );
  if (asked.length === 0) await endLinks(tx, actor, nomineeId, 'revoked_at', 'answer');
}

/** Who is to meet inspectors for no area any more needs no brief. */
export async function endIdleBrief(tx: EntityManager, actor: Actor, nomineeId: string): Promise<void> {
  const approved = await tx.query<unknown[]>(
    `SELECT 1 FROM nomination WHERE nominee_id = $1 AND state IN ('approved', 'briefed') LIMIT 1`,
    [nomineeId],
  );
  if (approved.length === 0) await endLinks(tx, actor, nomineeId, 'revoked_at', 'brief');
}

export interface OpenLink {
  id: string;
  programme_id: string;
  nominee_id: string;
  goes_to: 'nominee' | 'supporter';
  made_by: string;
  expires_at: Date;
}

const again = 'Ask whoever sent it to you for a new one.';
const newer = 'A newer link was sent to you. Please use the one in the latest message.';
const gone: Record<LinkPurpose, Record<Exclude<NomineeLinkState, 'open'>, string>> = {
  answer: {
    answered:
      'This link has been used: the answer has arrived. To change it, write to whoever sent you the link.',
    expired: `This link has run out. ${again}`,
    replaced: newer,
    revoked:
      'This link was taken back, and no answer is needed any more. Ask whoever sent it to you if you are unsure.',
  },
  brief: {
    answered: 'This link has been used.',
    expired: `This link has run out. ${again}`,
    replaced: newer,
    revoked:
      'This link was taken back, or the brief is no longer needed. Ask whoever sent it to you if you are unsure.',
  },
};

/** The refusal of somebody whose link does not work any more: so much and no more. */
export const linkGone = (purpose: LinkPurpose, state: Exclude<NomineeLinkState, 'open'>) =>
  new RevisitError(410, `link-${state}`, gone[purpose][state]);

/** Whose link this is. A token made for another purpose is one that nobody made. `source`: where the request came from. */
export const findLink = (database: Database, token: string, source: string, purpose: LinkPurpose) =>
  openDoor(database, { kind: 'nominee-link', source }, async () => {
    const [found] = await database.ask<{ programme_id: string; link_id: string; nominee_id: string }>(
      'SELECT * FROM nominee_link_for_token($1, $2)',
      [tokenHash(token), purpose],
    );
    return found;
  });

/** The link, if it works; 410 with the reason when it does not. */
export async function openLink(tx: EntityManager, linkId: string, purpose: LinkPurpose): Promise<OpenLink> {
  const [link] = await tx.query<(OpenLink & Parameters<typeof nomineeLinkState>[0])[]>(
    `SELECT *, answered_at IS NOT NULL AS answered, replaced_at IS NOT NULL AS replaced, revoked_at IS NOT NULL AS revoked,
       expires_at <= now() AS expired FROM nominee_link WHERE id = $1`,
    [linkId],
  );
  if (!link) throw new Error('The link that was just found is not there.');
  const state = nomineeLinkState(link);
  if (state !== 'open') throw linkGone(purpose, state);
  return link;
}

/** Name and job title of whoever sends something, as they are named to a nominee. */
export async function senderOf(
  tx: EntityManager,
  personId: string | null,
): Promise<{ name: string; jobTitle: string }> {
  const [from] = await tx.query<{ name: string; jobTitle: string }[]>(
    'SELECT name, job_title AS "jobTitle" FROM person WHERE id = $1',
    [personId],
  );
  if (!from) throw new Error('Whoever sends it is not there.');
  return from;
}

async function reach(
  tx: EntityManager,
  nomineeId: string,
): Promise<Pick<MadeLink, 'to' | 'toSupporter' | 'nominee'>> {
  const [row] = await tx.query<
    { name: string; email: string | null; supporter_name: string; supporter_email: string | null }[]
  >(
    `SELECT e.name, c.email, coalesce(c.supporter_name, '') AS supporter_name, c.supporter_email
     FROM nominee e LEFT JOIN nominee_contact c ON c.nominee_id = e.id WHERE e.id = $1`,
    [nomineeId],
  );
  if (!row) throw notFound('nomination');
  const { name, email, supporter_name: supporter, supporter_email: theirs } = row;
  const address = theirs ?? email;
  return {
    nominee: name,
    toSupporter: theirs !== null,
    to: address === null ? null : { name: theirs === null ? name : supporter || name, address },
  };
}
