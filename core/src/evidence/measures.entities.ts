import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { DayColumn, Id, PointsTo, Text, Uuid } from '../database/columns.js';
import { Kpi, KpiSeries } from '../kpis/kpis.entities.js';
import { Link } from './evidence.entities.js';

/** A measure that a claim is about. */
@Entity()
@Index(['kpiId'])
@PointsTo(() => Link, 'linkId')
@PointsTo(() => Kpi, 'kpiId')
export class LinkKpi {
  @Uuid() programmeId!: string;
  @PrimaryColumn('uuid') linkId!: string;
  @PrimaryColumn('uuid') kpiId!: string;
}

/** A figure of a measure as a document prints it, at the place the claim names. Goes with its link, and is never changed. */
@Entity()
@Index(['linkId'])
@Index(['seriesId'])
@PointsTo(() => Link, 'linkId')
@PointsTo(() => KpiSeries, 'seriesId')
export class QuotedFigure {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() linkId!: string;
  @Uuid() seriesId!: string;
  /** The last day the figure speaks of. */
  @DayColumn() asAt!: string;
  @Text() text!: string;
  /** The figure read out of the text; null where it has none. */
  @Column('double precision', { nullable: true }) number!: number | null;
}
