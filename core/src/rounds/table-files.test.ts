import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { RoundTableView } from './round-reports.service.js';
import { tableFile } from './table-files.js';

const share = { formula: 'blue / all', count: 1, of: 2, percent: 50 };
const ref = {
  roundId: crypto.randomUUID(),
  title: '=1+1',
  to: '2019-12-31',
  note: '',
  total: 2,
  source: 'ratings',
} as const;
const table: RoundTableView = {
  planTitle: 'Plan',
  round: ref,
  before: { ...ref, title: 'October 2019', to: '2019-10-31' },
  rows: [
    { code: 'C', label: 'Done', colour: 'blue', meaning: 'done', before: 1, now: 1, change: 0 },
    { code: 'none', label: 'Not rated', colour: '', meaning: 'none', before: 0, now: 1, change: 1 },
  ],
  total: 2,
  totalBefore: 1,
  progress: { now: share, before: { ...share, percent: 100 } },
  completed: { now: share, before: null },
  exceptions: [
    {
      ref: '2.5.5',
      subject: '@SUM(A1)',
      label: 'At risk',
      overdue: true,
      reason: '',
      newDate: { kind: 'month', on: '2020-03-31' },
      recovery: '-2+3',
    },
  ],
};

const parts = async (name: string) => {
  const archive = unzipSync((await tableFile(table, name))?.bytes ?? new Uint8Array());
  return Object.fromEntries(Object.entries(archive).map(([path, bytes]) => [path, strFromU8(bytes)]));
};

describe('the table of a round as a file', () => {
  it('is a CSV whose text no spreadsheet runs', async () => {
    const text = (await tableFile(table, 'table.csv'))?.bytes.toString() ?? '';
    expect(text).toContain(
      '2.5.5,\'@SUM(A1),"At risk, past its date",No reason was given.,March 2020,\'-2+3',
    );
    expect(text).toContain('All,,1,2,1');
    expect(text.split('\r\n').some((row) => /(^|,)[=@]/.test(row))).toBe(false);
  });

  it('is a workbook with figures as figures and no formula', async () => {
    const files = await parts('table.xlsx');
    const sheets = Object.entries(files).filter(([path]) => /^xl\/worksheets\/[^/]+\.xml$/.test(path));
    expect(sheets).toHaveLength(2);
    const text = Object.values(files).join('');
    expect(text).not.toContain('<f>');
    expect(text).toMatch(/(?:&apos;|&#39;|')@SUM\(A1\)/);
    expect(sheets[0]?.[1]).toMatch(/<v>2<\/v>/);
  });

  it('is a Word file with head rows that repeat', async () => {
    const text = (await parts('table.docx'))['word/document.xml'] ?? '';
    expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(3);
    for (const words of ['50% compared with 100%', 'March 2020', 'blue / all']) expect(text).toContain(words);
  });

  it('is nothing under any other name', async () => {
    expect(await tableFile(table, 'table.pdf')).toBeNull();
    expect(await tableFile(table, 'constructor')).toBeNull();
  });
});
