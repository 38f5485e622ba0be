import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { type Core, createCore } from '../core.js';
import {
  aProgramme,
  smtpRefusal,
  TestMailServer,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import { MailService } from './mail.service.js';
import { cancelMail, eraseMail, postMail } from './post-mail.js';
import { Smtp } from './smtp.js';
import { defineTemplate } from './templates/template.js';
import { testMessage } from './templates/test-message.js';

let server: TestMailServer;
let core: Core;
let quiet: Core;
let programme: TestProgramme;
const origin = 'https://portal.example.test';
const settings = { MAIL_FROM: 'Revisit <no-reply@council.example.test>', SMTP_TLS: 'required' } as const;

beforeAll(async () => {
  server = await TestMailServer.start();
  core = await createCore(testConfig({ SMTP_URL: server.url, REVISIT_PUBLIC_URL: origin, ...settings }));
  quiet = await createCore(testConfig());
  programme = await aProgramme(core);
});
afterAll(async () => {
  await Promise.all([core.close(), quiet.close(), server.down()]);
});
beforeEach(() => {
  server.received.length = 0;
  server.atRecipient = () => {};
  server.atMessage = () => {};
});

const to = { name: 'Zoë O’Neill', address: 'zoe@families.example.test' };
const toOutsider = defineTemplate({
  ...testMessage,
  audience: 'outsider',
  values: z.object({ token: z.string() }),
  sample: { token: 'x' },
  secrets: ['token'],
  content: (_values, place) => testMessage.content({}, place),
});
const token = 'a-token-nobody-else-may-have';

interface Row {
  id: string;
  state: string;
  tries: number;
  due_at: Date;
  answer: string | null;
  to_name: string | null;
  to_address: string | null;
  values: object | null;
  secrets: object | null;
  cleared_at: Date | null;
}
const sql = <T>(text: string, values: unknown[] = []) =>
  core.database.inProgramme(programme.id, (tx) => tx.query<T[]>(text, values));
const rowOf = async (mailId: string): Promise<Row> => {
  const [row] = await sql<Row>('SELECT * FROM mail WHERE id = $1', [mailId]);
  if (!row) throw new Error('The message is not there.');
  return row;
};
const post = async (about: string = crypto.randomUUID(), once?: string) =>
  core.database.inProgramme(programme.id, async (tx) => {
    const { mailId } = await postMail(tx, {
      programmeId: programme.id,
      to,
      template: testMessage,
      values: {},
      about: { kind: 'nomination', id: about },
      once,
    });
    return mailId;
  });
const postOutside = (about: string = crypto.randomUUID(), notAfter?: Date) =>
  core.database.inProgramme(programme.id, async (tx) => {
    const said = { kind: 'nomination', id: about };
    const { mailId } = await postMail(tx, {
      programmeId: programme.id,
      to,
      template: toOutsider,
      postedBy: programme.lead.personId,
      values: { token },
      about: said,
      notAfter,
    });
    return mailId;
  });
const send = (mailId: string, now?: Date) => core.mail.send(programme.id, mailId, now);
const auditOf = (mailId: string) =>
  sql<{ action: string; details: object }>(
    'SELECT action, details FROM audit_entry WHERE subject_id = $1 ORDER BY id',
    [mailId],
  );

describe('a message', () => {
  it('is posted with its transaction or not at all, and once under one word', async () => {
    const about = crypto.randomUUID();
    const lost = core.database.inProgramme(programme.id, async (tx) => {
      await postMail(tx, {
        programmeId: programme.id,
        to,
        template: testMessage,
        values: {},
        about: { kind: 'x', id: about },
      });
      throw new Error('taken back');
    });
    await expect(lost).rejects.toThrow('taken back');
    expect(await sql('SELECT 1 FROM mail WHERE about_id = $1', [about])).toEqual([]);
    const word = crypto.randomUUID();
    const both = await Promise.all([post(about, word), post(about, word)]);
    expect(both[0]).toBe(both[1]);
    expect(await sql('SELECT 1 FROM job WHERE subject_id = $1', [both[0]])).toHaveLength(1);
  });

  it('for later is not asked for before its time', async () => {
    const notBefore = new Date(Date.now() + 3_600_000);
    const mailId = await core.database.inProgramme(programme.id, async (tx) => {
      const posted = await postMail(tx, {
        programmeId: programme.id,
        to,
        template: testMessage,
        values: {},
        notBefore,
      });
      return posted.mailId;
    });
    const jobs = () => sql('SELECT 1 FROM job WHERE subject_id = $1', [mailId]);
    await core.mail.putDue(programme.id);
    await send(mailId);
    expect([await jobs(), server.received]).toEqual([[], []]);
    await core.mail.putDue(programme.id, notBefore);
    expect(await jobs()).toHaveLength(1);
    await send(mailId, notBefore);
    expect(server.received).toHaveLength(1);
  });

  it('arrives whole: to one person, from the portal, as text and as HTML that say the same', async () => {
    const mailId = await post();
    await send(mailId);
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    expect(mail).toMatchObject({ from: 'no-reply@council.example.test', to: [to.address] });
    const read = await PostalMime.parse(mail?.raw ?? '');
    const header = (name: string) => read.headers.find(({ key }) => key === name)?.value;
    expect(read).toMatchObject({
      from: { name: 'Revisit', address: 'no-reply@council.example.test' },
      to: [to],
      subject: 'Test message from Revisit',
      messageId: `<${mailId}@council.example.test>`,
    });
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('content-type')).toMatch(/^multipart\/alternative/);
    expect(read.text).toMatch(
      /^Dear Zoë O’Neill,\n\n.*outgoing mail\nworks\.\n\nSee outgoing mail:\nhttps:\/\/portal\.example\.test\/p\//s,
    );
    for (const words of ['Dear Zoë O’Neill,', 'outgoing mail works.', 'See outgoing mail'])
      expect(read.html).toContain(words);
    expect(read.html).toMatch(
      /^<!doctype html>\s*<html lang="en-GB">.*<title>Test message from Revisit<\/title>/s,
    );
    expect(read.html).not.toMatch(/<(img|script|link|iframe)/);
    expect(await rowOf(mailId)).toMatchObject({ state: 'sent', tries: 1, to_address: to.address });
    expect((await auditOf(mailId)).map(({ action }) => action)).toEqual(['mail.posted', 'mail.sent']);
  });

  it('to somebody outside leaves nothing of them behind, neither in its row nor on record', async () => {
    const mailId = await postOutside();
    expect((await rowOf(mailId)).secrets).toEqual({ token });
    server.atMessage = ({ to: [address] }) => {
      if (address !== to.address) throw new Error('It went elsewhere.');
    };
    await send(mailId);
    expect(await rowOf(mailId)).toMatchObject({
      state: 'sent',
      to_name: null,
      to_address: null,
      values: null,
      secrets: null,
    });
    const all = JSON.stringify([await rowOf(mailId), await auditOf(mailId)]);
    for (const word of [to.address, to.name, token]) expect(all).not.toContain(word);
  });

  it('stays in the portal without a mail server, and is not sent by itself when there is one', async () => {
    const mailId = await postOutside();
    await quiet.mail.send(programme.id, mailId);
    expect(await rowOf(mailId)).toMatchObject({ state: 'kept', secrets: { token } });
    await send(mailId);
    expect(server.received).toEqual([]);
    await expect(quiet.outgoing.sendAgain(programme.admin, mailId)).rejects.toMatchObject({
      code: 'no-mail-server',
    });
    await core.outgoing.sendAgain(programme.admin, mailId);
    await send(mailId);
    expect(server.received).toHaveLength(1);
  });
});

describe('a mail server that does not say yes', () => {
  it('refuses an address for good: it is shown, without the address, and not tried again', async () => {
    const mailId = await post();
    server.atRecipient = (address) => {
      throw smtpRefusal(550, `<${address}> is unknown here`);
    };
    await send(mailId);
    await send(mailId);
    expect(server.received).toEqual([]);
    const row = await rowOf(mailId);
    expect(row).toMatchObject({ state: 'refused', tries: 1 });
    expect(row.answer).toBe('550 <the address> is unknown here');
    expect(await core.mail.putDue(programme.id, new Date(Date.now() + 86_400_000))).toBeGreaterThanOrEqual(0);
    expect((await rowOf(mailId)).state).toBe('refused');
  });

  it('puts it off, and takes it at the next try', async () => {
    const mailId = await post();
    server.atMessage = () => {
      throw smtpRefusal(451, 'Try again later');
    };
    await send(mailId);
    expect(await rowOf(mailId)).toMatchObject({ state: 'waiting', answer: '451 Try again later' });
    server.atMessage = () => {};
    await send(mailId);
    expect(server.received, 'before it is due').toEqual([]);
    await send(mailId, new Date(Date.now() + 61_000));
    expect(server.received).toHaveLength(1);
  });

  it('is slow, and is waited for', async () => {
    const mailId = await post();
    server.atMessage = () => new Promise((resolve) => setTimeout(resolve, 1200));
    await Promise.all([send(mailId), send(mailId)]);
    expect(server.received).toHaveLength(1);
    expect(await rowOf(mailId)).toMatchObject({ state: 'sent', tries: 1 });
  });

  it('falls silent when it has all of it: nobody knows, so nothing is sent again but by hand', async () => {
    const mailId = await post();
    const impatient = new MailService(
      core.database,
      core.config,
      new Smtp(
        { ...settings, SMTP_URL: server.url, MAIL_REPLY_TO: undefined },
        { connect: 2000, answer: 300 },
      ),
    );
    server.atMessage = () => new Promise((resolve) => setTimeout(resolve, 700));
    await impatient.send(programme.id, mailId);
    expect(await rowOf(mailId)).toMatchObject({ state: 'unsure' });
    await send(mailId, new Date(Date.now() + 86_400_000));
    server.atMessage = () => {};
    await core.outgoing.sendAgain(programme.admin, mailId);
    await send(mailId);
    expect(await rowOf(mailId)).toMatchObject({ state: 'sent' });
    await vi.waitFor(() => expect(server.received).toHaveLength(2));
    // It was taken both times, and the mailbox can tell that they are one.
    const ids = server.received.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);
    expect(new Set(ids)).toEqual(new Set([`<${mailId}@council.example.test>`]));
  });

  it('is down for an hour: the message waits, is tried in growing pauses, and arrives once', async () => {
    const mailId = await post();
    await server.down();
    onTestFinished(async () => {
      await server.down();
      await server.up();
    });
    const begun = Date.now();
    let now = begun;
    const minutes: number[] = [];
    while (now - begun < 60 * 60_000) {
      await send(mailId, new Date(now));
      const { state, due_at } = await rowOf(mailId);
      expect(state).toBe('waiting');
      minutes.push(Math.round((due_at.getTime() - now) / 60_000));
      now = due_at.getTime();
    }
    expect(minutes).toEqual([1, 2, 5, 10, 20, 30]);
    await server.up();
    await sql(`UPDATE job SET state = 'done' WHERE subject_id = $1`, [mailId]);
    expect(await core.mail.putDue(programme.id, new Date(now - 1000)), 'not before it is due').toBe(0);
    expect(await core.mail.putDue(programme.id, new Date(now))).toBe(1);
    await send(mailId, new Date(now));
    await send(mailId, new Date(now));
    expect(server.received).toHaveLength(1);
    expect(await rowOf(mailId)).toMatchObject({ state: 'sent', tries: 7 });
  });
});

describe('a worker that is killed', () => {
  /** A process of its own that sends one message, and dies when the test says so. */
  function worker(mailId: string): { kill(): void; ended: Promise<unknown> } {
    const { DATABASE_URL, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = core.config;
    const entry = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { createCore, readConfig } = await import(${JSON.stringify(entry)});
         const core = await createCore(readConfig(process.env));
         await core.mail.send(${JSON.stringify(programme.id)}, ${JSON.stringify(mailId)});
         await core.close();`,
      ],
      {
        env: {
          ...process.env,
          DATABASE_URL,
          S3_ENDPOINT,
          S3_ACCESS_KEY_ID,
          S3_SECRET_ACCESS_KEY,
          SMTP_URL: server.url,
          REVISIT_PUBLIC_URL: origin,
          MAIL_FROM: settings.MAIL_FROM,
        },
        stdio: 'inherit',
      },
    );
    return {
      kill: () => child.kill('SIGKILL'),
      ended: new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code))),
    };
  }

  it('before the last byte is out: the next one sends it, and it arrives once', async () => {
    const mailId = await post();
    const first = worker(mailId);
    server.atRecipient = async () => {
      first.kill();
      await first.ended;
    };
    expect(await first.ended).toBe('SIGKILL');
    expect(await rowOf(mailId)).toMatchObject({ state: 'sending' });
    server.atRecipient = () => {};
    await send(mailId);
    expect(server.received).toHaveLength(1);
    expect(await rowOf(mailId)).toMatchObject({ state: 'sent', tries: 2 });
  }, 30_000);

  it('between the server’s yes and the commit: it is not sent again, and the screen says that nobody knows', async () => {
    const mailId = await post();
    const first = worker(mailId);
    server.atMessage = async () => {
      first.kill();
      await first.ended;
    };
    expect(await first.ended).toBe('SIGKILL');
    server.atMessage = () => {};
    await send(mailId);
    await send(mailId, new Date(Date.now() + 86_400_000));
    expect(server.received).toHaveLength(1);
    const { rows } = await core.outgoing.list(programme.admin, {
      filter: { state: 'unsure' },
      from: 0,
      to: 9,
    });
    expect(rows.map(({ id }) => id)).toContain(mailId);
  }, 30_000);
});

describe('a message that is not wanted any more', () => {
  it('is called off while it waits, and even while the server is listening, and its words are gone', async () => {
    const about = crypto.randomUUID();
    const [waiting, leaving] = [await post(about), await postOutside(about)];
    const callOff = () =>
      core.database.inProgramme(programme.id, (tx) =>
        cancelMail(tx, { programmeId: programme.id, about: { kind: 'nomination', id: about } }),
      );
    server.atRecipient = async () => {
      expect(await callOff()).toBe(2);
    };
    await send(leaving);
    await send(waiting);
    expect(server.received).toEqual([]);
    for (const mailId of [waiting, leaving])
      expect(await rowOf(mailId)).toMatchObject({ state: 'cancelled', to_address: null, secrets: null });
  });

  it('does not leave once its link has run out, by itself or by hand', async () => {
    const hour = 3_600_000;
    const late = await postOutside(undefined, new Date(Date.now() + hour));
    await send(late, new Date(Date.now() + hour));
    expect(server.received).toEqual([]);
    expect(await rowOf(late)).toMatchObject({ state: 'cancelled', to_address: null, secrets: null });
    const kept = await postOutside(undefined, new Date(Date.now() + hour));
    await quiet.mail.send(programme.id, kept);
    expect(await core.outgoing.one(programme.partner, kept)).toMatchObject({ canSendAgain: true });
    await sql(`UPDATE mail SET not_after = now() WHERE id = $1`, [kept]);
    expect(await core.outgoing.one(programme.partner, kept)).toMatchObject({ canSendAgain: false });
    await expect(core.outgoing.sendAgain(programme.partner, kept)).rejects.toMatchObject({
      status: 409,
      code: 'mail-too-late',
    });
    const early = await postOutside(undefined, new Date(Date.now() + hour));
    await send(early);
    expect(server.received).toHaveLength(1);
  });

  it('is erased when its time is over, or when somebody asks for it', async () => {
    const about = crypto.randomUUID();
    const mailId = await post(about);
    await send(mailId);
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    await core.mail.forgetOld(programme.id, inDays(29));
    expect((await rowOf(mailId)).to_address).toBe(to.address);
    await core.mail.forgetOld(programme.id, inDays(31));
    expect((await rowOf(mailId)).to_address).toBeNull();
    const other = await post(about);
    await send(other);
    await core.database.inProgramme(programme.id, (tx) =>
      eraseMail(tx, { programmeId: programme.id, about: { kind: 'nomination', id: about } }),
    );
    expect(await rowOf(other)).toMatchObject({ state: 'sent', to_name: null, values: null, answer: null });
  });
});

describe('erasing what was written about somebody', () => {
  it('goes beside the chore that erases what is old, whichever comes first to which message', async () => {
    const year = new Date(Date.now() + 365 * 86_400_000);
    for (let round = 0; round < 10; round += 1) {
      const about = crypto.randomUUID();
      // The chore meets them in this order, and the erasure calls off the kept ones first.
      await sql(
        `INSERT INTO mail (programme_id, template, audience, to_name, to_address, values, about_kind, about_id, state, ended_at)
         SELECT $1, 'test-message', 'outsider', 'x', 'x@example.test', '{}', 'nominee', $2, state, now()
         FROM unnest(ARRAY['refused', 'kept']) AS state, generate_series(1, 100)`,
        [programme.id, about],
      );
      await Promise.all([
        core.mail.forgetOld(programme.id, year),
        core.database.inProgramme(programme.id, (tx) =>
          eraseMail(tx, { programmeId: programme.id, about: { kind: 'nominee', id: about } }),
        ),
      ]);
      const left = await sql('SELECT 1 FROM mail WHERE about_id = $1 AND to_address IS NOT NULL', [about]);
      expect(left, `round ${round}`).toEqual([]);
    }
  });
});

describe('whoever sent a message', () => {
  it('is told that it was refused, without the address, until it is called off', async () => {
    const about = crypto.randomUUID();
    const mailId = await postOutside(about);
    server.atRecipient = (address) => {
      throw smtpRefusal(550, `${address} is unknown here`);
    };
    await send(mailId);
    const wrong = async (who: TestMember) =>
      (await core.todo.of(who)).groups.flatMap(({ items }) => items).filter(({ id }) => id === mailId);
    const [item] = await wrong(programme.lead);
    expect(item).toMatchObject({ kind: 'undelivered', note: expect.stringContaining('refused it') });
    expect(JSON.stringify(item)).not.toContain(to.address);
    expect(await wrong(programme.partner)).toEqual([]);
    await core.database.inProgramme(programme.id, (tx) =>
      cancelMail(tx, { programmeId: programme.id, about: { kind: 'nomination', id: about } }),
    );
    expect(await wrong(programme.lead)).toEqual([]);
    expect(await rowOf(mailId)).toMatchObject({ state: 'refused', to_address: null, secrets: null });
  });
});

describe('the outgoing mail screen', () => {
  it('shows administrators that there is a message to somebody outside, and neither to whom nor its words', async () => {
    const mailId = await postOutside();
    await quiet.mail.send(programme.id, mailId);
    const seen = await quiet.outgoing.one(programme.admin, mailId);
    expect(seen).toMatchObject({ state: 'kept', hidden: true, to: null, subject: null, text: null });
    await expect(quiet.outgoing.html(programme.admin, mailId)).rejects.toMatchObject({ status: 403 });
    const { rows } = await quiet.outgoing.list(programme.admin, { filter: {}, from: 0, to: 99 });
    expect(JSON.stringify(rows.filter(({ id }) => id === mailId))).not.toContain(to.address);
    expect(await quiet.outgoing.one(programme.partner, mailId)).toMatchObject({ hidden: false, to });
    expect((await auditOf(mailId)).map(({ action }) => action)).toEqual([
      'mail.posted',
      'mail.kept',
      'mail.read',
    ]);
    await expect(quiet.outgoing.list(programme.lead, { filter: {}, from: 0, to: 9 })).rejects.toMatchObject({
      code: 'role-not-allowed',
    });
  });
});
