import { describe, expect, it } from 'vitest';
import type { TableCell, TabledDocument } from '../../plans/reading/tabled-document.js';
import { readKpis } from './read-kpis.js';

const over = (text: string): TableCell[] => [{ text }, { text: '', covered: 'across' }];
const plain = (...texts: string[]): TableCell[] => texts.map((text) => ({ text }));

const document = (...tables: TableCell[][][]): TabledDocument => ({
  title: '',
  blocks: tables.map((rows, index) => ({
    kind: 'table',
    place: `Table ${index + 1}`,
    isSheet: false,
    rows: rows.map((cells, row) => ({ number: row + 1, cells })),
  })),
});

const headings = [
  'Ref',
  'Measure',
  'Responsible Officer',
  'Frequency',
  'Latest Performance 17/18',
  'Target 18/19',
  '17/18 National Average',
];
const row = (ref: string, ...values: string[]): TableCell[] =>
  plain(ref, `Measure ${ref}`, 'Head of Inclusion', 'Annual', ...values);

/** As a plan prints the figures of two cohorts: headings over two columns, cohorts in a row of their own, then subjects. */
const split = [
  [
    ...plain('Ref', 'Measure', 'Responsible Officer', 'Frequency'),
    ...over('Latest Performance 17/18'),
    ...over('Target 18/19'),
  ],
  [...plain('4a', 'Help is good', 'Lead', 'Annual'), ...over('Good 67%'), ...over('Good 70%')],
  plain('4b (i)', 'Attainment', 'Lead', 'Annual', '2.5 SEN (E)', '22.1 SEN (K)', '2.9 SEN (E)', '24 SEN (K)'),
  plain('4b (ii)', 'Reading and maths', 'Lead', 'Annual', 'SEN (E)', 'SEN (K)', 'SEN (E)', 'SEN (K)'),
  plain('', '', '', 'R', '7', '27', '9', '29'),
  plain('', '', '', 'M', '-4.5', '', '-4.4', '-0.6'),
];

describe('a table of measures', () => {
  it('is read from its headings, with the years they name', () => {
    const { kpis, errors, warnings } = readKpis(
      document([plain(...headings), row('1a', '84.7%', '90%', '67%'), row('1b (i)', 'N/A', 'tbc', '')]),
    );
    expect([errors, warnings]).toEqual([[], []]);
    expect(kpis.map(({ ref, section, series }) => [ref, section, series.length])).toEqual([
      ['1a', '1', 1],
      ['1b (i)', '1', 1],
    ]);
    expect(kpis[0]?.series[0]?.values).toEqual([
      { kind: 'reading', period: '17/18', asAt: '2018-03-31', text: '84.7%' },
      { kind: 'target', period: '18/19', asAt: '2019-03-31', text: '90%' },
      { kind: 'national', period: '17/18', asAt: '2018-03-31', text: '67%' },
    ]);
    expect(kpis[1]?.series[0]?.values.map(({ text }) => text)).toEqual(['N/A', 'tbc']);
  });

  it('has a series for each cohort and subject', () => {
    const { kpis, errors } = readKpis(document(split));
    expect(errors).toEqual([]);
    const series = kpis.map((kpi) =>
      kpi.series.map(
        ({ cohort, subject, values }) => `${cohort} ${subject}: ${values.map(({ text }) => text)}`,
      ),
    );
    expect(series).toEqual([
      [' : Good 67%,Good 70%'],
      ['SEN (E) : 2.5 SEN (E),2.9 SEN (E)', 'SEN (K) : 22.1 SEN (K),24 SEN (K)'],
      ['SEN (E) Reading: 7,9', 'SEN (K) Reading: 27,29', 'SEN (E) Maths: -4.5,-4.4', 'SEN (K) Maths: -0.6'],
    ]);
  });

  it('says the same when a sheet keeps nothing of what spans', () => {
    const flat = split.map((cells) => cells.map(({ text }) => ({ text })));
    expect(readKpis(document(flat))).toEqual(readKpis(document(split)));
  });

  it('may have a row for each series, and columns that only repeat', () => {
    const csv = [
      plain(
        'ref',
        'measure',
        'frequency',
        'polarity_inferred',
        'cohort',
        'subject',
        'latest_17_18_text',
        'latest_17_18_number',
      ),
      plain('4b', 'Progress', 'Annual', 'lower', 'SEN (E)', 'Maths', '5', '5'),
      plain('4b', 'Progress', 'Annual', 'lower', 'SEN (K)', 'Maths', '6', '6'),
    ];
    const { kpis, errors, warnings } = readKpis(document(csv));
    expect([errors, warnings]).toEqual([[], []]);
    expect(kpis).toMatchObject([
      { polarity: 'lower', series: [{ cohort: 'SEN (E)' }, { cohort: 'SEN (K)' }] },
    ]);
  });

  it('goes on over the headings that are printed again, and over other tables', () => {
    const other = [plain('Ref', 'Action', 'Due'), plain('1.1', 'Do it', 'May 2019')];
    const again = [
      plain(...headings),
      row('1a', '1', '2', '3'),
      plain(...headings),
      row('1b', '4', '5', '6'),
    ];
    expect(readKpis(document(other, again)).kpis.map(({ ref }) => ref)).toEqual(['1a', '1b']);
  });
});

describe('what can’t be read', () => {
  const errorsOf = (...rows: TableCell[][]) =>
    readKpis(document([plain(...headings), ...rows])).errors.map(
      ({ place, message }) => `${place}: ${message}`,
    );

  it.each<[string, TableCell[][], RegExp]>([
    [
      'a ref that stands twice',
      [row('1a', '1'), row('1b', '1'), row('1a', '2')],
      /^Table 1, row 4: The ref 1a stands at Table 1, row 2/,
    ],
    [
      'a measure without words',
      [plain('1a', '', 'Lead', 'Annual', '1')],
      /^Table 1, row 2: .*does not say what is measured/,
    ],
    [
      'a measure without a ref',
      [row('1a', '1'), plain('', 'Another', '', '', '2')],
      /^Table 1, row 3: This measure has no ref/,
    ],
    [
      'values before the first measure',
      [plain('', '', '', '', '2')],
      /^Table 1, row 2: .*before the first measure/,
    ],
    [
      'a series that stands twice',
      [row('1a', '1'), plain('', '', '', '', '2')],
      /^Table 1, row 3: Measure 1a has its values twice/,
    ],
  ])('is said with its row: %s', (_what, rows, message) => {
    expect(errorsOf(...rows)[0]).toMatch(message);
  });

  it('is said of two values of nobody knows whom', () => {
    const [head, , , , values] = split;
    const rows = [head, plain('4b', 'Reading', 'Lead', 'Annual', '', '', '', ''), values];
    const { errors } = readKpis(document(rows.flatMap((cells) => (cells ? [cells] : []))));
    expect(errors).toEqual([
      { place: 'Table 1, row 3', message: expect.stringContaining('nothing says of whom each is') },
    ]);
  });

  it('is warned of: a column nobody knows, one of no year, and a frequency nobody can tell', () => {
    const { warnings } = readKpis(
      document([
        plain('Ref', 'Measure', 'Frequency', 'Target 18/19', 'Target', 'Colour'),
        plain('1a', 'Help', 'now and then', '5', '6', 'blue'),
      ]),
    );
    expect(warnings.map(({ message }) => /“(.*?)”/.exec(message)?.[1])).toEqual([
      'Target',
      'Colour',
      'now and then',
    ]);
  });

  it('is no measure where no table is one', () => {
    expect(readKpis(document([plain('Ref', 'Action', 'Due')])).kpis).toEqual([]);
  });
});
