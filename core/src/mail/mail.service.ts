import type { EntityManager } from 'typeorm';
import { record } from '../audit/audit.service.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import { enqueue } from '../jobs/contracts.js';
import { sendMail } from './mail.jobs.js';
import { type MailState, mayMove, pauseAfter } from './mail.rules.js';
import { renderMail } from './render.js';
import { type Delivery, type Letter, Smtp } from './smtp.js';
import { templateOf } from './templates/index.js';
import type { Audience } from './templates/template.js';

export type MailConfig = Pick<
  Config,
  'SMTP_URL' | 'SMTP_TLS' | 'MAIL_FROM' | 'MAIL_REPLY_TO' | 'REVISIT_PUBLIC_URL' | 'PORT'
>;

export interface MailRow {
  id: string;
  template: string;
  audience: Audience;
  to_name: string | null;
  to_address: string | null;
  values: Record<string, unknown> | null;
  secrets: Record<string, string> | null;
  about_kind: string | null;
  about_id: string | null;
  state: MailState;
  due_at: Date;
  not_after: Date | null;
  tries: number;
  handed_over_at: Date | null;
  answer: string | null;
  posted_at: Date;
  ended_at: Date | null;
  cleared_at: Date | null;
}

/** How long what a message said can be read after it ended, in days. */
const keptDays: Record<Audience, number> = { member: 30, outsider: 14 };

const erased = 'to_name = NULL, to_address = NULL, values = NULL, secrets = NULL, cleared_at = now()';

/** Where links in messages lead. */
export const originOf = (config: Pick<Config, 'REVISIT_PUBLIC_URL' | 'PORT'>): string =>
  (config.REVISIT_PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/+$/, '');

/** Takes messages to the mail server, for the workers. Without a mail server they stay in the portal. */
export class MailService {
  private readonly smtp: Smtp | null;

  constructor(
    private readonly database: Database,
    private readonly config: MailConfig,
    smtp?: Smtp,
  ) {
    const { SMTP_URL } = config;
    this.smtp = smtp ?? (SMTP_URL ? new Smtp({ ...config, SMTP_URL }) : null);
  }

  /**
   * One try at one message. Safe to run twice: two workers take turns, and one that finds that another died after the
   * last byte went out sends nothing and says that it does not know (`unsure`).
   */
  async send(programmeId: string, mailId: string, now = new Date()): Promise<void> {
    await this.database.inProgramme(programmeId, async (turn) => {
      // Held by this connection until the try is over, or until the process that holds it is gone.
      await turn.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [mailId]);
      const mail = await this.begin(programmeId, mailId, now);
      if (!mail) return;
      const smtp = this.smtp;
      if (!smtp) return this.end(programmeId, mail, { state: 'kept' });
      const letter = await this.letter(programmeId, mail);
      if (!letter) return this.end(programmeId, mail, { state: 'failed', answer: 'Its words are gone.' });
      const delivery = await smtp.deliver(letter, () => this.handOver(programmeId, mailId));
      await this.conclude(programmeId, mail, delivery, now);
    });
  }

  /** Asks for a try at every message that is due and that no job is about. Returns how many. */
  async putDue(programmeId: string, now = new Date()): Promise<number> {
    return this.database.inProgramme(programmeId, async (tx) => {
      const due = await tx.query<{ id: string }[]>(
        `SELECT m.id FROM mail m WHERE m.programme_id = $1 AND ((m.state = 'waiting' AND m.due_at <= $2) OR m.state = 'sending')
           AND NOT EXISTS (SELECT 1 FROM job j WHERE j.programme_id = $1 AND j.name = $3 AND j.subject_id = m.id AND j.state IN ('due', 'queued'))
         ORDER BY m.due_at LIMIT 500`,
        [programmeId, now, sendMail.name],
      );
      for (const { id } of due)
        await enqueue(tx, sendMail, {
          programmeId,
          subjectId: id,
          payload: { programmeId, mailId: id },
          requestedBy: null,
        });
      return due.length;
    });
  }

  /**
   * Erases what ended messages said, to whom, when their time is over. It waits for nobody: a message that somebody holds is
   * left for the next time, so that an erasure and this chore never wait for each other.
   */
  async forgetOld(programmeId: string, now = new Date()): Promise<void> {
    await this.database.inProgramme(programmeId, (tx) =>
      tx.query(
        `UPDATE mail SET ${erased} WHERE id IN (
           SELECT id FROM mail WHERE programme_id = $1 AND cleared_at IS NULL
             AND ended_at < $2::timestamptz - CASE audience WHEN 'outsider' THEN $3::int ELSE $4::int END * interval '1 day'
           FOR UPDATE SKIP LOCKED)`,
        [programmeId, now, keptDays.outsider, keptDays.member],
      ),
    );
  }

  /** The job will not be begun again: the message says so. */
  async giveUp(programmeId: string, mailId: string, sentence: string): Promise<void> {
    await this.database.inProgramme(programmeId, async (tx) => {
      const mail = await lock(tx, mailId);
      if (mail?.state === 'sending')
        await this.write(tx, programmeId, mail, {
          state: mail.handed_over_at ? 'unsure' : 'failed',
          answer: sentence,
        });
    });
  }

  /** The message, marked as being sent; null when there is nothing (more) to send. */
  private begin(programmeId: string, mailId: string, now: Date): Promise<MailRow | null> {
    return this.database.inProgramme(programmeId, async (tx) => {
      const mail = await lock(tx, mailId);
      if (!mail) return null;
      if (mail.state === 'sending' && mail.handed_over_at) {
        await this.write(tx, programmeId, mail, { state: 'unsure' });
        return null;
      }
      if (mail.state !== 'sending' && !(mail.state === 'waiting' && mail.due_at <= now)) return null;
      await tx.query(`UPDATE mail SET state = 'sending', tries = tries + 1 WHERE id = $1`, [mailId]);
      if (tooLate(mail, now)) {
        await this.write(tx, programmeId, mail, { state: 'cancelled' });
        return null;
      }
      return { ...mail, state: 'sending', tries: mail.tries + 1 };
    });
  }

  /** Committed before the last byte goes out. Throws when the message was called off meanwhile. */
  private async handOver(programmeId: string, mailId: string): Promise<void> {
    await this.database.inProgramme(programmeId, async (tx) => {
      const [, marked] = await tx.query<[unknown, number]>(
        `UPDATE mail SET handed_over_at = now() WHERE id = $1 AND state = 'sending'`,
        [mailId],
      );
      if (marked !== 1) throw new Error('The message was called off.');
    });
  }

  private async letter(programmeId: string, mail: MailRow): Promise<Letter | null> {
    const template = templateOf(mail.template);
    const { to_name: name, to_address: address, values } = mail;
    if (!template || name === null || address === null || values === null) return null;
    const programme = await this.database.inProgramme(programmeId, (tx) => programmeOf(tx, programmeId));
    const rendered = renderMail(
      template,
      { ...values, ...mail.secrets },
      { to: { name }, programme, origin: originOf(this.config) },
    );
    return { ...rendered, id: mail.id, to: { name, address } };
  }

  private async conclude(programmeId: string, mail: MailRow, delivery: Delivery, now: Date): Promise<void> {
    const answer = withoutAddress(delivery.answer, mail.to_address ?? '');
    switch (delivery.outcome) {
      case 'accepted':
        return this.end(programmeId, mail, { state: 'sent', answer });
      case 'refused':
        return this.end(programmeId, mail, { state: 'refused', answer });
      case 'unknown':
        return this.end(programmeId, mail, { state: 'unsure', answer });
      case 'later': {
        const pause = pauseAfter(mail.tries);
        if (pause === null) return this.end(programmeId, mail, { state: 'failed', answer });
        const dueAt = new Date(now.getTime() + pause * 60_000);
        return this.end(programmeId, mail, { state: 'waiting', answer, dueAt });
      }
    }
  }

  private end(programmeId: string, mail: MailRow, became: Became): Promise<void> {
    return this.database.inProgramme(programmeId, (tx) => this.write(tx, programmeId, mail, became));
  }

  private async write(tx: EntityManager, programmeId: string, mail: MailRow, became: Became): Promise<void> {
    const { state, answer = null, dueAt = null } = became;
    if (!mayMove('sending', state)) throw new Error(`No message becomes ${state} so.`);
    // An outsider's message has done its work when it has left; a link in any message works from then on from there alone.
    const gone =
      state === 'cancelled' || (state === 'sent' && mail.audience === 'outsider')
        ? `, ${erased}`
        : state === 'sent'
          ? ', secrets = NULL'
          : '';
    const [, changed] = await tx.query<[unknown, number]>(
      `UPDATE mail SET state = $2, answer = coalesce($3, answer), due_at = coalesce($4, due_at), handed_over_at = NULL,
         ended_at = CASE WHEN $2 = 'waiting' THEN NULL ELSE now() END${gone} WHERE id = $1 AND state = 'sending'`,
      [mail.id, state, answer, dueAt],
    );
    if (changed === 1 && state !== 'waiting')
      await record(tx, { programmeId, personId: null }, `mail.${state}`, { kind: 'mail', id: mail.id });
  }
}

/** What the message links to does not work any more. */
export const tooLate = ({ not_after: last }: Pick<MailRow, 'not_after'>, now: Date): boolean =>
  last !== null && last <= now;

interface Became {
  state: MailState;
  answer?: string;
  dueAt?: Date;
}

export async function programmeOf(
  tx: EntityManager,
  programmeId: string,
): Promise<{ name: string; slug: string }> {
  const [row] = await tx.query<{ name: string; slug: string }[]>(
    'SELECT name, slug FROM programme WHERE id = $1',
    [programmeId],
  );
  if (!row) throw new Error('The programme of a message is not there.');
  return row;
}

async function lock(tx: EntityManager, mailId: string): Promise<MailRow | undefined> {
  const [row] = await tx.query<MailRow[]>('SELECT * FROM mail WHERE id = $1 FOR UPDATE', [mailId]);
  return row;
}

/** Mail servers like to repeat the address; it is not kept twice, and not where more people read. */
function withoutAddress(answer: string, address: string): string {
  const plain = answer.replace(/\s+/g, ' ').trim().slice(0, 500);
  if (address === '') return plain;
  return plain.replaceAll(new RegExp(address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), 'the address');
}
