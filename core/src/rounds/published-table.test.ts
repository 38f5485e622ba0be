import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aProgramme,
  asOwner,
  explained,
  someApproved,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import { progressWords } from './table-content.js';
import { tableFile } from './table-files.js';

/**
 * The status table of the report to the health and wellbeing board of 28 January 2020: 94 actions of the Lancashire
 * improvement plan in October and in December 2019, and the two percentages printed below it.
 */
const published = [
  { code: 'C', colour: 'blue', meaning: 'done', october: 33, december: 52 },
  { code: 'G', colour: 'green', meaning: 'on-track', october: 17, december: 14 },
  { code: 'A', colour: 'amber', meaning: 'under-way', october: 32, december: 20 },
  { code: 'R', colour: 'red', meaning: 'at-risk', october: 5, december: 5 },
  { code: 'n/s', colour: 'grey', meaning: 'not-started', october: 7, december: 3 },
];

/** Moves of our own that lead from the one table to the other: which actions moved was not published. */
const moves = [
  { from: 'G', to: 'C', actions: 10 },
  { from: 'A', to: 'C', actions: 9 },
  { from: 'A', to: 'G', actions: 7 },
  { from: 'n/s', to: 'A', actions: 4 },
  { from: 'A', to: 'R', actions: 2 },
  { from: 'R', to: 'A', actions: 2 },
];

let core: Core;
let programme: TestProgramme;
let rounds: { october: string; december: string };

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
  const actions = await aPlanAsInOctober();
  const october = await roundOf('October 2019', '2019-10-01', '2019-10-31');
  await core.rounds.close(programme.partner, october);
  const december = await roundOf('December 2019', '2019-11-01', '2019-12-31');
  await move(actions);
  await core.rounds.close(programme.partner, december);
  rounds = { october, december };
});
afterAll(() => core.close());

const roundOf = async (title: string, from: string, to: string) => {
  const { planId, partner } = programme;
  return (await core.rounds.open(partner, () => ({ planId, title, from, to }))).id;
};

/** 94 actions in the council's five colours; gives their ids by the code they have in October. */
async function aPlanAsInOctober(): Promise<Map<string, string[]>> {
  const { id, planId, levelIds } = programme;
  for (const [at, { code, colour, meaning }] of published.entries())
    await asOwner(core, 'UPDATE rating_level SET code = $2, colour = $3, meaning = $4 WHERE id = $1', [
      Object.values(levelIds)[at],
      code,
      colour,
      meaning,
    ]);
  await asOwner(
    core,
    `INSERT INTO action (programme_id, plan_id, action_area_id, ref, title, due_kind, position)
     SELECT $1, $2, (SELECT id FROM action_area WHERE programme_id = $1), '2.' || n, 'Action', 'none', 10 + n FROM generate_series(1, 90) n`,
    [id, planId],
  );
  const rated = await asOwner<{ id: string; code: string }>(
    core,
    `WITH slot AS (SELECT code, row_number() OVER (ORDER BY at, n) AS number
       FROM unnest($2::text[], $3::int[]) WITH ORDINALITY AS given(code, many, at), generate_series(1, many) n),
     numbered AS (SELECT id, row_number() OVER (ORDER BY position) AS number FROM action WHERE programme_id = $1),
     made AS (INSERT INTO rating (programme_id, action_id, level_id, comment, as_at)
       SELECT $1, a.id, v.id, 'As the plan says.', '2019-10-31' FROM numbered a JOIN slot USING (number)
       JOIN rating_level v ON v.programme_id = $1 AND v.code = slot.code RETURNING action_id, level_id)
     SELECT action_id AS id, code FROM made JOIN rating_level v ON v.id = level_id`,
    [id, published.map((row) => row.code), published.map((row) => row.october)],
  );
  const byCode = new Map<string, string[]>();
  for (const { id: actionId, code } of rated) byCode.set(code, [...(byCode.get(code) ?? []), actionId]);
  return byCode;
}

async function move(actions: Map<string, string[]>): Promise<void> {
  const { partner, officer } = programme;
  const taken = moves.map(({ from, to, actions: many }) => ({
    to,
    ids: actions.get(from)?.splice(0, many) ?? [],
  }));
  const completed = taken.filter(({ to }) => to === 'C').flatMap(({ ids }) => ids);
  const evidence = someEvidence(programme.areaIds[0]);
  await someApproved(core, programme, {
    ...evidence,
    links: evidence.links.map((link) => ({ ...link, actionIds: completed })),
  });
  for (const { to, ids } of taken)
    for (const actionId of ids) {
      const said = () => ({ actionId, code: to, comment: `Now ${to}.`, ...explained });
      if (to !== 'C') await core.ratings.rate(partner, said);
      else {
        const { id } = await core.signOffs.propose(partner, said);
        await core.signOffs.sign(officer, id, () => ({ comment: 'Seen.' }));
      }
    }
}

describe('94 actions as they were rated in October and in December 2019', () => {
  it('give the published table, and “91% compared with 87%”', async () => {
    const table = await core.roundReports.table(programme.officer, rounds.december);
    expect(
      table.rows.map(({ colour, code, before, now, change }) => [colour, code, before, now, change]),
    ).toEqual([
      ['blue', 'C', 33, 52, 19],
      ['green', 'G', 17, 14, -3],
      ['amber', 'A', 32, 20, -12],
      ['red', 'R', 5, 5, 0],
      ['grey', 'n/s', 7, 3, -4],
    ]);
    expect([table.totalBefore, table.total]).toEqual([94, 94]);
    expect(progressWords(table.progress)).toBe('91% compared with 87%');
    expect(table.progress).toEqual({
      now: { formula: '(blue + green + amber) / all', count: 86, of: 94, percent: 91 },
      before: { formula: '(blue + green + amber) / all', count: 82, of: 94, percent: 87 },
    });
    expect(progressWords(table.completed)).toBe('55% compared with 35%');
  });

  it('are compared action by action', async () => {
    const { october, december } = rounds;
    const { directions, moves: moved } = await core.roundReports.comparison(
      programme.officer,
      october,
      december,
    );
    expect(moved).toHaveLength(34);
    expect(directions).toMatchObject({ better: 32, worse: 2, same: 60, added: 0, removed: 0 });
  });

  it('report the five delayed ones by exception, with the reason and the new date of those that gave one', async () => {
    const { exceptions } = await core.roundReports.table(programme.officer, rounds.december);
    expect(exceptions).toHaveLength(5);
    const given = exceptions.filter(({ reason }) => reason === explained.reason);
    expect(given).toHaveLength(2);
    for (const { newDate, recovery } of given)
      expect([newDate?.on, recovery]).toEqual([explained.newDueOn, explained.recovery]);
  });

  it('stand alike in all three files', async () => {
    const table = await core.roundReports.table(programme.officer, rounds.december);
    const csv = (await tableFile(table, 'table.csv'))?.bytes.toString() ?? '';
    expect(csv.split('\r\n').slice(5, 12)).toEqual([
      'Rating,Status,October 2019,December 2019,Change',
      'blue,Done,33,52,19',
      'green,On track,17,14,-3',
      'amber,Under way,32,20,-12',
      'red,At risk,5,5,0',
      'grey,Not started,7,3,-4',
      'All,,94,94,0',
    ]);
    const partOf = async (name: string, path: string) =>
      strFromU8(
        unzipSync((await tableFile(table, name))?.bytes ?? new Uint8Array())[path] ?? new Uint8Array(),
      );
    const sheet = await partOf('table.xlsx', 'xl/worksheets/sheet1.xml');
    const figures = [...sheet.matchAll(/<c (?![^>]*t="s")[^>]*><v>(-?\d+)<\/v>/g)].map(([, figure]) =>
      Number(figure),
    );
    const counts = [33, 52, 19, 17, 14, -3, 32, 20, -12, 5, 5, 0, 7, 3, -4, 94, 94, 0];
    expect(figures.join()).toContain(counts.join());
    const text = [...(await partOf('table.docx', 'word/document.xml')).matchAll(/<w:t[^>]*>([^<]*)</g)].map(
      ([, words]) => words,
    );
    expect(text.join(' ')).toContain('91% compared with 87%');
    expect(text.filter(Boolean).join()).toContain(
      'blue,Done,33,52,19,green,On track,17,14,-3,amber,Under way,32,20,-12',
    );
  });
});
