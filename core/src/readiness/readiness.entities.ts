import { Entity, PrimaryColumn } from 'typeorm';
import { Area } from '../areas/areas.entities.js';
import { DayColumn, Int, Json, Now, PointsTo, Text, Uuid } from '../database/columns.js';
import type { AreaState, Criterion } from './readiness.rules.js';

/** What the board shows for today, kept by the `recalculate` job. Derived: it can be dropped and made again. */
@Entity()
@PointsTo(() => Area, 'areaId')
export class ReadinessResult {
  @Uuid() programmeId!: string;
  @PrimaryColumn('uuid') areaId!: string;
  @DayColumn() asAt!: string;
  @Text() state!: AreaState;
  @Json() criteria!: Criterion[];
  @Int() gapCount!: number;
  @Now() computedAt!: Date;
}
