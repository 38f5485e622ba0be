import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
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
  Words,
} from '../database/columns.js';
import { Person, Programme } from '../people/people.entities.js';
import { Action } from '../plans/plans.entities.js';
import type {
  EvidenceKind,
  EvidenceSource,
  EvidenceState,
  FileWarning,
  Rendition,
  Sensitivity,
  Shows,
  VersionState,
} from './evidence.words.js';
import { UploadLink } from './intake.entities.js';
import type { ReturnReason } from './review.words.js';

/** A document that shows something. Its files are versions; `state` is the projection of its reviews. */
@Entity()
@InProgramme()
@ForeignKey(() => Programme, ['programmeId'], ['id'])
@ForeignKey(() => Person, ['ownerId'], ['id'])
@ForeignKey(() => Person, ['createdBy'], ['id'])
@Index(['ownerId'])
@Index(['createdBy'])
@Check('ck_evidence_covers', 'covers_to >= covers_from')
@Check('ck_evidence_published', '(published_url IS NULL) = (published_checked_on IS NULL)')
export class Evidence {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Text() title!: string;
  @Text({ default: '' }) description!: string;
  /** Lower case, without doubles, in the order people gave them. */
  @TextList() tags!: string[];
  @Text() kind!: EvidenceKind;
  @Text() source!: EvidenceSource;
  @Text() sensitivity!: Sensitivity;
  @DayColumn({ nullable: true }) coversFrom!: string | null;
  @DayColumn({ nullable: true }) coversTo!: string | null;
  @DayColumn({ nullable: true }) reviewBy!: string | null;
  /** A page anybody can open on the web. The portal never does. */
  @Text({ nullable: true }) publishedUrl!: string | null;
  /** The day a person last looked whether the page still stands as it did. */
  @DayColumn({ nullable: true }) publishedCheckedOn!: string | null;
  @Text({ default: 'draft' }) state!: EvidenceState;
  /** Who answers for it; often not who uploaded it. */
  @Uuid() ownerId!: string;
  @Uuid() createdBy!: string;
  @Moment({ nullable: true }) submittedAt!: Date | null;
  /** The moment of the standing approval: links accepted later are not covered by it. */
  @Moment({ nullable: true }) approvedAt!: Date | null;
  @RowVersion() version!: number;
  @Now() createdAt!: Date;
  @Now() updatedAt!: Date;
}

/** One file, immutable, known by its SHA-256. */
@Entity()
@InProgramme()
@Unique(['evidenceId', 'number'])
@Index(['programmeId', 'sha256'])
@Index(['uploadedBy'])
@PointsTo(() => Evidence, 'evidenceId')
@Index(['uploadLinkId'])
@Check('ck_evidence_version_uploader', '(uploaded_by IS NULL) <> (upload_link_id IS NULL)')
@ForeignKey(() => Person, ['uploadedBy'], ['id'])
@PointsTo(() => UploadLink, 'uploadLinkId')
export class EvidenceVersion {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() evidenceId!: string;
  @Int() number!: number;
  @Text() fileName!: string;
  @Column('bigint', { transformer: { to: (n: number) => n, from: (s: string) => Number(s) } }) size!: number;
  /** Lower-case hex, announced by the uploader and verified by `inspect-file`. */
  @Text() sha256!: string;
  @Text({ default: 'awaiting' }) state!: VersionState;
  @Text() storageKey!: string;
  /** The multipart upload at the store, when the file comes in parts. */
  @Text({ nullable: true }) uploadId!: string | null;
  @Text({ nullable: true }) mediaType!: string | null;
  @Int({ nullable: true }) pageCount!: number | null;
  @Json({ default: () => "'[]'" }) warnings!: FileWarning[];
  @Json({ nullable: true }) reason!: { code: string; message: string } | null;
  /** `not-configured` when no scanner is set, so that nobody takes silence for a clean scan. */
  @Text({ nullable: true }) scan!: string | null;
  @Text({ nullable: true }) previewKey!: string | null;
  /** What the reader shows in the place of the file, when a browser can't show the file itself. */
  @Text({ nullable: true }) rendition!: Rendition | null;
  @Int({ nullable: true }) renditionPages!: number | null;
  /** Of a PDF copy, in bytes. */
  @Column('bigint', {
    nullable: true,
    transformer: { to: (n: number | null) => n, from: (s: string | null) => (s === null ? null : Number(s)) },
  })
  renditionSize!: number | null;
  /** A person, or an outsider's link: one of the two. */
  @Uuid({ nullable: true }) uploadedBy!: string | null;
  @Uuid({ nullable: true }) uploadLinkId!: string | null;
  @Now() createdAt!: Date;
  /** When `complete` accepted it: from here on it counts as the evidence's newest version. */
  @Moment({ nullable: true }) receivedAt!: Date | null;
  @Moment({ nullable: true }) inspectedAt!: Date | null;
  @Moment({ nullable: true }) discardedAt!: Date | null;
  /** When the guard looked through its text; what was not looked through goes into no pack. */
  @Moment({ nullable: true }) guardedAt!: Date | null;
}

/** The words of one page (or sheet, or slide) of a clean version. */
@Entity()
@PointsTo(() => EvidenceVersion, 'versionId')
export class EvidencePage {
  @Uuid() programmeId!: string;
  @PrimaryColumn('uuid') versionId!: string;
  @PrimaryColumn('integer') page!: number;
  @Text() text!: string;
  /** Kept by a trigger from `text`. */
  @Words({ nullable: true }) words!: string;
}

/** This evidence shows this for that area. Never edited: a changed claim is a new link, the old one ends. */
@Entity()
@InProgramme()
@Index(['evidenceId'])
@PointsTo(() => Evidence, 'evidenceId')
@PointsTo(() => Area, 'areaId')
@ForeignKey(() => Person, ['createdBy'], ['id'])
export class Link {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() evidenceId!: string;
  @Uuid() areaId!: string;
  @Text() shows!: Shows;
  @Text({ default: '' }) claim!: string;
  @Int({ nullable: true }) page!: number | null;
  @Text({ nullable: true }) quote!: string | null;
  /** Proposed for an area its author doesn't lead; counts once that area's lead or a reviewer accepts it. */
  @Moment({ nullable: true }) acceptedAt!: Date | null;
  @Uuid() createdBy!: string;
  @Now() createdAt!: Date;
  @Moment({ nullable: true }) endedAt!: Date | null;
}

@Entity()
@Index(['actionId'])
@PointsTo(() => Link, 'linkId')
@PointsTo(() => Action, 'actionId')
export class LinkAction {
  @Uuid() programmeId!: string;
  @PrimaryColumn('uuid') linkId!: string;
  @PrimaryColumn('uuid') actionId!: string;
}

/** Every move of a piece of evidence, append-only. The rows of `approve` and `request-changes` are its reviews. */
@Entity()
@Index(['evidenceId', 'at'])
@PointsTo(() => Evidence, 'evidenceId')
@ForeignKey(() => Person, ['personId'], ['id'])
export class Review {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() evidenceId!: string;
  @Text() move!: 'submit' | 'approve' | 'request-changes' | 'withdraw' | 'new-version';
  @Int() versionNumber!: number;
  /** The hash the verdict is bound to. */
  @Text() sha256!: string;
  @Text({ default: '' }) comment!: string;
  /** What is wrong, of a `request-changes`; empty for every other move. */
  @TextList() reasons!: ReturnReason[];
  @Uuid() personId!: string;
  @Now() at!: Date;
}
