import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type MailServerSettings, TestMailServer } from '../testing/mail-server.js';
import { connectionOf, type Delivery, Smtp, type SmtpSettings } from './smtp.js';

const secret = 'a-token-nobody-else-may-have';
const letter = {
  id: 'x',
  to: { name: 'Kim', address: 'kim@families.example.test' },
  subject: 'About Kim',
  text: secret,
  html: `<p>${secret}`,
};
const settingsOf = (SMTP_URL: string, said: Partial<SmtpSettings> = {}): SmtpSettings => ({
  SMTP_URL,
  SMTP_TLS: 'required',
  MAIL_FROM: 'no-reply@council.example.test',
  MAIL_REPLY_TO: undefined,
  ...said,
});
const patience = { connect: 5000, answer: 5000 };
const account = { user: 'portal', password: 'a-password-nobody-else-may-have' };

/** An ear in the line: takes connections for the mail server and keeps all that was said to it, byte by byte. */
async function anEar(server: TestMailServer): Promise<{ port: number; heard: () => string }> {
  const chunks: Buffer[] = [];
  const ear = createServer((client) => {
    const { port, hostname } = new URL(server.url);
    const onward = connect(Number(port), hostname);
    client.on('data', (chunk) => chunks.push(chunk));
    for (const end of [client, onward]) end.on('error', () => {});
    client.pipe(onward).pipe(client);
  });
  await new Promise<void>((resolve) => ear.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => ear.close(() => resolve())));
  return {
    port: (ear.address() as AddressInfo).port,
    heard: () => Buffer.concat(chunks).toString('latin1'),
  };
}

async function start(kind: MailServerSettings): Promise<TestMailServer> {
  const server = await TestMailServer.start(kind);
  onTestFinished(() => server.down());
  return server;
}

/**
 * The loopback address as IPv6 writes an IPv4 one. It leads to this computer, and the rule, which knows the usual names of
 * this computer and no more, treats it as it treats any server elsewhere.
 */
const treatedAsElsewhere = '[::ffff:127.0.0.1]';

async function deliverElsewhere(kind: MailServerSettings, said: Partial<SmtpSettings> = {}) {
  const server = await start(kind);
  const ear = await anEar(server);
  const url = new URL(`smtp://${treatedAsElsewhere}:${ear.port}`);
  url.username = account.user;
  url.password = account.password;
  const delivery = await new Smtp(settingsOf(url.href, said), patience).deliver(letter, async () => {});
  return { ...delivery, heard: ear.heard(), taken: server.received.length };
}

const outOfEverybodysHearing = (heard: string) => {
  for (const word of [letter.to.address, letter.to.name, letter.subject, secret, 'MAIL FROM', 'RCPT', 'AUTH'])
    expect(heard).not.toContain(word);
  for (const word of [secret, account.password, `\0${account.user}\0${account.password}`])
    expect(heard).not.toContain(Buffer.from(word).toString('base64'));
};

describe('the rule of encryption', () => {
  it('asks for STARTTLS of every server that is not this computer', () => {
    const elsewhere = fc.oneof(
      fc.domain(),
      fc.ipV4().filter((address) => !address.startsWith('127.')),
      fc
        .ipV6()
        .map((address) => `[${address}]`)
        .filter((address) => new URL(`smtp://${address}`).hostname !== '[::1]'),
      fc.constantFrom(
        treatedAsElsewhere,
        'localhost.council.example.test',
        '127.0.0.1.example.test',
        '[::2]',
      ),
    );
    fc.assert(
      fc.property(elsewhere, fc.integer({ min: 1, max: 65535 }), (host, port) => {
        const rule = connectionOf(settingsOf(`smtp://user:p%40ss@${host}:${port}`));
        expect(rule).toMatchObject({ port, secure: false, requireTLS: true });
      }),
    );
  });

  it.each([
    ['smtp://127.0.0.1:25', {}, { host: '127.0.0.1', port: 25, secure: false, requireTLS: false }],
    ['smtp://localhost', {}, { host: 'localhost', port: 587, secure: false, requireTLS: false }],
    ['smtp://[::1]:2525', {}, { host: '::1', port: 2525, secure: false, requireTLS: false }],
    [
      'smtps://mail.council.example.test',
      {},
      { host: 'mail.council.example.test', port: 465, secure: true, requireTLS: false },
    ],
    [
      'smtp://relay.council.example.test',
      { SMTP_TLS: 'when-offered' as const },
      { host: 'relay.council.example.test', port: 587, secure: false, requireTLS: false },
    ],
  ])('for %s with %o is %o', (url, said, rule) => {
    expect(connectionOf(settingsOf(url, said))).toEqual(rule);
  });
});

describe('a server elsewhere that does not encrypt', () => {
  it('is told nothing of the message, of its addressee or of the portal’s account, and the reason is said', async () => {
    const { heard, ...delivery } = await deliverElsewhere({ account });
    expect(delivery).toMatchObject({ outcome: 'later', taken: 0 });
    expect(delivery.answer).toMatch(
      /^The mail server does not encrypt the connection \(STARTTLS\), so nothing was given to it\. It said: 5\d\d /,
    );
    expect(heard).toMatch(/^EHLO .*\r\nSTARTTLS\r\n/);
    outOfEverybodysHearing(heard);
  });

  it('is given the message where the operator has said so, and the ear hears it', async () => {
    const { heard, ...delivery } = await deliverElsewhere({ account }, { SMTP_TLS: 'when-offered' });
    expect(delivery).toMatchObject({ outcome: 'accepted', taken: 1 });
    expect(heard).toContain(secret);
  });
});

describe('a server with a certificate of its own making', () => {
  const folder = mkdtempSync(join(tmpdir(), 'revisit-certificate-'));
  const file = (name: string) => join(folder, name);
  let tls: { key: string; cert: string };
  beforeAll(() => {
    const subject = ['-subj', '/CN=mail.council.example.test', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const key = [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      file('key.pem'),
    ];
    execFileSync('openssl', ['req', '-x509', '-days', '2', ...key, ...subject, '-out', file('cert.pem')], {
      stdio: 'pipe',
    });
    tls = { key: readFileSync(file('key.pem'), 'utf8'), cert: readFileSync(file('cert.pem'), 'utf8') };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['by STARTTLS', { secure: false }],
    ['from the first byte', { secure: true }],
  ])('that nobody vouches for is given nothing, %s, also on this computer', async (_way, { secure }) => {
    const server = await start({ tls, secure, account });
    const ear = await anEar(server);
    const url = new URL(server.url);
    url.port = String(ear.port);
    const delivery = await new Smtp(settingsOf(url.href), patience).deliver(letter, async () => {});
    expect(delivery).toMatchObject({ outcome: 'later' });
    expect(delivery.answer).toMatch(
      /^The mail server’s certificate is not one that this computer trusts, so nothing was given to it\. It said: .*self-signed certificate/,
    );
    expect(server.received).toEqual([]);
    outOfEverybodysHearing(ear.heard());
  });

  it('that the operator vouches for (NODE_EXTRA_CA_CERTS) is given the message, and the ear hears nothing of it', async () => {
    const server = await start({ tls, account });
    const ear = await anEar(server);
    const url = new URL(server.url);
    Object.assign(url, { port: String(ear.port), username: account.user, password: account.password });
    // Node reads its certificates once, at its start: so does the process of a worker.
    const entry = fileURLToPath(new URL('../../dist/mail/smtp.js', import.meta.url));
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { Smtp } = await import(${JSON.stringify(entry)});
         const smtp = new Smtp(${JSON.stringify(settingsOf(url.href))}, ${JSON.stringify(patience)});
         console.log(JSON.stringify(await smtp.deliver(${JSON.stringify(letter)}, async () => {})));`,
      ],
      {
        env: { ...process.env, NODE_EXTRA_CA_CERTS: file('cert.pem') },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    await new Promise((resolve) => child.once('close', resolve));
    expect(JSON.parse(printed) as Delivery).toMatchObject({ outcome: 'accepted' });
    expect(server.received.map(({ to }) => to)).toEqual([[letter.to.address]]);
    expect(ear.heard()).toMatch(/^EHLO .*\r\nSTARTTLS\r\n/);
    outOfEverybodysHearing(ear.heard());
  });
});
