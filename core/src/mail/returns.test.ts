import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aProgramme,
  refusalOf,
  returnedMail,
  TestMailServer,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import { cancelMail, eraseMail, postMail } from './post-mail.js';
import { nomineeInvitation } from './templates/nominee-invitation.js';

const secret = 'a-secret-that-nobody-can-guess-1234';
const address = 'kim@trust.example.test';
let server: TestMailServer;
let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  server = await TestMailServer.start();
  core = await createCore(
    testConfig({
      SMTP_URL: server.url,
      MAIL_FROM: 'no-reply@council.example.test',
      REVISIT_PUBLIC_URL: 'https://portal.example.test',
      MAIL_RETURNS_SECRET: secret,
    }),
  );
  programme = await aProgramme(core);
});
afterAll(async () => {
  await Promise.all([core.close(), server.down()]);
});

const about = (nomineeId: string) => ({
  programmeId: programme.id,
  about: { kind: 'nominee', id: nomineeId },
});
const post = (nomineeId: string = crypto.randomUUID()) =>
  core.database.inProgramme(programme.id, async (tx) => {
    const { mailId } = await postMail(tx, {
      ...about(nomineeId),
      to: { name: 'Kim', address },
      template: nomineeInvitation,
      values: { ...nomineeInvitation.sample, token: 'the-token' },
      postedBy: programme.lead.personId,
    });
    return mailId;
  });
/** As the mail server took it. */
async function sent(mailId: string): Promise<string> {
  server.received.length = 0;
  await core.mail.send(programme.id, mailId);
  return server.received[0]?.raw ?? '';
}
const take = (raw: Uint8Array, said: string | undefined = secret) => core.returns.take(said, () => raw);
const rowOf = async (mailId: string) => {
  const [row] = await core.database.inProgramme(programme.id, (tx) =>
    tx.query<{ state: string; answer: string | null; secrets: object | null }[]>(
      'SELECT state, answer, secrets FROM mail WHERE id = $1',
      [mailId],
    ),
  );
  return row;
};
const todoOf = async (who: TestMember, mailId: string) =>
  (await core.todo.of(who)).groups.flatMap(({ items }) => items).filter(({ id }) => id === mailId);

describe('a message that came back', () => {
  it('says so once, without the address, on the record and to whoever sent it', async () => {
    const mailId = await post();
    const raw = returnedMail({ original: await sent(mailId) });
    expect(await take(raw)).toEqual({ noted: true });
    expect(await rowOf(mailId)).toMatchObject({
      state: 'returned',
      answer: expect.stringContaining('no such address'),
    });
    // Handed over again, as a mailbox that is read twice would do.
    expect(await take(raw)).toEqual({ noted: false });
    const told = await core.database.inProgramme(programme.id, (tx) =>
      tx.query<{ action: string }[]>('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id', [
        mailId,
      ]),
    );
    expect(told.map(({ action }) => action)).toEqual(['mail.posted', 'mail.sent', 'mail.returned']);
    const [item] = await todoOf(programme.lead, mailId);
    expect(item).toMatchObject({
      kind: 'undelivered',
      note: expect.stringMatching(/^It came back: There is no such/),
    });
    expect(JSON.stringify(item)).not.toContain(address);
    expect(await todoOf(programme.partner, mailId)).toEqual([]);
    expect(await refusalOf(core.outgoing.sendAgain(programme.partner, mailId))).toBe('409 mail-not-stopped');
  });

  it('leaves the list when it is called off for a newer one, or what it was about is erased', async () => {
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    const [asked, erased] = [await post(first), await post(second)];
    for (const mailId of [asked, erased]) await take(returnedMail({ original: await sent(mailId) }));
    expect(await todoOf(programme.lead, asked)).toHaveLength(1);
    await core.database.inProgramme(programme.id, (tx) =>
      cancelMail(tx, { ...about(first), template: nomineeInvitation.name }),
    );
    expect(await todoOf(programme.lead, asked)).toEqual([]);
    await core.database.inProgramme(programme.id, (tx) => eraseMail(tx, about(second)));
    expect(await todoOf(programme.lead, erased)).toEqual([]);
    expect(await rowOf(erased)).toMatchObject({ state: 'returned', answer: null });
  });

  it('is told beside the nominee it did not reach, until they are asked anew', async () => {
    const { lead, areaIds } = programme;
    const { nominations } = await core.nominations.nominate(lead, () => ({
      person: {
        name: 'Kim',
        jobTitle: 'Head of Therapies',
        organisation: 'Example NHS Trust',
        email: address,
      },
      sector: 'health',
      areaIds: areaIds.slice(0, 1),
      availability: '',
    }));
    const id = nominations[0]?.id ?? '';
    const ask = (by: 'mail' | 'hand') => core.nominationInvitations.send(lead, id, () => ({ by }));
    const mailOf = async () => (await core.nominations.list(lead, { id }))[0]?.invitation?.mail;
    const asked = await ask('mail');
    expect(asked).toMatchObject({ goes: 'mail', token: null });
    expect(asked.nomination.invitation?.mail).toEqual({ state: 'waiting', answer: null });
    const [posted] = await core.database.inProgramme(programme.id, (tx) =>
      tx.query<{ id: string }[]>('SELECT id FROM mail WHERE about_id = $1', [nominations[0]?.nominee.id]),
    );
    await take(returnedMail({ original: await sent(posted?.id ?? '') }));
    expect(await mailOf()).toEqual({ state: 'returned', answer: expect.stringContaining('no such address') });
    expect(JSON.stringify(await mailOf())).not.toContain('@');
    await ask('hand');
    expect(await mailOf()).toBeNull();
    await ask('mail');
    expect(await mailOf()).toMatchObject({ state: 'waiting' });
  });

  it('is only delayed until it is given up', async () => {
    const mailId = await post();
    const original = await sent(mailId);
    expect(await take(returnedMail({ original, action: 'delayed', status: '4.4.1' }))).toEqual({
      noted: true,
    });
    expect(await rowOf(mailId)).toMatchObject({
      state: 'sent',
      answer: expect.stringMatching(/^On its way\./),
    });
    expect(await todoOf(programme.lead, mailId)).toEqual([]);
    await take(returnedMail({ original, status: '5.4.7' }));
    expect(await rowOf(mailId)).toMatchObject({ state: 'returned' });
  });

  it('waits for the try that is not over yet', async () => {
    const mailId = await post();
    let noted: Promise<{ noted: boolean }> | undefined;
    server.atMessage = async ({ raw }) => {
      noted = take(returnedMail({ original: raw }));
      // It is in the queue for the message before the server has said yes.
      await new Promise((resolve) => setTimeout(resolve, 200));
    };
    await sent(mailId);
    server.atMessage = () => {};
    expect(await noted).toEqual({ noted: true });
    expect(await rowOf(mailId)).toMatchObject({ state: 'returned' });
  });

  it('changes nothing when the portal never sent it', async () => {
    const waiting = await post();
    const strange = (id: string) =>
      returnedMail({ original: `Message-ID: <${id}@council.example.test>\n\nx` });
    expect(await take(strange(waiting))).toEqual({ noted: false });
    expect(await take(strange(crypto.randomUUID()))).toEqual({ noted: false });
    expect(await rowOf(waiting)).toMatchObject({ state: 'waiting', secrets: { token: 'the-token' } });
  });

  it('is taken from whoever knows the secret, and from nobody where there is none', async () => {
    const raw = Buffer.from('x');
    for (const wrong of ['', undefined, `${secret}x`, secret.slice(1)])
      expect(await refusalOf(core.returns.take(wrong, () => raw))).toBe('401 wrong-secret');
    const none = await createCore(testConfig());
    expect(await refusalOf(none.returns.take(secret, () => raw))).toBe('404 not-found');
    await none.close();
  });
});
