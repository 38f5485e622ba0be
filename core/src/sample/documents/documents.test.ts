import { afterEach, expect, it, vi } from 'vitest';
import type { Block, PagedDocument, PinBoard, Workbook } from './document.types.js';
import { docxFile, pdfFile, photoFile, xlsxFile } from './files.js';
import { makePdf } from './pdf.js';
import { readPages } from './read-pages.testing.js';

const paged: PagedDocument = {
  title: 'Two pages',
  author: 'A group',
  source: 'schools',
  figures: 'Sample document.',
  pages: [
    [
      { kind: 'heading', text: 'A heading' },
      { kind: 'text', text: 'Some words, “quoted” – and a price of £5.' },
      { kind: 'points', points: ['The first point', 'The second point'] },
    ],
    [
      { kind: 'table', caption: 'A table', columns: ['Name', 'Count'], rows: [['Hubs', '12']] },
      { kind: 'bars', caption: 'Some bars', bars: [{ label: 'Yes', percent: 40 }] },
      { kind: 'quotation', text: 'Said aloud.', from: 'A pupil' },
    ],
  ],
};
const workbook: Workbook = {
  title: 'Two sheets',
  author: 'A team',
  figures: 'Sample document.',
  sheets: [
    { name: 'One', note: 'A note.', columns: ['Name', 'Count'], rows: [['Hubs', 12.5]] },
    { name: 'Two', note: 'Another.', columns: ['Name', 'Count'], rows: [['Schools', 7]] },
  ],
};
const board: PinBoard = {
  title: 'A board',
  columns: [{ heading: 'Heard', notes: ['One note', 'Two notes'] }],
  footnote: 'Sample document',
};

afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['PDF', pdfFile('same', paged)],
  ['Word', docxFile('same', paged)],
  ['Excel', xlsxFile('same', workbook)],
  ['picture', photoFile('same', board)],
])('makes the same %s file at any time', async (_, file) => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2024-02-29T23:59:58Z') });
  const first = await file.make();
  vi.setSystemTime(new Date('2031-07-01T12:00:00Z'));
  const second = await file.make();
  expect(second.equals(first)).toBe(true);
});

it.each([pdfFile('pages', paged), docxFile('pages', paged)])(
  'puts each block on its page: $fileName',
  async (file) => {
    const [first = '', second = '', ...rest] = readPages(file.fileName, await file.make());
    expect(rest).toEqual([]);
    for (const text of [
      'Two pages',
      'A group',
      'A heading',
      'Some words, “quoted” – and a price of £5.',
      'The second point',
    ])
      expect(first).toContain(text);
    for (const text of ['A table', 'Hubs', '12', 'Some bars', '40%', 'Said aloud.', 'A pupil']) {
      expect(second).toContain(text);
      expect(first).not.toContain(text);
    }
  },
);

it('puts each table on its sheet', async () => {
  const file = xlsxFile('sheets', workbook);
  const pages = readPages(file.fileName, await file.make());
  expect(pages).toEqual([
    'Two sheets A team A note. Name Count Hubs 12.5 Sample document.',
    'Another. Name Count Schools 7 Sample document.',
  ]);
});

const tooMuchOf: Block[] = [
  { kind: 'text', text: 'One more line.' },
  { kind: 'bars', caption: 'More', bars: [{ label: 'Yes', percent: 40 }] },
];

it.each(tooMuchOf)('refuses a page of too much $kind', async (block) => {
  const page = Array.from({ length: 60 }, () => block);
  await expect(makePdf({ ...paged, pages: [page] })).rejects.toThrow('Page 1 of “Two pages” does not fit.');
});

it('keeps every sample file small', async () => {
  expect((await photoFile('board', board).make()).length).toBeLessThan(500_000);
  expect((await pdfFile('pages', paged).make()).length).toBeLessThan(20_000);
});
