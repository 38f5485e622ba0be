import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64Digest } from '../testing/content.js';
import { BUCKET, type EmbeddedStore, embeddedStore } from '../testing/embedded-store.js';
import { send } from '../testing/raw-request.js';

const ORIGIN = 'http://localhost:3000';

let store: EmbeddedStore;

beforeAll(async () => {
  store = await embeddedStore({ corsOrigins: [ORIGIN] });
  await store.client().send(new PutObjectCommand({ Bucket: BUCKET, Key: 'key', Body: 'content' }));
});
afterAll(() => store.discard());

describe('links', () => {
  it('hold a checksum that was moved into the query against the body as well', async () => {
    const client = store.client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
    const put = new PutObjectCommand({
      Bucket: BUCKET,
      Key: 'hoisted',
      ChecksumSHA256: base64Digest('sha256', 'right'),
    });
    const url = await getSignedUrl(client, put, { expiresIn: 60 });
    expect(new URL(url).searchParams.has('x-amz-checksum-sha256')).toBe(true);
    expect((await fetch(url, { method: 'PUT', body: 'wrong' })).status).toBe(400);
    expect((await fetch(url, { method: 'PUT', body: 'right' })).status).toBe(200);
    const head = await client.send(
      new HeadObjectCommand({ Bucket: BUCKET, Key: 'hoisted', ChecksumMode: 'ENABLED' }),
    );
    expect(head.ChecksumSHA256).toBe(base64Digest('sha256', 'right'));
  });

  it('are refused when a header says otherwise, or when they live too long', async () => {
    const command = new GetObjectCommand({ Bucket: BUCKET, Key: 'key' });
    const url = await getSignedUrl(store.client(), command, { expiresIn: 60 });
    const mode = await fetch(url, { headers: { 'x-amz-checksum-mode': 'DISABLED' } });
    expect(mode.status).toBe(403);
    const eternal = await fetch(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=604801'));
    expect(eternal.status).toBe(400);
    const twice = await fetch(url, { headers: { authorization: 'AWS4-HMAC-SHA256 x' } });
    expect(twice.status).toBe(400);
  });

  it('serve content that a browser must not guess the type of', async () => {
    const url = await getSignedUrl(store.client(), new GetObjectCommand({ Bucket: BUCKET, Key: 'key' }));
    expect((await fetch(url)).headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('other origins', () => {
  const preflight = (headers: Record<string, string>) =>
    send(store.url, 'OPTIONS', `/${BUCKET}/key`, { 'access-control-request-method': 'PUT', ...headers });

  it('that are configured may use links', async () => {
    const asked = 'content-type,x-amz-checksum-sha256';
    const answer = await preflight({ origin: ORIGIN, 'access-control-request-headers': asked });
    expect(answer.status).toBe(204);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-headers': 'content-type, x-amz-checksum-sha256',
      vary: 'Origin',
    });
    const refused = await send(store.url, 'GET', `/${BUCKET}/key`, { origin: ORIGIN });
    expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([403, ORIGIN]);
    expect(refused.headers['access-control-expose-headers']).toContain('ETag');
  });

  it.each([
    ['another origin', { origin: 'http://elsewhere.test' }],
    ['another method', { origin: ORIGIN, 'access-control-request-method': 'PATCH' }],
    ['another header', { origin: ORIGIN, 'access-control-request-headers': 'cookie' }],
  ])('are refused for %s', async (_, headers) => {
    const answer = await preflight(headers);
    expect([answer.status, answer.code]).toEqual([403, 'AccessForbidden']);
    expect(answer.headers['access-control-allow-methods']).toBeUndefined();
  });
});

it('answers the health check without a signature', async () => {
  expect((await fetch(`${store.url}/healthz`)).status).toBe(200);
});
