import { Check, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
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
  Uuid,
} from '../database/columns.js';
import { Person, Programme } from '../people/people.entities.js';
import type { LinkPurpose, NominationMove, NominationState, Place, Sector } from './nominations.rules.js';

/** What an area needs, as said on a day. Never changed: the next edition has the next number, and the newest holds. */
@Entity()
@Unique(['areaId', 'number'])
@Check('ck_area_need_number', 'number > 0')
@PointsTo(() => Area, 'areaId')
@ForeignKey(() => Person, ['madeBy'], ['id'])
export class AreaNeed {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() areaId!: string;
  @Int() number!: number;
  @Json() places!: Place[];
  @Uuid() madeBy!: string;
  @Now() madeAt!: Date;
}

/** A person put forward to meet inspectors. Name and job title are emptied by erasure; the row stays, so that figures add up. */
@Entity()
@InProgramme()
@Index(['programmeId', 'alike'])
@ForeignKey(() => Programme, ['programmeId'], ['id'])
@ForeignKey(() => Person, ['createdBy'], ['id'])
export class Nominee {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Text() name!: string;
  @Text() jobTitle!: string;
  @Text() organisation!: string;
  /** Name and organisation as they are compared, to recognise somebody put forward twice; null once erased. */
  @Text({ nullable: true }) alike!: string | null;
  @Uuid() createdBy!: string;
  @Now() createdAt!: Date;
  @Moment({ nullable: true }) erasedAt!: Date | null;
}

/** How a nominee is reached. Apart from the nominee, so that it can be shown to few and erased alone. */
@Entity()
@PointsTo(() => Nominee, 'nomineeId')
@ForeignKey(() => Person, ['givenBy'], ['id'])
export class NomineeContact {
  @PrimaryColumn('uuid') nomineeId!: string;
  @Uuid() programmeId!: string;
  /** Lower case. */
  @Text({ nullable: true }) email!: string | null;
  @Text({ default: '' }) phone!: string;
  @Text({ default: '' }) supporterName!: string;
  @Text({ nullable: true }) supporterEmail!: string | null;
  /** A lead sees the contact they gave themselves. */
  @Uuid() givenBy!: string;
  @RowVersion() version!: number;
  @Now() changedAt!: Date;
}

/** One link for one nominee, to answer by or to read the brief by. The token's hash, never the token. */
@Entity()
@InProgramme()
@Unique(['tokenHash'])
@Index(['nomineeId'])
@Check('ck_nominee_link_answered_at', "purpose = 'answer' OR answered_at IS NULL")
@PointsTo(() => Nominee, 'nomineeId')
@ForeignKey(() => Person, ['madeBy'], ['id'])
export class NomineeLink {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() nomineeId!: string;
  @Text() purpose!: LinkPurpose;
  @Text() tokenHash!: string;
  @Moment() expiresAt!: Date;
  /** Who is written to: the nominee, or the supporter who reads it with them. */
  @Text() goesTo!: 'nominee' | 'supporter';
  /** Sent by mail, or handed over by whoever made it. */
  @Text() sentBy!: 'mail' | 'hand';
  @Uuid() madeBy!: string;
  @Now() createdAt!: Date;
  @Moment({ nullable: true }) revokedAt!: Date | null;
  /** Revoked because a newer link says the same and more. */
  @Moment({ nullable: true }) replacedAt!: Date | null;
  @Moment({ nullable: true }) answeredAt!: Date | null;
}

/** A person for one sector of one area: in the first place, or as the deputy of somebody who is. */
@Entity()
@InProgramme()
@Index(['areaId'])
@Index(['deputyFor'])
@PointsTo(() => Nominee, 'nomineeId')
@PointsTo(() => Area, 'areaId')
@PointsTo(() => Nomination, 'deputyFor')
@PointsTo(() => NomineeLink, 'invitationId')
@ForeignKey(() => Person, ['nominatedBy'], ['id'])
export class Nomination {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() nomineeId!: string;
  @Uuid() areaId!: string;
  @Text() sector!: Sector;
  @Text({ default: 'nominated' }) state!: NominationState;
  @Now() stateSince!: Date;
  @Uuid({ nullable: true }) deputyFor!: string | null;
  @Text({ default: '' }) availability!: string;
  /** Why they said no, in their own words; emptied by erasure. */
  @Text({ default: '' }) reason!: string;
  @Uuid({ nullable: true }) invitationId!: string | null;
  @Uuid() nominatedBy!: string;
  @Now() createdAt!: Date;
  @RowVersion() version!: number;
}

/** What became of a nomination: the move, the state it led to and whose deputy the person was from then on. */
@Entity()
@Index(['nominationId'])
@PointsTo(() => Nomination, 'nominationId')
@PointsTo(() => NomineeLink, 'linkId')
@ForeignKey(() => Person, ['byPerson'], ['id'])
export class NominationEvent {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() nominationId!: string;
  @Text() move!: NominationMove | 'nominate' | 'move-up' | 'invite-again' | 'brief-again';
  @Text() state!: NominationState;
  @Uuid({ nullable: true }) deputyFor!: string | null;
  /** null: the nominee, by their link, or the portal itself. */
  @Uuid({ nullable: true }) byPerson!: string | null;
  /** What was done in one act shares it: a list approved as a whole, one answer for several areas. */
  @Uuid() actId!: string;
  /** The link that was made for it: somebody was asked by it, or sent their brief. */
  @Uuid({ nullable: true }) linkId!: string | null;
  @Moment({ default: () => 'clock_timestamp()' }) at!: Date;
}

/** Somebody whom a nominee named in their place. The contact is for whoever asks them, and is erased with the rest. */
@Entity()
@Index(['nomineeId'])
@PointsTo(() => Nominee, 'nomineeId')
@ForeignKey(() => Person, ['settledBy'], ['id'])
export class NomineeSuggestion {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() nomineeId!: string;
  @Text() name!: string;
  @Text() jobTitle!: string;
  @Text() contact!: string;
  @Now() createdAt!: Date;
  @Moment({ nullable: true }) settledAt!: Date | null;
  @Uuid({ nullable: true }) settledBy!: string | null;
}

/** How long personal data of nominees is kept. No row: the usual days, and the visit is still to come. */
@Entity()
@Check('ck_nominee_retention_keep_days', 'keep_days BETWEEN 1 AND 730')
@ForeignKey(() => Programme, ['programmeId'], ['id'])
@ForeignKey(() => Person, ['changedBy'], ['id'])
export class NomineeRetention {
  @PrimaryColumn('uuid') programmeId!: string;
  /** The visit's last day, once it is over. */
  @DayColumn({ nullable: true }) visitEndedOn!: string | null;
  @Int() keepDays!: number;
  @RowVersion() version!: number;
  @Uuid() changedBy!: string;
  @Now() changedAt!: Date;
}
