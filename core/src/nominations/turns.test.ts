import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import { aProgramme, asOwner, type TestProgramme, testConfig } from '../testing/index.js';

/** Without turns each of these ends in a deadlock, mostly within five rounds. */
const rounds = 15;
// Each round is a dozen acts: a busy computer takes its time.
vi.setConfig({ testTimeout: 120_000 });

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig({ DATABASE_POOL: '12' }));
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

interface Placed {
  nominationId: string;
  nomineeId: string;
}

async function nominate(name: string, area: number, deputyFor?: string): Promise<Placed> {
  const { nominations } = await core.nominations.nominate(programme.partner, () => ({
    person: { name, jobTitle: 'Head of Therapies', organisation: 'Example NHS Trust' },
    sector: 'health',
    areaIds: [programme.areaIds[area] ?? ''],
    availability: '',
    deputyFor,
  }));
  const [made] = nominations;
  if (!made) throw new Error('Nobody was nominated.');
  return { nominationId: made.id, nomineeId: made.nominee.id };
}

/** Two people, each the deputy of the other: the first in area 1, the second in area 2. */
async function eachOthersDeputies(): Promise<[Placed, Placed]> {
  const mark = crypto.randomUUID();
  const first = await nominate(`First ${mark}`, 0);
  const second = await nominate(`Second ${mark}`, 1);
  await nominate(`Second ${mark}`, 0, first.nominationId);
  await nominate(`First ${mark}`, 1, second.nominationId);
  return [first, second];
}

/** What went wrong in words of the portal's own; anything else, such as a deadlock, fails the test with its cause. */
function refusalsOf(outcomes: PromiseSettledResult<unknown>[]): string[] {
  return outcomes.flatMap((each) =>
    each.status === 'rejected' ? [String(each.reason.code ?? each.reason)] : [],
  );
}

const erase = ({ nomineeId }: Placed) => core.nomineeData.erase(programme.partner, nomineeId);
const withdraw = ({ nominationId }: Placed) => core.nominationMoves.withdraw(programme.partner, nominationId);

/** Whoever is erased stands for nothing, nobody is the deputy of somebody gone, and history agrees with state. */
async function expectWhole(erased: number) {
  const [counts] = await asOwner<{ erased: number; standing: number; behindGone: number; astray: number }>(
    core,
    `SELECT (SELECT count(*)::int FROM nominee WHERE programme_id = $1 AND erased_at IS NOT NULL) AS erased,
       (SELECT count(*)::int FROM nomination n JOIN nominee e ON e.id = n.nominee_id
        WHERE n.programme_id = $1 AND e.erased_at IS NOT NULL AND n.state NOT IN ('declined', 'withdrawn', 'substituted')) AS standing,
       (SELECT count(*)::int FROM nomination d JOIN nomination n ON n.id = d.deputy_for
        WHERE d.programme_id = $1 AND d.state NOT IN ('declined', 'withdrawn', 'substituted') AND n.state IN ('withdrawn', 'substituted')) AS "behindGone",
       (SELECT count(*)::int FROM nomination n WHERE n.programme_id = $1
        AND n.state <> (SELECT v.state FROM nomination_event v WHERE v.nomination_id = n.id ORDER BY v.at DESC, v.id DESC LIMIT 1)) AS astray`,
    [programme.id],
  );
  expect(counts).toEqual({ erased, standing: 0, behindGone: 0, astray: 0 });
}

describe('people who are each other’s deputies', () => {
  it('are erased at the same instant, both of them, every time', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const pair = await eachOthersDeputies();
      expect(refusalsOf(await Promise.allSettled(pair.map(erase))), `round ${round}`).toEqual([]);
    }
    await expectWhole(2 * rounds);
  });

  it('are erased while the other is withdrawn', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [first, second] = await eachOthersDeputies();
      const outcomes = await Promise.allSettled([erase(first), withdraw(second), withdraw(first)]);
      // Whether the erasure or the withdrawal comes first: the second of them is told that it is done.
      const refused = refusalsOf(outcomes).filter((code) => code !== 'move-not-allowed');
      expect(refused, `round ${round}`).toEqual([]);
    }
    await expectWhole(rounds);
  });

  it('are erased beside the chore that erases whose time is over', async () => {
    await core.nomineeData.changeRetention(programme.partner, 0, () => ({
      visitEndedOn: today(),
      keepDays: 1,
    }));
    for (let round = 0; round < rounds; round += 1) {
      const pair = await eachOthersDeputies();
      const outcomes = await Promise.allSettled([
        ...pair.map(erase),
        core.nomineeData.eraseDue(programme.id, addDays(today(), 2)),
      ]);
      const refused = refusalsOf(outcomes).filter((code) => code !== 'erased-already');
      expect(refused, `round ${round}`).toEqual([]);
    }
    const [left] = await asOwner<{ names: string }>(
      core,
      `SELECT string_agg(name, '') AS names FROM nominee WHERE programme_id = $1`,
      [programme.id],
    );
    expect(left?.names).toBe('');
  });
});

describe('people who are asked', () => {
  it('answer while whoever they stand in for is withdrawn', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const mark = crypto.randomUUID();
      const first = await nominate(`First ${mark}`, 0);
      const deputy = await nominate(`Deputy ${mark}`, 0, first.nominationId);
      const { token } = await core.nominationInvitations.send(programme.partner, deputy.nominationId, () => ({
        by: 'hand',
      }));
      const outcomes = await Promise.allSettled([
        core.nomineeAnswers.answer(token ?? '', mark, () => ({
          answer: 'accept',
          availability: 'Mornings',
          reason: '',
        })),
        withdraw(first),
      ]);
      expect(refusalsOf(outcomes), `round ${round}`).toEqual([]);
    }
    await expectWhole(0);
  });

  it('are asked about each of their areas while the list is approved, which is refused in words', async () => {
    const { partner, officer } = programme;
    for (let round = 0; round < rounds; round += 1) {
      const { nominations } = await core.nominations.nominate(partner, () => ({
        person: { name: `Person ${round}`, jobTitle: 'Head of Therapies', organisation: 'Example NHS Trust' },
        sector: 'health',
        areaIds: [...programme.areaIds],
        availability: '',
      }));
      const ids = nominations.map(({ id }) => id);
      for (const id of ids) await core.nominationMoves.decline(partner, id, () => ({ reason: 'Not yet.' }));
      const list = await core.nominations.list(officer, { id: ids });
      const outcomes = await Promise.allSettled([
        ...ids.map((id) => core.nominationInvitations.send(partner, id, () => ({ by: 'hand' }))),
        core.nominationMoves.approveList(officer, () => ({
          nominations: list.map(({ id, version }) => ({ id, version })),
        })),
      ]);
      expect(refusalsOf(outcomes), `round ${round}`).toEqual(['list-changed']);
    }
    await expectWhole(0);
  });
});
