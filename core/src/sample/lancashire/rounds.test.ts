import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { thePortal } from '../../access/caller.js';
import { type Core, createCore } from '../../core.js';
import { progressWords } from '../../rounds/table-content.js';
import { tableFile } from '../../rounds/table-files.js';
import { asOwner, ownDatabase, testConfig } from '../../testing/index.js';
import { makeProgramme } from '../make-programme.js';
import { lancashire } from './index.js';

let core: Core;
let own: Awaited<ReturnType<typeof ownDatabase>>;
let officer: Parameters<Core['rounds']['list']>[0];

beforeAll(async () => {
  // Of its own: a sample that is never finished would keep every other test's portal from being ready.
  own = await ownDatabase();
  core = await createCore(testConfig(own.urls));
  const id = await makeProgramme(core.database, lancashire);
  officer = { ...thePortal(id), roles: ['senior-officer'] };
});
afterAll(async () => {
  await core.close();
  await own.drop();
});

const tableOf = async (title: string) => {
  const round = (await core.rounds.list(officer, {})).find((each) => each.title === title);
  return core.roundReports.table(officer, round?.id ?? '');
};

describe('the rounds of the sample', () => {
  it('count April as the plan was published', async () => {
    const { rows, total, before } = await tableOf('April 2019');
    expect(rows.map((row) => [row.code, row.now])).toEqual([
      ['C', 13],
      ['G', 10],
      ['A', 38],
      ['R', 1],
      ['n/s', 31],
      ['none', 1],
    ]);
    expect([total, before]).toEqual([94, null]);
  });

  it('give the published table of December 2019, and 91% compared with 87%', async () => {
    const table = await tableOf('December 2019');
    expect(table.rows.map((row) => [row.colour, row.before, row.now])).toEqual([
      ['blue', 33, 52],
      ['green', 17, 14],
      ['amber', 32, 20],
      ['red', 5, 5],
      ['grey', 7, 3],
    ]);
    expect([table.totalBefore, table.total]).toEqual([94, 94]);
    expect(progressWords(table.progress)).toBe('91% compared with 87%');
    expect(table.progress.now.formula).toBe('(blue + green + amber) / all');
    expect(progressWords(table.completed)).toBe('55% compared with 35%');
    expect(table.exceptions).toHaveLength(5);
    const file = await tableFile(table, 'table.csv');
    const rows = file?.bytes.toString().split('\r\n') ?? [];
    expect(rows).toContain('"Done, on track or under way",(blue + green + amber) / all,87%,91%');
    expect(rows).toContain('blue,Done,33,52,19');
    expect(rows).toContain('All,,94,94,0');
  });

  it('can’t be emptied, not even by the tables’ owner', async () => {
    const config = { config: testConfig(own.urls) };
    for (const table of ['round_line', 'rating', 'review_round'])
      await expect(asOwner(config, `TRUNCATE ${table} CASCADE`), table).rejects.toThrow(/frozen/);
  });

  it('invent no single rating of October and December', async () => {
    const rounds = await core.rounds.list(officer, {});
    const [december, october, april] = rounds.map((round) => round.id);
    const compare = (a = '', b = '') => core.roundReports.comparison(officer, a, b);
    expect(await compare(october, december)).toMatchObject({ directions: null, moves: [] });
    expect(await compare(april, december)).toMatchObject({ directions: null, moves: [] });
    expect((await compare(april, 'now')).directions?.same).toBeGreaterThan(0);
  });
});
