import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import { aProgramme, type TestProgramme, testConfig } from '../testing/index.js';

let core: Core;
let first: TestProgramme;
let second: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig({ DATABASE_POOL: '2' }));
  [first, second] = await Promise.all([aProgramme(core), aProgramme(core)]);
});
afterAll(() => core.close());

const sql = 'SELECT id FROM programme';
const seen = (programme: TestProgramme) => core.database.read<{ id: string }>(programme.id, 'seen', sql, []);

describe('two connections shared by two programmes', () => {
  it('never show one the other', async () => {
    const programmes = Array.from({ length: 60 }, (_, index) => (index % 2 ? first : second));
    const rows = await Promise.all(
      programmes.map((programme, index) =>
        index % 3
          ? seen(programme)
          : core.database.inProgramme(programme.id, (tx) => tx.query<{ id: string }[]>(sql)),
      ),
    );
    expect(rows).toEqual(programmes.map((programme) => [{ id: programme.id }]));
  });

  it('forget the programme with the transaction', async () => {
    await Promise.all([seen(first), seen(second)]);
    const left = await Promise.all([1, 2, 3, 4].map(() => core.database.ask(sql)));
    expect(left).toEqual([[], [], [], []]);
  });

  it('forget it when the transaction fails, and keep nothing it wrote', async () => {
    const failed = core.database.inProgramme(first.id, async (tx) => {
      await tx.query(`UPDATE programme SET name = 'Half written'`);
      await tx.query('SELECT 1 / 0');
    });
    await expect(failed).rejects.toThrow(/division by zero/);
    expect(await core.database.ask(sql)).toEqual([]);
    const [row] = await core.database.inProgramme(first.id, (tx) =>
      tx.query<{ name: string }[]>('SELECT name FROM programme'),
    );
    expect(row?.name).toBe(`Programme ${first.slug}`);
  });

  it('go on after reads that failed, more often than there are connections', async () => {
    for (let round = 0; round < 5; round += 1)
      await expect(core.database.read(first.id, 'broken', 'SELECT 1 / (SELECT 0)', [])).rejects.toThrow(
        /division by zero/,
      );
    expect(await seen(first)).toEqual([{ id: first.id }]);
    expect(await seen(second)).toEqual([{ id: second.id }]);
  });

  it('write nothing in a read', async () => {
    await expect(
      core.database.read(first.id, 'writing', `UPDATE programme SET name = 'x' RETURNING id`, []),
    ).rejects.toThrow(/read-only transaction/);
  });
});
