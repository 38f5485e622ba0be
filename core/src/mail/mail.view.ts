import type { Caller } from '../access/caller.js';
import { may } from '../access/permissions.js';
import { type MailState, maySendAgain } from './mail.rules.js';
import { type MailConfig, type MailRow, tooLate } from './mail.service.js';
import { hiddenSecret, type RenderedMail, type RenderPlace, renderMail } from './render.js';
import { templateOf } from './templates/index.js';
import type { Audience } from './templates/template.js';

export interface MailView {
  id: string;
  template: string;
  /** The kind of message, in words. */
  kind: string;
  /** Null when the caller may not read it, or it is erased. */
  subject: string | null;
  to: { name: string; address: string } | null;
  audience: Audience;
  /** Written to somebody whose contact details the caller may not see. */
  hidden: boolean;
  /** Its words and address have been erased. */
  erased: boolean;
  about: { kind: string; id: string } | null;
  state: MailState;
  /** It stopped on its way and there is a mail server to take it. */
  canSendAgain: boolean;
  tries: number;
  answer: string | null;
  postedAt: Date;
  dueAt: Date;
  endedAt: Date | null;
}

export interface MailDetail extends MailView {
  text: string | null;
}

export const mayRead = (caller: Caller, row: MailRow) =>
  row.audience === 'member' || may(caller.roles, 'mail.contacts');

/**
 * The message in its words; null when they are erased. What opens something is shown only of a message that was kept in the
 * portal, to whoever passes it on by hand.
 */
export function rendered(caller: Caller, row: MailRow, place: Omit<RenderPlace, 'to'>): RenderedMail | null {
  const template = templateOf(row.template);
  if (!template || row.values === null || row.to_name === null) return null;
  const { handedOverBy } = template;
  const passesOn =
    handedOverBy === undefined || (handedOverBy !== 'nobody' && may(caller.roles, handedOverBy));
  const secrets =
    row.state === 'kept' && row.secrets && passesOn
      ? row.secrets
      : Object.fromEntries(template.secrets.map((name) => [name, hiddenSecret]));
  return renderMail(template, { ...row.values, ...secrets }, { ...place, to: { name: row.to_name } });
}

export function view(
  config: Pick<MailConfig, 'SMTP_URL'>,
  caller: Caller,
  row: MailRow,
  message: RenderedMail | null,
): MailView {
  const hidden = !mayRead(caller, row);
  const { to_name: name, to_address: address } = row;
  return {
    id: row.id,
    template: row.template,
    kind: templateOf(row.template)?.title ?? row.template,
    subject: hidden ? null : (message?.subject ?? null),
    to: hidden || name === null || address === null ? null : { name, address },
    audience: row.audience,
    hidden,
    erased: row.cleared_at !== null,
    about: row.about_kind && row.about_id ? { kind: row.about_kind, id: row.about_id } : null,
    state: row.state,
    canSendAgain:
      config.SMTP_URL !== undefined &&
      row.cleared_at === null &&
      maySendAgain(row.state) &&
      !tooLate(row, new Date()),
    tries: row.tries,
    answer: row.answer,
    postedAt: row.posted_at,
    dueAt: row.due_at,
    endedAt: row.ended_at,
  };
}
