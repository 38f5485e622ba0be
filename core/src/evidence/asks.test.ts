import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import {
  aMember,
  aProgramme,
  asOwner,
  refusalOf,
  someEvidence,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import { afterAskMove, askMoves, askStates } from './asks.rules.js';

let core: Core;
let programme: TestProgramme;
let other: TestMember;

beforeAll(async () => {
  core = await createCore(testConfig());
});
beforeEach(async () => {
  programme = await aProgramme(core);
  other = await aMember(core, programme.id, ['area-lead'], [programme.areaIds[1]]);
});
afterAll(() => core.close());

const ask = (personId: string, dueOn = addDays(today(), 7)) =>
  core.asks.make(programme.partner, () => ({
    areaId: programme.areaIds[0],
    actionId: programme.actionIds[0],
    personId,
    what: 'The minutes of June',
    dueOn,
  }));
const todo = async (who: TestMember) =>
  (await core.todo.of(who)).groups.flatMap((group) =>
    group.items.map((item) => [group.id, item.kind, item.id]),
  );
const nothing = (askId: string, who: TestMember, comment = 'There was no meeting in June.') =>
  core.asks.answer(who, askId, () => ({ answer: 'nothing-to-add', comment }));
const passOn = (askId: string, who: TestMember, to: TestMember) =>
  core.asks.passOn(who, askId, () => ({ personId: to.personId, comment: 'She keeps them.' }));
const leave = (who: TestMember, delegate: TestMember, fromDay = today(), untilDay = addDays(today(), 3)) =>
  core.leave.make(who, () => ({ delegateId: delegate.personId, fromDay, untilDay }));

describe('the life of an ask', () => {
  it('ends with its answer or its withdrawal, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...askMoves)), (moves) => {
        let state: (typeof askStates)[number] = 'open';
        for (const move of moves) {
          const next = afterAskMove(state, move);
          if (state === 'open') expect(next).not.toBeNull();
          else expect(next).toBeNull();
          state = next ?? state;
        }
      }),
    );
  });

  it('stands first in the to-dos of whoever is asked, and is answered with a document', async () => {
    const { lead, partner } = programme;
    const { id } = await ask(lead.personId);
    expect((await todo(lead))[0]).toEqual(['asked', 'ask', id]);
    const evidence = await core.evidence.add(lead, () => ({
      ...someEvidence(programme.areaIds[0]),
      askId: id,
    }));
    expect(await todo(lead)).toEqual([]);
    expect(await core.asks.one(partner, id)).toMatchObject({
      state: 'answered',
      answer: 'evidence',
      evidenceId: evidence.id,
      answeredBy: { id: lead.personId },
      action: { ref: '1.1.1' },
      may: { answer: false, passOn: false, changeDate: false, withdraw: false },
    });
  });

  it('is answered with nothing only with a reason', async () => {
    const { id } = await ask(programme.lead.personId);
    expect(await refusalOf(nothing(id, programme.lead, ''))).toBe('422 reason-missing');
    expect(await nothing(id, programme.lead)).toMatchObject({ state: 'answered', answer: 'nothing-to-add' });
  });

  it('is passed on with its history, and is then the other’s alone', async () => {
    const { lead, partner } = programme;
    const { id } = await ask(lead.personId);
    await passOn(id, lead, other);
    expect(await todo(lead)).toEqual([]);
    expect((await todo(other))[0]).toEqual(['asked', 'ask', id]);
    expect(await refusalOf(nothing(id, lead))).toBe('404 not-found');
    await nothing(id, other);
    const seen = await core.asks.one(partner, id);
    expect(seen.events).toMatchObject([
      {
        move: 'pass-on',
        by: { id: lead.personId },
        from: { id: lead.personId },
        to: { id: other.personId },
        comment: 'She keeps them.',
      },
      { move: 'answer', by: { id: other.personId } },
    ]);
    expect(await core.asks.list(partner, { state: 'passed-on' })).toHaveLength(1);
    const [entry] = await asOwner<{ details: object }>(
      core,
      `SELECT details FROM audit_entry WHERE subject_id = $1 AND action = 'ask.passed-on'`,
      [id],
    );
    expect(entry?.details).toEqual({ from: lead.personId, to: other.personId });
  });

  it('gets another day or is withdrawn by the partner alone', async () => {
    const { lead, partner, officer } = programme;
    const { id } = await ask(lead.personId, addDays(today(), -2));
    expect(await core.asks.one(partner, id)).toMatchObject({ state: 'open', overdue: true });
    expect(await core.asks.list(partner, { state: 'overdue' })).toHaveLength(1);
    const later = { dueOn: addDays(today(), 2), comment: '' };
    expect(await refusalOf(core.asks.changeDate(lead, id, () => later))).toBe('403 role-not-allowed');
    expect(await refusalOf(core.asks.withdraw(officer, id, () => ({ comment: '' })))).toBe(
      '403 role-not-allowed',
    );
    expect(await core.asks.changeDate(partner, id, () => later)).toMatchObject({
      overdue: false,
      events: [{ move: 'change-date', dueOn: addDays(today(), -2) }],
    });
    expect(await core.asks.withdraw(partner, id, () => ({ comment: 'Found it.' }))).toMatchObject({
      state: 'withdrawn',
    });
    expect(await todo(lead)).toEqual([]);
    expect(await refusalOf(nothing(id, lead))).toBe('409 ask-withdrawn');
  });

  it('takes no move twice, nor from anybody else', async () => {
    const { lead, partner, contributor } = programme;
    const { id } = await ask(lead.personId);
    expect(await refusalOf(nothing(id, contributor))).toBe('404 not-found');
    expect(await refusalOf(nothing(id, partner))).toBe('403 not-asked');
    expect(await refusalOf(passOn(id, lead, lead))).toBe('422 asked-already');
    const answers = await Promise.allSettled([nothing(id, lead), nothing(id, lead), nothing(id, lead)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const move of [
      () => passOn(id, lead, other),
      () => core.asks.changeDate(partner, id, () => ({ dueOn: today(), comment: '' })),
      () => core.asks.withdraw(partner, id, () => ({ comment: '' })),
    ])
      expect(await refusalOf(move())).toBe('409 already-answered');
  });
});

describe('leave', () => {
  it('shows what is asked to the delegate as well, who answers it under their own name', async () => {
    const { lead, partner, contributor } = programme;
    const { id } = await ask(lead.personId);
    await leave(lead, contributor);
    expect((await todo(contributor))[0]).toEqual(['asked', 'ask', id]);
    expect((await todo(lead))[0]).toEqual(['asked', 'ask', id]);
    // A contributor files only what somebody asked for: this was asked of whom they stand in for.
    const filed = await core.evidence.add(contributor, () => ({
      ...someEvidence(programme.areaIds[0]),
      askId: id,
    }));
    expect(filed.links).toMatchObject([{ state: 'unchecked' }]);
    expect(await core.asks.one(partner, id)).toMatchObject({
      person: { id: lead.personId },
      answeredBy: { id: contributor.personId },
    });
  });

  it('begins and ends by itself, and can be ended before', async () => {
    const { lead } = programme;
    const { id } = await ask(lead.personId);
    await leave(lead, other, addDays(today(), 1), addDays(today(), 2));
    expect(await todo(other)).toEqual([]);
    expect(await refusalOf(nothing(id, other))).toBe('404 not-found');
    await asOwner(core, 'UPDATE leave SET from_day = $2, until_day = $2 WHERE person_id = $1', [
      lead.personId,
      addDays(today(), -1),
    ]);
    expect(await todo(other)).toEqual([]);
    const [now] = await leave(lead, other);
    expect(await todo(other)).toHaveLength(1);
    await core.leave.end(lead, now?.id ?? '');
    expect(await todo(other)).toEqual([]);
    expect(await refusalOf(core.leave.end(lead, now?.id ?? ''))).toBe('404 not-found');
  });

  it('is one’s own to take; the partner takes it for others', async () => {
    const { lead, partner, contributor } = programme;
    const days = { fromDay: today(), untilDay: today() };
    const forLead = (who: TestMember) =>
      core.leave.make(who, () => ({ ...days, personId: lead.personId, delegateId: other.personId }));
    expect(await refusalOf(forLead(contributor))).toBe('403 role-not-allowed');
    expect(await forLead(partner)).toMatchObject([{ person: { id: lead.personId }, now: true }]);
    expect(await refusalOf(leave(lead, contributor))).toBe('409 leave-overlaps');
    expect(await refusalOf(leave(other, other))).toBe('422 own-delegate');
    expect(await refusalOf(leave(other, lead, addDays(today(), -3), addDays(today(), -1)))).toBe(
      '422 leave-is-over',
    );
    expect(await core.leave.list(contributor)).toEqual([]);
  });
});
