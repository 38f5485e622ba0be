import { createHash } from 'node:crypto';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOf, fingerprint, randomContent, refusal } from '../testing/content.js';
import { type Endpoint, openEndpoint } from '../testing/endpoint.js';

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

describe('buckets', () => {
  it('are found, and not made a second time', async () => {
    await client.send(new HeadBucketCommand({ Bucket }));
    const again = await refusal(client.send(new CreateBucketCommand({ Bucket })));
    expect(again.status).toBe(409);
  });

  it('that are not there are not found', async () => {
    const missing = `no-such-bucket-${Date.now()}`;
    expect((await refusal(client.send(new HeadBucketCommand({ Bucket: missing })))).status).toBe(404);
    const listing = client.send(new ListObjectsV2Command({ Bucket: missing }));
    expect(await refusal(listing)).toEqual({ status: 404, code: 'NoSuchBucket' });
  });
});

describe('an object', () => {
  it('comes back with the bytes, type and metadata it was put with', async () => {
    const content = randomContent(300_000);
    const Key = key('whole.bin');
    const attributes = {
      ContentType: 'application/x-thing',
      ContentDisposition: 'attachment; filename="whole.bin"',
      CacheControl: 'no-store',
      ContentLanguage: 'en-GB',
      Metadata: { evidence: '42' },
    };
    await client.send(new PutObjectCommand({ Bucket, Key, Body: content, ...attributes }));
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(fingerprint(await contentOf(got))).toBe(fingerprint(content));
    expect(got).toMatchObject(attributes);
    const head = await client.send(new HeadObjectCommand({ Bucket, Key }));
    expect(head).toMatchObject({ ...attributes, ContentLength: content.length });
    expect(head.ETag).toBe(`"${createHash('md5').update(content).digest('hex')}"`);
    expect(Math.abs(Date.now() - (head.LastModified?.getTime() ?? 0))).toBeLessThan(5 * 60_000);
  });

  it('may be empty', async () => {
    const Key = key('empty');
    await client.send(new PutObjectCommand({ Bucket, Key, Body: '' }));
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(got.ContentLength).toBe(0);
    expect(await contentOf(got)).toHaveLength(0);
  });

  it('is replaced whole by another', async () => {
    const Key = key('replaced');
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'first', Metadata: { a: '1' } }));
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'the second', Metadata: { b: '2' } }));
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect((await contentOf(got)).toString()).toBe('the second');
    expect(got.Metadata).toEqual({ b: '2' });
  });

  it('that is not there is not found, and may be deleted', async () => {
    const Key = key('missing');
    expect((await refusal(client.send(new HeadObjectCommand({ Bucket, Key })))).status).toBe(404);
    const reading = client.send(new GetObjectCommand({ Bucket, Key }));
    expect(await refusal(reading)).toEqual({ status: 404, code: 'NoSuchKey' });
    const deleted = await client.send(new DeleteObjectCommand({ Bucket, Key }));
    expect(deleted.$metadata.httpStatusCode).toBe(204);
  });

  it.each([
    'with space/файл ü 日本 #1 +plus&amp?.txt',
    "q'uote(1)!*~%41.txt",
    'a+b=c;d:e@f,g$h.bin',
    'emoji 🎉.png',
    'dir/',
    'double//slash',
    `${'n'.repeat(300)}.txt`,
  ])('may have the key %s', async (name) => {
    const Key = key(name);
    await client.send(new PutObjectCommand({ Bucket, Key, Body: name }));
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect((await contentOf(got)).toString()).toBe(name);
    const list = await client.send(new ListObjectsV2Command({ Bucket, Prefix: Key }));
    expect(list.Contents?.map((entry) => entry.Key)).toContain(Key);
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }] } }));
    expect((await refusal(client.send(new HeadObjectCommand({ Bucket, Key })))).status).toBe(404);
  });

  it('is told apart from keys that only differ in case or lie below it', async () => {
    for (const name of ['x', 'X', 'x/y']) {
      await client.send(new PutObjectCommand({ Bucket, Key: key(name), Body: `content of ${name}` }));
    }
    for (const name of ['x', 'X', 'x/y']) {
      const got = await client.send(new GetObjectCommand({ Bucket, Key: key(name) }));
      expect((await contentOf(got)).toString()).toBe(`content of ${name}`);
    }
  });
});

describe('reading a range', () => {
  const content = randomContent(1000);

  beforeAll(async () => {
    await client.send(new PutObjectCommand({ Bucket, Key: key('range'), Body: content }));
  });

  it.each([
    ['bytes=100-199', 100, 200],
    ['bytes=990-5000', 990, 1000],
    ['bytes=500-', 500, 1000],
    ['bytes=-50', 950, 1000],
    ['bytes=-5000', 0, 1000],
  ])('%s', async (Range, start, end) => {
    const got = await client.send(new GetObjectCommand({ Bucket, Key: key('range'), Range }));
    expect(got.$metadata.httpStatusCode).toBe(206);
    expect(got.ContentRange).toBe(`bytes ${start}-${end - 1}/1000`);
    expect(fingerprint(await contentOf(got))).toBe(fingerprint(content.subarray(start, end)));
  });

  it('beyond the end is refused', async () => {
    const reading = client.send(new GetObjectCommand({ Bucket, Key: key('range'), Range: 'bytes=1000-' }));
    expect((await refusal(reading)).status).toBe(416);
  });
});

describe('conditions', () => {
  it('let a key be written once', async () => {
    const put = (Body: string) =>
      client.send(new PutObjectCommand({ Bucket, Key: key('once'), Body, IfNoneMatch: '*' }));
    await put('first');
    expect((await refusal(put('second'))).status).toBe(412);
    const got = await client.send(new GetObjectCommand({ Bucket, Key: key('once') }));
    expect((await contentOf(got)).toString()).toBe('first');
  });

  it('let one of many writers at a time win', async () => {
    const Key = key('race');
    const attempts = Array.from({ length: 10 }, async (_, number) => {
      const Body = Buffer.alloc(100_000, String(number));
      const { status } = await client
        .send(new PutObjectCommand({ Bucket, Key, Body, IfNoneMatch: '*' }))
        .then(
          () => ({ status: 200 }),
          (error: Error) => refusal(Promise.reject(error)),
        );
      return { status, Body };
    });
    const results = await Promise.all(attempts);
    const winners = results.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    for (const { status } of results) expect([200, 409, 412]).toContain(status);
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(fingerprint(await contentOf(got))).toBe(fingerprint(winners[0]?.Body));
  });

  it('on a read are kept', async () => {
    const Key = key('conditional');
    const { ETag } = await client.send(new PutObjectCommand({ Bucket, Key, Body: 'content' }));
    const read = (condition: object) => client.send(new GetObjectCommand({ Bucket, Key, ...condition }));
    expect((await refusal(read({ IfNoneMatch: ETag }))).status).toBe(304);
    expect((await refusal(read({ IfMatch: '"something-else"' }))).status).toBe(412);
    expect((await contentOf(await read({ IfMatch: ETag }))).toString()).toBe('content');
    expect((await contentOf(await read({ IfNoneMatch: '"something-else"' }))).toString()).toBe('content');
  });
});

describe('a copy', () => {
  it('keeps content and metadata, or takes new metadata', async () => {
    const content = randomContent(50_000);
    const source = 'copy/söurce + 1.bin';
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key: key(source),
        Body: content,
        ContentType: 'text/x',
        Metadata: { a: '1' },
      }),
    );
    const CopySource = `${Bucket}/${encodeURIComponent(key(source))}`;
    await client.send(new CopyObjectCommand({ Bucket, Key: key('copy/same'), CopySource }));
    const same = await client.send(new GetObjectCommand({ Bucket, Key: key('copy/same') }));
    expect(fingerprint(await contentOf(same))).toBe(fingerprint(content));
    expect(same).toMatchObject({ ContentType: 'text/x', Metadata: { a: '1' } });

    const replaced = { MetadataDirective: 'REPLACE', ContentType: 'text/y', Metadata: { b: '2' } } as const;
    await client.send(new CopyObjectCommand({ Bucket, Key: key('copy/new'), CopySource, ...replaced }));
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: key('copy/new') }));
    expect(head).toMatchObject({
      ContentType: 'text/y',
      Metadata: { b: '2' },
      ContentLength: content.length,
    });
  });

  it('of what is not there is refused', async () => {
    const copying = client.send(
      new CopyObjectCommand({
        Bucket,
        Key: key('copy/none'),
        CopySource: `${Bucket}/${key('copy/nothing')}`,
      }),
    );
    expect((await refusal(copying)).status).toBe(404);
  });
});
