import { Check, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Id, InProgramme, Int, Now, PointsTo, RowVersion, Text, Uuid } from '../database/columns.js';
import { Membership, Programme } from '../people/people.entities.js';

/** One area of weakness from the inspection letter. */
@Entity()
@InProgramme()
@Unique(['programmeId', 'number'])
@Check('ck_area_number', 'number > 0')
@ForeignKey(() => Programme, ['programmeId'], ['id'])
export class Area {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Int() number!: number;
  @Text() title!: string;
  /** What the inspectors found, in a sentence. */
  @Text() weakness!: string;
  @Text() leadRole!: string;
  @RowVersion() version!: number;
}

/** The areas an area lead answers for. */
@Entity()
@PointsTo(() => Membership, 'membershipId')
@PointsTo(() => Area, 'areaId')
@Index(['areaId'])
export class MembershipArea {
  @PrimaryColumn('uuid') programmeId!: string;
  @PrimaryColumn('uuid') membershipId!: string;
  @PrimaryColumn('uuid') areaId!: string;
  @Now() since!: Date;
}
