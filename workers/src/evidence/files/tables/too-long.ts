/** Thrown at the row where a table is longer than any plan. */
export class TableTooLong extends Error {
  constructor(
    readonly place: string,
    readonly row: number,
  ) {
    super(`${place} is longer than any plan at row ${row}.`);
    this.name = 'TableTooLong';
  }
}
