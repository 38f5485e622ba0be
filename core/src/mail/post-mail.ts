import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { record } from '../audit/audit.service.js';
import { enqueue } from '../jobs/contracts.js';
import { sendMail } from './mail.jobs.js';
import type { MailState } from './mail.rules.js';
import type { MailTemplate } from './templates/template.js';

/** Everything about a message but what it says. */
export interface Envelope {
  programmeId: string;
  to: { name: string; address: string };
  /** The record it is about; by it the message is found, called off or erased again. */
  about?: { kind: string; id: string };
  /** Not before this instant; at once when it is not said. */
  notBefore?: Date;
  /** Not from this instant on, when the link in it has run out. */
  notAfter?: Date;
  /** Posted under the same word before: nothing is posted, and that message's id is given. */
  once?: string;
  /** Whose act it is; null or absent for the portal's own. */
  postedBy?: string | null;
}

export interface NewMail<Values extends z.ZodObject> extends Envelope {
  template: MailTemplate<Values>;
  values: z.input<Values>;
}

/**
 * Writes a message in the caller's own transaction: it leaves after the commit, and not at all when there is none.
 * The address must be an e-mail address and the values the template's; else it throws (ZodError).
 */
export async function postMail<Values extends z.ZodObject>(
  tx: EntityManager,
  mail: NewMail<Values>,
): Promise<{ mailId: string }> {
  const { programmeId, template, about, once } = mail;
  const address = z.email().parse(mail.to.address);
  const values: Record<string, unknown> = { ...template.values.parse(mail.values) };
  const secrets: Record<string, unknown> = {};
  for (const name of template.secrets) {
    secrets[name] = values[name];
    delete values[name];
  }
  const [row] = await tx.query<{ id: string }[]>(
    `INSERT INTO mail (programme_id, template, audience, to_name, to_address, values, secrets, about_kind, about_id, once, due_at, not_after, posted_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11, now()), $12, $13)
     ON CONFLICT (programme_id, once) DO NOTHING RETURNING id`,
    [
      programmeId,
      template.name,
      template.audience,
      mail.to.name.replace(/\s+/g, ' ').trim(),
      address,
      JSON.stringify(values),
      template.secrets.length > 0 ? JSON.stringify(secrets) : null,
      about?.kind ?? null,
      about?.id ?? null,
      once ?? null,
      mail.notBefore ?? null,
      mail.notAfter ?? null,
      mail.postedBy ?? null,
    ],
  );
  if (!row) return { mailId: await postedBefore(tx, programmeId, once ?? '') };
  await record(
    tx,
    { programmeId, personId: mail.postedBy ?? null },
    'mail.posted',
    { kind: 'mail', id: row.id },
    { template: template.name, ...(about && { about: about.id }) },
  );
  // What is due later is found by the clock of the workers.
  if (!mail.notBefore || mail.notBefore <= new Date())
    await enqueue(tx, sendMail, {
      programmeId,
      subjectId: row.id,
      payload: { programmeId, mailId: row.id },
      requestedBy: null,
    });
  return { mailId: row.id };
}

async function postedBefore(tx: EntityManager, programmeId: string, once: string): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    'SELECT id FROM mail WHERE programme_id = $1 AND once = $2',
    [programmeId, once],
  );
  if (!row) throw new Error('A message of the same word is neither there nor can it be posted.');
  return row.id;
}

/** Messages about one record. */
interface Wanted {
  programmeId: string;
  about: { kind: string; id: string };
  template?: string;
  /** Whose act it is. */
  by?: string | null;
}

const content = 'to_name = NULL, to_address = NULL, values = NULL, secrets = NULL, cleared_at = now()';

/**
 * Calls off what has not left yet about a record, of one template or of all, and erases what it said, also of what stopped on
 * its way: it is nobody's concern any more. What the mail server is taking at this moment can't be called back. Returns how
 * many were called off.
 */
export async function cancelMail(tx: EntityManager, wanted: Wanted): Promise<number> {
  const { programmeId, about } = wanted;
  const [rows] = await tx.query<[{ id: string }[], number]>(
    `UPDATE mail SET state = 'cancelled', ended_at = now(), ${content}
     WHERE programme_id = $1 AND about_kind = $2 AND about_id = $3 AND ($4::text IS NULL OR template = $4)
       AND (state IN ('waiting', 'kept', 'failed') OR (state = 'sending' AND handed_over_at IS NULL)) RETURNING id`,
    [programmeId, about.kind, about.id, wanted.template ?? null],
  );
  for (const { id } of rows)
    await record(tx, { programmeId, personId: wanted.by ?? null }, 'mail.cancelled', { kind: 'mail', id });
  await erase(tx, wanted, ['refused', 'unsure', 'returned']);
  return rows.length;
}

/** Calls off what has not left, and erases name, address and words of all there ever was about a record. */
export async function eraseMail(tx: EntityManager, wanted: Wanted): Promise<void> {
  await cancelMail(tx, wanted);
  await erase(tx, wanted, ['sent', 'returned', 'cancelled']);
}

async function erase(tx: EntityManager, wanted: Wanted, states: MailState[]): Promise<void> {
  const { programmeId, about } = wanted;
  const [rows] = await tx.query<[{ id: string }[], number]>(
    `UPDATE mail SET ${content}, answer = NULL
     WHERE programme_id = $1 AND about_kind = $2 AND about_id = $3 AND ($4::text IS NULL OR template = $4)
       AND (cleared_at IS NULL OR answer IS NOT NULL) AND state = ANY($5::text[]) RETURNING id`,
    [programmeId, about.kind, about.id, wanted.template ?? null, states],
  );
  for (const { id } of rows)
    await record(tx, { programmeId, personId: wanted.by ?? null }, 'mail.erased', { kind: 'mail', id });
}
