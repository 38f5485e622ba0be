import { Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Id, Int, Json, Moment, Now, PointsTo, Text, TextList, Uuid } from '../database/columns.js';
import { Person, Programme } from '../people/people.entities.js';
import type { FrozenContent, PlanSource } from './editions/edition.types.js';
import type { ImportAnswers, ImportBase, ImportFailure } from './editions/import.types.js';
import type { PlanField } from './plan-shape.js';
import { Action, Plan } from './plans.entities.js';
import type { TabledDocument } from './reading/tabled-document.js';

/** A plan as it stood when the next edition took its place: never changed. */
@Entity()
@Unique(['planId', 'number'])
@PointsTo(() => Plan, 'planId')
@ForeignKey(() => Person, ['frozenBy'], ['id'])
export class PlanEdition {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() planId!: string;
  @Int() number!: number;
  @Text() edition!: string;
  @Json() content!: FrozenContent;
  /** Null: it came from no file. */
  @Json({ nullable: true }) source!: PlanSource | null;
  @Uuid({ nullable: true }) frozenBy!: string | null;
  @Now() frozenAt!: Date;
}

export type PlanImportState = 'reading' | 'ready' | 'failed' | 'applied';

/** A plan file on its way: read, looked at, and applied whole or not at all. Swept after two days. */
@Entity()
@Index(['programmeId', 'createdAt'])
@ForeignKey(() => Programme, ['programmeId'], ['id'])
@ForeignKey(() => Person, ['requestedBy'], ['id'])
@PointsTo(() => Plan, 'planId')
export class PlanImport {
  /** Also the token of the preview. */
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Text({ default: 'reading' }) state!: PlanImportState;
  @Text() fileName!: string;
  @Int() size!: number;
  @Text() sha256!: string;
  @Text() storageKey!: string;
  /** The plan it is an edition of, when a person said so; `new` for a plan of its own. */
  @Text({ nullable: true }) wantedPlan!: string | null;
  @Json({ nullable: true }) document!: TabledDocument | null;
  @Json({ default: () => "'{}'" }) answers!: ImportAnswers;
  @Json({ nullable: true }) failure!: ImportFailure | null;
  /** What the last preview compared with. */
  @Json({ nullable: true }) base!: ImportBase | null;
  /** The plan it made or changed. */
  @Uuid({ nullable: true }) planId!: string | null;
  @Uuid() requestedBy!: string;
  @Now() createdAt!: Date;
  @Moment({ nullable: true }) appliedAt!: Date | null;
}

/** What a person said that the columns under these headings mean. The next file with them asks nobody. */
@Entity()
@ForeignKey(() => Programme, ['programmeId'], ['id'])
export class PlanColumnMapping {
  @PrimaryColumn('uuid') programmeId!: string;
  @PrimaryColumn('text') signature!: string;
  @TextList() fields!: PlanField[];
  @Now() changedAt!: Date;
}

/** The actions of another plan that an accelerated plan gives more detail to. */
@Entity()
@Index(['actionId'])
@PointsTo(() => Plan, 'planId')
@PointsTo(() => Action, 'actionId')
export class PlanParentAction {
  @Uuid() programmeId!: string;
  @PrimaryColumn('uuid') planId!: string;
  @PrimaryColumn('uuid') actionId!: string;
}
