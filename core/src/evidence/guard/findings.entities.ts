import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, InProgramme, Int, Now, PointsTo, Text, Uuid } from '../../database/columns.js';
import { Person } from '../../people/people.entities.js';
import { EvidenceVersion } from '../evidence.entities.js';
import type { FindingKind } from './guard.words.js';

/** Something in a version's text that should not be in a pack. Never the value: only what masking leaves of it. */
@Entity()
@InProgramme()
@Index(['versionId'])
@PointsTo(() => EvidenceVersion, 'versionId')
export class Finding {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() versionId!: string;
  @Int() page!: number;
  @Text() kind!: FindingKind;
  @Text() masked!: string;
  /** The order in which they stand in the document. */
  @Int() position!: number;
}

/** A person's word that a finding is meant to be there. Never changed; the next version is looked through anew. */
@Entity()
@PointsTo(() => Finding, 'findingId')
@ForeignKey(() => Person, ['personId'], ['id'])
export class FindingResolution {
  @Uuid() programmeId!: string;
  @PrimaryColumn('uuid') findingId!: string;
  @Text() reason!: string;
  @Uuid() personId!: string;
  @Now() at!: Date;
}
