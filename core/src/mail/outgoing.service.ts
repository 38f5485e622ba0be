import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import { conflict, notFound } from '../errors/errors.js';
import { enqueue } from '../jobs/contracts.js';
import { sendMail } from './mail.jobs.js';
import { type MailState, maySendAgain } from './mail.rules.js';
import { type MailConfig, type MailRow, originOf, programmeOf, tooLate } from './mail.service.js';
import { type MailDetail, type MailView, mayRead, rendered, view } from './mail.view.js';
import { postMail } from './post-mail.js';
import { type RenderedMail, type RenderPlace, renderMail } from './render.js';
import { mailTemplates, templateOf } from './templates/index.js';
import type { Audience, MailTemplate } from './templates/template.js';
import { testMessage } from './templates/test-message.js';

export interface TemplateView {
  name: string;
  title: string;
  when: string;
  audience: Audience;
  subject: string;
  text: string;
}

export interface OutgoingStatus {
  /** `kept`: no mail server is set up, and no message leaves the portal. */
  delivery: 'smtp' | 'kept';
  from: string | null;
  /** How many messages are in each state. */
  counts: Partial<Record<MailState, number>>;
}

const columns = `id, template, audience, to_name, to_address, "values", secrets, about_kind, about_id, state, due_at, not_after, tries,
  handed_over_at, answer, posted_at, ended_at, cleared_at`;

/** The outgoing mail screen: what left, what waits, what was refused, and how each kind of message reads. */
export class OutgoingService {
  constructor(
    private readonly database: Database,
    private readonly config: MailConfig,
  ) {}

  async status(caller: Caller): Promise<OutgoingStatus> {
    demand(caller, 'mail.read');
    const rows = await this.database.inProgramme(caller.programmeId, (tx) =>
      tx.query<{ state: MailState; count: number }[]>(
        'SELECT state, count(*)::int AS count FROM mail WHERE programme_id = $1 GROUP BY state',
        [caller.programmeId],
      ),
    );
    return {
      delivery: this.config.SMTP_URL ? 'smtp' : 'kept',
      from: this.config.MAIL_FROM ?? null,
      counts: Object.fromEntries(rows.map(({ state, count }) => [state, count])),
    };
  }

  /** Newest first. */
  async list(
    caller: Caller,
    query: { filter: { state?: MailState; aboutId?: string }; from: number; to: number },
  ): Promise<{ rows: MailView[]; total: number }> {
    demand(caller, 'mail.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const rows = await tx.query<(MailRow & { total: number })[]>(
        `SELECT ${columns}, count(*) OVER ()::int AS total FROM mail
         WHERE programme_id = $1 AND ($2::text IS NULL OR state = $2) AND ($3::uuid IS NULL OR about_id = $3)
         ORDER BY posted_at DESC, id LIMIT $4 OFFSET $5`,
        [
          caller.programmeId,
          query.filter.state ?? null,
          query.filter.aboutId ?? null,
          query.to - query.from + 1,
          query.from,
        ],
      );
      const place = await this.placeOf(tx, caller.programmeId);
      return {
        rows: rows.map((row) => view(this.config, caller, row, rendered(caller, row, place))),
        total: rows[0]?.total ?? 0,
      };
    });
  }

  /** One message as plain text. Reading one that went to somebody outside is put on record. */
  async one(caller: Caller, mailId: string): Promise<MailDetail> {
    const { row, message } = await this.open(caller, mailId, 'text');
    const shown = view(this.config, caller, row, message);
    return { ...shown, text: shown.hidden ? null : (message?.text ?? null) };
  }

  /** The same message as the HTML that mail programs show. */
  async html(caller: Caller, mailId: string): Promise<string> {
    const { row, message } = await this.open(caller, mailId, 'html');
    if (!mayRead(caller, row)) demand(caller, 'mail.contacts');
    if (!message) throw notFound('message');
    return message.html;
  }

  /** Puts a message back that was kept, refused or given up, or of which nobody knows whether it arrived. */
  async sendAgain(caller: Caller, mailId: string): Promise<MailView> {
    demand(caller, 'mail.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const [row] = await tx.query<MailRow[]>(`SELECT ${columns} FROM mail WHERE id = $1 FOR UPDATE`, [
        mailId,
      ]);
      if (!row) throw notFound('message');
      if (!maySendAgain(row.state))
        throw conflict(
          'mail-not-stopped',
          'This message has left or is about to. Only one that stopped on its way can be sent again.',
        );
      if (row.cleared_at)
        throw conflict(
          'mail-erased',
          'What this message said has been erased. Send it anew from the page it came from.',
        );
      if (tooLate(row, new Date()))
        throw conflict(
          'mail-too-late',
          'The link in this message has run out. Make a new one on the page it came from.',
        );
      if (!this.config.SMTP_URL)
        throw conflict(
          'no-mail-server',
          'No mail server is set up, so no message leaves the portal. Operations can connect one.',
        );
      const [again] = await tx.query<[MailRow[], number]>(
        `UPDATE mail SET state = 'waiting', due_at = now(), tries = 0, ended_at = NULL, handed_over_at = NULL WHERE id = $1 RETURNING ${columns}`,
        [mailId],
      );
      await this.ask(tx, caller, mailId);
      await record(tx, caller, 'mail.sent-again', { kind: 'mail', id: mailId });
      return view(
        this.config,
        caller,
        again[0] ?? row,
        rendered(caller, row, await this.placeOf(tx, caller.programmeId)),
      );
    });
  }

  /** A message to the caller's own address. */
  async sendTest(caller: Caller): Promise<MailDetail> {
    demand(caller, 'mail.read');
    const { programmeId, personId } = caller;
    const mailId = await this.database.inProgramme(programmeId, async (tx) => {
      const [to] = await tx.query<{ name: string; address: string }[]>(
        'SELECT p.name, a.email AS address FROM person p JOIN account a ON a.person_id = p.id WHERE p.id = $1',
        [personId],
      );
      if (!to) throw notFound('account');
      const posted = await postMail(tx, {
        programmeId,
        to,
        template: testMessage,
        values: {},
        postedBy: personId,
      });
      return posted.mailId;
    });
    return this.one(caller, mailId);
  }

  /** Every kind of message, with made-up words in it. */
  async templates(caller: Caller): Promise<TemplateView[]> {
    demand(caller, 'mail.read');
    const place = await this.database.inProgramme(caller.programmeId, (tx) =>
      this.placeOf(tx, caller.programmeId),
    );
    return mailTemplates.map((template) => {
      const { subject, text } = sampleOf(template, place);
      const { name, title, when, audience } = template;
      return { name, title, when, audience, subject, text };
    });
  }

  async templateHtml(caller: Caller, name: string): Promise<string> {
    demand(caller, 'mail.read');
    const template = templateOf(name);
    if (!template) throw notFound('kind of message');
    const place = await this.database.inProgramme(caller.programmeId, (tx) =>
      this.placeOf(tx, caller.programmeId),
    );
    return sampleOf(template, place).html;
  }

  private open(
    caller: Caller,
    mailId: string,
    as: 'text' | 'html',
  ): Promise<{ row: MailRow; message: RenderedMail | null }> {
    demand(caller, 'mail.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const [row] = await tx.query<MailRow[]>(`SELECT ${columns} FROM mail WHERE id = $1`, [mailId]);
      if (!row) throw notFound('message');
      const message = rendered(caller, row, await this.placeOf(tx, caller.programmeId));
      if (message && row.audience === 'outsider' && mayRead(caller, row))
        await record(tx, caller, 'mail.read', { kind: 'mail', id: mailId }, { as });
      return { row, message };
    });
  }

  private async ask(tx: EntityManager, caller: Caller, mailId: string): Promise<void> {
    const { programmeId } = caller;
    await enqueue(tx, sendMail, {
      programmeId,
      subjectId: mailId,
      payload: { programmeId, mailId },
      requestedBy: null,
    });
  }

  private async placeOf(tx: EntityManager, programmeId: string): Promise<Omit<RenderPlace, 'to'>> {
    return { programme: await programmeOf(tx, programmeId), origin: originOf(this.config) };
  }
}

const sampleOf = (template: MailTemplate, place: Omit<RenderPlace, 'to'>) =>
  renderMail(template, template.sample, { ...place, to: { name: 'Sam Example' } });
