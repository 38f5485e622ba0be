import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  DayColumn,
  Id,
  InProgramme,
  Int,
  Json,
  Moment,
  Now,
  PointsTo,
  Text,
  Uuid,
} from '../database/columns.js';
import { Person, Programme } from '../people/people.entities.js';
import type { PackManifest } from './manifest.js';
import type { PackState } from './packs.rules.js';

@Entity()
@InProgramme()
@Index(['programmeId', 'createdAt'])
@ForeignKey(() => Programme, ['programmeId'], ['id'])
@ForeignKey(() => Person, ['requestedBy'], ['id'])
@ForeignKey(() => Person, ['releasedBy'], ['id'])
export class Pack {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Text() kind!: 'readiness';
  @Text({ default: 'queued' }) state!: PackState;
  @Int({ default: 0 }) progress!: number;
  @Text({ default: '' }) step!: string;
  @DayColumn() asAt!: string;
  @Json() manifest!: PackManifest;
  /** Of the manifest as it is published (manifest.json); its start is printed on every page. */
  @Text() manifestSha256!: string;
  @Json({ nullable: true }) failure!: { code: string; message: string } | null;
  @Uuid() requestedBy!: string;
  @Now() createdAt!: Date;
  /** Raised by every write of the builder: a builder that fell silent is found by it. */
  @Now() heardAt!: Date;
  @Moment({ nullable: true }) readyAt!: Date | null;
  @Moment({ nullable: true }) releasedAt!: Date | null;
  @Uuid({ nullable: true }) releasedBy!: string | null;
}

@Entity()
@Unique(['packId', 'name'])
@PointsTo(() => Pack, 'packId')
export class PackFile {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() packId!: string;
  @Text() name!: string;
  @Text() storageKey!: string;
  @Column('bigint', { transformer: { to: (n: number) => n, from: (s: string) => Number(s) } }) size!: number;
  @Text() sha256!: string;
  @Int({ nullable: true }) pages!: number | null;
}
