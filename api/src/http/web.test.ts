import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aProgramme } from '@revisit/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';

/** A web of two files, built as Vite would build it. */
let folder: string;
let portal: Portal;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'revisit-web-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(
    path.join(folder, 'index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><script src="/assets/a-1.js"></script>',
  );
  writeFileSync(path.join(folder, 'assets', 'a-1.js'), 'true;');
  portal = await aPortal({ REVISIT_WEB_DIR: folder });
});
afterAll(async () => {
  await portal.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string) => portal.ask(null, 'GET', url);
const nonceOf = (policy: unknown) => /'nonce-([^']+)'/.exec(String(policy))?.[1] ?? '';

describe('a page', () => {
  it('is the same index for every screen’s address, and is never kept', async () => {
    for (const url of ['/', '/index.html', '/evidence/some-id', '/plan?area=3', '/apiary']) {
      const answer = await get(url);
      expect(answer.statusCode, url).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-robots-tag': 'noindex',
      });
    }
  });

  it('runs our own scripts only, and styles with a nonce of this answer alone', async () => {
    const nonces = new Set<string>();
    for (let round = 0; round < 5; round += 1) {
      const answer = await get('/');
      const policy = String(answer.headers['content-security-policy']);
      const nonce = nonceOf(policy);
      nonces.add(nonce);
      expect(answer.body).toContain(`content="${nonce}"`);
      expect(answer.body).not.toContain('__CSP_NONCE__');
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
      expect(policy).toContain(`default-src 'none'; script-src 'self'; style-src 'self' 'nonce-`);
      expect(policy).not.toMatch(/unsafe|\*|http:(?!\/\/127\.0\.0\.1)/);
    }
    expect(nonces.size).toBe(5);
  });
});

describe('a file of the web', () => {
  it('is kept for good when its name carries a hash', async () => {
    const answer = await get('/assets/a-1.js');
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers['content-type']).toMatch(/javascript/);
  });

  it('reaches no further than the portal when it runs as a worker', async () => {
    const policy = (await get('/assets/a-1.js')).headers['content-security-policy'];
    expect(policy).toBe(`default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'`);
  });

  it.each(['/assets/gone-2.js', '/api/nothing', '/api', '/api/programmes'])(
    'is no page when it is not there: %s',
    async (url) => {
      expect(told(await get(url))).toBe('404 not-found');
    },
  );

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  ])('is never one from outside: %s', async (url) => {
    const answer = await get(url);
    expect(answer.body).not.toMatch(/"name"|root:/);
  });
});

describe('an answer of the API', () => {
  it('is never kept, sniffed or framed', async () => {
    const programme = await aProgramme(portal.core);
    for (const [who, url] of [
      [programme.lead, `/api/programmes/${programme.slug}/evidence`],
      [programme.lead, '/api/session'],
      [null, '/api/session'],
      [null, '/api/openapi.json'],
    ] as const) {
      const answer = await portal.ask(who, 'GET', url);
      expect(answer.headers, url).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': `default-src 'none'; frame-ancestors 'none'`,
        'cross-origin-resource-policy': 'same-origin',
      });
    }
  });
});

describe('the portal itself', () => {
  it('says that it lives, that it can work, and how it goes', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = await get('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready', missing: [] }]);
    const metrics = await get('/metrics');
    expect(metrics.body).toContain('revisit_http_seconds_bucket');
    expect(metrics.body).not.toMatch(/test-[0-9a-f]{8}/);
  });
});
