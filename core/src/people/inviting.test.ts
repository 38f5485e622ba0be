import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aProgramme,
  asOwner,
  refusalOf,
  smtpRefusal,
  TestMailServer,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import type { InviteBy } from './inviting.js';

let server: TestMailServer;
let core: Core;
/** The same portal without a mail server. */
let quiet: Core;
let programme: TestProgramme;

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
});
beforeEach(async () => {
  programme = await aProgramme(core);
  server.received.length = 0;
  server.atRecipient = () => {};
});
afterAll(async () => {
  await Promise.all([core.close(), quiet.close(), server.down()]);
});

const password = 'a-good-long-password';
const add = async (inviteBy: InviteBy, at = core) => {
  const email = `${crypto.randomUUID()}@test.invalid`;
  const added = await at.people.add(programme.admin, () => ({
    name: 'Sam Example',
    jobTitle: 'Head of Something',
    email,
    roles: ['area-lead'],
    areaIds: [],
    inviteBy,
  }));
  return { ...added, email };
};
const invite = (personId: string, by: InviteBy, who: TestMember = programme.admin) =>
  core.people.invite(who, personId, () => ({ by }));
const accept = (token: string) => core.invitations.accept(token, crypto.randomUUID(), () => ({ password }));
const invitedOf = async (personId: string, who = programme.admin) =>
  (await core.people.one(who, personId)).invited;
const mailsOf = (personId: string) =>
  asOwner<{ id: string; state: string; secrets: { token: string } | null; to_address: string | null }>(
    core,
    'SELECT id, state, secrets, to_address FROM mail WHERE about_id = $1 ORDER BY posted_at, id',
    [personId],
  );
const onlyMail = async (personId: string) => {
  const mails = await mailsOf(personId);
  expect(mails).toHaveLength(1);
  return mails[0] ?? Promise.reject(new Error('There is no message.'));
};
const send = async (personId: string) => core.mail.send(programme.id, (await onlyMail(personId)).id);
const tokenIn = (text = '') =>
  /https:\/\/portal\.example\.test\/invitation#([\w-]{43})$/m.exec(text)?.[1] ?? '';

describe('an invitation by mail', () => {
  it('gives its link to nobody but the addressee, who chooses a password with it', async () => {
    const { id, email, invitation } = await add('mail');
    expect(invitation).toMatchObject({ goes: 'mail', token: null });
    expect(await invitedOf(id)).toMatchObject({ expired: false, mail: { state: 'waiting', answer: null } });
    const token = (await onlyMail(id)).secrets?.token ?? '';
    const seen = await core.outgoing.one(programme.admin, (await onlyMail(id)).id);
    expect(seen.text).toContain('/invitation#hidden');
    await send(id);
    const [mail] = server.received;
    expect(mail?.to).toEqual([email]);
    const { text } = await PostalMime.parse(mail?.raw ?? '');
    expect(tokenIn(text)).toBe(token);
    expect(text?.replace(/\s+/g, ' ')).toContain(
      'Person administrator, Title of administrator has invited you to Revisit',
    );
    expect(await onlyMail(id)).toMatchObject({ state: 'sent', secrets: null });
    expect((await invitedOf(id))?.mail).toMatchObject({ state: 'sent' });
    await accept(token);
    await core.sessions.signIn(email, password, crypto.randomUUID());
    expect(await invitedOf(id)).toBeNull();
    const record = await asOwner<{ action: string; by: string | null; said: string }>(
      core,
      `SELECT action, person_id AS by, details::text AS said FROM audit_entry WHERE programme_id = $1 ORDER BY id`,
      [programme.id],
    );
    expect(record.map(({ action, by }) => [action, by])).toContainEqual(['person.accepted', id]);
    expect(JSON.stringify(record)).not.toContain(token);
  });

  it('is posted with the person or not at all', async () => {
    const { email } = programme.lead;
    expect(
      await refusalOf(
        core.people.add(programme.admin, () => ({
          name: 'x',
          jobTitle: 'x',
          email,
          roles: ['contributor'],
          areaIds: [],
          inviteBy: 'mail',
        })),
      ),
    ).toBe('409 already-a-member');
    expect(await asOwner(core, 'SELECT 1 FROM mail WHERE programme_id = $1', [programme.id])).toEqual([]);
  });

  it('that stays in the portal gives its link to whoever may invite, and to nobody else who reads it', async () => {
    const { id, invitation } = await add('mail', quiet);
    const token = invitation?.token ?? '';
    expect(invitation).toMatchObject({ goes: 'kept', token: expect.stringMatching(/^[\w-]{43}$/) });
    const { id: mailId } = await onlyMail(id);
    // Nobody is told, not even for a moment, that it is on its way.
    expect((await quiet.people.one(programme.admin, id)).invited?.mail?.state).toBe('kept');
    await quiet.mail.send(programme.id, mailId);
    expect((await invitedOf(id))?.mail).toEqual({ id: mailId, state: 'kept', answer: null });
    expect((await quiet.outgoing.one(programme.admin, mailId)).text).toContain(token);
    // A partner reads outgoing mail too, and would sign in as whomever the link is for.
    const seen = await quiet.outgoing.one(programme.partner, mailId);
    expect(seen).toMatchObject({ state: 'kept', text: expect.stringContaining('/invitation#hidden') });
    expect(await quiet.outgoing.html(programme.partner, mailId)).not.toContain(token);
    await accept(token);
    expect(await onlyMail(id)).toMatchObject({ state: 'cancelled', secrets: null, to_address: null });
  });

  it('that was refused is told beside the person, to administrators, until there is a new one', async () => {
    const { id } = await add('mail');
    server.atRecipient = (address) => {
      throw smtpRefusal(550, `${address} is unknown here`);
    };
    await send(id);
    expect((await invitedOf(id))?.mail).toMatchObject({
      state: 'refused',
      answer: '550 the address is unknown here',
    });
    expect(await invitedOf(id, programme.partner)).toBeNull();
    expect((await core.people.list(programme.lead)).map(({ invited }) => invited)).not.toContainEqual(
      expect.anything(),
    );
    const { token } = await invite(id, 'hand');
    expect(await invitedOf(id)).toMatchObject({ expired: false, mail: null });
    expect(await onlyMail(id)).toMatchObject({ state: 'refused', secrets: null, to_address: null });
    await accept(token ?? '');
  });
});

describe('a message with a link that no longer works', () => {
  it.each<InviteBy>(['mail', 'hand'])('does not leave after a newer invitation by %s', async (by) => {
    const { id } = await add('mail');
    const old = (await onlyMail(id)).secrets?.token ?? '';
    await invite(id, by);
    const [first, second] = await mailsOf(id);
    expect(first).toMatchObject({ state: 'cancelled', secrets: null, to_address: null });
    expect(second?.state).toBe(by === 'mail' ? 'waiting' : undefined);
    await core.mail.send(programme.id, first?.id ?? '');
    expect(server.received).toEqual([]);
    expect(await refusalOf(core.invitations.open(old, crypto.randomUUID()))).toBe('404 no-such-link');
  });

  it('does not leave once a password is chosen', async () => {
    const { id } = await add('mail');
    await accept((await onlyMail(id)).secrets?.token ?? '');
    await send(id);
    expect(server.received).toEqual([]);
    expect(await onlyMail(id)).toMatchObject({ state: 'cancelled', to_address: null });
  });

  it('does not leave once the person is gone, whose link ends; brought back they are invited anew', async () => {
    const { id, version } = await add('mail');
    const token = (await onlyMail(id)).secrets?.token ?? '';
    const change = (seen: number, ended: boolean) =>
      core.people.change(programme.admin, id, seen, () => ({
        name: 'Sam Example',
        jobTitle: 'Head of Something',
        roles: ['area-lead'],
        areaIds: [],
        ended,
      }));
    await change(version, true);
    await send(id);
    expect(server.received).toEqual([]);
    expect(await refusalOf(accept(token))).toBe('404 no-such-link');
    expect(await refusalOf(invite(id, 'mail'))).toBe('409 membership-ended');
    expect(await change(version + 1, false)).toMatchObject({ state: 'invited', invited: null });
    expect(await invite(id, 'hand')).toMatchObject({ goes: 'hand' });
  });
});

describe('inviting', () => {
  it('is for administrators, of this programme, of people without a password', async () => {
    const { id } = await add('hand');
    const { partner, officer, lead, contributor, admin } = programme;
    for (const who of [partner, officer, lead, contributor])
      expect(await refusalOf(invite(id, 'mail', who))).toBe('403 role-not-allowed');
    const elsewhere = await aProgramme(core);
    expect(await refusalOf(invite(id, 'mail', elsewhere.admin))).toBe('404 not-found');
    expect(await refusalOf(invite(lead.personId, 'mail', admin))).toBe('409 has-password');
  });

  it('at the moment when a password is chosen opens the account to nobody', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { id, invitation } = await add('hand');
      await Promise.allSettled([accept(invitation?.token ?? ''), invite(id, 'hand')]);
      const [account] = await asOwner<{ both: boolean }>(
        core,
        'SELECT password_hash IS NOT NULL AND invitation_hash IS NOT NULL AS both FROM account WHERE person_id = $1',
        [id],
      );
      expect(account, `round ${round}`).toEqual({ both: false });
    }
  });
});
