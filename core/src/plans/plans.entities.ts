import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Area } from '../areas/areas.entities.js';
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
import { Programme } from '../people/people.entities.js';
import type { PlanSource } from './editions/edition.types.js';
import type { PlanShape } from './plan-shape.js';
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
  /** The colour the council prints it in, in words; empty where it has none. */
  @Text({ default: '' }) colour!: string;
  /** A level that claims more than done: that the result is embedded, which takes evidence of impact as well. */
  @Column('boolean', { default: false }) needsEmbedding!: boolean;
  /** Best first. */
  @Int() position!: number;
}

@Entity()
@InProgramme()
@ForeignKey(() => Programme, ['programmeId'], ['id'])
@PointsTo(() => RatingScale, 'scaleId')
@PointsTo(() => Plan, 'parentPlanId')
export class Plan {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() scaleId!: string;
  @Text() title!: string;
  @Text() kind!: string;
  @Text() edition!: string;
  /** Where the mapping of actions to areas comes from; the sample's own is marked as such. */
  @Text() mappingNote!: string;
  @RowVersion() version!: number;
  /** Null: it came from no file. */
  @Json({ nullable: true }) shape!: PlanShape | null;
  @Json({ nullable: true }) source!: PlanSource | null;
  /** The plan that this one gives more detail to, for an accelerated plan. */
  @Uuid({ nullable: true }) parentPlanId!: string | null;
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
  /** Since when no edition has it; its actions' history stays. */
  @Moment({ nullable: true }) removedAt!: Date | null;
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
  @Text({ default: '' }) dueText!: string;
  @Int() position!: number;
  @Moment({ nullable: true }) removedAt!: Date | null;
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
  /** As the plan prints it; empty: printed from kind and day. */
  @Text({ default: '' }) dueText!: string;
  @Text({ default: '' }) expectedOutcome!: string;
  @Text({ default: '' }) successMeasure!: string;
  @Text({ default: '' }) forum!: string;
  /** How it stands in the words of the plan's last edition. */
  @Text({ default: '' }) progress!: string;
  /** Places in other plans that it refers to: `CSC IP 3.4.6`. */
  @TextList() cites!: string[];
  /** False: the plan prints no refs, and this one was counted out. */
  @Column('boolean', { default: true }) refGiven!: boolean;
  @Int() position!: number;
  @RowVersion() version!: number;
  /** Since when no edition has it. Its ratings and links stay, and a later edition may bring it back. */
  @Moment({ nullable: true }) removedAt!: Date | null;
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
