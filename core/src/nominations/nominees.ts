import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { reachOf } from '../access/permissions.js';

export interface NomineeDetails {
  name: string;
  jobTitle: string;
  organisation: string;
  email?: string;
  phone?: string;
  /** Somebody who reads messages with them and is written to in their place. */
  supporterName?: string;
  supporterEmail?: string;
}

const forms = /^(mr|mrs|ms|miss|mx|dr|prof|professor|cllr|councillor|sir|dame)\s+/;

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Name and organisation as they are compared: accents, case, marks and forms of address aside. */
export const alikeKey = (name: string, organisation: string): string =>
  `${fold(name).replace(forms, '')} | ${fold(organisation)}`;

/**
 * Whoever writes about nominees or nominations of this programme takes turns with all others who do, and takes the turn
 * before anything else. Which rows such an act holds can't be told beforehand: a deputy moves up and brings deputies, and a
 * row written twice has its foreign keys checked, which holds the person and whoever they stand in for. Rows held one after
 * the other would sooner or later be held in a ring; of people put forward there are too few for a turn to be waited for.
 */
export const takeTurns = (tx: EntityManager): Promise<unknown> =>
  tx.query(`SELECT pg_advisory_xact_lock(hashtext('revisit.nominees.' || current_programme()))`);

interface Known {
  id: string;
  email: string | null;
  has_contact: boolean;
}

/**
 * The row of this person: the one they have already, or a new one. Their own address tells who they are; without
 * one on either side, the same name in the same organisation does. Two addresses are two people. A contact that comes with the
 * name of somebody the caller can't see makes a person of its own: a name is easily guessed, and whoever gives a contact
 * answers for the person from then on.
 */
export async function recognise(
  tx: EntityManager,
  caller: Caller,
  details: NomineeDetails,
): Promise<{ id: string; known: boolean }> {
  await takeTurns(tx);
  const email = details.email?.toLowerCase() ?? null;
  const alike = alikeKey(details.name, details.organisation);
  const found = await tx.query<Known[]>(
    `SELECT e.id, c.email, c.nominee_id IS NOT NULL AS has_contact
     FROM nominee e LEFT JOIN nominee_contact c ON c.nominee_id = e.id
     WHERE e.programme_id = $1 AND e.erased_at IS NULL AND (c.email = $3 OR (e.alike = $2 AND ($4 OR EXISTS (
       SELECT 1 FROM nomination n WHERE n.nominee_id = e.id AND (n.area_id = ANY($5::uuid[]) OR n.nominated_by = $6)))))
     ORDER BY (c.email = $3) DESC NULLS LAST, e.created_at`,
    [
      caller.programmeId,
      alike,
      email,
      reachOf(caller.roles, 'nominations.read') === 'all' || !hasContact(details),
      caller.areaIds,
      caller.personId,
    ],
  );
  const known = found.find((each) => (email !== null && each.email === email) || !email || !each.email);
  const id = known?.id ?? crypto.randomUUID();
  if (!known)
    await tx.query(
      'INSERT INTO nominee (id, programme_id, name, job_title, organisation, alike, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [id, caller.programmeId, details.name, details.jobTitle, details.organisation, alike, caller.personId],
    );
  if (!known?.has_contact && hasContact(details)) await saveContact(tx, caller, id, details);
  return { id, known: known !== undefined };
}

const hasContact = ({ email, phone, supporterName, supporterEmail }: NomineeDetails): boolean =>
  Boolean(email ?? phone ?? supporterName ?? supporterEmail);

/** The contact as it is from now on; whoever gave it last answers for it. */
export async function saveContact(
  tx: EntityManager,
  caller: Caller,
  nomineeId: string,
  details: Pick<NomineeDetails, 'email' | 'phone' | 'supporterName' | 'supporterEmail'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO nominee_contact (nominee_id, programme_id, email, phone, supporter_name, supporter_email, given_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (nominee_id) DO UPDATE SET email = excluded.email, phone = excluded.phone, supporter_name = excluded.supporter_name,
       supporter_email = excluded.supporter_email, given_by = excluded.given_by,
       version = nominee_contact.version + 1, changed_at = now()`,
    [
      nomineeId,
      caller.programmeId,
      details.email?.toLowerCase() || null,
      details.phone ?? '',
      details.supporterName ?? '',
      details.supporterEmail?.toLowerCase() || null,
      caller.personId,
    ],
  );
}
