import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Json, Moment, Now, Text, Uuid } from '../database/columns.js';

/** One entry a change. The application's role may insert and select, nothing else. */
@Entity()
@Index(['programmeId', 'id'])
@Index(['programmeId', 'subjectId'])
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Uuid() programmeId!: string;
  /** What was done: `evidence.approved`. */
  @Text() action!: string;
  @Text() subject!: string;
  @Uuid() subjectId!: string;
  /** Null: the portal itself, in a job. */
  @Uuid({ nullable: true }) personId!: string | null;
  /** Ids, field names, states, hashes; never a personal value, so that erasure and the chain don't fight. */
  @Json({ default: () => "'{}'" }) details!: Record<string, unknown>;
  @Now() at!: Date;
  /** The transaction that wrote it: the seal waits until no older one can still commit. */
  @Text() transaction!: string;
}

/** The hash chain over the entries, one link an entry, in the order in which they were sealed. */
@Entity()
export class AuditSeal {
  @PrimaryColumn('uuid') programmeId!: string;
  @PrimaryColumn('bigint') position!: string;
  @Column('bigint') entryId!: string;
  /** SHA-256 (hex) over the previous link's hash and the entry's canonical JSON. */
  @Text() hash!: string;
  @Moment({ default: () => 'now()' }) sealedAt!: Date;
}
