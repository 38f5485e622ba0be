import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aMember,
  aProgramme,
  asOwner,
  refusalOf,
  TestMailServer,
  type TestMember,
  type TestProgramme,
  testConfig,
  testPassword,
} from '../testing/index.js';
import { NewPasswordService } from './new-password.service.js';
import { tokenHash } from './secrets.js';

let server: TestMailServer;
let core: Core;
/** The same portal without a mail server. */
let quiet: Core;
let programme: TestProgramme;
let member: TestMember;
/** An address of each test's own, so that tries of one don't throttle another. */
let source: string;

beforeAll(async () => {
  server = await TestMailServer.start();
  core = await createCore(
    testConfig({
      SMTP_URL: server.url,
      REVISIT_PUBLIC_URL: 'https://portal.example.test',
      MAIL_FROM: 'Revisit <no-reply@council.example.test>',
      DATABASE_POOL: '8',
    }),
  );
  quiet = await createCore(testConfig());
  programme = await aProgramme(core);
});
beforeEach(async () => {
  source = crypto.randomUUID();
  member = await aMember(core, programme.id, ['senior-officer']);
  server.received.length = 0;
});
afterAll(async () => {
  await Promise.all([core.close(), quiet.close(), server.down()]);
});

const password = 'another-good-password';
/** Without the wait that makes every answer take the same time; that wait has a test of its own. */
const ask = (email = member.email, from = source) =>
  new NewPasswordService(core.database, core.config, async () => {}).ask(from, () => ({ email }));
const choose = (token: string, chosen = password) =>
  core.newPasswords.choose(token, source, () => ({ password: chosen }));
const signIn = (chosen: string, who = member) => core.sessions.signIn(who.email, chosen, crypto.randomUUID());

interface MailRow {
  id: string;
  programme_id: string;
  template: string;
  state: string;
  secrets: { token: string } | null;
}
const mails = (who: TestMember = member) =>
  asOwner<MailRow>(
    core,
    'SELECT id, programme_id, template, state, secrets FROM mail WHERE about_id = $1 ORDER BY posted_at, id',
    [who.personId],
  );
async function newestMail(): Promise<MailRow> {
  const mail = (await mails()).at(-1);
  if (!mail) throw new Error('There is no message.');
  return mail;
}
async function link(): Promise<string> {
  await ask(member.email, crypto.randomUUID());
  return (await newestMail()).secrets?.token ?? '';
}
const recorded = (programmeId: string) =>
  asOwner<{ action: string; by: string | null; details: object }>(
    core,
    `SELECT action, person_id AS by, details FROM audit_entry
     WHERE programme_id = $1 AND subject_id = $2 AND action LIKE 'person.%' ORDER BY id`,
    [programmeId, member.personId],
  );

describe('a forgotten password', () => {
  it('is mended by a message to the address of the account, which nobody else can read', async () => {
    await ask(` ${member.email.toUpperCase()} `);
    const posted = await newestMail();
    expect(posted).toMatchObject({ template: 'new-password', state: 'waiting' });
    const token = posted.secrets?.token ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    for (const reader of [programme.admin, programme.partner])
      expect((await core.outgoing.one(reader, posted.id)).text).toContain('/new-password#hidden');
    await core.mail.send(programme.id, posted.id);
    const [mail] = server.received;
    expect(mail?.to).toEqual([member.email]);
    const { text, subject } = await PostalMime.parse(mail?.raw ?? '');
    expect(subject).toBe('Choose a new password for Revisit');
    expect(text).toContain(`https://portal.example.test/new-password#${token}\n`);

    expect(await core.newPasswords.open(token, source)).toMatchObject({ email: member.email });
    await signIn(testPassword);
    await choose(token);
    expect((await signIn(password)).session.personId).toBe(member.personId);
    expect(await refusalOf(signIn(testPassword))).toBe('401 wrong-sign-in');
    const told = await newestMail();
    expect(told).toMatchObject({ template: 'password-changed', secrets: null });
    expect((await core.outgoing.one(programme.admin, told.id)).to?.address).toBe(member.email);
  });

  it('keeps no token but in the message, and none on record', async () => {
    const token = await link();
    const account = await asOwner<{ said: string; minutes: number }>(
      core,
      `SELECT a::text AS said, extract(epoch FROM new_password_link_expires_at - now()) / 60 AS minutes FROM account a WHERE person_id = $1`,
      [member.personId],
    );
    expect(account[0]?.said).toContain(tokenHash(token));
    expect(account[0]?.said).not.toContain(token);
    expect(Math.round(Number(account[0]?.minutes))).toBe(60);
    await choose(token);
    const record = await asOwner<{ said: string }>(
      core,
      'SELECT e::text AS said FROM audit_entry e WHERE programme_id = $1',
      [programme.id],
    );
    expect(JSON.stringify(record)).not.toContain(token);
    expect(JSON.stringify(record)).not.toContain(member.email);
  });

  it('ends every session, those of other programmes too, and is on record in each of these', async () => {
    const second = await aProgramme(core);
    const gone = await aProgramme(core);
    for (const { admin } of [second, gone])
      await core.people.add(admin, () => ({
        name: 'x',
        jobTitle: 'x',
        email: member.email,
        roles: ['contributor'],
        areaIds: [],
        inviteBy: 'hand',
      }));
    await asOwner(core, 'UPDATE membership SET ended_at = now() WHERE person_id = $1 AND programme_id = $2', [
      member.personId,
      gone.id,
    ]);
    const tokens = [(await signIn(testPassword)).token, (await signIn(testPassword)).token];
    const other = await core.sessions.signIn(programme.lead.email, testPassword, source);
    await choose(await link());
    for (const token of tokens) expect(await refusalOf(core.sessions.find(token))).toBe('401 not-signed-in');
    expect((await core.sessions.find(other.token)).personId).toBe(programme.lead.personId);
    for (const { id } of [programme, second])
      expect((await recorded(id)).filter(({ action }) => action.includes('password'))).toEqual([
        { action: 'person.new-password-link', by: null, details: { by: 'mail' } },
        { action: 'person.password-changed', by: member.personId, details: {} },
      ]);
    expect((await recorded(gone.id)).filter(({ action }) => action.includes('password'))).toEqual([]);
    // One message of each kind, where they land when they sign in.
    expect((await mails()).map(({ template, programme_id }) => [template, programme_id])).toEqual([
      ['new-password', programme.id],
      ['password-changed', programme.id],
    ]);
  });

  it('lets somebody in at once who had tried too often', async () => {
    const at = 'the same place';
    const again = (chosen: string) => core.sessions.signIn(member.email, chosen, at);
    for (let round = 0; round < 10; round += 1) await refusalOf(again('wrong-password-1'));
    expect(await refusalOf(again(testPassword))).toBe('429 too-many-failures');
    await choose(await link());
    expect((await again(password)).token).not.toBe('');
  });
});

describe('the link', () => {
  const refused = async (token: string) => {
    expect(await refusalOf(core.newPasswords.open(token, source))).toBe('404 no-such-link');
    expect(await refusalOf(choose(token))).toBe('404 no-such-link');
  };

  it('works once', async () => {
    const token = await link();
    await choose(token);
    await refused(token);
    expect((await signIn(password)).token).not.toBe('');
  });

  it('works for 60 minutes', async () => {
    const token = await link();
    await asOwner(
      core,
      `UPDATE account SET new_password_link_expires_at = now() - interval '1 second' WHERE person_id = $1`,
      [member.personId],
    );
    await refused(token);
    expect((await signIn(testPassword)).token).not.toBe('');
    // Nor does a message that was held up so long bring it.
    const { id } = await newestMail();
    await core.mail.send(programme.id, id, new Date(Date.now() + 61 * 60_000));
    expect(server.received).toEqual([]);
    expect(await newestMail()).toMatchObject({ state: 'cancelled', secrets: null });
  });

  it('gives way to a newer one, whose message takes the place of one that has not left', async () => {
    const first = await link();
    const second = await link();
    expect(second).not.toBe(first);
    await refused(first);
    expect(await mails()).toMatchObject([
      { state: 'cancelled', secrets: null },
      { state: 'waiting', secrets: { token: second } },
    ]);
    await choose(second);
    expect((await mails()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'waiting']);
  });

  it('that nobody made is refused alike, and whoever guesses is slowed down', async () => {
    await link();
    for (const guess of ['', 'x', 'a'.repeat(43), 'b'.repeat(5000), tokenHash('x')]) await refused(guess);
    const real = await link();
    for (let round = 0; round < 5; round += 1) await refused(`guess-${round}`);
    expect(await refusalOf(core.newPasswords.open(real, source))).toBe('429 too-many-failures');
    expect((await core.newPasswords.open(real, 'elsewhere')).email).toBe(member.email);
  });

  it('is no invitation, and an invitation no such link', async () => {
    const token = await link();
    expect(await refusalOf(core.invitations.open(token, crypto.randomUUID()))).toBe('404 no-such-link');
    const { invitation } = await core.people.add(programme.admin, () => ({
      name: 'x',
      jobTitle: 'x',
      email: `${crypto.randomUUID()}@test.invalid`,
      roles: ['contributor'],
      areaIds: [],
      inviteBy: 'hand',
    }));
    await refused(invitation?.token ?? '');
  });

  it('opens nothing once its person has left, and its message does not leave', async () => {
    const token = await link();
    const { version } = await core.people.one(programme.admin, member.personId);
    await core.people.change(programme.admin, member.personId, version, () => ({
      name: 'x',
      jobTitle: 'x',
      roles: ['contributor'],
      areaIds: [],
      ended: true,
    }));
    await refused(token);
    expect(await newestMail()).toMatchObject({ state: 'cancelled', secrets: null });
  });

  it('reads its content last, and changes nothing when that is wrong', async () => {
    const wrong = () => {
      throw new Error('too short');
    };
    expect(await refusalOf(core.newPasswords.choose('x', source, wrong))).toBe('404 no-such-link');
    const token = await link();
    await expect(core.newPasswords.choose(token, source, wrong)).rejects.toThrow('too short');
    await choose(token);
  });

  it('used twice at once sets one password', async () => {
    for (let round = 0; round < 10; round += 1) {
      await asOwner(core, 'DELETE FROM mail WHERE about_id = $1', [member.personId]);
      const token = await link();
      const chosen = [`first-password-${round}`, `second-password-${round}`];
      const outcomes = await Promise.all(
        chosen.map((each) => choose(token, each).then(String, (error) => error.code)),
      );
      expect(outcomes.toSorted(), `round ${round}`).toEqual(['no-such-link', 'undefined']);
      const [winner = '', loser = ''] = outcomes[0] === 'undefined' ? chosen : chosen.toReversed();
      expect((await signIn(winner)).token).not.toBe('');
      expect(await refusalOf(signIn(loser))).toBe('401 wrong-sign-in');
    }
  });

  it('leaves no session to whoever signs in with the old password at that moment', async () => {
    let old = testPassword;
    for (let round = 0; round < 20; round += 1) {
      await asOwner(core, 'DELETE FROM mail WHERE about_id = $1', [member.personId]);
      const token = await link();
      const next = `password-of-round-${round}`;
      await Promise.allSettled([signIn(old), choose(token, next), signIn(old)]);
      const sessions = await asOwner(core, 'SELECT 1 FROM session WHERE person_id = $1', [member.personId]);
      expect(sessions, `round ${round}`).toEqual([]);
      old = next;
    }
  });
});

describe('asking', () => {
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
  const without = async (sql: string) => {
    const { email, personId } = await aMember(core, programme.id, ['contributor']);
    await asOwner(core, sql, [personId]);
    return email;
  };

  it('is answered alike and at the same moment for everybody, and writes to nobody but whoever can sign in', async () => {
    const asked = {
      known: member.email,
      unknown: `${crypto.randomUUID()}@test.invalid`,
      invited: await somebodyInvited(),
      ended: await without('UPDATE membership SET ended_at = now() WHERE person_id = $1'),
      closed: await without('UPDATE account SET disabled_at = now() WHERE person_id = $1'),
    };
    for (const [who, email] of Object.entries(asked)) {
      const pauses: number[] = [];
      const service = new NewPasswordService(core.database, core.config, async (ms) => {
        pauses.push(ms);
      });
      expect(await service.ask(source, () => ({ email })), who).toBeUndefined();
      expect(pauses, who).toHaveLength(1);
      const posted = await asOwner(core, 'SELECT 1 FROM mail WHERE programme_id = $1 AND to_address = $2', [
        programme.id,
        email,
      ]);
      expect(posted, who).toHaveLength(who === 'known' ? 1 : 0);
    }
    const links = await asOwner(
      core,
      'SELECT email FROM account WHERE new_password_link_hash IS NOT NULL AND email = ANY($1)',
      [Object.values(asked)],
    );
    expect(links).toEqual([{ email: member.email }]);
  });

  it.each([
    ['somebody', () => member.email],
    ['nobody', () => 'nobody@test.invalid'],
  ])('too often is refused, for %s', async (_who, email) => {
    for (let round = 0; round < 10; round += 1) await ask(email());
    expect(await refusalOf(ask(email()))).toBe('429 too-many-asks');
    // From elsewhere it can be asked for: nobody is kept from their account by somebody else.
    await ask(email(), crypto.randomUUID());
    // And nobody is kept from signing in.
    expect((await core.sessions.signIn(programme.lead.email, testPassword, source)).token).not.toBe('');
  });

  it('from one address for many accounts is refused', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, at) => ask(`nobody-${at}-${source}@test.invalid`)));
    expect(await refusalOf(ask())).toBe('429 too-many-asks');
  });

  it('from everywhere at once fills no mailbox, and the newest link works', async () => {
    await Promise.all(Array.from({ length: 9 }, () => ask(member.email, crypto.randomUUID())));
    const posted = await mails();
    expect(posted).toHaveLength(5);
    const waiting = posted.filter(({ state }) => state === 'waiting');
    expect(waiting).toHaveLength(1);
    await choose(waiting[0]?.secrets?.token ?? '');
  });
});

describe('without a mail server', () => {
  it('nobody is told that a message left, and nothing is posted', async () => {
    expect(quiet.newPasswords.byMail).toBe(false);
    for (const email of [member.email, 'nobody@test.invalid'])
      expect(await refusalOf(quiet.newPasswords.ask(source, () => ({ email })))).toBe('409 no-mail-server');
    expect(await mails()).toEqual([]);
  });

  it('a password is changed by a link all the same, without a message', async () => {
    const token = await link();
    await quiet.newPasswords.choose(token, source, () => ({ password }));
    expect((await signIn(password)).token).not.toBe('');
    expect((await mails()).map(({ template }) => template)).toEqual(['new-password']);
  });

  it('in the workers alone the message stays, and nobody who reads it becomes its addressee', async () => {
    const token = await link();
    const { id } = await newestMail();
    await quiet.mail.send(programme.id, id);
    for (const reader of [programme.admin, programme.partner]) {
      const seen = await quiet.outgoing.one(reader, id);
      expect(seen).toMatchObject({ state: 'kept', text: expect.stringContaining('/new-password#hidden') });
      expect(await quiet.outgoing.html(reader, id)).not.toContain(token);
    }
  });
});
