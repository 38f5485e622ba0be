import { Entity, Index } from 'typeorm';
import { Id, Int, Json, Moment, Now, Text, Uuid } from '../database/columns.js';

export type JobState = 'due' | 'queued' | 'done' | 'failed';

/**
 * The outbox, and the truth about every job: written in the transaction that needs the work done, relayed to
 * BullMQ after it. The queue may lose everything; what is not `done` here is put back.
 */
@Entity()
@Index(['programmeId', 'name', 'subjectId'])
export class Job {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Text() name!: string;
  /** The record the work is about. */
  @Uuid() subjectId!: string;
  @Json({ default: () => "'{}'" }) payload!: Record<string, unknown>;
  @Text({ default: 'due' }) state!: JobState;
  @Int({ default: 0 }) attempts!: number;
  @Text({ nullable: true }) error!: string | null;
  @Uuid({ nullable: true }) requestedBy!: string | null;
  @Now() createdAt!: Date;
  @Moment({ nullable: true }) queuedAt!: Date | null;
  @Moment({ nullable: true }) finishedAt!: Date | null;
}
