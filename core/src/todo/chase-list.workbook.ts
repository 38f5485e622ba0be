import writeExcelFile, { type Cell } from 'write-excel-file/node';
import type { ChaseKind, ChaseList } from './chase-list.service.js';

/** What each kind of debt is called in the list. */
export const chaseKindWords: Record<ChaseKind, string> = {
  ask: 'Asked for',
  returned: 'Returned, to be put right',
  stale: 'Out of date, to be renewed',
  'no-impact': 'Area without impact',
};

const columns: [title: string, width: number][] = [
  ['Who', 26],
  ['Job title', 30],
  ['What kind', 26],
  ['What', 56],
  ['Note', 48],
  ['Areas', 10],
  ['Due', 12],
  ['Days late', 10],
];

/**
 * The chase list as an Excel workbook, a row a debt. Every text is written as text: what somebody called a document
 * never runs as a formula.
 */
export function chaseWorkbook(list: ChaseList): Promise<Buffer> {
  const text = (value: string): Cell => ({ value, type: String, wrap: true, alignVertical: 'top' });
  const head = columns.map(([value]): Cell => ({ value, fontWeight: 'bold' }));
  const rows = list.people.flatMap((person) =>
    person.items.map((item): Cell[] => [
      text(person.name),
      text(person.jobTitle),
      text(chaseKindWords[item.kind]),
      text(item.what),
      text(item.note),
      text(item.areas.join(', ')),
      item.due
        ? { value: new Date(`${item.due}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy', alignVertical: 'top' }
        : null,
      { value: item.daysLate, type: Number, alignVertical: 'top' },
    ]),
  );
  const sheet = {
    sheet: 'Chase list',
    orientation: 'landscape' as const,
    stickyRowsCount: 1,
    columns: columns.map(([, width]) => ({ width })),
    data: [head, ...rows],
  };
  return writeExcelFile([sheet], { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
}
