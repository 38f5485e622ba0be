import { Entity, Index, Unique } from 'typeorm';
import { Id, InProgramme, Int, Json, Moment, Now, Text, Uuid } from '../database/columns.js';
import type { MailState } from './mail.rules.js';
import type { Audience } from './templates/template.js';

/**
 * One message to one person, written in the transaction that makes it necessary. The row is the truth about it; what
 * it said and to whom is erased when it has served (`clearedAt`), and the row remains to say that there was a message.
 */
@Entity()
@InProgramme()
@Unique(['programmeId', 'once'])
@Index(['programmeId', 'postedAt'])
@Index(['programmeId', 'aboutId'])
export class Mail {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Text() template!: string;
  @Text() audience!: Audience;
  @Text({ nullable: true }) toName!: string | null;
  @Text({ nullable: true }) toAddress!: string | null;
  @Json({ nullable: true }) values!: Record<string, unknown> | null;
  /** Values that open something, such as a link's token: gone as soon as the message has left. */
  @Json({ nullable: true }) secrets!: Record<string, string> | null;
  @Text({ nullable: true }) aboutKind!: string | null;
  @Uuid({ nullable: true }) aboutId!: string | null;
  /** Whoever posts under the same word again posts nothing. */
  @Text({ nullable: true }) once!: string | null;
  @Text({ default: 'waiting' }) state!: MailState;
  @Moment({ default: () => 'now()' }) dueAt!: Date;
  /** It does not leave from then on: the link in it has run out. */
  @Moment({ nullable: true }) notAfter!: Date | null;
  @Int({ default: 0 }) tries!: number;
  /** Set before the last byte goes out: from here until the answer nobody can tell whether it was taken. */
  @Moment({ nullable: true }) handedOverAt!: Date | null;
  /** What the mail server said last, without the address. */
  @Text({ nullable: true }) answer!: string | null;
  @Uuid({ nullable: true }) postedBy!: string | null;
  @Now() postedAt!: Date;
  @Moment({ nullable: true }) endedAt!: Date | null;
  @Moment({ nullable: true }) clearedAt!: Date | null;
}
