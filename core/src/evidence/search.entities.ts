import { Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Id, Json, Now, PointsTo, Text, Uuid, Words } from '../database/columns.js';
import { Person, Programme } from '../people/people.entities.js';
import { Evidence } from './evidence.entities.js';

/**
 * The words of one piece of evidence. Kept by triggers (migration 1700000000002), read through the view `searchable`.
 */
@Entity()
@PointsTo(() => Evidence, 'evidenceId')
export class EvidenceSearch {
  @Uuid() programmeId!: string;
  @PrimaryColumn('uuid') evidenceId!: string;
  /** Title and tags (A), claims (B), description (C): what everybody who may read it may find it by. */
  @Words() head!: string;
  /** The pages of the current version, once it is clean and unless the evidence is withdrawn. */
  @Words() pages!: string;
  /** Both: what everybody who may open it may find it by. */
  @Words() whole!: string;
}

/** A word as it is spelled somewhere in the programme, for typing errors. Read through `searchable_word`. */
@Entity()
@Index(['programmeId', 'stem'])
export class SearchWord {
  @PrimaryColumn('uuid') programmeId!: string;
  @PrimaryColumn('text') word!: string;
  @Text() stem!: string;
}

/** A person's own name for a search and its filters. Never changed: another name or filter is another view. */
@Entity()
@Unique(['programmeId', 'personId', 'name'])
@ForeignKey(() => Programme, ['programmeId'], ['id'])
@ForeignKey(() => Person, ['personId'], ['id'])
export class SavedView {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() personId!: string;
  @Text() name!: string;
  @Json() filter!: object;
  @Now() createdAt!: Date;
}
