import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import { aProgramme, refusalOf, type TestMember, type TestProgramme, testConfig } from '../testing/index.js';
import type { NomineeDetails } from './nominees.js';

let core: Core;
let programme: TestProgramme;
beforeAll(async () => {
  core = await createCore(testConfig());
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

/** Areas by number; the lead leads the first. */
async function nominate(who: TestMember, numbers: number[], said: Partial<NomineeDetails> = {}) {
  const { nominations } = await core.nominations.nominate(who, () => ({
    person: { name: 'Dr Hidden Z', jobTitle: 'Consultant', organisation: 'Secret Trust', ...said },
    sector: 'health',
    areaIds: numbers.map((number) => programme.areaIds[number - 1] ?? ''),
    availability: 'Mornings',
  }));
  return { nomineeId: nominations[0]?.nominee.id ?? '', ids: nominations.map(({ id }) => id) };
}
const byHand = () => ({ by: 'hand' as const });
const state = async (id = '') => (await core.nominations.one(programme.partner, id)).state;
const changeContact = async (who: TestMember, nomineeId: string, email: string) => {
  const { version } = await core.nomineeData.contact(who, nomineeId);
  return core.nomineeData.changeContact(who, nomineeId, version, () => ({ email }));
};

describe('a lead who guesses a name', () => {
  it('comes to a person of their own, and not to one they can’t see', async () => {
    const { lead, partner } = programme;
    const hidden = await nominate(partner, [2]);
    const guessed = await nominate(lead, [1], {
      name: 'hidden z',
      organisation: 'secret trust',
      email: 'own@lead.test',
    });
    expect(guessed.nomineeId).not.toBe(hidden.nomineeId);
    for (const act of [
      core.nomineeData.export(lead, hidden.nomineeId),
      core.nomineeData.erase(lead, hidden.nomineeId),
    ])
      expect(await refusalOf(act)).toBe('404 not-found');
    // Who sees both comes to the same person by the same name, as before.
    expect((await nominate(partner, [3])).nomineeId).toBe(hidden.nomineeId);
  });
});

describe('a lead who gave the contact of somebody who is also put forward elsewhere', () => {
  it('neither takes their data out nor erases them; the partner does', async () => {
    const { lead, partner } = programme;
    const email = 'kim@trust.test';
    const { nomineeId } = await nominate(lead, [1], { email });
    expect(await core.nomineeData.export(lead, nomineeId)).toMatchObject({ contact: { email } });
    await nominate(partner, [2], { email });
    expect(await refusalOf(core.nomineeData.export(lead, nomineeId))).toBe('403 also-elsewhere');
    expect(await refusalOf(core.nomineeData.erase(lead, nomineeId))).toBe('403 also-elsewhere');
    expect(await core.nomineeData.contact(lead, nomineeId)).toMatchObject({ email });
    await core.nomineeData.erase(partner, nomineeId);
  });

  it('sends no link about areas of others, and takes none back', async () => {
    const { lead, partner, officer } = programme;
    const { ids } = await nominate(partner, [1, 2]);
    const [own = '', other = ''] = ids;
    expect(await refusalOf(core.nominationInvitations.send(lead, own, byHand))).toBe('403 also-elsewhere');
    const asked = await core.nominationInvitations.send(partner, own, byHand);
    expect(await refusalOf(core.nominationInvitations.revoke(lead, own))).toBe('403 also-elsewhere');
    await core.nomineeAnswers.answer(asked.token ?? '', 'x', () => ({
      answer: 'accept',
      availability: '',
      reason: '',
    }));
    expect(await state(other)).toBe('accepted');
    for (const id of ids) await core.nominationMoves.approve(officer, id);
    expect(await refusalOf(core.briefLinks.send(lead, own, byHand))).toBe('403 also-elsewhere');
    const brief = await core.briefLinks.send(partner, own, byHand);
    expect(await refusalOf(core.briefLinks.revoke(lead, own))).toBe('403 also-elsewhere');
    expect((await core.briefs.byLink(brief.token ?? '', 'x')).areas).toHaveLength(2);
    // What the lead can do alone is theirs again once the person is out of the other area.
    await core.nominationMoves.withdraw(partner, other);
    await core.briefLinks.send(lead, own, byHand);
  });
});

describe('a link by which somebody was asked', () => {
  it('ends, with its message, when they are written to elsewhere from now on', async () => {
    const { partner } = programme;
    const { nomineeId, ids } = await nominate(partner, [1], { email: 'wrong@stranger.test' });
    const asked = await core.nominationInvitations.send(partner, ids[0] ?? '', () => ({ by: 'mail' }));
    expect(asked).toMatchObject({ goes: 'kept', token: expect.any(String) });
    await changeContact(partner, nomineeId, 'wrong@stranger.test');
    await core.nomineeAnswers.open(asked.token ?? '', 'x');
    await changeContact(partner, nomineeId, 'right@trust.test');
    expect(await refusalOf(core.nomineeAnswers.open(asked.token ?? '', 'x'))).toBe('410 link-revoked');
    const { rows } = await core.outgoing.list(partner, { filter: { aboutId: nomineeId }, from: 0, to: 9 });
    expect(rows.map((mail) => [mail.state, mail.erased])).toEqual([['cancelled', true]]);
    expect((await core.nominations.one(partner, ids[0] ?? '')).invitation?.state).toBe('revoked');
  });

  it('ends once their word was taken for all of it, and not before', async () => {
    const { partner } = programme;
    const { ids } = await nominate(partner, [1, 2]);
    const { token } = await core.nominationInvitations.send(partner, ids[0] ?? '', byHand);
    const linkOf = async () => (await core.nominations.one(partner, ids[0] ?? '')).invitation?.state;
    await core.nominationMoves.accept(partner, ids[0] ?? '');
    expect(await linkOf()).toBe('open');
    await core.nominationMoves.decline(partner, ids[1] ?? '', () => ({ reason: 'Away' }));
    expect(await linkOf()).toBe('revoked');
    expect(await refusalOf(core.nomineeAnswers.open(token ?? '', 'x'))).toBe('410 link-revoked');
  });

  it('is told apart in the history by how it reached them', async () => {
    const { partner } = programme;
    const { ids } = await nominate(partner, [1]);
    const { token } = await core.nominationInvitations.send(partner, ids[0] ?? '', byHand);
    await core.nomineeAnswers.answer(token ?? '', 'x', () => ({
      answer: 'decline',
      availability: '',
      reason: 'Away',
    }));
    const history = await core.nominations.history(partner, ids[0] ?? '');
    expect(history.map(({ move, link, person }) => [move, link, person === null])).toEqual([
      ['nominate', null, false],
      ['invite', 'hand', false],
      ['decline', 'hand', true],
    ]);
    expect((await core.nominations.one(partner, ids[0] ?? '')).invitation?.state).toBe('answered');
  });
});

describe('somebody whom a nominee named in their place', () => {
  it('is forgotten once somebody has dealt with it, and a lead sees the numbers of their own areas alone', async () => {
    const { partner, lead } = programme;
    const { nomineeId, ids } = await nominate(partner, [1, 2]);
    const { token } = await core.nominationInvitations.send(partner, ids[0] ?? '', byHand);
    await core.nomineeAnswers.answer(token ?? '', 'x', () => ({
      answer: 'decline',
      availability: '',
      reason: 'Away',
      suggestion: { name: 'Jo Third', jobTitle: 'Nurse', contact: '01632 960777' },
    }));
    const [suggested] = await core.suggestions.list(partner);
    expect(suggested).toMatchObject({ name: 'Jo Third', areaNumbers: [1, 2] });
    expect(await core.suggestions.list(lead)).toMatchObject([{ contact: '', areaNumbers: [1] }]);
    expect(JSON.stringify(await core.nomineeData.export(partner, nomineeId))).not.toContain('960777');
    await core.suggestions.settle(partner, suggested?.id ?? '');
    expect(JSON.stringify(await core.nomineeData.export(partner, nomineeId))).not.toContain('Third');
    const rows = await core.database.inProgramme(programme.id, (tx) =>
      tx.query<object[]>('SELECT name, job_title, contact FROM nominee_suggestion'),
    );
    expect(rows).toEqual([{ name: '', job_title: '', contact: '' }]);
  });
});

describe('moving a deputy up', () => {
  it('is offered where one stands by', async () => {
    const { partner, areaIds } = programme;
    const { ids } = await nominate(partner, [1]);
    const mayOf = async () => (await core.nominations.one(partner, ids[0] ?? '')).may;
    expect(await mayOf()).not.toContain('substitute');
    const { nominations } = await core.nominations.nominate(partner, () => ({
      person: { name: 'Deputy', jobTitle: 'x', organisation: 'x' },
      sector: 'health',
      areaIds: areaIds.slice(0, 1),
      deputyFor: ids[0],
      availability: '',
    }));
    expect(await mayOf()).toContain('substitute');
    await core.nominationMoves.withdraw(partner, nominations[0]?.id ?? '');
    expect(await mayOf()).not.toContain('substitute');
  });
});
