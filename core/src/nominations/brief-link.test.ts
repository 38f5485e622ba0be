import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import { aMember, aProgramme, asOwner, refusalOf, type TestProgramme, testConfig } from '../testing/index.js';
import type { NomineeDetails } from './nominees.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig({ DATABASE_POOL: '12' }));
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const person = (said: Partial<NomineeDetails> = {}): NomineeDetails => ({
  name: 'Kim',
  jobTitle: 'Head of Therapies',
  organisation: 'Example NHS Trust',
  ...said,
});
/** Put forward for these areas, and approved for the first so many of them. */
async function somebody(areas: number, approved: number, said: Partial<NomineeDetails> = {}) {
  const { partner, officer, areaIds } = programme;
  const { nominations } = await core.nominations.nominate(partner, () => ({
    person: person(said),
    sector: 'health',
    areaIds: areaIds.slice(0, areas),
    availability: '',
  }));
  const ids = nominations.map(({ id }) => id);
  for (const id of ids.slice(0, approved)) {
    await core.nominationMoves.accept(partner, id);
    await core.nominationMoves.approve(officer, id);
  }
  return { ids, first: ids[0] ?? '', nomineeId: nominations[0]?.nominee.id ?? '' };
}
const byHand = () => ({ by: 'hand' as const });
const byMail = () => ({ by: 'mail' as const });
const read = (token: string | null) => core.briefs.byLink(token ?? '', crypto.randomUUID());
const areasOf = async (token: string | null) => (await read(token)).areas.map(({ number }) => number);
const moves = async (id: string) =>
  (await core.nominations.history(programme.partner, id)).map(({ move, link }) =>
    link ? `${move} ${link}` : move,
  );
const linksOf = (nomineeId: string) =>
  asOwner<{ purpose: string; open: boolean }>(
    core,
    `SELECT purpose, revoked_at IS NULL AND replaced_at IS NULL AND answered_at IS NULL AS open FROM nominee_link WHERE nominee_id = $1 ORDER BY created_at`,
    [nomineeId],
  );
const mails = (nomineeId: string) =>
  asOwner<{ template: string; state: string; to_address: string | null; values: string | null }>(
    core,
    'SELECT template, state, to_address, values::text FROM mail WHERE about_id = $1 ORDER BY posted_at',
    [nomineeId],
  );

describe('sending a brief', () => {
  it('marks all that the person is approved for as briefed, and shows that and nothing else', async () => {
    const { ids, first } = await somebody(3, 2);
    const { token, nomination } = await core.briefLinks.send(programme.partner, first, byHand);
    expect(nomination).toMatchObject({ state: 'briefed', brief: { state: 'open', sentBy: 'hand' } });
    const states = (await core.nominations.list(programme.partner, { id: ids })).map(({ state, brief }) => [
      state,
      brief?.state ?? null,
    ]);
    expect(states).toEqual([
      ['briefed', 'open'],
      ['briefed', 'open'],
      ['nominated', null],
    ]);
    expect(await areasOf(token)).toEqual([1, 2]);
    // What an officer approves later is on the page the next time it is opened.
    await core.nominationMoves.accept(programme.partner, ids[2] ?? '');
    expect(await areasOf(token)).toEqual([1, 2]);
    await core.nominationMoves.approve(programme.officer, ids[2] ?? '');
    expect(await areasOf(token)).toEqual([1, 2, 3]);
    await core.nominationMoves.decline(programme.partner, first, () => ({ reason: 'Ill.' }));
    expect(await areasOf(token)).toEqual([2, 3]);
  });

  it('again ends the older link, and says so in the history beside who was told by word of mouth', async () => {
    const { first, nomineeId } = await somebody(1, 1);
    await core.nominationMoves.brief(programme.lead, first);
    const one = await core.briefLinks.send(programme.lead, first, byHand);
    const two = await core.briefLinks.send(programme.partner, first, byHand);
    expect(await moves(first)).toEqual([
      'nominate',
      'accept',
      'approve',
      'brief',
      'brief-again hand',
      'brief-again hand',
    ]);
    expect(await refusalOf(read(one.token))).toBe('410 link-replaced');
    expect(await areasOf(two.token)).toEqual([1]);
    expect(await linksOf(nomineeId)).toEqual([
      { purpose: 'brief', open: false },
      { purpose: 'brief', open: true },
    ]);
  });

  it('is refused for who is not approved, to who may not act, and by mail without an address', async () => {
    const { partner, lead, officer, admin, areaIds } = programme;
    const waiting = await somebody(1, 0);
    expect(await refusalOf(core.briefLinks.send(partner, waiting.first, byHand))).toBe('409 not-approved');
    expect(await linksOf(waiting.nomineeId)).toEqual([]);
    const { ids, first } = await somebody(2, 2, { name: 'Alex' });
    expect(await refusalOf(core.briefLinks.send(partner, first, byMail))).toBe('409 no-address');
    expect(await moves(first)).toEqual(['nominate', 'accept', 'approve']);
    for (const who of [officer, admin])
      expect(await refusalOf(core.briefLinks.send(who, first, byHand))).toBe('403 role-not-allowed');
    // A lead sees the nomination of their own area alone.
    expect(await refusalOf(core.briefLinks.send(lead, ids[1] ?? '', byHand))).toBe('404 not-found');
    const beside = await aMember(core, programme.id, ['area-lead'], [areaIds[1]]);
    expect(await refusalOf(core.briefLinks.revoke(beside, first))).toBe('404 not-found');
    const other = await aProgramme(core);
    expect(await refusalOf(core.briefLinks.send(other.partner, first, byHand))).toBe('404 not-found');
    // Who put somebody forward sees them still when the area has passed to another lead, and acts no more.
    const { nominations } = await core.nominations.nominate(lead, () => ({
      person: person({ name: 'Robin' }),
      sector: 'health',
      areaIds: [areaIds[0]],
      availability: '',
    }));
    const former = { ...lead, areaIds: [areaIds[2]] };
    expect(await refusalOf(core.briefLinks.send(former, nominations[0]?.id ?? '', byHand))).toBe(
      '403 not-your-area',
    );
  });

  it('goes to the supporter when one is named, and holds no area and no token among what is kept', async () => {
    const { first, nomineeId } = await somebody(1, 1, {
      email: 'kim@home.test',
      supporterName: 'Mentor',
      supporterEmail: 'mentor@school.test',
    });
    const { token, goes, nomination } = await core.briefLinks.send(programme.partner, first, byMail);
    // No mail server is set up: whoever sends it is told, and hands the link over.
    expect([goes, await areasOf(token)]).toEqual(['kept', [1]]);
    expect(nomination.brief).toMatchObject({ goesTo: 'supporter', sentBy: 'mail' });
    const [mail] = await mails(nomineeId);
    expect(mail).toMatchObject({ template: 'nominee-brief', to_address: 'mentor@school.test' });
    expect(mail?.values).not.toContain('Area 1');
    const audit = JSON.stringify(
      await asOwner(core, 'SELECT * FROM audit_entry WHERE programme_id = $1', [programme.id]),
    );
    expect(audit).toContain('nomination.briefed');
    expect(audit).not.toMatch(/Kim|Mentor|\.test/);
    const given = JSON.stringify(await core.nomineeData.export(programme.partner, nomineeId));
    expect(given).toContain('"for":"brief"');
  });
});

describe('a brief that is no longer needed', () => {
  it('ends with the last area the person is approved for, and its message does not leave', async () => {
    const { partner } = programme;
    const { ids, first, nomineeId } = await somebody(2, 2, { email: 'kim@home.test' });
    await core.briefLinks.send(partner, first, byMail);
    await core.nominationMoves.withdraw(partner, first);
    expect((await mails(nomineeId)).map(({ state }) => state)).toEqual(['waiting']);
    await core.nominationMoves.withdraw(partner, ids[1] ?? '');
    expect((await mails(nomineeId)).map(({ state }) => state)).toEqual(['cancelled']);
    expect(await linksOf(nomineeId)).toEqual([{ purpose: 'brief', open: false }]);
  });

  it.each(['taken back', 'declined', 'expired', 'erased', 'erased by the rule'])(
    'is not shown once it is %s',
    async (how) => {
      const { partner } = programme;
      const { first, nomineeId } = await somebody(1, 1);
      const { token } = await core.briefLinks.send(partner, first, byHand);
      expect(await areasOf(token)).toEqual([1]);
      if (how === 'taken back') await core.briefLinks.revoke(partner, first);
      if (how === 'declined') await core.nominationMoves.decline(partner, first, () => ({ reason: 'Ill.' }));
      if (how === 'expired')
        await asOwner(core, 'UPDATE nominee_link SET expires_at = now() WHERE nominee_id = $1', [nomineeId]);
      if (how === 'erased') await core.nomineeData.erase(partner, nomineeId);
      if (how === 'erased by the rule') {
        await core.nomineeData.changeRetention(partner, 0, () => ({
          visitEndedOn: '2020-01-01',
          keepDays: 1,
        }));
        expect(await core.nomineeData.eraseDue(programme.id)).toBe(1);
      }
      expect(await refusalOf(read(token))).toBe(how === 'expired' ? '410 link-expired' : '410 link-revoked');
      // Nobody is approved for nothing: a link never comes to life again by itself.
      if (how === 'declined') {
        await core.nominationInvitations.send(partner, first, byHand);
        await core.nominationMoves.accept(partner, first);
        await core.nominationMoves.approve(programme.officer, first);
        expect(await refusalOf(read(token))).toBe('410 link-revoked');
      }
    },
  );

  it('is told apart from the link to answer by: neither opens the other, or ends it', async () => {
    const { partner } = programme;
    const { ids, first } = await somebody(2, 1);
    const asked = await core.nominationInvitations.send(partner, ids[1] ?? '', byHand);
    const sent = await core.briefLinks.send(partner, first, byHand);
    expect(await refusalOf(read(asked.token))).toBe('404 no-such-link');
    expect(await refusalOf(core.nomineeAnswers.open(sent.token ?? '', crypto.randomUUID()))).toBe(
      '404 no-such-link',
    );
    await core.briefLinks.revoke(partner, first);
    expect((await core.nomineeAnswers.open(asked.token ?? '', crypto.randomUUID())).places).toHaveLength(1);
    const again = await core.briefLinks.send(partner, first, byHand);
    await core.nominationInvitations.revoke(partner, ids[1] ?? '');
    expect(await areasOf(again.token)).toEqual([1]);
  });
});

describe('a brief sent while others act', () => {
  it('is sent twice in two turns: one link works, and each act is in the history', async () => {
    const { partner, lead } = programme;
    const { first, nomineeId } = await somebody(1, 1);
    const sent = await Promise.all(
      [partner, lead, partner, lead].map((who) => core.briefLinks.send(who, first, byHand)),
    );
    const outcomes = await Promise.all(sent.map(({ token }) => refusalOf(read(token)).catch(() => 'works')));
    expect(outcomes.sort()).toEqual([...Array(3).fill('410 link-replaced'), 'works']);
    expect((await linksOf(nomineeId)).filter(({ open }) => open)).toHaveLength(1);
    expect((await moves(first)).filter((move) => move.startsWith('brief'))).toEqual([
      'brief hand',
      ...Array(3).fill('brief-again hand'),
    ]);
  });

  it('never leaves a link or a message behind for somebody who was withdrawn, declined or erased meanwhile', async () => {
    const { partner, officer } = programme;
    const colleague = await aMember(core, programme.id, ['improvement-partner']);
    for (const [number, end] of [
      (ids: string[]) => ids.map((id) => core.nominationMoves.withdraw(partner, id)),
      (ids: string[]) =>
        ids.map((id) => core.nominationMoves.decline(partner, id, () => ({ reason: 'Ill.' }))),
      (_: string[], nomineeId: string) => [core.nomineeData.erase(officer, nomineeId)],
    ].entries())
      for (let round = 0; round < 2; round += 1) {
        const { ids, first, nomineeId } = await somebody(3, 3, {
          name: `Kim ${number} ${round}`,
          email: `kim${number}${round}@home.test`,
        });
        const outcomes = await Promise.allSettled<unknown>([
          core.briefLinks.send(partner, first, byMail),
          ...end(ids, nomineeId),
          core.briefLinks.send(colleague, first, byMail),
        ]);
        const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
        expect(refused.filter((code) => code !== 'not-approved')).toEqual([]);
        expect((await linksOf(nomineeId)).filter(({ open }) => open)).toEqual([]);
        for (const { state } of await mails(nomineeId)) expect(state).toBe('cancelled');
        const [astray] = await asOwner<{ count: number }>(
          core,
          `SELECT count(*)::int AS count FROM nomination n WHERE n.nominee_id = $1 AND (n.state IN ('approved', 'briefed')
             OR n.state <> (SELECT v.state FROM nomination_event v WHERE v.nomination_id = n.id ORDER BY v.at DESC, v.id DESC LIMIT 1))`,
          [nomineeId],
        );
        expect(astray).toEqual({ count: 0 });
      }
  });
});
