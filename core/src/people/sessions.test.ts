import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import { RevisitError } from '../errors/errors.js';
import {
  aMember,
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
/** An address of each test's own, so that failures of one don't throttle another. */
let source: string;

beforeAll(async () => {
  core = await createCore(testConfig({ SESSION_IDLE_MINUTES: '60', SESSION_HOURS: '12' }));
  programme = await aProgramme(core);
});
beforeEach(() => {
  source = crypto.randomUUID();
});
afterAll(() => core.close());

const signIn = (email: string, password = testPassword) => core.sessions.signIn(email, password, source);
async function refused(attempt: Promise<unknown>): Promise<RevisitError> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RevisitError)) throw new Error(`It was not refused, but: ${String(error)}`);
  return error;
}
const move = (token: string, sql: string) =>
  asOwner(core, `UPDATE session SET ${sql} WHERE id_hash = $1`, [tokenHash(token)]);

async function somebodyInvited(): Promise<string> {
  const email = `${crypto.randomUUID()}@test.invalid`;
  await core.people.add(programme.admin, () => ({
    name: 'A',
    jobTitle: 'B',
    email,
    roles: ['contributor'],
    areaIds: [],
    inviteBy: 'hand',
  }));
  return email;
}

async function somebodyDisabled(): Promise<string> {
  const member = await aMember(core, programme.id, ['contributor']);
  await asOwner(core, 'UPDATE account SET disabled_at = now() WHERE person_id = $1', [member.personId]);
  return member.email;
}

describe('a sign-in', () => {
  it('gives a session with the person’s memberships, whatever the case of the address', async () => {
    const { token, session } = await signIn(`  ${programme.lead.email.toUpperCase()} `);
    expect(session).toMatchObject({
      personId: programme.lead.personId,
      memberships: [{ slug: programme.slug, roles: ['area-lead'], areaIds: programme.lead.areaIds }],
    });
    expect(await core.sessions.find(token)).toEqual(session);
  });

  it('keeps no token, only its hash', async () => {
    const { token } = await signIn(programme.lead.email);
    const rows = await asOwner<{ text: string }>(
      core,
      'SELECT s::text AS text FROM session s WHERE person_id = $1',
      [programme.lead.personId],
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.text).not.toContain(token);
  });

  it('gets a new id every time', async () => {
    const tokens = await Promise.all(
      [1, 2, 3].map(async () => (await signIn(programme.officer.email)).token),
    );
    expect(new Set(tokens).size).toBe(3);
  });

  it('is refused with one answer for a wrong password, nobody, a disabled account and an open invitation', async () => {
    const answers = await Promise.all([
      refused(signIn(programme.lead.email, 'wrong-password-1')),
      refused(signIn('nobody@test.invalid')),
      refused(signIn(await somebodyDisabled())),
      refused(signIn(await somebodyInvited())),
      refused(signIn('')),
      refused(signIn(programme.lead.email, '')),
    ]);
    const told = answers.map(({ status, code, message, details }) => ({ status, code, message, details }));
    expect(new Set(told.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(told[0]).toMatchObject({ status: 401, code: 'wrong-sign-in', details: {} });
  });

  it('takes as long for nobody as for a wrong password', async () => {
    const time = async (email: string) => {
      const from = performance.now();
      await refused(signIn(email, 'wrong-password-1'));
      return performance.now() - from;
    };
    const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    await time('warm-up@test.invalid');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      known.push(await time(programme.partner.email));
      unknown.push(await time(`nobody-${round}@test.invalid`));
    }
    const ratio = median(known) / median(unknown);
    expect(ratio).toBeGreaterThan(1 / 3);
    expect(ratio).toBeLessThan(3);
  });
});

describe('too many failures', () => {
  const fail = (email: string, times: number) =>
    Promise.all(Array.from({ length: times }, () => refused(signIn(email, 'wrong-password-1'))));

  it('are answered with 429 and how long to wait, even with the right password', async () => {
    const member = await aMember(core, programme.id, ['contributor']);
    for (let round = 0; round < 10; round += 1) await fail(member.email, 1);
    const { status, code, details } = await refused(signIn(member.email));
    expect([status, code, details]).toEqual([429, 'too-many-failures', { retryAfterSeconds: 900 }]);
    await asOwner(
      core,
      `UPDATE sign_in_failure SET at = at - interval '16 minutes' WHERE account_hash = $1`,
      [tokenHash(`account:${member.email}`)],
    );
    expect((await signIn(member.email)).token).not.toBe('');
  });

  it('are told alike for somebody and nobody', async () => {
    for (let round = 0; round < 10; round += 1) await fail('nobody@test.invalid', 1);
    expect((await refused(signIn('nobody@test.invalid'))).status).toBe(429);
  });

  it('of many accounts from one address throttle the address, and nobody elsewhere', async () => {
    for (let round = 0; round < 5; round += 1)
      await Promise.all(
        Array.from({ length: 10 }, (_, index) => fail(`nobody-${round}-${index}@test.invalid`, 1)),
      );
    expect((await refused(signIn(programme.officer.email))).status).toBe(429);
    source = crypto.randomUUID();
    expect((await signIn(programme.officer.email)).token).not.toBe('');
  });

  it('are failures alone: sign-ins that work are not counted', async () => {
    const member = await aMember(core, programme.id, ['contributor']);
    for (let round = 0; round < 15; round += 1) await signIn(member.email);
    for (let round = 0; round < 9; round += 1) await fail(member.email, 1);
    await signIn(member.email);
    for (let round = 0; round < 9; round += 1) await fail(member.email, 1);
    expect((await signIn(member.email)).token).not.toBe('');
  });
});

describe('a session', () => {
  const signedIn = async (): Promise<{ token: string; member: TestMember }> => {
    const member = await aMember(core, programme.id, ['senior-officer']);
    return { member, token: (await signIn(member.email)).token };
  };

  it('ends when it was idle too long, and goes on while it is used', async () => {
    const { token } = await signedIn();
    await move(token, `last_seen_at = now() - interval '59 minutes'`);
    await core.sessions.find(token);
    const [row] = await asOwner<{ fresh: boolean }>(
      core,
      `SELECT last_seen_at > now() - interval '1 minute' AS fresh FROM session WHERE id_hash = $1`,
      [tokenHash(token)],
    );
    expect(row?.fresh).toBe(true);
    await move(token, `last_seen_at = now() - interval '61 minutes'`);
    expect(await refusalOf(core.sessions.find(token))).toBe('401 not-signed-in');
  });

  it('ends after its hours, however busy', async () => {
    const { token } = await signedIn();
    const { expiresAt } = await core.sessions.find(token);
    expect(Math.abs(expiresAt.getTime() - Date.now() - 12 * 3_600_000)).toBeLessThan(60_000);
    await move(token, `expires_at = now() - interval '1 second'`);
    expect(await refusalOf(core.sessions.find(token))).toBe('401 not-signed-in');
  });

  it('ends with the sign-out, and no other with it', async () => {
    const { token, member } = await signedIn();
    const other = await signIn(member.email);
    await core.sessions.signOut(token);
    expect(await refusalOf(core.sessions.find(token))).toBe('401 not-signed-in');
    expect(await refusalOf(core.sessions.signOut(token))).toBe('401 not-signed-in');
    expect((await core.sessions.find(other.token)).personId).toBe(member.personId);
  });

  it('ends at once with the account', async () => {
    const { token, member } = await signedIn();
    await asOwner(core, 'UPDATE account SET disabled_at = now() WHERE person_id = $1', [member.personId]);
    expect(await refusalOf(core.sessions.find(token))).toBe('401 not-signed-in');
  });

  it('loses a programme at once with the membership, and keeps the others', async () => {
    const { token, member } = await signedIn();
    const second = await aProgramme(core);
    await core.people.add(second.admin, () => ({
      name: 'x',
      jobTitle: 'x',
      email: member.email,
      roles: ['contributor'],
      areaIds: [],
      inviteBy: 'hand',
    }));
    const slugs = async () =>
      (await core.sessions.find(token)).memberships.map((membership) => membership.slug);
    expect(await slugs()).toEqual([programme.slug, second.slug]);
    await asOwner(core, 'UPDATE membership SET ended_at = now() WHERE person_id = $1 AND programme_id = $2', [
      member.personId,
      second.id,
    ]);
    expect(await slugs()).toEqual([programme.slug]);
  });

  it('is nobody’s for a token that was made up', async () => {
    for (const token of ['', 'x', tokenHash('x'), `${'a'.repeat(5000)}`])
      expect(await refusalOf(core.sessions.find(token))).toBe('401 not-signed-in');
  });

  it('is forgotten with old failures, and only then', async () => {
    const { token } = await signedIn();
    const ended = await signedIn();
    await move(ended.token, `expires_at = now() - interval '1 second'`);
    await core.sessions.forgetOld(programme.id);
    expect((await core.sessions.find(token)).memberships).toHaveLength(1);
    expect(await asOwner(core, 'SELECT 1 FROM session WHERE id_hash = $1', [tokenHash(ended.token)])).toEqual(
      [],
    );
  });
});
