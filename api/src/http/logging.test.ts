import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Core, createCore } from '@revisit/core';
import { aMember, aProgramme, asOwner, testConfig, testPassword, until } from '@revisit/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The API as it is started, with all that it prints. */
let core: Core;
let api: ChildProcess;
let printed = '';
let origin: string;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The port is not known.');
  return address.port;
}

beforeAll(async () => {
  const config = testConfig();
  core = await createCore(config);
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const settings = { ...config, PORT: port, REVISIT_LOG_LEVEL: 'debug' };
  api = spawn(process.execPath, [fileURLToPath(new URL('../../dist/main.js', import.meta.url))], {
    env: {
      ...process.env,
      ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)])),
    },
  });
  for (const stream of [api.stdout, api.stderr]) stream?.on('data', (chunk) => (printed += String(chunk)));
  await until('the API answers', () => {
    if (api.exitCode !== null) throw new Error(`The API has ended:\n${printed}`);
    return fetch(`${origin}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
  });
});
afterAll(async () => {
  if (api.exitCode === null) {
    api.kill('SIGTERM');
    await once(api, 'exit');
  }
  await core.close();
});

describe('what the API prints', () => {
  it('holds no token, no password, no address and no word of anybody', async () => {
    const programme = await aProgramme(core);
    const email = `quillfeather-${crypto.randomUUID()}@test.invalid`;
    const added = await core.people.add(programme.admin, () => ({
      name: 'Zebedee Quillfeather',
      jobTitle: 'Officer',
      email,
      roles: ['contributor'],
      areaIds: [],
      inviteBy: 'hand',
    }));
    const token = added.invitation?.token ?? '';
    const post = (path: string, body: object, cookie = '') =>
      fetch(`${origin}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify(body),
      });
    const signedIn = await post('/api/session', { email: programme.lead.email, password: testPassword });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const base = `/api/programmes/${programme.slug}`;
    await fetch(`${origin}/api/invitations/${token}`);
    await post(`/api/invitations/${token}`, { password: 'short' });
    await post('/api/session', { email, password: 'marmalade-password' });
    await fetch(`${origin}${base}/evidence?filter=${encodeURIComponent('{"q":"heffalump"}')}`, {
      headers: { cookie },
    });
    await fetch(`${origin}${base}/evidence?filter=heffalump`, { headers: { cookie } });
    await post(`${base}/evidence`, { title: 'heffalump', description: 'marmalade' }, cookie);
    const person = { name: 'Quillfeather', jobTitle: 'marmalade', organisation: 'heffalump', email };
    const { nominations } = await core.nominations.nominate(programme.partner, () => ({
      person,
      sector: 'health',
      areaIds: [programme.areaIds[0]],
      availability: '',
    }));
    const asked = await core.nominationInvitations.send(programme.partner, nominations[0]?.id ?? '', () => ({
      by: 'hand',
    }));
    const link = asked.token ?? 'no link';
    const mislaid = 'heffalump-link-that-somebody-mislaid';
    await fetch(`${origin}/api/nominee-links/${link}`);
    await fetch(`${origin}/api/nominee-links/${link}/brief`);
    await post(`/api/nominee-links/${link}/answer`, { answer: 'marmalade' });
    await post(`/api/nominee-links/${link}/answer`, { answer: 'decline', reason: 'heffalump' });
    await post('/api/new-password', { email });
    await fetch(`${origin}/api/new-password/${mislaid}`);
    await post(`/api/new-password/${mislaid}`, { password: 'marmalade-password' });
    await fetch(`${origin}/api/nothing/heffalump?token=${token}`);
    await fetch(`${origin}/%zz?heffalump`);
    const guessed = await aMember(core, programme.id, ['contributor']);
    for (let guess = 0; guess < 11; guess += 1)
      await post('/api/session?heffalump', { email: guessed.email, password: 'marmalade-password' });
    // Those failures came from the address that all these tests share.
    await asOwner(
      core,
      `DELETE FROM sign_in_failure WHERE account_hash = encode(sha256(convert_to('account:' || $1, 'UTF8')), 'hex')`,
      [guessed.email],
    );
    api.kill('SIGTERM');
    await once(api, 'exit');
    // It printed something, so that silence proves nothing.
    expect(printed).toContain('listening');
    // Guessing leaves a trace for whoever runs the portal: what was tried, never with what.
    const warned = printed.split('\n').filter((row) => row.includes('too-many-failures'));
    expect(warned.map((row) => JSON.parse(row))).toMatchObject([
      { level: 'warn', message: { route: '/api/session', status: 429, code: 'too-many-failures' } },
    ]);
    for (const secret of [
      token,
      link,
      cookie.split('=')[1] ?? '',
      email,
      programme.lead.email,
      guessed.email,
      testPassword,
    ])
      expect(printed).not.toContain(secret);
    expect(printed).not.toMatch(/quillfeather|heffalump|marmalade|filter=/i);
    expect(printed).not.toContain(core.config.S3_SECRET_ACCESS_KEY);
    expect(api.exitCode).toBe(0);
  });
});
