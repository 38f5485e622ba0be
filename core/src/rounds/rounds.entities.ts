import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  Id,
  InProgramme,
  Int,
  Json,
  Moment,
  Now,
  PointsTo,
  RowVersion,
  Text,
  TextList,
  Uuid,
} from '../database/columns.js';
import { Person, Programme } from '../people/people.entities.js';
import type { ChallengeKind } from '../plans/challenge.rules.js';
import { Action, Plan, PlanSection, RatingLevel } from '../plans/plans.entities.js';
import type { DueKind } from '../plans/plans.words.js';
import type { FrozenRound, PublishedRound, SignOffDecision } from './rounds.words.js';

/** A period for which the leads rate every action of a plan. Closing freezes it. */
@Entity()
@InProgramme()
@Check('ck_review_round_period', 'period_to >= period_from')
@Index(['planId'])
@PointsTo(() => Plan, 'planId')
@PointsTo(() => ReviewRound, 'beforeId')
@ForeignKey(() => Person, ['openedBy'], ['id'])
@ForeignKey(() => Person, ['closedBy'], ['id'])
export class ReviewRound {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() planId!: string;
  @Text() title!: string;
  @DayColumn() periodFrom!: string;
  @DayColumn() periodTo!: string;
  /** The day until which the leads are to answer. */
  @DayColumn() dueOn!: string;
  @Text({ default: '' }) note!: string;
  /** Set for a round of which only the published table is known: it has no lines. */
  @Json({ nullable: true }) published!: PublishedRound | null;
  /** The round it is counted beside; set when it is closed, so that a later round with an earlier period changes nothing. */
  @Uuid({ nullable: true }) beforeId!: string | null;
  /** Set when it is closed: what its table is read with. */
  @Json({ nullable: true }) frozen!: FrozenRound | null;
  @Uuid({ nullable: true }) openedBy!: string | null;
  @Now() openedAt!: Date;
  @Uuid({ nullable: true }) closedBy!: string | null;
  @Moment({ nullable: true }) closedAt!: Date | null;
  @RowVersion() version!: number;
}

/**
 * One judgement of one action on one day. Append-only: the current rating is the latest as at a date. A red or
 * overdue action also says why, by when instead, and what its recovery needs.
 */
@Entity()
@InProgramme()
@Index(['actionId', 'asAt'])
@Index(['roundId'])
@PointsTo(() => Action, 'actionId')
@PointsTo(() => RatingLevel, 'levelId')
@PointsTo(() => ReviewRound, 'roundId')
@ForeignKey(() => Person, ['ratedBy'], ['id'])
export class Rating {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() actionId!: string;
  /** Null: an edition of the plan left the rating out. */
  @Uuid({ nullable: true }) levelId!: string | null;
  @Text({ default: '' }) comment!: string;
  @Text({ default: '' }) reason!: string;
  @DayColumn({ nullable: true }) newDueOn!: string | null;
  @Text({ default: '' }) recovery!: string;
  /** The round it answers; null: given between rounds, or with the plan's own edition. */
  @Uuid({ nullable: true }) roundId!: string | null;
  @DayColumn() asAt!: string;
  /** Null: it came with the plan's own edition. */
  @Uuid({ nullable: true }) ratedBy!: string | null;
  @Now() recordedAt!: Date;
}

/** An action as it stood when its round was closed. Never changed, not even by the tables' owner. */
@Entity()
@PointsTo(() => ReviewRound, 'roundId')
@PointsTo(() => Action, 'actionId')
@PointsTo(() => Rating, 'ratingId')
export class RoundLine {
  @Uuid() programmeId!: string;
  @PrimaryColumn('uuid') roundId!: string;
  @PrimaryColumn('uuid') actionId!: string;
  @Text() ref!: string;
  @Text() title!: string;
  @Int() position!: number;
  @Text() dueKind!: DueKind;
  @DayColumn({ nullable: true }) dueOn!: string | null;
  @Uuid({ nullable: true }) ratingId!: string | null;
  /** Of the scale as the round froze it; null: not rated. */
  @Text({ nullable: true }) code!: string | null;
  @Text({ default: '' }) comment!: string;
  @Text({ default: '' }) reason!: string;
  @DayColumn({ nullable: true }) newDueOn!: string | null;
  @Text({ default: '' }) recovery!: string;
  /** Whether its lead answered in this round, or the rating is an earlier one. */
  @Column('boolean') answered!: boolean;
}

/** A wish to call an action completed, and what a senior officer made of it. */
@Entity()
@InProgramme()
@Index(['actionId'])
@PointsTo(() => Action, 'actionId')
@PointsTo(() => RatingLevel, 'levelId')
@PointsTo(() => ReviewRound, 'roundId')
@ForeignKey(() => Person, ['proposedBy'], ['id'])
@ForeignKey(() => Person, ['decidedBy'], ['id'])
export class SignOff {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() actionId!: string;
  @Uuid() levelId!: string;
  @Uuid({ nullable: true }) roundId!: string | null;
  @Text() comment!: string;
  @Uuid() proposedBy!: string;
  @Now() proposedAt!: Date;
  @Text({ nullable: true }) decision!: SignOffDecision | null;
  @Text({ default: '' }) decisionComment!: string;
  @Uuid({ nullable: true }) decidedBy!: string | null;
  @Moment({ nullable: true }) decidedAt!: Date | null;
}

/** Who stands by a rating that the evidence does not carry, and why. Append-only. */
@Entity()
@Index(['ratingId'])
@PointsTo(() => Action, 'actionId')
@PointsTo(() => Rating, 'ratingId')
@ForeignKey(() => Person, ['overriddenBy'], ['id'])
export class ChallengeOverride {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() actionId!: string;
  @Uuid() ratingId!: string;
  @TextList() kinds!: ChallengeKind[];
  /** Who stands by it, as the board and the pack print it: a role or a body. */
  @Text() name!: string;
  @Text() reason!: string;
  @Uuid() overriddenBy!: string;
  @Now() at!: Date;
}

/** What is worth saying about a section between two rounds. Append-only. */
@Entity()
@Index(['sectionId', 'writtenAt'])
@PointsTo(() => PlanSection, 'sectionId')
@ForeignKey(() => Person, ['writtenBy'], ['id'])
export class InterimNote {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() sectionId!: string;
  @Text() note!: string;
  @Uuid() writtenBy!: string;
  @Now() writtenAt!: Date;
}

/** How often a programme reviews its plans. No row: the defaults of `round.rules.ts`. */
@Entity()
@ForeignKey(() => Programme, ['programmeId'], ['id'])
export class RoundSettings {
  @PrimaryColumn('uuid') programmeId!: string;
  @Int() everyMonths!: number;
  /** Working days that the leads have to answer. */
  @Int() answerWorkingDays!: number;
  /** A reminder stands in To do when so many working days are left. */
  @Column('integer', { array: true, default: () => "'{}'" }) reminderWorkingDays!: number[];
  @RowVersion() version!: number;
}
