import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Moment, Now, PointsTo, Text, Uuid } from '../database/columns.js';
import { Person } from '../people/people.entities.js';
import { Evidence } from './evidence.entities.js';

/**
 * One piece of evidence takes another's place. Never deleted: `replacedAt` says since when the older one no longer
 * counts (the newer one's approval), `endedAt` when that was taken back, so that a past day is answered as it was.
 */
@Entity()
@PointsTo(() => Evidence, 'olderId')
@PointsTo(() => Evidence, 'newerId')
@ForeignKey(() => Person, ['madeBy'], ['id'])
export class Supersession {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() olderId!: string;
  @Uuid() newerId!: string;
  @Uuid() madeBy!: string;
  @Now() madeAt!: Date;
  @Moment({ nullable: true }) replacedAt!: Date | null;
  @Moment({ nullable: true }) endedAt!: Date | null;
}

/** Who answered for the evidence before, who does since, and why. Rows of one hand-over share its id. */
@Entity()
@Index(['evidenceId'])
@PointsTo(() => Evidence, 'evidenceId')
@ForeignKey(() => Person, ['fromId'], ['id'])
@ForeignKey(() => Person, ['toId'], ['id'])
@ForeignKey(() => Person, ['changedBy'], ['id'])
export class OwnerChange {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() evidenceId!: string;
  @Uuid() handOverId!: string;
  @Uuid() fromId!: string;
  @Uuid() toId!: string;
  @Text({ default: '' }) reason!: string;
  @Uuid() changedBy!: string;
  @Now() at!: Date;
  /** When the new owner said that they know. */
  @Moment({ nullable: true }) seenAt!: Date | null;
}
