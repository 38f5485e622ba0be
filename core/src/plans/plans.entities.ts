import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Area } from '../areas/areas.entities.js';
import {
  DayColumn,
  Id,
  InProgramme,
  Int,
  Moment,
  Now,
  PointsTo,
  RowVersion,
  Text,
  TextList,
  Uuid,
} from '../database/columns.js';
import { Person, Programme } from '../people/people.entities.js';
import type { DueKind, LevelMeaning } from './plans.words.js';

/** A council's own words for how an action stands. Data, because every council has its own. */
@Entity()
@InProgramme()
@ForeignKey(() => Programme, ['programmeId'], ['id'])
export class RatingScale {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Text() name!: string;
}

@Entity()
@InProgramme()
@Unique(['scaleId', 'code'])
@PointsTo(() => RatingScale, 'scaleId')
export class RatingLevel {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() scaleId!: string;
  @Text() code!: string;
  @Text() label!: string;
  @Text() meaning!: LevelMeaning;
  /** Best first. */
  @Int() position!: number;
}

@Entity()
@InProgramme()
@ForeignKey(() => Programme, ['programmeId'], ['id'])
@PointsTo(() => RatingScale, 'scaleId')
export class Plan {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() scaleId!: string;
  @Text() title!: string;
  @Text() kind!: string;
  @Text() edition!: string;
  /** Where the mapping of actions to areas comes from; the sample's own is marked as such. */
  @Text() mappingNote!: string;
}

/** A priority or a working group. */
@Entity()
@InProgramme()
@PointsTo(() => Plan, 'planId')
export class PlanSection {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() planId!: string;
  @Text() ref!: string;
  @Text() title!: string;
  @Int() position!: number;
}

@Entity()
@InProgramme()
@PointsTo(() => PlanSection, 'sectionId')
export class ActionArea {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() sectionId!: string;
  @Text() ref!: string;
  @Text() title!: string;
  @TextList() leads!: string[];
  @Text() dueKind!: DueKind;
  @DayColumn({ nullable: true }) dueOn!: string | null;
  @Int() position!: number;
}

@Entity()
@InProgramme()
@Index(['actionAreaId'])
@PointsTo(() => Plan, 'planId')
@PointsTo(() => ActionArea, 'actionAreaId')
export class Action {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() planId!: string;
  @Uuid() actionAreaId!: string;
  @Text() ref!: string;
  @Text() title!: string;
  @TextList() leads!: string[];
  @Text() dueKind!: DueKind;
  /** The last day on which it is not overdue: the day itself, or the last day of the month. */
  @DayColumn({ nullable: true }) dueOn!: string | null;
  @Text({ default: '' }) expectedOutcome!: string;
  @Text({ default: '' }) successMeasure!: string;
  @Text({ default: '' }) forum!: string;
  @Int() position!: number;
  @RowVersion() version!: number;
}

/** Which areas an action serves, and since when: readiness of a past day reads the mapping of that day. */
@Entity()
@Index(['areaId'])
@PointsTo(() => Action, 'actionId')
@PointsTo(() => Area, 'areaId')
export class ActionServesArea {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() actionId!: string;
  @Uuid() areaId!: string;
  @Now() since!: Date;
  @Moment({ nullable: true }) until!: Date | null;
}

/** One judgement of one action on one day. Append-only: the current rating is the latest as at a date. */
@Entity()
@Index(['actionId', 'asAt'])
@PointsTo(() => Action, 'actionId')
@PointsTo(() => RatingLevel, 'levelId')
@ForeignKey(() => Person, ['ratedBy'], ['id'])
export class Rating {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() actionId!: string;
  @Uuid() levelId!: string;
  @Text({ default: '' }) comment!: string;
  @DayColumn() asAt!: string;
  /** Null: it came with the plan's own edition. */
  @Uuid({ nullable: true }) ratedBy!: string | null;
  @Now() recordedAt!: Date;
}
