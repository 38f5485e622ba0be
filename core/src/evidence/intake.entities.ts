import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Area } from '../areas/areas.entities.js';
import { DayColumn, Id, InProgramme, Int, Moment, Now, PointsTo, Text, Uuid } from '../database/columns.js';
import { Person, Programme } from '../people/people.entities.js';
import { Action } from '../plans/plans.entities.js';
import type { AskState } from './asks.rules.js';

/** A named person is asked for a document for an area by a day. */
@Entity()
@InProgramme()
@Index(['personId'])
@PointsTo(() => Area, 'areaId')
@PointsTo(() => Action, 'actionId')
@ForeignKey(() => Person, ['personId'], ['id'])
@ForeignKey(() => Person, ['askedBy'], ['id'])
@ForeignKey(() => Person, ['answeredBy'], ['id'])
export class Ask {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() areaId!: string;
  @Uuid({ nullable: true }) actionId!: string | null;
  @Uuid() personId!: string;
  @Uuid() askedBy!: string;
  @Text() what!: string;
  @Text({ default: 'open' }) state!: AskState;
  @DayColumn() dueOn!: string;
  @Now() askedAt!: Date;
  @Text({ nullable: true }) answer!: 'evidence' | 'nothing-to-add' | null;
  @Uuid({ nullable: true }) evidenceId!: string | null;
  @Text({ default: '' }) comment!: string;
  @Moment({ nullable: true }) answeredAt!: Date | null;
  /** The person asked, or whoever answers for them while they are away; null when an upload link brought it. */
  @Uuid({ nullable: true }) answeredBy!: string | null;
}

/** What became of an ask, append-only: passed on, given another day, answered, withdrawn. */
@Entity()
@Index(['askId'])
@PointsTo(() => Ask, 'askId')
@ForeignKey(() => Person, ['byPerson'], ['id'])
@ForeignKey(() => Person, ['fromPerson'], ['id'])
@ForeignKey(() => Person, ['toPerson'], ['id'])
export class AskEvent {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() askId!: string;
  @Text() move!: 'answer' | 'pass-on' | 'change-date' | 'withdraw';
  /** Null: an outsider answered by an upload link. */
  @Uuid({ nullable: true }) byPerson!: string | null;
  /** Of `pass-on`: whose it was, and whose it is now. */
  @Uuid({ nullable: true }) fromPerson!: string | null;
  @Uuid({ nullable: true }) toPerson!: string | null;
  /** Of `change-date`: the day it was due before. */
  @DayColumn({ nullable: true }) dueOn!: string | null;
  @Text({ default: '' }) comment!: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at!: Date;
}

/** While a person is away, their asks and to-dos are another's as well. Ends by itself after its last day. */
@Entity()
@InProgramme()
@Index(['delegateId'])
@Check('ck_leave_days', 'until_day >= from_day')
@ForeignKey(() => Programme, ['programmeId'], ['id'])
@ForeignKey(() => Person, ['personId'], ['id'])
@ForeignKey(() => Person, ['delegateId'], ['id'])
@ForeignKey(() => Person, ['madeBy'], ['id'])
export class Leave {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() personId!: string;
  @Uuid() delegateId!: string;
  @DayColumn() fromDay!: string;
  /** The last day, included. */
  @DayColumn() untilDay!: string;
  @Uuid() madeBy!: string;
  @Now() createdAt!: Date;
  /** Ended before its time. */
  @Moment({ nullable: true }) endedAt!: Date | null;
}

/** For somebody without an account: a few files for one area, until a moment. */
@Entity()
@InProgramme()
@Unique(['tokenHash'])
@Check('ck_upload_link_files_at_most', 'files_at_most > 0')
@PointsTo(() => Area, 'areaId')
@PointsTo(() => Ask, 'askId')
@ForeignKey(() => Person, ['ownerId'], ['id'])
@ForeignKey(() => Person, ['madeBy'], ['id'])
export class UploadLink {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() areaId!: string;
  @Uuid({ nullable: true }) askId!: string | null;
  /** Whom it was made for, as they are called. */
  @Text() givenTo!: string;
  @Text() what!: string;
  @Text() tokenHash!: string;
  @Int({ default: 1 }) filesAtMost!: number;
  @Moment() expiresAt!: Date;
  /** Who will answer for what comes in. */
  @Uuid() ownerId!: string;
  @Uuid() madeBy!: string;
  @Now() createdAt!: Date;
  @Moment({ nullable: true }) revokedAt!: Date | null;
}
