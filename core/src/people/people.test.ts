import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aProgramme,
  asOwner,
  refusalOf,
  type TestMember,
  type TestProgramme,
  testConfig,
  testPassword,
} from '../testing/index.js';
import { tokenHash } from './secrets.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const password = 'a-good-long-password';
const anAddress = () => `${crypto.randomUUID()}@test.invalid`;
const details = (email: string, areaIds: string[] = []) => ({
  name: 'Somebody New',
  jobTitle: 'Head of Something',
  email,
  roles: ['area-lead' as const],
  areaIds,
});
const add = (email: string, into = programme, areaIds: string[] = []) =>
  core.people.add(into.admin, () => ({ ...details(email, areaIds), inviteBy: 'hand' }));
const byHand = () => ({ by: 'hand' as const });
const accept = (token: string, chosen = password) =>
  core.invitations.accept(token, crypto.randomUUID(), () => ({ password: chosen }));
const signIn = (email: string, chosen = password) => core.sessions.signIn(email, chosen, crypto.randomUUID());

describe('an invitation', () => {
  it('shows whose it is, and works once', async () => {
    const email = anAddress();
    const { invitation, state, id } = await add(email);
    const token = invitation?.token ?? '';
    expect(state).toBe('invited');
    expect(await core.invitations.open(token, crypto.randomUUID())).toEqual({ name: 'Somebody New', email });
    await accept(token);
    expect((await signIn(email)).session.personId).toBe(id);
    expect(await refusalOf(accept(token, 'another-long-password'))).toBe('404 no-such-link');
    expect(await refusalOf(core.invitations.open(token, crypto.randomUUID()))).toBe('404 no-such-link');
    expect(await refusalOf(signIn(email, 'another-long-password'))).toBe('401 wrong-sign-in');
    expect((await core.people.one(programme.admin, id)).state).toBe('active');
  });

  it('works once, even when it is used twice at once', async () => {
    const { invitation } = await add(anAddress());
    const token = invitation?.token ?? '';
    const results = await Promise.allSettled([
      accept(token, 'first-long-password'),
      accept(token, 'second-long-password'),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  it('expires', async () => {
    const { invitation } = await add(anAddress());
    const token = invitation?.token ?? '';
    await asOwner(
      core,
      `UPDATE account SET invitation_expires_at = now() - interval '1 second' WHERE invitation_hash = $1`,
      [tokenHash(token)],
    );
    expect(await refusalOf(core.invitations.open(token, crypto.randomUUID()))).toBe('404 no-such-link');
    expect(await refusalOf(accept(token))).toBe('404 no-such-link');
  });

  it('that nobody made is refused alike, and whoever guesses is slowed down', async () => {
    const { invitation } = await add(anAddress());
    const guesser = crypto.randomUUID();
    for (let guess = 0; guess < 20; guess += 1)
      expect(await refusalOf(core.invitations.open(`guess-${guess}`, guesser))).toBe('404 no-such-link');
    const token = invitation?.token ?? '';
    expect(await refusalOf(core.invitations.open(token, guesser))).toBe('429 too-many-failures');
    expect(await refusalOf(core.invitations.accept(token, guesser, () => ({ password })))).toBe(
      '429 too-many-failures',
    );
    expect((await core.invitations.open(token, crypto.randomUUID())).name).toBe('Somebody New');
  });

  it('is replaced by a new one, until there is a password', async () => {
    const { id, invitation } = await add(anAddress());
    const renewed = await core.people.invite(programme.admin, id, byHand);
    expect(await refusalOf(core.invitations.open(invitation?.token ?? '', crypto.randomUUID()))).toBe(
      '404 no-such-link',
    );
    await accept(renewed.token ?? '');
    expect(await refusalOf(core.people.invite(programme.admin, id, byHand))).toBe('409 has-password');
  });

  it('is kept as a hash', async () => {
    const { id, invitation } = await add(anAddress());
    const [row] = await asOwner<{ text: string }>(
      core,
      'SELECT a::text AS text FROM account a WHERE person_id = $1',
      [id],
    );
    expect(row?.text).not.toContain(invitation?.token);
  });
});

describe('a person who has an account already', () => {
  it('joins with it: no invitation, nothing of theirs changed', async () => {
    const other = await aProgramme(core);
    const joined = await add(other.officer.email);
    expect(joined).toMatchObject({
      id: other.officer.personId,
      invitation: null,
      state: 'active',
      roles: ['area-lead'],
    });
    expect(joined.name).not.toBe('Somebody New');
    const { session } = await signIn(other.officer.email, testPassword);
    expect(session.memberships.map((membership) => membership.slug).toSorted()).toEqual(
      [other.slug, programme.slug].toSorted(),
    );
  });

  it('is added once by two administrators at the same moment', async () => {
    const email = anAddress();
    const outcomes = await Promise.allSettled([add(email), add(email)]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const [refused] = outcomes.filter((outcome) => outcome.status === 'rejected');
    // Which of the two sentences depends on who came how far.
    expect(['just-added', 'already-a-member']).toContain(refused?.reason.code);
  });

  it('joins once', async () => {
    expect(await refusalOf(add(programme.officer.email))).toBe('409 already-a-member');
  });

  it('can’t be invited anew from another programme before they have chosen a password', async () => {
    const email = anAddress();
    const { invitation } = await add(email);
    const other = await aProgramme(core);
    expect(await refusalOf(add(email, other))).toBe('409 invited-elsewhere');
    await accept(invitation?.token ?? '');
    const joined = await add(email, other);
    expect(joined.invitation).toBeNull();
    expect(await refusalOf(core.people.invite(other.admin, joined.id, byHand))).toBe('409 has-password');
  });
});

describe('a person of two programmes', () => {
  const both = async () => {
    const other = await aProgramme(core);
    const { id, version } = await add(other.officer.email);
    const { name, jobTitle } = await core.people.one(other.admin, id);
    const theirs = { name, jobTitle, roles: ['contributor' as const], areaIds: [], ended: false };
    const change = (by: TestProgramme, seen: number, wanted: object) =>
      core.people.change(by.admin, id, seen, () => ({ ...theirs, ...wanted }));
    return { other, id, version, theirs, change };
  };

  it('keeps name and job title, whichever of the two asks, also after one has ended', async () => {
    const { other, id, theirs, change } = await both();
    for (const wanted of [{ name: 'Another Name' }, { jobTitle: 'Another title', ended: true }])
      for (const by of [programme, other])
        expect(await refusalOf(change(by, 1, wanted))).toBe('409 named-elsewhere');
    for (const by of [programme, other]) {
      const { name, jobTitle, version, state } = await core.people.one(by.admin, id);
      expect({ name, jobTitle, version, state }).toEqual({
        name: theirs.name,
        jobTitle: theirs.jobTitle,
        version: 1,
        state: 'active',
      });
    }
    await change(other, 1, { ended: true });
    // What the other has on record names them still.
    expect(await refusalOf(change(programme, 1, { name: 'Another Name' }))).toBe('409 named-elsewhere');
    expect((await change(programme, 1, { roles: ['senior-officer'] })).roles).toEqual(['senior-officer']);
  });

  it('keeps their session when one ends, without that programme, and loses it with the last', async () => {
    const { other, change } = await both();
    const { token } = await signIn(other.officer.email, testPassword);
    const slugs = async () => (await core.sessions.find(token)).memberships.map(({ slug }) => slug);
    expect((await slugs()).toSorted()).toEqual([other.slug, programme.slug].toSorted());
    await change(programme, 1, { ended: true });
    expect(await slugs()).toEqual([other.slug]);
    await change(other, 1, { ended: true });
    expect(await refusalOf(core.sessions.find(token))).toBe('401 not-signed-in');
  });

  it('loses their session also when both end at the same moment', async () => {
    const { other, change } = await both();
    const { token } = await signIn(other.officer.email, testPassword);
    await Promise.all([programme, other].map((by) => change(by, 1, { ended: true })));
    expect(await refusalOf(core.sessions.find(token))).toBe('401 not-signed-in');
  });

  it('is told apart by a door that says yes or no, and of a stranger no', async () => {
    const { other, id } = await both();
    const said = (programmeId: string, personId: string) =>
      core.database.inProgramme(programmeId, (tx) =>
        tx.query('SELECT * FROM member_elsewhere($1)', [personId]),
      );
    expect(await said(programme.id, id)).toEqual([{ ever: true, today: true }]);
    expect(await said(programme.id, programme.lead.personId)).toEqual([{ ever: false, today: false }]);
    expect(await said(programme.id, other.lead.personId)).toEqual([{ ever: false, today: false }]);
  });
});

describe('people', () => {
  it('are changed by administrators alone, from the version they saw', async () => {
    const { admin, partner, officer, lead, contributor } = programme;
    const wanted = () => ({ ...details(''), ended: false });
    for (const caller of [partner, officer, lead, contributor])
      expect(await refusalOf(core.people.change(caller, lead.personId, 1, wanted))).toBe(
        '403 role-not-allowed',
      );
    expect(await core.people.change(admin, lead.personId, 1, wanted)).toMatchObject({
      name: 'Somebody New',
      version: 2,
    });
    expect(await refusalOf(core.people.change(admin, lead.personId, 1, wanted))).toBe('409 stale-version');
    const elsewhere = await aProgramme(core);
    expect(await refusalOf(core.people.change(admin, elsewhere.lead.personId, 1, wanted))).toBe(
      '404 not-found',
    );
  });

  it('answer for areas of their programme, each named once', async () => {
    const [areaId] = programme.areaIds;
    expect((await add(anAddress(), programme, [areaId, areaId])).areaIds).toEqual([areaId]);
    const elsewhere = await aProgramme(core);
    const email = anAddress();
    expect(await refusalOf(add(email, programme, [elsewhere.areaIds[0]]))).toBe('422 unknown-area');
    expect(await asOwner(core, 'SELECT 1 FROM account WHERE email = $1', [email])).toEqual([]);
  });

  it('lose their access at once when they leave, and their name stays', async () => {
    const { admin, lead } = programme;
    const { token } = await signIn(lead.email, testPassword);
    const gone = await core.people.change(admin, lead.personId, 1, () => ({ ...details(''), ended: true }));
    expect(gone.state).toBe('ended');
    expect(await refusalOf(core.sessions.find(token))).toBe('401 not-signed-in');
    expect((await signIn(lead.email, testPassword)).session.memberships).toEqual([]);
    const back = await core.people.change(admin, lead.personId, 2, () => ({ ...details(''), ended: false }));
    expect(back.state).toBe('active');
  });

  it('can’t take their own administration away', async () => {
    const { admin } = programme;
    for (const wanted of [
      { ...details(''), ended: false },
      { ...details(''), roles: ['administrator' as const], ended: true },
    ])
      expect(await refusalOf(core.people.change(admin, admin.personId, 1, () => wanted))).toBe(
        '403 own-access',
      );
  });

  it('show their addresses to administrators alone', async () => {
    const emails = async (caller: TestMember) =>
      new Set((await core.people.list(caller)).map((person) => typeof person.email));
    expect(await emails(programme.admin)).toEqual(new Set(['string']));
    for (const caller of [programme.partner, programme.officer, programme.lead])
      expect(await emails(caller)).toEqual(new Set(['undefined']));
    expect(await refusalOf(core.people.list(programme.contributor))).toBe('403 role-not-allowed');
  });
});
