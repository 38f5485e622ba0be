import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64Digest, contentOf, fingerprint, randomContent } from '../testing/content.js';
import { type Endpoint, openEndpoint } from '../testing/endpoint.js';
import { presignPart, presignPut } from '../testing/presign.js';

let endpoint: Endpoint;
let client: S3Client;
let Bucket: string;
const key = (name: string): string => `${endpoint.prefix}${name}`;

beforeAll(async () => {
  endpoint = await openEndpoint();
  client = endpoint.client();
  Bucket = endpoint.bucket;
});
afterAll(() => endpoint.close());

async function exists(Key: string): Promise<boolean> {
  const url = await getSignedUrl(client, new HeadObjectCommand({ Bucket, Key }), { expiresIn: 60 });
  return (await fetch(url, { method: 'HEAD' })).status === 200;
}

describe('a link to read', () => {
  const content = randomContent(2000);

  beforeAll(async () => {
    await client.send(
      new PutObjectCommand({ Bucket, Key: key('read ü.pdf'), Body: content, ContentType: 'text/html' }),
    );
  });

  const link = (input: object = {}, options: object = {}): Promise<string> =>
    getSignedUrl(client, new GetObjectCommand({ Bucket, Key: key('read ü.pdf'), ...input }), {
      expiresIn: 60,
      ...options,
    });

  it('gives the content, whole or in part', async () => {
    const whole = await fetch(await link());
    expect(fingerprint(Buffer.from(await whole.arrayBuffer()))).toBe(fingerprint(content));
    const part = await fetch(await link(), { headers: { range: 'bytes=10-19' } });
    expect([part.status, await part.arrayBuffer()]).toEqual([
      206,
      content.buffer.slice(content.byteOffset + 10, content.byteOffset + 20),
    ]);
  });

  it('gives the name and type that were signed, and no others', async () => {
    const disposition = `attachment; filename="r e.pdf"; filename*=UTF-8''r%C3%A9.pdf`;
    const url = await link({
      ResponseContentDisposition: disposition,
      ResponseContentType: 'application/pdf',
    });
    const answer = await fetch(url);
    expect(answer.headers.get('content-disposition')).toBe(disposition);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect((await fetch(url.replace('application%2Fpdf', 'text%2Fhtml'))).status).toBe(403);
    expect((await fetch(`${await link()}&response-content-disposition=inline`)).status).toBe(403);
  });

  it('is of no use for another key, method or time', async () => {
    const url = await link();
    expect((await fetch(url.replace('read%20', 'reed%20'))).status).toBe(403);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
    expect((await fetch(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'))).status).toBe(403);
    const past = new Date(Date.now() - 61_000);
    expect((await fetch(await link({}, { signingDate: past }))).status).toBe(403);
    const future = new Date(Date.now() + 20 * 60_000);
    expect((await fetch(await link({}, { signingDate: future }))).status).toBe(403);
  });
});

describe('a link to put one content', () => {
  const content = randomContent(100_000);

  it('takes that content, and the store knows its SHA-256', async () => {
    const { url, headers } = await presignPut(endpoint, key('put'), content);
    const signed = new URL(url).searchParams.get('X-Amz-SignedHeaders');
    expect(signed).toBe('content-length;host;x-amz-checksum-sha256');
    const answer = await fetch(url, { method: 'PUT', headers, body: content });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    const head = await client.send(
      new HeadObjectCommand({ Bucket, Key: key('put'), ChecksumMode: 'ENABLED' }),
    );
    expect(head.ChecksumSHA256).toBe(base64Digest('sha256', content));
    expect(head.ContentLength).toBe(content.length);
  });

  it.each<[string, () => { body: Buffer; headers?: Record<string, string> }]>([
    ['other content of the same length', () => ({ body: randomContent(content.length) })],
    ['longer content', () => ({ body: Buffer.concat([content, content]) })],
    ['shorter content', () => ({ body: content.subarray(1) })],
    [
      'other content with its own checksum',
      () => {
        const body = randomContent(content.length);
        return { body, headers: { 'x-amz-checksum-sha256': base64Digest('sha256', body) } };
      },
    ],
    ['content without the checksum', () => ({ body: content, headers: {} })],
    [
      'content with further x-amz- headers',
      () => ({ body: content, headers: { 'x-amz-meta-smuggled': '1' } }),
    ],
  ])('refuses %s', async (what, attempt) => {
    const Key = key(`refused ${what}`);
    const { url, headers } = await presignPut(endpoint, Key, content);
    const { body, headers: changed } = attempt();
    const answer = await fetch(url, { method: 'PUT', headers: changed ?? headers, body });
    expect([400, 403]).toContain(answer.status);
    expect(await exists(Key)).toBe(false);
  });
});

it('links to put parts make up an object', async () => {
  const Key = key('parts');
  const contents = [randomContent(5 * 1024 * 1024), randomContent(10)];
  const begun = await client.send(
    new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: 'SHA256' }),
  );
  const UploadId = begun.UploadId ?? '';
  for (const [index, content] of contents.entries()) {
    const { url, headers } = await presignPart(endpoint, { Key, UploadId, PartNumber: index + 1 }, content);
    const wrong = await fetch(url, { method: 'PUT', headers, body: randomContent(content.length) });
    expect(wrong.status).toBe(400);
    const right = await fetch(url, { method: 'PUT', headers, body: content });
    expect(right.status).toBe(200);
    expect(right.headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/);
  }
  const { Parts = [] } = await client.send(new ListPartsCommand({ Bucket, Key, UploadId }));
  const named = Parts.map(({ PartNumber, ETag, ChecksumSHA256 }) => ({ PartNumber, ETag, ChecksumSHA256 }));
  await client.send(
    new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: named } }),
  );
  const got = await contentOf(await client.send(new GetObjectCommand({ Bucket, Key })));
  expect(fingerprint(got)).toBe(fingerprint(Buffer.concat(contents)));
});
