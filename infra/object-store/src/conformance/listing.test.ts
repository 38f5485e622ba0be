import {
  DeleteObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('a listing', () => {
  const names = Array.from(
    { length: 25 },
    (_, number) => `list/${number % 3}/${String(number).padStart(2, '0')}`,
  );

  beforeAll(async () => {
    await Promise.all(
      names.map((name) => client.send(new PutObjectCommand({ Bucket, Key: key(name), Body: 'x' }))),
    );
  });

  it('gives every key once, in order, over several pages', async () => {
    const found: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket, Prefix: key('list/'), MaxKeys: 7, ContinuationToken }),
      );
      expect(page.Contents?.length).toBeLessThanOrEqual(7);
      found.push(...(page.Contents ?? []).map((entry) => entry.Key ?? ''));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    expect(found).toEqual(names.map(key).sort());
  });

  it('rolls keys up to a delimiter, over several pages too', async () => {
    const found: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({
          Bucket,
          Prefix: key('list/'),
          Delimiter: '/',
          MaxKeys: 2,
          ContinuationToken,
        }),
      );
      found.push(...(page.CommonPrefixes ?? []).map((entry) => entry.Prefix ?? ''));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    expect(found).toEqual(['list/0/', 'list/1/', 'list/2/'].map(key));
  });

  it('starts after a key, and may encode keys', async () => {
    const Key = key('list-encoded/a b+ü&.txt');
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const after = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: key('list/2/'), StartAfter: key('list/2/20') }),
    );
    expect(after.Contents?.map((entry) => entry.Key)).toEqual([key('list/2/23')]);
    const encoded = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: key('list-encoded/'), EncodingType: 'url' }),
    );
    expect(
      encoded.Contents?.map((entry) => decodeURIComponent((entry.Key ?? '').replaceAll('+', ' '))),
    ).toEqual([Key]);
    expect(encoded.Contents?.[0]?.Key).not.toContain('ü');
  });

  it('is empty where nothing is', async () => {
    const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: key('nothing/') }));
    expect(page).toMatchObject({ KeyCount: 0, IsTruncated: false });
  });
});

describe('deleting many', () => {
  it('removes each, and reports those that were not there as gone', async () => {
    const keys = [key('many/ä & <b>'), key('many/2')];
    for (const Key of keys) await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const Objects = [...keys, key('many/never there')].map((Key) => ({ Key }));
    const answer = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(answer.Errors ?? []).toEqual([]);
    expect(answer.Deleted?.map((entry) => entry.Key).sort()).toEqual(Objects.map(({ Key }) => Key).sort());
    const left = await client.send(new ListObjectsV2Command({ Bucket, Prefix: key('many/') }));
    expect(left.KeyCount).toBe(0);
  });
});
