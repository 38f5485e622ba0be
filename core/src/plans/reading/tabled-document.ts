/** A file as its text and its tables, whichever program wrote it. What the child process answers for a plan file. */
export interface TabledDocument {
  /** What the file says of itself in its properties; empty when it says nothing. */
  title: string;
  blocks: Block[];
}

export type Block = TextBlock | TableBlock;

/** A paragraph outside every table. `style` is the document's own name for it, such as `Heading2`; empty without one. */
export interface TextBlock {
  kind: 'text';
  style: string;
  text: string;
}

export interface TableBlock {
  kind: 'table';
  /** Where it stands, for people: a sheet's name, or `Table 3`. */
  place: string;
  /** A sheet stands for itself; a table of a document belongs to the heading over it. */
  isSheet: boolean;
  /** A sheet that the workbook doesn't show; it comes without its rows. */
  hidden?: true;
  rows: TableRow[];
}

export interface TableRow {
  /** As people count it: from 1, in a sheet the number at its edge. */
  number: number;
  /** One for each column of the grid; a cell that spans several stands in its first, and covers the others. */
  cells: TableCell[];
}

export interface TableCell {
  text: string;
  /** Part of a cell that began further left (`across`) or above (`down`; then with that cell's text). */
  covered?: 'across' | 'down';
}

/** A table that is longer than any plan, and the row at which the reader gave up. */
export interface TooLong {
  tooLong: { place: string; row: number };
}

/** The most rows of one table and of one file. The longest plan of a council has some hundreds. */
export const mostRows = 5_000;

/** The most characters of one cell that are kept; what comes after is no part of a plan. */
export const mostCellCharacters = 20_000;
