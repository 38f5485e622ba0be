import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aMember,
  aProgramme,
  asOwner,
  type TestMember,
  type TestProgramme,
  testConfig,
  testPassword,
} from '../testing/index.js';
import { newPassword } from './new-password.js';

/** Without a mail server, as a portal is to begin with. */
let core: Core;
let programme: TestProgramme;
let member: TestMember;

beforeAll(async () => {
  core = await createCore(testConfig({ REVISIT_PUBLIC_URL: 'https://portal.example.test' }));
  programme = await aProgramme(core);
});
beforeEach(async () => {
  member = await aMember(core, programme.id, ['administrator']);
});
afterAll(() => core.close());

/** What the command prints. */
async function printed(email: string): Promise<string> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    expect(await newPassword(core, email)).toBe(0);
    return log.mock.calls.flat().join('\n');
  } finally {
    log.mockRestore();
  }
}
const tokenIn = (text: string) =>
  /^https:\/\/portal\.example\.test\/new-password#([\w-]{43})$/m.exec(text)?.[1] ?? '';

it('prints a link with which a new password is chosen, and every session ends', async () => {
  const { token: session } = await core.sessions.signIn(member.email, testPassword, 'x');
  const older = tokenIn(await printed(member.email));
  const token = tokenIn(await printed(` ${member.email.toUpperCase()}`));
  const choose = (link: string) =>
    core.newPasswords.choose(link, 'x', () => ({ password: 'another-good-password' }));
  await expect(choose(older)).rejects.toThrow('only until there is a newer one');
  expect((await core.sessions.find(session)).personId).toBe(member.personId);
  await choose(token);
  await expect(core.sessions.find(session)).rejects.toThrow('not signed in');
  expect((await core.sessions.signIn(member.email, 'another-good-password', 'x')).token).not.toBe('');
});

it('is on record as the operator’s act, and posts nothing', async () => {
  const text = await printed(member.email);
  const entries = await asOwner<{ action: string; person_id: string | null; details: object; said: string }>(
    core,
    `SELECT action, person_id, details, e::text AS said FROM audit_entry e WHERE subject_id = $1`,
    [member.personId],
  );
  expect(entries).toMatchObject([
    { action: 'person.new-password-link', person_id: null, details: { by: 'operator' } },
  ]);
  expect(entries[0]?.said).not.toContain(tokenIn(text));
  expect(await asOwner(core, 'SELECT 1 FROM mail WHERE about_id = $1', [member.personId])).toEqual([]);
});

it('says why there is no link for somebody who could not sign in with it', async () => {
  const refused = (email: string) => expect(newPassword(core, email)).rejects;
  await refused('nobody@test.invalid').toThrow('There is no account with the address nobody@test.invalid.');
  const invited = `${crypto.randomUUID()}@test.invalid`;
  await core.people.add(programme.admin, () => ({
    name: 'x',
    jobTitle: 'x',
    email: invited,
    roles: ['contributor'],
    areaIds: [],
    inviteBy: 'hand',
  }));
  await refused(invited).toThrow('has not chosen a password yet');
  await asOwner(core, 'UPDATE membership SET ended_at = now() WHERE person_id = $1', [member.personId]);
  await refused(member.email).toThrow('no longer works on any programme');
  await asOwner(core, 'UPDATE account SET disabled_at = now() WHERE person_id = $1', [member.personId]);
  await refused(member.email).toThrow('is closed');
});
