import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, today, workingDayAfter } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import {
  aMember,
  aProgramme,
  asOwner,
  explained,
  refusalOf,
  someEvidence,
  someShowing,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const open = (title = 'Round', to = '2026-02-28', by = programme.partner) =>
  core.rounds.open(by, () => ({ planId: programme.planId, title, from: '2026-01-01', to }));
const close = (roundId: string, by = programme.partner) => core.rounds.close(by, roundId);
const rate = (actionId: string, code: string, by = programme.partner) =>
  core.ratings.rate(by, () => ({ actionId, code, comment: `Now ${code}.`, ...explained }));

describe('a review round', () => {
  it('is opened by the partner, one of a plan at a time', async () => {
    const { lead, officer, admin, partner } = programme;
    for (const caller of [lead, officer, admin])
      expect(await refusalOf(open('x', '2026-02-28', caller))).toBe('403 role-not-allowed');
    expect(await refusalOf(open('x', '2025-12-31'))).toBe('422 bad-period');
    const both = await Promise.allSettled([open('A'), open('B')]);
    expect(both.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await refusalOf(open())).toBe('409 round-open');
    const elsewhere = await aProgramme(core);
    expect(await refusalOf(open('x', '2026-02-28', elsewhere.partner))).toBe('404 not-found');
    const [round] = await core.rounds.list(partner, { state: 'open' });
    const seen = round?.version ?? 0;
    const times = {
      title: 'January and February',
      from: '2026-01-01',
      to: '2026-02-28',
      dueOn: '2026-03-10',
    };
    const change = (by: TestMember) => core.rounds.change(by, round?.id ?? '', seen, () => times);
    expect(await refusalOf(change(lead))).toBe('403 role-not-allowed');
    expect(await change(partner)).toMatchObject({ ...times, version: seen + 1 });
    expect(await refusalOf(change(partner))).toBe('409 stale-version');
  });

  it('gives each lead their own actions, with the last rating and the evidence since', async () => {
    const { lead, partner, actionIds, areaIds } = programme;
    await rate(actionIds[0], 'W');
    const seen = await someShowing(core, programme, actionIds[0]);
    await core.evidence.add(partner, () => {
      const secret = someEvidence(areaIds[0], { sensitivity: 'personal' });
      return { ...secret, links: secret.links.map((link) => ({ ...link, actionIds: [actionIds[0]] })) };
    });
    const round = await open();
    const otherLead = await aMember(core, programme.id, ['area-lead'], [areaIds[0]]);
    const rows = await core.roundAnswers.rows(otherLead, round.id, false);
    expect(rows.map(({ action }) => action.ref)).toEqual(['1.1.1']);
    expect(rows[0]).toMatchObject({
      last: { code: 'W', comment: 'Now W.' },
      answered: false,
      evidenceSince: [{ id: seen }],
      evidenceSinceCount: 1,
    });
    expect(await core.roundAnswers.rows(partner, round.id, false)).toHaveLength(4);
    await rate(actionIds[0], 'T', lead);
    expect((await core.roundAnswers.rows(lead, round.id, false))[0]).toMatchObject({
      answered: true,
      last: { code: 'W' },
      action: { rating: { code: 'T' } },
    });
    const refused = [programme.admin, programme.contributor].map((by) =>
      refusalOf(core.roundAnswers.rows(by, round.id, false)),
    );
    expect(await Promise.all(refused)).toEqual(Array(2).fill('403 role-not-allowed'));
  });

  it('shows who has not answered', async () => {
    const { lead, partner, actionIds, areaIds } = programme;
    await aMember(core, programme.id, ['area-lead'], [areaIds[1]]);
    const round = await open();
    const behind = async () => {
      const { people, unled, unledMissing } = await core.roundAnswers.answers(partner, round.id);
      const asked = Object.fromEntries(people.map((person) => [person.areaNumbers.join(), person.missing]));
      return { asked, unled, unledMissing };
    };
    const unled = ['1.1.3', '1.1.4'];
    expect(await behind()).toEqual({ asked: { 1: ['1.1.1'], 2: ['1.1.2'] }, unled, unledMissing: unled });
    await rate(actionIds[0], 'T', lead);
    await rate(actionIds[3], 'N');
    expect(await behind()).toEqual({ asked: { 1: [], 2: ['1.1.2'] }, unled, unledMissing: ['1.1.3'] });
    await someShowing(core, programme, actionIds[1]);
    await core.signOffs.propose(partner, () => ({ actionId: actionIds[1], code: 'D', comment: 'Finished.' }));
    expect((await behind()).asked).toEqual({ 1: [], 2: [] });
    expect((await core.rounds.one(partner, round.id)).answered).toBe(3);
  });

  it('stands on the lead’s list until they have answered', async () => {
    const { lead, actionIds } = programme;
    const due = async () =>
      (await core.todo.of(lead)).groups.find((group) => group.id === 'ratings-due')?.items ?? [];
    expect(await due()).toEqual([]);
    const round = await open('January');
    expect(await due()).toMatchObject([
      { kind: 'rating', due: round.dueOn, href: `/rounds/${round.id}/mine` },
    ]);
    await rate(actionIds[0], 'T', lead);
    expect(await due()).toEqual([]);
  });
});

describe('a closed round', () => {
  it('is as it was, whatever is rated, renamed or signed afterwards', async () => {
    const { partner, actionIds, lead } = programme;
    await rate(actionIds[0], 'W');
    await rate(actionIds[1], 'R');
    const round = await open();
    await rate(actionIds[0], 'T', lead);
    const closed = await close(round.id);
    expect(closed).toMatchObject({ state: 'closed', answered: 1, actionCount: 4 });
    expect(closed.counts).toEqual({ D: 0, T: 1, W: 0, R: 1, N: 0, none: 2 });
    const said = async () => ({
      round: await core.rounds.one(partner, round.id),
      table: await core.roundReports.table(partner, round.id),
      answers: await core.roundAnswers.answers(partner, round.id),
    });
    const before = await said();
    expect(before.answers).toMatchObject({
      people: [{ actions: 1, answered: 1 }],
      unledMissing: ['1.1.2', '1.1.3', '1.1.4'],
    });
    await rate(actionIds[0], 'R', lead);
    await rate(actionIds[2], 'N');
    await someShowing(core, programme, actionIds[1]);
    const { id } = await core.signOffs.propose(partner, () => ({
      actionId: actionIds[1],
      code: 'D',
      comment: 'x',
    }));
    await core.signOffs.sign(programme.officer, id, () => ({ comment: '' }));
    await asOwner(core, `UPDATE action SET title = 'Another', due_on = '2020-01-01' WHERE plan_id = $1`, [
      programme.planId,
    ]);
    // Nor by another scale, another title, another lead, or a later round that speaks of earlier months.
    await asOwner(core, `UPDATE plan SET title = 'Renamed' WHERE id = $1`, [programme.planId]);
    await asOwner(
      core,
      `UPDATE rating_level SET code = code || '2', label = 'Other', meaning = 'done' WHERE programme_id = $1`,
      [programme.id],
    );
    await aMember(core, programme.id, ['area-lead'], [programme.areaIds[1]]);
    const earlier = await open('Earlier', '2026-01-31');
    await close(earlier.id);
    expect(await said()).toEqual(before);
    const { rows } = await core.roundReports.comparison(partner, round.id, 'now');
    expect(rows.map((row) => row.code)).toEqual([
      'D2',
      'T2',
      'W2',
      'R2',
      'N2',
      'D',
      'T',
      'W',
      'R',
      'N',
      'none',
    ]);
    expect(before.table).toMatchObject({
      exceptions: [{ ref: '1.1.2', reason: explained.reason, newDate: { on: explained.newDueOn } }],
    });
    expect(await refusalOf(close(round.id))).toBe('409 round-closed');
    const times = { title: 'x', from: '2026-01-01', to: '2026-02-28' };
    expect(await refusalOf(core.rounds.change(partner, round.id, closed.version, () => times))).toBe(
      '409 round-closed',
    );
  });

  it('can’t be changed by any role of the database, nor answered late', async () => {
    const { actionIds, levelIds, id } = programme;
    const round = await open();
    await rate(actionIds[0], 'T');
    await close(round.id);
    await rate(actionIds[1], 'T');
    await someShowing(core, programme, actionIds[1]);
    await core.signOffs.propose(programme.partner, () => ({
      actionId: actionIds[1],
      code: 'D',
      comment: 'x',
    }));
    const [added] = await asOwner<{ id: string }>(
      core,
      `INSERT INTO action (programme_id, plan_id, action_area_id, ref, title, due_kind, position)
       SELECT programme_id, plan_id, action_area_id, '1.1.5', 'Added', 'none', 9 FROM action WHERE id = $1 RETURNING id`,
      [actionIds[0]],
    );
    const late = `INSERT INTO rating (programme_id, action_id, level_id, as_at, round_id) VALUES ('${id}', '${actionIds[0]}', '${levelIds.T}', '2026-01-31', '${round.id}')`;
    const line = `INSERT INTO round_line (programme_id, round_id, action_id, ref, title, position, due_kind, answered) VALUES ('${id}', '${round.id}', '${added?.id}', 'x', 'x', 1, 'none', true)`;
    const wish = `INSERT INTO sign_off (programme_id, action_id, level_id, round_id, comment, proposed_by) VALUES ('${id}', '${actionIds[0]}', '${levelIds.D}', '${round.id}', 'x', '${programme.lead.personId}')`;
    const attempts = [
      late,
      line,
      wish,
      `UPDATE round_line SET code = 'D' WHERE round_id = '${round.id}'`,
      `DELETE FROM round_line WHERE round_id = '${round.id}'`,
      `UPDATE review_round SET closed_at = NULL WHERE id = '${round.id}'`,
      `UPDATE review_round SET published = '{}' WHERE id = '${round.id}'`,
      `UPDATE review_round SET frozen = NULL, before_id = NULL WHERE id = '${round.id}'`,
      `DELETE FROM review_round WHERE id = '${round.id}'`,
      `UPDATE rating SET level_id = '${levelIds.D}' WHERE round_id = '${round.id}'`,
      `DELETE FROM rating WHERE round_id = '${round.id}'`,
      `UPDATE rating SET round_id = '${round.id}' WHERE action_id = '${actionIds[1]}'`,
      `UPDATE sign_off SET round_id = '${round.id}' WHERE action_id = '${actionIds[1]}'`,
    ];
    for (const sql of attempts) {
      await expect(asOwner(core, sql), sql).rejects.toThrow(/frozen/);
      await expect(
        core.database.inProgramme(id, (tx) => tx.query(sql)),
        sql,
      ).rejects.toThrow(/frozen|permission denied/);
    }
  });

  it('holds each rating that was given before it closed, and no other', async () => {
    const { partner, actionIds } = programme;
    const round = await open();
    const [closed] = await Promise.all([
      close(round.id),
      ...actionIds.map((actionId) => rate(actionId, 'W')),
    ]);
    const said = await asOwner<{ in_round: boolean }>(
      core,
      'SELECT round_id IS NOT NULL AS in_round FROM rating WHERE programme_id = $1',
      [programme.id],
    );
    expect(said).toHaveLength(4);
    expect(said.filter((rating) => rating.in_round)).toHaveLength(closed?.answered ?? -1);
    expect((await core.rounds.one(partner, round.id)).counts.W).toBe(closed?.answered);
  });
});

describe('two rounds', () => {
  it('compare: counts then and now, what moved and which way', async () => {
    const { officer, actionIds } = programme;
    await rate(actionIds[0], 'W');
    await rate(actionIds[1], 'T');
    const first = await open('First');
    await close(first.id);
    const second = await open('Second', '2026-04-30');
    await rate(actionIds[0], 'T');
    await rate(actionIds[1], 'R');
    await rate(actionIds[2], 'N');
    await close(second.id);
    await rate(actionIds[0], 'W');
    const moved = await core.roundReports.comparison(officer, first.id, second.id);
    expect(moved.moves.map(({ ref, from, to, direction }) => [ref, from, to, direction])).toEqual([
      ['1.1.1', 'W', 'T', 'better'],
      ['1.1.2', 'T', 'R', 'worse'],
      ['1.1.3', null, 'N', 'first-rated'],
    ]);
    expect(moved.directions).toMatchObject({ better: 1, worse: 1, 'first-rated': 1, same: 1 });
    expect(moved.rows.find((row) => row.code === 'T')).toMatchObject({ before: 1, now: 1, change: 0 });
    const now = await core.roundReports.comparison(officer, second.id, 'now');
    expect(now.moves).toMatchObject([{ ref: '1.1.1', from: 'T', to: 'W', direction: 'worse' }]);
    const table = await core.roundReports.table(officer, second.id);
    expect(table).toMatchObject({ before: { title: 'First' }, total: 4, totalBefore: 4 });
    const elsewhere = await aProgramme(core);
    for (const [a, b] of [
      [first.id, 'now'],
      [first.id, second.id],
    ] as const)
      expect(await refusalOf(core.roundReports.comparison(elsewhere.officer, a, b))).toBe('404 not-found');
  });
});

describe('how often a plan is reviewed', () => {
  const set = (seen: number, answerWorkingDays: number, by = programme.partner) =>
    core.roundSettings.change(by, seen, () => ({
      everyMonths: 3,
      answerWorkingDays,
      reminderWorkingDays: [3, 1],
    }));

  it('is the programme’s own setting, changed from the version seen', async () => {
    expect(await refusalOf(set(0, 1, programme.lead))).toBe('403 role-not-allowed');
    const both = await Promise.allSettled([set(0, 1), set(0, 2)]);
    expect(both.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await set(1, 1)).toMatchObject({ everyMonths: 3, answerWorkingDays: 1, version: 2 });
    expect(await refusalOf(set(1, 5))).toBe('409 stale-version');
    const { dueOn } = await open();
    expect(dueOn > today() && dueOn <= addDays(today(), 7)).toBe(true);
  });

  it('reminds the leads by working days, until they have answered', async () => {
    const { lead, partner } = programme;
    await set(0, 10);
    let round = await open();
    const noteWhenDue = async (dueOn: string) => {
      const { id, title, from, to, version } = round;
      round = await core.rounds.change(partner, id, version, () => ({ title, from, to, dueOn }));
      const due = (await core.todo.of(lead)).groups.find((group) => group.id === 'ratings-due');
      return due?.items[0]?.note;
    };
    expect(await noteWhenDue(workingDayAfter(today(), 4))).toBe('');
    expect(await noteWhenDue(workingDayAfter(today(), 3))).toBe('Reminder: 3 working days are left.');
    expect(await noteWhenDue(workingDayAfter(today(), 1))).toBe('Reminder: 1 working day is left.');
    expect(await noteWhenDue(today())).toBe('Reminder: the round ends today.');
    expect(await noteWhenDue(addDays(today(), -1))).toMatch(/has passed/);
    await rate(programme.actionIds[0], 'T', lead);
    expect(await noteWhenDue(today())).toBeUndefined();
  });

  it('leaves room for a note in between, on sections one answers for', async () => {
    const { lead, partner, officer } = programme;
    const sectionId = (await core.plans.list(partner))[0]?.sections[0]?.id ?? '';
    const write = (by: TestMember) => core.interimNotes.add(by, () => ({ sectionId, note: 'On its way.' }));
    await write(lead);
    const stranger = await aMember(core, programme.id, ['area-lead']);
    expect(await refusalOf(write(stranger))).toBe('403 role-not-allowed');
    expect(await refusalOf(write(programme.contributor))).toBe('403 role-not-allowed');
    expect(await core.interimNotes.list(officer, {})).toMatchObject([
      { note: 'On its way.', writtenBy: 'Title of area-lead', section: { ref: '1' } },
    ]);
  });
});
