import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../../core.js';
import type { TabledDocument } from '../../plans/reading/tabled-document.js';
import { measures } from '../../sample/lancashire/measures.js';
import { aProgramme, type TestProgramme, testConfig } from '../../testing/index.js';
import type { KpiPreview } from './kpi-imports.service.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const headings = ['ref', 'measure', 'responsible_role', 'frequency', 'cohort', 'subject']
  .concat(['latest_17_18_text', 'target_18_19_text', 'target_19_20_text'])
  .concat(['stat_neighbours_17_18_text', 'national_17_18_text']);
/** The published measures as a table of comma-separated values has them: a row for each series. */
const published = () =>
  measures.flatMap((measure) =>
    measure.series.map(({ cohort, subject, latest, targets, neighbours, national }) =>
      [measure.ref, measure.measure, measure.role, measure.frequency, cohort, subject].concat([
        latest,
        ...targets,
        neighbours,
        national,
      ]),
    ),
  );

/** A file as it stands when the workers have read its tables. */
async function fileOf(rows: string[][]): Promise<string> {
  const document: TabledDocument = {
    title: '',
    blocks: [
      {
        kind: 'table',
        place: 'The file',
        isSheet: false,
        rows: [headings, ...rows].map((cells, index) => ({
          number: index + 1,
          cells: cells.map((text) => ({ text })),
        })),
      },
    ],
  };
  const token = crypto.randomUUID();
  await core.database.inProgramme(programme.id, (tx) =>
    tx.query(
      `INSERT INTO plan_import (id, programme_id, file_name, size, sha256, storage_key, state, document, requested_by)
       VALUES ($1, $2, 'measures.csv', 1, $3, 'none', 'ready', $4, $5)`,
      [token, programme.id, '0'.repeat(64), JSON.stringify(document), programme.partner.personId],
    ),
  );
  return token;
}

async function previewOf(token: string): Promise<KpiPreview> {
  const view = await core.kpiImports.look(programme.partner, token);
  if (view.state !== 'ready') throw new Error('It is not read.');
  return view;
}
const apply = ({ token, stood }: KpiPreview, who = programme.partner) =>
  core.kpiImports.apply(who, token, () => ({ stood }));
const imported = async (rows: string[][]) => apply(await previewOf(await fileOf(rows)));
const all = () => core.kpis.list(programme.partner, {});
const as = (code: string) => expect.objectContaining({ code });

describe('the measures of a file', () => {
  it('are previewed without a change, applied whole, and change nothing a second time', async () => {
    const preview = await previewOf(await fileOf(published()));
    expect(preview.counts).toEqual({ measures: 35, series: 49, values: 244, figures: 160 });
    expect(preview.changes).toHaveLength(35);
    expect(await all()).toEqual([]);
    expect(await apply(preview)).toEqual({ measures: 35, changes: 35 });
    const made = await all();
    expect([made.length, made.flatMap((kpi) => kpi.series).length]).toEqual([35, 49]);
    expect(made.every((kpi) => kpi.polarityIsGuess)).toBe(true);
    expect(made.find((kpi) => kpi.ref === '1b (i)')?.series[0]).toMatchObject({
      latest: { text: 'N/A', number: null },
      target: { text: 'Baseline March 2019', number: null, period: '18/19' },
    });
    expect(made.find((kpi) => kpi.ref === '4b (iv)')?.series.map((series) => series.latest?.number)).toEqual([
      -3.7, -0.8, -4.4, -1.7, -4.5, -0.7,
    ]);
    // A sheet keeps -4.0 as a number.
    const sheet = published().map((row) => row.map((cell) => cell.replace(/^(-?\d+)\.0$/, '$1')));
    const again = await previewOf(await fileOf(sheet));
    expect(again.changes).toEqual([]);
    expect(await apply(again)).toEqual({ measures: 0, changes: 0 });
    expect(await all()).toEqual(made);
  });

  it('of a later file show just what differs, and leave what people have said', async () => {
    await imported(published());
    const [before] = await core.kpis.list(programme.partner, { q: '1c' });
    if (!before) throw new Error('The measure is not there.');
    await core.kpis.change(programme.partner, before.id, before.version, () => ({
      ...before,
      areaIds: [programme.areaIds[0]],
      actionIds: [],
      polarity: 'higher',
    }));
    const rows = published();
    const row = rows.find(([ref]) => ref === '1c') ?? [];
    row[7] = '92%';
    row[3] = 'Monthly';
    rows.push(['5a', 'A new one', '', 'Annual', '', '', '1', '', '', '', '']);
    const preview = await previewOf(await fileOf(rows.filter(([ref]) => ref !== '1a')));
    expect(preview.changes).toEqual([
      { ref: '1c', series: '', field: 'frequency', from: 'Bi-monthly', to: 'Monthly' },
      { ref: '1c', series: '', field: 'Target 18/19', from: '90%', to: '92%' },
      { ref: '5a', series: '', field: 'added', from: null, to: 'A new one' },
    ]);
    expect(preview.warnings.at(-1)?.message).toBe('Measure 1a is not in this file and will stay as it is.');
    await apply(preview);
    const after = await core.kpis.one(programme.partner, before.id);
    expect(after).toMatchObject({ polarityIsGuess: false, frequencyMonths: 1, areas: [{ number: 1 }] });
    expect(
      after.values.filter(({ period }) => period === '18/19').map(({ text, standing }) => [text, standing]),
    ).toEqual([
      ['92%', true],
      ['90%', false],
    ]);
  });

  it('are applied by one of two who apply at once, and not over what changed since the preview', async () => {
    const preview = await previewOf(await fileOf(published()));
    const both = await Promise.allSettled([apply(preview), apply(preview)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'measures-changed' },
    });
    expect(await all()).toHaveLength(35);
  });

  it('with a broken row change nothing, and the row is named', async () => {
    const broken = published();
    broken[7] = ['', 'No ref', '', '', '', '', '1', '', '', '', ''];
    await expect(previewOf(await fileOf(broken))).rejects.toMatchObject({
      code: 'measures-have-errors',
      message: expect.stringMatching(/^The file, row 9: This measure has no ref/),
    });
    await expect(previewOf(await fileOf([]))).rejects.toEqual(as('no-measures'));
    expect(await all()).toEqual([]);
  });

  it('are the partner’s to import', async () => {
    const preview = await previewOf(await fileOf(published()));
    for (const who of [programme.lead, programme.officer, programme.contributor])
      await expect(apply(preview, who)).rejects.toEqual(as('role-not-allowed'));
  });
});
