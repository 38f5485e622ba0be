import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../testing/content.js';
import { type Endpoint, openEndpoint } from '../testing/endpoint.js';
import { type RawRequest, send, sendSigned, signRequest } from '../testing/raw-request.js';

let endpoint: Endpoint;
let secretTarget: string;
let freshTarget: string;
const MINUTE_MS = 60_000;

beforeAll(async () => {
  endpoint = await openEndpoint();
  const { bucket: Bucket, prefix } = endpoint;
  await endpoint.client().send(new PutObjectCommand({ Bucket, Key: `${prefix}secret`, Body: 'secret' }));
  secretTarget = `/${Bucket}/${prefix}secret`;
  freshTarget = `/${Bucket}/${prefix}fresh`;
});
afterAll(() => endpoint.close());

function forged(raw: Partial<RawRequest>, credentials = endpoint.credentials) {
  return sendSigned(endpoint.url, credentials, { method: 'GET', target: secretTarget, ...raw });
}

it('lets a rightly signed request in, so that the refusals below mean something', async () => {
  const answer = await forged({});
  expect([answer.status, answer.body.toString()]).toEqual([200, 'secret']);
});

describe('a request is refused', () => {
  it('without a signature', async () => {
    const { host } = new URL(endpoint.url);
    for (const method of ['GET', 'PUT', 'DELETE', 'HEAD']) {
      const answer = await send(endpoint.url, method, secretTarget, { host, 'content-length': '0' });
      expect([method, answer.status]).toEqual([method, 403]);
    }
  });

  it('with a wrong secret, from the SDK too', async () => {
    const credentials = { ...endpoint.credentials, secretAccessKey: 'not-the-secret' };
    expect((await forged({}, credentials)).status).toBe(403);
    const { bucket: Bucket, prefix } = endpoint;
    const reading = endpoint
      .client({ credentials })
      .send(new GetObjectCommand({ Bucket, Key: `${prefix}secret` }));
    expect((await refusal(reading)).status).toBe(403);
  });

  it('with an unknown access key', async () => {
    expect((await forged({}, { ...endpoint.credentials, accessKeyId: 'nobody' })).status).toBe(403);
  });

  it('for another region', async () => {
    const answer = await forged({}, { ...endpoint.credentials, region: 'mars-north-1' });
    expect([400, 403]).toContain(answer.status);
  });

  it.each([-16, 16])('signed %i minutes from now', async (minutes) => {
    const answer = await forged({ signedAt: new Date(Date.now() + minutes * MINUTE_MS) });
    expect(answer.status).toBe(403);
  });

  it('with another path, query, method or header than was signed', async () => {
    const get = { method: 'GET', target: secretTarget, headers: { 'x-amz-meta-a': '1' } };
    const { headers } = signRequest(endpoint.url, endpoint.credentials, get);
    const statuses = await Promise.all([
      send(endpoint.url, 'GET', `${secretTarget}2`, headers),
      send(endpoint.url, 'GET', `${secretTarget}?response-content-type=text%2Fhtml`, headers),
      send(endpoint.url, 'DELETE', secretTarget, headers),
      send(endpoint.url, 'GET', secretTarget, { ...headers, 'x-amz-meta-a': '2' }),
      send(endpoint.url, 'GET', secretTarget, { ...headers, host: 'elsewhere.test' }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect((await send(endpoint.url, 'GET', secretTarget, headers)).status).toBe(200);
  });

  it('with an x-amz- header that is not signed', async () => {
    const headers = { 'x-amz-meta-smuggled': '1' };
    const raw = { method: 'PUT', target: freshTarget, body: 'x', headers, unsigned: ['x-amz-meta-smuggled'] };
    expect((await forged(raw)).status).toBe(403);
  });

  it('when the host is not signed', async () => {
    expect([400, 403]).toContain((await forged({ unsigned: ['host'] })).status);
  });

  it('with a signature that is not one', async () => {
    const { headers } = signRequest(endpoint.url, endpoint.credentials, {
      method: 'GET',
      target: secretTarget,
    });
    for (const authorization of [
      'Bearer abc',
      'AWS4-HMAC-SHA256 ',
      `${headers.authorization}0`,
      `${headers.authorization?.slice(0, -1)}`,
    ]) {
      const answer = await send(endpoint.url, 'GET', secretTarget, { ...headers, authorization });
      expect([400, 403]).toContain(answer.status);
    }
  });

  it('and writes nothing', async () => {
    const raw = { method: 'PUT', target: freshTarget, body: 'forged' };
    const { headers } = signRequest(endpoint.url, { ...endpoint.credentials, secretAccessKey: 'guess' }, raw);
    expect((await send(endpoint.url, 'PUT', freshTarget, headers, 'forged')).status).toBe(403);
    expect((await forged({ target: freshTarget })).status).toBe(404);
  });
});
