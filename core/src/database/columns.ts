import { Column, type ColumnOptions, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Columns and keys that every table has, so that each entity shows only what is its own. */

export const Id = () => PrimaryGeneratedColumn('uuid');
export const Uuid = (options: ColumnOptions = {}) => Column('uuid', options);
export const Text = (options: ColumnOptions = {}) => Column('text', options);
export const TextList = () => Column('text', { array: true, default: () => "'{}'" });
export const Int = (options: ColumnOptions = {}) => Column('integer', options);
export const Json = (options: ColumnOptions = {}) => Column('jsonb', options);
/** Words for full-text search. The database keeps them; TypeScript never reads them. */
export const Words = (options: ColumnOptions = {}) => Column('tsvector', { select: false, ...options });
export const Moment = (options: ColumnOptions = {}) => Column('timestamptz', options);
export const Now = () => Column('timestamptz', { default: () => 'now()' });

/** Days stay text (`YYYY-MM-DD`) in TypeScript: a Date would drag a time zone in. */
export const DayColumn = (options: ColumnOptions = {}) => Column('date', options);

/** The version a PUT says it saw (If-Match). Raised by the conditional UPDATE that writes the row. */
export const RowVersion = () => Column('integer', { default: 1 });

/** `(programme_id, id)` can be the target of a foreign key, so that a row can't point into another programme. */
export const InProgramme = () => Unique(['programmeId', 'id']);

/** A foreign key that carries the programme: both ends are of one programme, or the write fails. */
export const PointsTo = (target: () => new () => object, column: string): ClassDecorator =>
  ForeignKey(target, ['programmeId', column], ['programmeId', 'id']) as ClassDecorator;
