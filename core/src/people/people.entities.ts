import { Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Role } from '../access/permissions.js';
import { Id, InProgramme, Json, Moment, Now, RowVersion, Text, TextList, Uuid } from '../database/columns.js';
import type { VisitProfile } from './visit-profile.js';

/** One local area's answer to one inspection. Everything else hangs on a programme. */
@Entity()
@Unique(['slug'])
export class Programme {
  @Id() id!: string;
  @Text() slug!: string;
  @Text() name!: string;
  @Json() visitProfile!: VisitProfile;
  /** Set when the sample of an embedded start is whole; /readyz waits for it. Null: not a sample. */
  @Text({ nullable: true }) sampleState!: 'making' | 'complete' | null;
  @Now() createdAt!: Date;
}

/** A human being, across programmes. What signs in is the account, kept apart so that it can be erased alone. */
@Entity()
export class Person {
  @Id() id!: string;
  @Text() name!: string;
  @Text() jobTitle!: string;
  @Now() createdAt!: Date;
}

@Entity()
@Unique(['email'])
@Unique(['personId'])
@ForeignKey(() => Person, ['personId'], ['id'], { onDelete: 'CASCADE' })
export class Account {
  @Id() id!: string;
  @Uuid() personId!: string;
  /** Lower case. */
  @Text() email!: string;
  /** argon2id, or null until the invitation is accepted. */
  @Text({ nullable: true }) passwordHash!: string | null;
  /** SHA-256 of the token; the token itself is only ever in the link. */
  @Text({ nullable: true }) invitationHash!: string | null;
  @Moment({ nullable: true }) invitationExpiresAt!: Date | null;
  /** The same of a link for a new password: apart, since whoever may make an invitation may not make one of these. */
  @Text({ nullable: true }) newPasswordLinkHash!: string | null;
  @Moment({ nullable: true }) newPasswordLinkExpiresAt!: Date | null;
  @Moment({ nullable: true }) disabledAt!: Date | null;
  @Now() createdAt!: Date;
}

@Entity()
@Index(['personId'])
@ForeignKey(() => Person, ['personId'], ['id'], { onDelete: 'CASCADE' })
export class Session {
  /** SHA-256 of the cookie's value, so that a copy of the table signs nobody in. */
  @PrimaryColumn('text') idHash!: string;
  @Uuid() personId!: string;
  @Now() createdAt!: Date;
  @Now() lastSeenAt!: Date;
  @Moment() expiresAt!: Date;
}

/** A failed sign-in, kept an hour for throttling. Neither address is stored in clear. */
@Entity()
@Index(['accountHash', 'at'])
@Index(['sourceHash', 'at'])
export class SignInFailure {
  @Id() id!: string;
  @Text() accountHash!: string;
  @Text() sourceHash!: string;
  @Now() at!: Date;
}

/** Person × programme × roles. Ended, never deleted: history names its people by it. */
@Entity()
@InProgramme()
@Unique(['programmeId', 'personId'])
@ForeignKey(() => Programme, ['programmeId'], ['id'])
@ForeignKey(() => Person, ['personId'], ['id'])
export class Membership {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() personId!: string;
  @TextList() roles!: Role[];
  @RowVersion() version!: number;
  @Now() createdAt!: Date;
  @Moment({ nullable: true }) endedAt!: Date | null;
}
