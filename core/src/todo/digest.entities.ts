import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { DayColumn, Id, Int, Now, PointsTo, RowVersion, Text, Uuid } from '../database/columns.js';
import { Mail } from '../mail/mail.entities.js';
import { Person, Programme } from '../people/people.entities.js';

/** When a person wants the daily message of what waits for them. Without a row: every working day, in the morning. */
@Entity()
@Unique(['programmeId', 'personId'])
@ForeignKey(() => Programme, ['programmeId'], ['id'])
@ForeignKey(() => Person, ['personId'], ['id'])
export class DigestChoice {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() personId!: string;
  /** 1 Monday to 5 Friday; none of them: no message at all. */
  @Column('integer', { array: true }) days!: number[];
  /** The hour in England from which it comes. */
  @Int() hour!: number;
  @RowVersion() version!: number;
  @Now() changedAt!: Date;
}

/** That a person's day was looked at, with the message when there was something to say: one a person and day. */
@Entity()
@Unique(['programmeId', 'personId', 'day'])
@ForeignKey(() => Programme, ['programmeId'], ['id'])
@ForeignKey(() => Person, ['personId'], ['id'])
@PointsTo(() => Mail, 'mailId')
export class Digest {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() personId!: string;
  @DayColumn() day!: string;
  @Uuid({ nullable: true }) mailId!: string | null;
  @Now() at!: Date;
}

/** How often a person was told of something that waits, and when last: the pauses between grow. */
@Entity()
@Unique(['programmeId', 'personId', 'item'])
@ForeignKey(() => Programme, ['programmeId'], ['id'])
@ForeignKey(() => Person, ['personId'], ['id'])
export class DigestItem {
  @Id() id!: string;
  @Uuid() programmeId!: string;
  @Uuid() personId!: string;
  /** Kind and id of the item of the to-do list. */
  @Text() item!: string;
  @Int() told!: number;
  @DayColumn() toldOn!: string;
}
