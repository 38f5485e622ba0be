import { fold, oneLine } from '../../plans/reading/fold.js';
import type { TableBlock, TabledDocument, TableRow } from '../../plans/reading/tabled-document.js';
import { monthsOfFrequency } from '../frequency.js';
import { type Polarity, polarities, seriesName } from '../kpis.words.js';
import { isKpiHead, type KpiColumns, kpiColumns, type TextField } from './kpi-columns.js';
import type { KpiReading, ReadKpi, ReadSeries } from './kpi-draft.js';

/** Headings stand near the top. */
const deepestHead = 15;

/** Letters a plan prints in the place of subjects. */
const subjects: Record<string, string> = { R: 'Reading', W: 'Writing', M: 'Maths' };
/** Pupils with a plan, and pupils with SEN support, as schools write them. */
const cohortWords = /\bSEN \([A-Z]\)/;

/** The measures of a file: every table whose headings say so, whichever program wrote it. */
export function readKpis(document: TabledDocument): KpiReading {
  const reading: KpiReading = { kpis: [], warnings: [], errors: [] };
  const places = new Map<string, string>();
  for (const block of document.blocks) if (block.kind === 'table') readTable(block, reading, places);
  return reading;
}

function readTable(block: TableBlock, reading: KpiReading, places: Map<string, string>) {
  const at = block.rows.slice(0, deepestHead).findIndex((row) => isKpiHead(kpiColumns(row)));
  const head = block.rows[at];
  if (!head) return;
  const columns = kpiColumns(head);
  for (const heading of columns.unknown)
    reading.warnings.push({
      place: block.place,
      message: `Nobody knows what the column “${heading}” holds, so it is left out. A column of values names its year, such as 17/18.`,
    });
  const table = new TableReader(block, columns, reading, places);
  for (const row of block.rows.slice(at + 1)) table.read(row);
}

/** What a row says in the cells of one heading of values: one text, or one for each cohort. */
type Cells = string[];

class TableReader {
  private kpi: ReadKpi | null = null;
  /** Cohorts that a row of headings within the table has named, for the rows below it. */
  private cohorts: string[] = [];

  constructor(
    private readonly block: TableBlock,
    private readonly columns: KpiColumns,
    private readonly reading: KpiReading,
    private readonly places: Map<string, string>,
  ) {}

  read(row: TableRow): void {
    const ref = this.text(row, 'ref');
    const said = row.cells.some((cell) => cell.covered !== 'down' && oneLine(cell.text) !== '');
    if (!said || repeatsHead(ref)) return;
    if (ref !== '') {
      if (this.begin(row, ref)) this.readValues(row);
    } else if (!this.kpi) this.error(row, 'This row stands before the first measure and has no ref.');
    else if (this.text(row, 'measure') !== '')
      this.error(row, 'This measure has no ref. Give each measure its ref.');
    else this.readValues(row);
  }

  private readValues(row: TableRow): void {
    const groups = this.columns.values.map(({ from, to }) => cellsOf(row, from, to));
    const isSplit = groups.some((cells) => cells.slice(1).some((text) => text !== ''));
    const named = cohortsOf(groups);
    const hasNames = named.some((name) => name !== '');
    if (!isSplit) this.addWhole(row, groups);
    else if (groups.flat().every((text) => fold(text.replace(cohortWords, '')) === '')) this.cohorts = named;
    else this.addSplit(row, groups, hasNames ? named : this.cohorts);
  }

  /** A row with a ref begins a measure, or goes on with it: a table of comma-separated values has a row for each series. */
  private begin(row: TableRow, ref: string): boolean {
    const measure = this.text(row, 'measure');
    const known = this.reading.kpis.find((each) => fold(each.ref) === fold(ref));
    this.cohorts = [];
    if (known) {
      if (known === this.kpi && fold(known.measure) === fold(measure)) return true;
      this.error(
        row,
        `The ref ${ref} stands at ${this.places.get(known.ref)} as well. Every measure needs a ref of its own.`,
      );
      return false;
    }
    this.kpi = null;
    if (measure === '') {
      this.error(row, `Measure ${ref} does not say what is measured.`);
      return false;
    }
    const frequency = this.text(row, 'frequency');
    const polarity = this.text(row, 'polarity').toLowerCase();
    this.kpi = {
      ref,
      measure,
      section: this.text(row, 'section') || (/^\d+/.exec(ref)?.[0] ?? ''),
      responsibleRole: this.text(row, 'responsibleRole'),
      frequency,
      polarity: polarities.includes(polarity as Polarity) ? (polarity as Polarity) : null,
      series: [],
    };
    this.reading.kpis.push(this.kpi);
    this.places.set(ref, this.place(row));
    if (monthsOfFrequency(frequency) === null)
      this.reading.warnings.push({
        place: this.place(row),
        message: `Nobody can tell how often measure ${ref} is read from “${frequency}”, so none of its readings will be called overdue.`,
      });
    return true;
  }

  private addWhole(row: TableRow, groups: Cells[]): void {
    const texts = groups.map((cells) => cells[0] ?? '');
    if (this.isContinued(row) && texts.every((text) => text === '')) return;
    this.add(row, { cohort: this.text(row, 'cohort'), subject: this.subjectOf(row) }, texts);
  }

  private addSplit(row: TableRow, groups: Cells[], cohorts: readonly string[]): void {
    const count = Math.max(...groups.map((cells) => cells.length));
    const unnamed = Array.from({ length: count }, (_, index) => cohorts[index] ?? '').includes('');
    if (unnamed) {
      this.error(row, 'This row has two values under one heading, and nothing says of whom each is.');
      return;
    }
    for (const [index, cohort] of cohorts.entries())
      this.add(
        row,
        { cohort, subject: this.subjectOf(row) },
        groups.map((cells) => cells[index] ?? ''),
      );
  }

  private add(row: TableRow, which: Pick<ReadSeries, 'cohort' | 'subject'>, texts: readonly string[]): void {
    const { kpi } = this;
    if (!kpi) return;
    if (kpi.series.some((each) => each.cohort === which.cohort && each.subject === which.subject)) {
      this.error(
        row,
        `Measure ${kpi.ref} has ${seriesName(which) || 'its values'} twice. Say of whom or of what each row is.`,
      );
      return;
    }
    kpi.series.push({
      ...which,
      values: this.columns.values.flatMap(({ kind, period, asAt }, index) => {
        const text = texts[index] ?? '';
        return text === '' ? [] : [{ kind, period, asAt, text }];
      }),
    });
  }

  private isContinued(row: TableRow): boolean {
    return this.text(row, 'ref') === '';
  }

  /** A column of its own, or whatever a row that goes on with a measure says before its values. */
  private subjectOf(row: TableRow): string {
    const own = this.text(row, 'subject');
    if (own !== '' || !this.isContinued(row)) return own;
    const first = Math.min(...this.columns.values.map(({ from }) => from));
    const label = row.cells
      .slice(0, first)
      .filter((cell) => cell.covered !== 'down')
      .map((cell) => oneLine(cell.text))
      .filter((text) => text !== '')
      .join(' ');
    return subjects[label] ?? label;
  }

  private text(row: TableRow, field: TextField): string {
    const at = this.columns.texts[field];
    const cell = at === undefined ? undefined : row.cells[at];
    return cell && cell.covered !== 'down' ? oneLine(cell.text) : '';
  }

  private place = (row: TableRow): string => `${this.block.place}, row ${row.number}`;

  private error(row: TableRow, message: string): void {
    this.reading.errors.push({ place: this.place(row), message });
  }
}

const repeatsHead = (ref: string): boolean => /^(ref|reference)$/i.test(ref);

/** The texts under a heading; what another cell covers is not one of them. */
const cellsOf = (row: TableRow, from: number, to: number): Cells =>
  row.cells
    .slice(from, to + 1)
    .filter((cell, index) => index === 0 || cell.covered === undefined)
    .map((cell) => oneLine(cell.text));

/** Of whom the first, second… value of each heading is, from whichever cell says it. */
function cohortsOf(groups: readonly Cells[]): string[] {
  const count = Math.max(...groups.map((cells) => cells.length));
  return Array.from(
    { length: count },
    (_, index) =>
      groups.map((cells) => cohortWords.exec(cells[index] ?? '')?.[0]).find((name) => name !== undefined) ??
      '',
  );
}
