import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
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
import { Action } from '../plans/plans.entities.js';
import type { Polarity, Service, ValueKind } from './kpis.words.js';

/** A measure: what is counted, how often, by whom, and which way it should move. */
@Entity()
@InProgramme()
@Unique(['programmeId', 'ref'])
@ForeignKey(() => Programme, ['programmeId'], ['id'])
@ForeignKey(() => Person, ['polaritySetBy'], ['id'])
@Check('ck_kpi_polarity', `polarity IN ('higher', 'lower', 'none', 'unclear')`)
export class Kpi {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Text() ref!: string;
  @Text() measure!: string;
  /** The part of the plan it stands in, as the plan numbers it; empty when it stands in none. */
  @Text({ default: '' }) section!: string;
  @Text({ default: '' }) responsibleRole!: string;
  /** As it was printed or typed. */
  @Text({ default: '' }) frequency!: string;
  /** Null: the words don't say, and nothing is ever overdue. */
  @Int({ nullable: true }) frequencyMonths!: number | null;
  @Text() polarity!: Polarity;
  /** Null: the polarity is a guess. */
  @Uuid({ nullable: true }) polaritySetBy!: string | null;
  /** Which of education, health and care it tells about. */
  @TextList() covers!: Service[];
  /** The day from which readings are expected. */
  @DayColumn() takenOn!: string;
  @Int() position!: number;
  @RowVersion() version!: number;
}

/** One line of figures of a measure: all of it, or one cohort or subject (`SEN (E)`, `Reading`). */
@Entity()
@InProgramme()
@Unique(['kpiId', 'cohort', 'subject'])
@PointsTo(() => Kpi, 'kpiId')
export class KpiSeries {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() kpiId!: string;
  @Text({ default: '' }) cohort!: string;
  @Text({ default: '' }) subject!: string;
  @Int() position!: number;
}

/**
 * A reading, a target or a comparator, as it was printed or typed. Append-only: of several for one day the one recorded last
 * counts, and what was known on a day is what was known by then.
 */
@Entity()
@InProgramme()
@Index(['seriesId', 'kind', 'asAt'])
@PointsTo(() => KpiSeries, 'seriesId')
@ForeignKey(() => Person, ['enteredBy'], ['id'])
@Check('ck_kpi_value_kind', `kind IN ('reading', 'target', 'neighbours', 'national')`)
export class KpiValue {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() seriesId!: string;
  @Text() kind!: ValueKind;
  /** What people call the period: `17/18`. Empty where the day says enough. */
  @Text({ default: '' }) period!: string;
  /** The last day it speaks of. */
  @DayColumn() asAt!: string;
  @Text() text!: string;
  /** The figure read out of the text; null where it has none. */
  @Column('double precision', { nullable: true }) number!: number | null;
  /** The day from which the programme knew it. */
  @DayColumn() knownOn!: string;
  /** Where it comes from, in the words of whoever entered it. */
  @Text({ default: '' }) source!: string;
  /** Null: it came with the sample. */
  @Uuid({ nullable: true }) enteredBy!: string | null;
  @Now() recordedAt!: Date;
}

/** Which areas a measure tells about, and since when: readiness of a past day reads the mapping of that day. */
@Entity()
@Index(['areaId'])
@PointsTo(() => Kpi, 'kpiId')
@PointsTo(() => Area, 'areaId')
export class KpiServesArea {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() kpiId!: string;
  @Uuid() areaId!: string;
  @Now() since!: Date;
  @Moment({ nullable: true }) until!: Date | null;
}

/** Which actions of a plan should move a measure. */
@Entity()
@Index(['actionId'])
@PointsTo(() => Kpi, 'kpiId')
@PointsTo(() => Action, 'actionId')
export class KpiServesAction {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() kpiId!: string;
  @Uuid() actionId!: string;
  @Now() since!: Date;
  @Moment({ nullable: true }) until!: Date | null;
}
