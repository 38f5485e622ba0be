import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import {
  aMember,
  aProgramme,
  asOwner,
  refusalOf,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import { coverageFacts } from './coverage.facts.js';
import type { Sector } from './nominations.rules.js';
import type { NewNomination } from './nominations.service.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig({ DATABASE_POOL: '12' }));
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const wanted = (name: string, said: Partial<NewNomination> = {}): NewNomination => ({
  person: { name, jobTitle: 'Head of Therapies', organisation: 'Example NHS Trust' },
  sector: 'health',
  areaIds: [programme.areaIds[0]],
  availability: '',
  ...said,
});
const nominate = async (who: TestMember, name: string, said: Partial<NewNomination> = {}) => {
  const answer = await core.nominations.nominate(who, () => wanted(name, said));
  const [first] = answer.nominations;
  if (!first) throw new Error('Nobody was nominated.');
  return { ...answer, id: first.id, nomineeId: first.nominee.id };
};
/** Put forward, accepted and approved. */
const approved = async (name: string, said: Partial<NewNomination> = {}) => {
  const { id } = await nominate(programme.partner, name, said);
  await core.nominationMoves.accept(programme.partner, id);
  await core.nominationMoves.approve(programme.officer, id);
  return id;
};
const cell = async (sector: Sector = 'health', area = 0) =>
  (await core.needs.coverage(programme.officer))[area]?.cells.find((each) => each.sector === sector);

describe('what an area needs', () => {
  it('is the usual until somebody says otherwise, and each edition stays', async () => {
    const { partner, admin, lead, areaIds } = programme;
    const [areaId] = areaIds;
    const usual = await core.needs.one(lead, areaId);
    expect(usual).toMatchObject({ usual: true, version: 0, madeBy: null });
    expect(usual.places.map(({ people }) => people)).toEqual([1, 1, 1, 1, 1, 1, 1, 0]);
    const places = [{ sector: 'health' as const, people: 2, deputy: true }];
    const changed = await core.needs.change(partner, areaId, 0, () => ({ places }));
    expect(changed.places.filter(({ people }) => people > 0)).toEqual(places);
    expect(await refusalOf(core.needs.change(admin, areaId, 0, () => ({ places })))).toBe(
      '409 stale-version',
    );
    expect(await refusalOf(core.needs.change(lead, areaId, 1, () => ({ places })))).toBe(
      '403 role-not-allowed',
    );
    await core.needs.change(admin, areaId, 1, () => ({ places: [] }));
    const history = await core.needs.history(lead, areaId);
    expect(history.map(({ version, madeBy }) => [version, madeBy?.id])).toEqual([
      [2, admin.personId],
      [1, partner.personId],
    ]);
  });

  it('of two who change it at once is changed by one', async () => {
    const { partner, admin, areaIds } = programme;
    const said = () => ({ places: [] });
    const both = await Promise.allSettled([
      core.needs.change(partner, areaIds[1], 0, said),
      core.needs.change(admin, areaIds[1], 0, said),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await core.needs.history(partner, areaIds[1])).toHaveLength(1);
  });
});

describe('nominating', () => {
  it('is for the areas one leads; a partner nominates for any', async () => {
    const { lead, partner, officer, contributor, areaIds } = programme;
    expect(await refusalOf(nominate(lead, 'A', { areaIds: [areaIds[1]] }))).toBe('403 not-your-area');
    expect(await refusalOf(nominate(officer, 'A'))).toBe('403 role-not-allowed');
    expect(await refusalOf(nominate(contributor, 'A'))).toBe('403 role-not-allowed');
    const { nominations } = await nominate(partner, 'A', { areaIds: [areaIds[0], areaIds[1], areaIds[0]] });
    expect(nominations.map(({ area, state }) => [area.number, state])).toEqual([
      [1, 'nominated'],
      [2, 'nominated'],
    ]);
    expect((await core.nominations.list(lead)).map(({ area }) => area.number)).toEqual([1]);
    expect(await refusalOf(nominate(partner, 'A', { areaIds: [crypto.randomUUID()] }))).toBe(
      '422 unknown-area',
    );
  });

  it('recognises the same person: by their address, or by name and organisation', async () => {
    const { partner, areaIds } = programme;
    const org = 'Example NHS Trust';
    const first = await nominate(partner, 'Dr. Zoë O’Neill', {
      person: { name: 'Dr. Zoë O’Neill', jobTitle: 'A', organisation: org, email: 'Zoe@trust.test' },
    });
    const again = (name: string, email: string | undefined, area: number) =>
      nominate(partner, name, {
        areaIds: [areaIds[area] ?? ''],
        person: { name, jobTitle: 'B', organisation: 'example nhs  trust', email },
      });
    const byName = await again('zoe o neill', undefined, 1);
    expect(byName).toMatchObject({ recognised: true, nomineeId: first.nomineeId });
    const byAddress = await again('Z. O.', 'zoe@TRUST.test', 2);
    expect(byAddress).toMatchObject({ recognised: true, nomineeId: first.nomineeId });
    const another = await again('Zoe O’Neill', 'other@trust.test', 1);
    expect(another).toMatchObject({ recognised: false, alike: 1 });
    expect(another.nomineeId).not.toBe(first.nomineeId);
    expect(await refusalOf(again('Zoe O’Neill', 'zoe@trust.test', 1))).toBe('409 already-nominated');
  });

  it('tells a lead nothing of somebody put forward where they see nothing', async () => {
    const { partner, lead, areaIds } = programme;
    const person = {
      name: 'Kim',
      jobTitle: 'A',
      organisation: 'Trust',
      email: 'kim@trust.test',
      phone: '01',
    };
    await nominate(partner, 'Kim', { areaIds: [areaIds[1]], person });
    const mine = await nominate(lead, 'Kim', {
      person: { name: 'Kim', jobTitle: 'A', organisation: 'Trust' },
    });
    expect(mine).toMatchObject({ recognised: false, alike: 0 });
    expect(mine.nominations[0]?.nominee).toMatchObject({ contact: null, mayContact: false });
    const [seen] = await core.nominations.list(programme.officer, { id: mine.id });
    expect(seen?.nominee.contact?.email).toBe('kim@trust.test');
  });

  it('shows a contact to partner, officer and whoever gave it, and to no other lead', async () => {
    const { lead, partner, officer, areaIds } = programme;
    const beside = await aMember(core, programme.id, ['area-lead'], [areaIds[0]]);
    const { id } = await nominate(lead, 'Kim', {
      person: { name: 'Kim', jobTitle: 'A', organisation: 'T', email: 'kim@trust.test' },
    });
    const seenBy = async (who: TestMember) =>
      (await core.nominations.one(who, id)).nominee.contact?.email ?? null;
    expect(await Promise.all([lead, partner, officer, beside].map(seenBy))).toEqual([
      ...Array(3).fill('kim@trust.test'),
      null,
    ]);
    expect(await refusalOf(core.nominations.list(programme.admin))).toBe('403 role-not-allowed');
    const audit = await asOwner(core, 'SELECT * FROM audit_entry WHERE programme_id = $1', [programme.id]);
    expect(JSON.stringify(audit)).not.toMatch(/kim|Kim/);
  });

  it('takes a deputy for one standing person who is none', async () => {
    const { partner, areaIds } = programme;
    const { id } = await nominate(partner, 'First');
    const { id: second } = await nominate(partner, 'Second', { deputyFor: id });
    expect((await core.nominations.one(partner, second)).deputyFor).toEqual({ id, name: 'First' });
    const refused = (said: Partial<NewNomination>, name = 'Third') =>
      refusalOf(nominate(partner, name, said));
    expect(await refused({ deputyFor: second })).toBe('422 deputy-of-deputy');
    expect(await refused({ deputyFor: id }, 'First')).toBe('422 own-deputy');
    expect(await refused({ deputyFor: id, sector: 'education' })).toBe('422 unknown-nomination');
    expect(await refused({ deputyFor: id, areaIds: [areaIds[1]] })).toBe('422 unknown-nomination');
    await core.nominationMoves.decline(partner, id, () => ({ reason: 'On leave.' }));
    expect(await refused({ deputyFor: id })).toBe('409 not-standing');
  });
});

describe('from a hole to covered', () => {
  it('shows each step in the matrix, and a deputy moves up', async () => {
    const { partner, officer, lead } = programme;
    const verdict = async () => (await cell())?.verdict;
    const moves = core.nominationMoves;
    expect(await verdict()).toBe('hole');
    const { id } = await nominate(lead, 'First');
    expect(await verdict()).toBe('waiting');
    expect(await refusalOf(moves.approve(officer, id))).toBe('409 move-not-allowed');
    expect(await refusalOf(moves.accept(officer, id))).toBe('403 role-not-allowed');
    await moves.accept(lead, id);
    expect(await verdict()).toBe('to-approve');
    expect(await refusalOf(moves.approve(partner, id))).toBe('403 role-not-allowed');
    await moves.approve(officer, id);
    expect(await verdict()).toBe('no-deputy');
    const deputy = await approved('Second', { deputyFor: id });
    expect(await verdict()).toBe('covered');
    await moves.brief(lead, id);
    await moves.substitute(lead, id);
    expect(await core.nominations.one(lead, deputy)).toMatchObject({ deputyFor: null, state: 'approved' });
    expect(await verdict()).toBe('no-deputy');
    expect(await refusalOf(moves.substitute(lead, deputy))).toBe('409 no-deputy');
    expect((await core.nominations.one(lead, deputy)).state).toBe('approved');
    await moves.decline(lead, deputy, () => ({ reason: 'Leaves in May.' }));
    expect(await verdict()).toBe('declined');
    const history = await core.nominations.history(lead, id);
    expect(history.map(({ move }) => move)).toEqual(['nominate', 'accept', 'approve', 'brief', 'substitute']);
    expect((await core.nominations.history(lead, deputy)).map(({ move }) => move)).toContain('move-up');
  });

  it('is told of a past day as it was then', async () => {
    const id = await approved('First');
    await asOwner(
      core,
      `UPDATE nomination_event SET at = at - CASE move WHEN 'nominate' THEN interval '9 days' WHEN 'accept' THEN interval '6 days' ELSE interval '3 days' END
       WHERE programme_id = $1`,
      [programme.id],
    );
    await core.nominationMoves.withdraw(programme.partner, id);
    const stoodOn = async (daysAgo: number) => {
      const facts = await core.database.inProgramme(programme.id, (tx) =>
        coverageFacts(tx, programme.id, addDays(today(), -daysAgo)),
      );
      return facts.get(programme.areaIds[0])?.standing.map(({ state }) => state);
    };
    expect(await Promise.all([10, 9, 7, 6, 4, 3, 1, 0].map(stoodOn))).toEqual([
      [],
      ['nominated'],
      ['nominated'],
      ['accepted'],
      ['accepted'],
      ['approved'],
      ['approved'],
      [],
    ]);
  });
});

describe('what waits on the home page', () => {
  const waiting = async (who: TestMember) =>
    (await core.todo.of(who)).groups.flatMap(({ items }) =>
      items.map(({ kind, what }) => `${kind}: ${what}`),
    );

  it('tells the officer of a list to approve and whoever nominated of a no, without a name', async () => {
    const { lead, officer, partner } = programme;
    const yes = await nominate(lead, 'Robin');
    const no = await nominate(lead, 'Alex');
    await core.nominationMoves.accept(lead, yes.id);
    await core.nominationMoves.decline(lead, no.id, () => ({ reason: 'Ill.' }));
    expect(await waiting(officer)).toEqual(['nomination-list: 1 nomination to approve']);
    expect(await waiting(lead)).toEqual(['nominee-declined: Somebody you nominated declined']);
    expect(await waiting(partner)).toEqual([]);
    await core.nominationMoves.approve(officer, yes.id);
    await core.nominationMoves.withdraw(lead, no.id);
    expect([...(await waiting(officer)), ...(await waiting(lead))]).toEqual([]);
  });
});

describe('the list as a whole', () => {
  const accepted = async (count: number) => {
    const list = [];
    for (let number = 0; number < count; number += 1) {
      const { id } = await nominate(programme.partner, `Person ${number}`);
      list.push(await core.nominationMoves.accept(programme.partner, id));
    }
    return list.map(({ id, version }) => ({ id, version }));
  };

  it('is approved as it was seen, or not at all', async () => {
    const { officer, partner } = programme;
    const [first, ...others] = await accepted(3);
    if (!first) throw new Error('There is no list.');
    await core.nominationMoves.withdraw(partner, first.id);
    const list = [first, ...others];
    expect(await refusalOf(core.nominationMoves.approveList(officer, () => ({ nominations: list })))).toBe(
      '409 list-changed',
    );
    expect(await core.nominations.list(officer, { state: 'approved' })).toEqual([]);
    expect(await core.nominationMoves.approveList(officer, () => ({ nominations: others }))).toEqual({
      approved: 2,
    });
  });

  it('has one outcome when two approve it at once', async () => {
    const nominations = await accepted(4);
    const second = await aMember(core, programme.id, ['senior-officer']);
    const outcomes = await Promise.allSettled(
      [programme.officer, second].map((who) =>
        core.nominationMoves.approveList(who, () => ({ nominations })),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const events = await asOwner<{ acts: string; count: string }>(
      core,
      `SELECT count(DISTINCT act_id) AS acts, count(*) FROM nomination_event WHERE programme_id = $1 AND move = 'approve'`,
      [programme.id],
    );
    expect(events).toEqual([{ acts: '1', count: '4' }]);
  });
});

describe('a list approved while people go', () => {
  it('takes turns with them, deputies and all: what is refused is refused in words', async () => {
    const { partner, officer } = programme;
    const pairs: { first: string; deputy: string }[] = [];
    for (let number = 0; number < 5; number += 1) {
      const { id: first } = await nominate(partner, `First ${number}`);
      const { id: deputy } = await nominate(partner, `Deputy ${number}`, { deputyFor: first });
      for (const id of [first, deputy]) await core.nominationMoves.accept(partner, id);
      pairs.push({ first, deputy });
    }
    const list = await core.nominations.list(officer, { state: 'accepted' });
    const approve = () =>
      core.nominationMoves.approveList(officer, () => ({
        nominations: list.map(({ id, version }) => ({ id, version })),
      }));
    const outcomes = await Promise.allSettled([
      ...pairs.map(({ first }) => core.nominationMoves.withdraw(partner, first)),
      approve(),
      approve(),
      ...pairs.map(({ deputy }) => core.nominationMoves.withdraw(partner, deputy)),
    ]);
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect(['list-changed', 'move-not-allowed']).toEqual(expect.arrayContaining([...new Set(refused)]));
    const left = await core.nominations.list(officer);
    expect(left.every(({ state }) => state === 'withdrawn')).toBe(true);
  });
});

describe('fifty nominations acted on at once by ten people', () => {
  it('lose nothing: each act happened once or was refused, and history, state and audit agree', async () => {
    const { partner, areaIds } = programme;
    const people = [
      ...(await Promise.all(
        [0, 1, 2, 3, 4].map(() => aMember(core, programme.id, ['improvement-partner', 'senior-officer'])),
      )),
      ...(await Promise.all([0, 1, 2, 3, 4].map(() => aMember(core, programme.id, ['area-lead'], areaIds)))),
    ];
    const made = await Promise.all(
      Array.from({ length: 50 }, (_, number) =>
        nominate(people[number % 10] ?? partner, `Person ${number}`, {
          areaIds: [areaIds[number % 3] ?? ''],
        }),
      ),
    );
    const ids = made.map(({ id }) => id);
    // Ten at once put forward one person ten times: they stand once.
    const same = await Promise.allSettled(people.map((who) => nominate(who, 'The same person')));
    expect(same.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const attempts = await Promise.allSettled(
      people.flatMap((who, place) =>
        ids
          .filter((_, number) => (number + place) % 3 === 0)
          .map((id, number) => {
            const moves = core.nominationMoves;
            if ((number + place) % 4 === 0) return moves.withdraw(who, id);
            if ((number + place) % 4 === 1) return moves.decline(who, id, () => ({ reason: 'No.' }));
            return moves.accept(who, id);
          }),
      ),
    );
    const refused = attempts.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect(new Set(refused)).toEqual(new Set(['move-not-allowed']));
    const done = attempts.length - refused.length;
    const [counts] = await asOwner<{ events: number; audited: number; nominations: number; astray: number }>(
      core,
      `SELECT (SELECT count(*)::int FROM nomination_event WHERE programme_id = $1 AND move <> 'nominate') AS events,
         (SELECT count(*)::int FROM audit_entry WHERE programme_id = $1 AND action IN ('nomination.accepted', 'nomination.declined', 'nomination.withdrawn')) AS audited,
         (SELECT count(*)::int FROM nomination WHERE programme_id = $1) AS nominations,
         (SELECT count(*)::int FROM nomination n WHERE n.programme_id = $1 AND (n.version <> (SELECT count(*) FROM nomination_event v WHERE v.nomination_id = n.id)
            OR n.state <> (SELECT v.state FROM nomination_event v WHERE v.nomination_id = n.id ORDER BY v.at DESC, v.id DESC LIMIT 1))) AS astray`,
      [programme.id],
    );
    expect(counts).toEqual({ events: done, audited: done, nominations: 51, astray: 0 });
  });
});
