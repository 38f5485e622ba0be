import { type ReceivedMail, smtpRefusal, TestMailServer, testPassword } from '@revisit/core/testing';
import type { Browser } from 'playwright-core';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '../../launcher/wait.mjs';
import { axe, axeAtBothWidths } from '../journeys/axe.js';
import { openBrowser, Visitor } from '../journeys/browser.js';
import { Person } from '../journeys/session.js';
import { Portal } from './testing/portal.js';

// A message that found no server is looked for every ten seconds.
vi.setConfig({ testTimeout: 120_000 });

let server: TestMailServer;
let portal: Portal;
let url: string;
let admin: Person;
let partner: Person;

beforeAll(async () => {
  server = await TestMailServer.start();
  portal = await Portal.open({ mailServer: server.url });
  url = await portal.url;
  await portal.startApi();
  portal.startWorkers();
  const { programme } = portal;
  const signIn = (email: string) => Person.signIn(url, email, testPassword, programme.slug);
  admin = await signIn(programme.admin.email);
  partner = await signIn(programme.partner.email);
});
beforeEach(() => {
  server.atRecipient = () => {};
});
afterAll(async () => {
  await portal?.close();
  await server.down();
});

const mark = () => crypto.randomUUID().slice(0, 8);
const to = (address: string) => server.received.filter((mail) => mail.to.includes(address));

/** The only message so far to this address, as a mail program reads it. */
async function arrived(address: string, count = 1): Promise<{ mail: ReceivedMail; read: Email }> {
  await until(() => to(address).length >= count, {
    timeoutMs: 30_000,
    what: `message ${count} to ${address}`,
  });
  expect(to(address)).toHaveLength(count);
  const mail = to(address)[count - 1];
  if (!mail) throw new Error('It is not there.');
  return { mail, read: await PostalMime.parse(mail.raw) };
}

/** The link of a message, out of its plain text, as somebody copies it. */
function linkIn({ text, html }: Email, page: string): string {
  const [link, token] = new RegExp(`^${url}/${page}#([\\w-]{43})$`, 'm').exec(text ?? '') ?? [];
  if (!link || !token) throw new Error(`There is no link to ${page} in:\n${text}`);
  expect(html).toContain(`href="${link}"`);
  return token;
}

const open = (path: string, body?: object) =>
  fetch(`${url}/api/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  });

interface Nominated {
  nominations: { id: string }[];
}
async function nominate(name: string, email: string, phone = ''): Promise<string> {
  const { nominations } = await partner.json<Nominated>(201, 'POST', 'nominations', {
    person: { name, jobTitle: 'Head of Therapies', organisation: 'Example NHS Trust', email, phone },
    sector: 'health',
    areaIds: [portal.programme.areaIds[0]],
    availability: '',
  });
  return nominations[0]?.id ?? '';
}
const inviteNominee = (id: string) =>
  partner.json<{ url: string | null }>(200, 'POST', `nominations/${id}/invite`, { by: 'mail' });

interface Added {
  id: string;
  state: string;
  invitation: { goes: string; url: string | null };
  invited: { mail: { id: string; state: string; answer: string | null } | null } | null;
}
const add = (email: string) =>
  admin.json<Added>(201, 'POST', 'people', {
    name: 'Zoë O’Neill',
    jobTitle: 'Head of Inclusion',
    email,
    roles: ['contributor'],
    inviteBy: 'mail',
  });
const person = (id: string) => admin.json<Added>(200, 'GET', `people/${id}`);

interface Todo {
  groups: { items: { id: string; kind: string; what: string; note: string; href: string }[] }[];
}
const undelivered = async (who: Person) =>
  (await who.json<Todo>(200, 'GET', 'todo')).groups
    .flatMap(({ items }) => items)
    .filter(({ kind }) => kind === 'undelivered');

describe('an invitation to meet inspectors', () => {
  it('goes from the partner’s hand to the nominee’s mailbox, and the answer comes back and is confirmed', async () => {
    const [name, address] = ['Zoë O’Neill', `zoe-${mark()}@trust.example.test`];
    const other = `kim-${mark()}@trust.example.test`;
    await nominate('Kim Example', other, '01772 000002');
    const id = await nominate(name, address, '01772 000001');
    expect((await inviteNominee(id)).url).toBeNull();

    const { mail, read } = await arrived(address);
    expect(mail).toMatchObject({ from: 'no-reply@council.example.test', to: [address] });
    expect(read).toMatchObject({
      from: { name: 'Revisit', address: 'no-reply@council.example.test' },
      to: [{ name, address }],
      subject: 'Would you talk to inspectors about support for children?',
      messageId: expect.stringMatching(/^<[\w-]{36}@council\.example\.test>$/),
      attachments: [],
    });
    expect(Number.isNaN(Date.parse(read.date ?? ''))).toBe(false);
    // These and no others: no copy to anybody, nothing of a mailing list, nothing about where it was written.
    expect(read.headers.map(({ key }) => key).sort()).toEqual([
      'auto-submitted',
      'content-language',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
      'x-auto-response-suppress',
    ]);
    const parts = [...mail.raw.matchAll(/^Content-Type: ([\w/]+)/gim)].map(([, type]) => type);
    expect(parts).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
    const all = `${mail.raw}\n${read.text}\n${read.html}`;
    const { programme } = portal;
    for (const contact of [other, '01772', programme.partner.email, programme.lead.email])
      expect(all).not.toContain(contact);

    const token = linkIn(read, 'answer');
    const asked = await open(`nominee-links/${token}`);
    expect(await asked.json()).toMatchObject({ name, places: [{ areaNumber: 1, sector: 'health' }] });
    const answered = await open(`nominee-links/${token}/answer`, {
      answer: 'accept',
      availability: 'Mornings',
      reason: '',
    });
    expect([answered.status, await answered.json()]).toEqual([200, { answer: 'accept' }]);
    expect(await partner.json(200, 'GET', `nominations/${id}`)).toMatchObject({
      state: 'accepted',
      availability: 'Mornings',
    });
    const confirmed = (await arrived(address, 2)).read;
    expect(confirmed).toMatchObject({ to: [{ name, address }], subject: 'Your answer has arrived' });
    expect(confirmed.text).toContain(`We have noted that ${name}`);
    expect(`${confirmed.text}${confirmed.html}`).not.toContain(token);
    expect(to(other)).toEqual([]);
  });

  it('waits while the mail server is down, arrives once when it is back, and its link works', async () => {
    const address = `late-${mark()}@trust.example.test`;
    await server.down();
    const id = await nominate('Late Example', address);
    await inviteNominee(id);
    const tried = () =>
      portal.core.database.inProgramme(portal.programme.id, (tx) =>
        tx.query<{ state: string }[]>(`SELECT state FROM mail WHERE to_address = $1 AND tries > 0`, [
          address,
        ]),
      );
    await until(async () => (await tried())[0]?.state === 'waiting', {
      timeoutMs: 30_000,
      what: 'a try that finds nobody',
    });
    expect(await undelivered(partner)).toEqual([]);
    await server.up();
    // The next try is a minute off: the clock is put forward, and the workers find it by themselves.
    await portal.core.database.inProgramme(portal.programme.id, (tx) =>
      tx.query('UPDATE mail SET due_at = now() WHERE to_address = $1', [address]),
    );
    const { read } = await arrived(address);
    expect((await open(`nominee-links/${linkIn(read, 'answer')}`)).status).toBe(200);
    await portal.untilQuiet();
    expect(to(address)).toHaveLength(1);
    const jobs = await portal.core.database.inProgramme(portal.programme.id, (tx) =>
      tx.query(`SELECT 1 FROM job WHERE name = 'send-mail' AND state = 'failed'`),
    );
    expect(jobs).toEqual([]);
  });
});

describe('an invitation to an account', () => {
  it('brings somebody from their mailbox to their own session', async () => {
    const address = `new-${mark()}@school.example.test`;
    const added = await add(address);
    expect(added.invitation).toMatchObject({ goes: 'mail', url: null });
    const { mail, read } = await arrived(address);
    expect(read.to).toEqual([{ name: 'Zoë O’Neill', address }]);
    expect(read.subject).toMatch(/: choose your password for Revisit$/);
    expect(`${mail.raw}\n${read.text}\n${read.html}`).not.toContain(portal.programme.admin.email);
    const token = linkIn(read, 'invitation');
    await until(async () => (await person(added.id)).invited?.mail?.state === 'sent', {
      timeoutMs: 30_000,
      what: 'the list to say that it was sent',
    });

    const opened = await open(`invitations/${token}`);
    expect(await opened.json()).toEqual({ name: 'Zoë O’Neill', email: address });
    const password = 'three short words';
    expect((await open(`invitations/${token}`, { password })).status).toBe(204);
    expect((await open('session', { email: address, password })).status).toBe(201);
    expect((await open(`invitations/${token}`)).status).toBe(404);
    expect(await person(added.id)).toMatchObject({ state: 'active', invited: null });
  });

  it('that is refused says so beside the person and on the to-do list, in the server’s words, with what can be done', async () => {
    const address = `gone-${mark()}@school.example.test`;
    server.atRecipient = (recipient) => {
      if (recipient === address) throw smtpRefusal(550, `5.1.1 <${recipient}>: no such mailbox here`);
    };
    const { id } = await add(address);
    await until(async () => (await person(id)).invited?.mail?.state === 'refused', {
      timeoutMs: 30_000,
      what: 'the refusal to be shown',
    });
    const said = '550 5.1.1 <the address>: no such mailbox here';
    const message = (await person(id)).invited?.mail;
    expect(message?.answer).toBe(said);
    expect(await undelivered(admin)).toMatchObject([
      { id: message?.id, note: `The mail server refused it: ${said}`, href: `/mail/${message?.id}` },
    ]);
    expect(await admin.json(200, 'GET', `mail/${message?.id}`)).toMatchObject({
      state: 'refused',
      answer: said,
      canSendAgain: true,
    });
    expect(to(address)).toEqual([]);

    // Somebody opened the mailbox meanwhile.
    server.atRecipient = () => {};
    await admin.json(202, 'POST', `mail/${message?.id}/send-again`, {});
    const { read } = await arrived(address);
    expect((await open(`invitations/${linkIn(read, 'invitation')}`)).status).toBe(200);
    expect(await undelivered(admin)).toEqual([]);
  });
});

describe('a forgotten password', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is mended from the sign-in page and the mailbox, and the change is told', async () => {
    const officer = portal.programme.officer.email;
    const password = 'four short words here';
    const session = await Person.signIn(url, officer, testPassword, portal.programme.slug);
    const visitor = await Visitor.open(browser, url);
    const { page } = visitor;
    await page.goto(`${url}/sign-in`);
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await page.getByRole('heading', { level: 1, name: 'Forgotten your password?' }).waitFor();
    await axeAtBothWidths(visitor);
    const answer = page.getByText(
      'If there is an account with this address, a message with a link is on its way.',
    );
    // For an address of nobody the page says the same, and nothing leaves.
    const nobody = `nobody-${mark()}@school.example.test`;
    await page.keyboard.type(nobody);
    await page.keyboard.press('Enter');
    await answer.waitFor();
    await axeAtBothWidths(visitor);
    await page.getByRole('button', { name: 'Another address' }).click();
    await page.getByLabel('E-mail address').waitFor();
    await page.keyboard.type(officer);
    await page.keyboard.press('Enter');
    await answer.waitFor();

    const { mail, read } = await arrived(officer);
    expect(mail.to).toEqual([officer]);
    expect(read.subject).toBe('Choose a new password for Revisit');
    const token = linkIn(read, 'new-password');
    await portal.untilQuiet();
    expect(to(nobody)).toEqual([]);
    const kept = await portal.core.database.inProgramme(portal.programme.id, (tx) =>
      tx.query<{ secrets: unknown }[]>(`SELECT secrets FROM mail WHERE template = 'new-password'`),
    );
    expect(kept).toEqual([{ secrets: null }]);

    await page.goto(`${url}/new-password#${token}`);
    await page.getByRole('heading', { level: 1, name: 'Choose a new password' }).waitFor();
    await axe(visitor);
    expect((await session.call('GET', 'areas')).status).toBe(200);
    await page.keyboard.type(password);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Your password is changed' }).waitFor();
    expect((await session.call('GET', 'areas')).status).toBe(401);
    await page.keyboard.press('Enter');
    await page.getByLabel('E-mail address').fill(officer);
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Main' }).waitFor();

    const told = (await arrived(officer, 2)).read;
    expect(told.subject).toBe('Your password for Revisit was changed');
    expect(`${told.text}${told.html}`).not.toContain(token);
    expect(told.text).toContain(`${url}/forgotten-password`);
    await visitor.close();
  });
});
