import { createHash, timingSafeEqual } from 'node:crypto';
import { record } from '../audit/audit.service.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { notFound, RevisitError } from '../errors/errors.js';
import { mayMove } from './mail.rules.js';
import type { MailRow } from './mail.service.js';
import { type ReturnReport, readReturnReport } from './return-report.js';

/**
 * Messages that a mail server took and brought back later. They arrive in the mailbox of MAIL_FROM; whatever looks after
 * that mailbox hands them to the portal.
 */
export class ReturnsService {
  constructor(
    private readonly database: Database,
    private readonly config: Pick<Config, 'MAIL_RETURNS_SECRET'>,
  ) {}

  /**
   * Notes that a message came back, or is delayed; once, however often it is handed over. Anything else changes nothing and
   * is no error, so that a whole mailbox can be handed over. The content is the message as it arrived.
   */
  async take(secret: string | undefined, content: Content<Uint8Array>): Promise<{ noted: boolean }> {
    this.mustKnow(secret);
    const report = await readReturnReport(content());
    if (!report) return { noted: false };
    const [whose] = await this.database.ask<{ programme_id: string | null }>(
      'SELECT programme_of_mail($1) AS programme_id',
      [report.mailId],
    );
    return { noted: whose?.programme_id ? await this.note(whose.programme_id, report) : false };
  }

  private mustKnow(secret: string | undefined): void {
    const { MAIL_RETURNS_SECRET } = this.config;
    if (!MAIL_RETURNS_SECRET) throw notFound('address');
    const hash = (text: string) => createHash('sha256').update(text).digest();
    if (!secret || !timingSafeEqual(hash(secret), hash(MAIL_RETURNS_SECRET)))
      throw new RevisitError(
        401,
        'wrong-secret',
        'Messages that came back are taken from whoever knows MAIL_RETURNS_SECRET. Send it as “Authorization: Bearer …”.',
        {},
        'warn',
      );
  }

  private note(programmeId: string, { mailId, outcome, reason }: ReturnReport): Promise<boolean> {
    return this.database.inProgramme(programmeId, async (tx) => {
      // Some come back before the worker has noted that the message left: after its try, then.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [mailId]);
      const [mail] = await tx.query<Pick<MailRow, 'state'>[]>(
        'SELECT state FROM mail WHERE id = $1 FOR UPDATE',
        [mailId],
      );
      if (!mail || !mayMove(mail.state, 'returned')) return false;
      if (outcome === 'delayed') {
        await tx.query('UPDATE mail SET answer = $2 WHERE id = $1', [mailId, `On its way. ${reason}`]);
        return true;
      }
      await tx.query(`UPDATE mail SET state = 'returned', answer = $2, ended_at = now() WHERE id = $1`, [
        mailId,
        reason,
      ]);
      await record(tx, { programmeId, personId: null }, 'mail.returned', { kind: 'mail', id: mailId });
      return true;
    });
  }
}
