import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64Digest, contentOf, fingerprint, randomContent, refusal } from '../testing/content.js';
import { type Endpoint, openEndpoint } from '../testing/endpoint.js';

const MIB = 1024 * 1024;
const first = randomContent(5 * MIB);
const last = randomContent(1000);

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

async function begin(Key: string, ChecksumAlgorithm?: 'SHA256'): Promise<string> {
  const begun = await client.send(
    new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm, ContentType: 'application/pdf' }),
  );
  if (!begun.UploadId) throw new Error('no upload id');
  return begun.UploadId;
}

async function putPart(
  Key: string,
  UploadId: string,
  PartNumber: number,
  Body: Buffer,
): Promise<CompletedPart> {
  const ChecksumSHA256 = base64Digest('sha256', Body);
  const { ETag } = await client.send(
    new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body, ChecksumSHA256 }),
  );
  return { PartNumber, ETag, ChecksumSHA256 };
}

function complete(Key: string, UploadId: string, Parts: CompletedPart[]) {
  return client.send(
    new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
  );
}

describe('an upload in parts', () => {
  it('becomes one object, and is gone as an upload', async () => {
    const Key = key('parts/ä b.pdf');
    const UploadId = await begin(Key, 'SHA256');
    // The last part first, and the first part twice: numbers decide, and the later one counts.
    const second = await putPart(Key, UploadId, 2, last);
    await putPart(Key, UploadId, 1, randomContent(5 * MIB));
    const firstPart = await putPart(Key, UploadId, 1, first);

    const listed = await client.send(new ListPartsCommand({ Bucket, Key, UploadId }));
    expect(listed.Parts?.map(({ PartNumber, Size, ETag }) => [PartNumber, Size, ETag])).toEqual([
      [1, first.length, firstPart.ETag],
      [2, last.length, second.ETag],
    ]);
    expect(listed.Parts?.[0]?.ChecksumSHA256).toBe(firstPart.ChecksumSHA256);

    const done = await complete(Key, UploadId, [firstPart, second]);
    const md5s = [first, last].map((part) => createHash('md5').update(part).digest());
    const etag = `"${createHash('md5').update(Buffer.concat(md5s)).digest('hex')}-2"`;
    expect(done.ETag).toBe(etag);
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(got).toMatchObject({ ETag: etag, ContentType: 'application/pdf' });
    expect(fingerprint(await contentOf(got))).toBe(fingerprint(Buffer.concat([first, last])));

    const head = await client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    const sha256s = [first, last].map((part) => createHash('sha256').update(part).digest());
    expect(head.ChecksumSHA256).toBe(`${base64Digest('sha256', Buffer.concat(sha256s))}-2`);
    expect((await refusal(client.send(new ListPartsCommand({ Bucket, Key, UploadId })))).code).toBe(
      'NoSuchUpload',
    );
  });

  it('is listed while it lasts, and aborting it leaves nothing', async () => {
    const Key = key('parts/aborted');
    const UploadId = await begin(Key);
    const part = await putPart(Key, UploadId, 1, last);
    const list = () => client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: Key }));
    expect((await list()).Uploads?.map((upload) => [upload.Key, upload.UploadId])).toEqual([[Key, UploadId]]);
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    expect((await list()).Uploads ?? []).toEqual([]);
    expect(await refusal(putPart(Key, UploadId, 2, last))).toEqual({ status: 404, code: 'NoSuchUpload' });
    expect(await refusal(complete(Key, UploadId, [part]))).toEqual({ status: 404, code: 'NoSuchUpload' });
    expect((await refusal(client.send(new HeadObjectCommand({ Bucket, Key })))).status).toBe(404);
  });

  it('lists its parts in pages', async () => {
    const Key = key('parts/pages');
    const UploadId = await begin(Key);
    for (const number of [1, 2, 10]) await putPart(Key, UploadId, number, last);
    const page = await client.send(new ListPartsCommand({ Bucket, Key, UploadId, MaxParts: 2 }));
    expect(page.IsTruncated).toBe(true);
    const PartNumberMarker = page.NextPartNumberMarker;
    const rest = await client.send(new ListPartsCommand({ Bucket, Key, UploadId, PartNumberMarker }));
    expect([page, rest].map(({ Parts }) => Parts?.map((part) => part.PartNumber))).toEqual([[1, 2], [10]]);
    expect(rest.IsTruncated).toBe(false);
  });
});

describe('completing is refused', () => {
  const cases: [string, string, (parts: CompletedPart[]) => CompletedPart[]][] = [
    ['in the wrong order', 'InvalidPartOrder', (parts) => parts.toReversed()],
    [
      'with a part that was not received',
      'InvalidPart',
      ([part]) => [{ ...part }, { PartNumber: 3, ETag: '"0"' }],
    ],
    ['with a wrong ETag', 'InvalidPart', ([part]) => [{ ...part, ETag: `"${'0'.repeat(32)}"` }]],
  ];
  it.each(cases)('%s', async (what, code, change) => {
    const Key = key(`refused/${what}`);
    const UploadId = await begin(Key);
    const parts = [await putPart(Key, UploadId, 1, first), await putPart(Key, UploadId, 2, last)];
    expect(await refusal(complete(Key, UploadId, change(parts)))).toEqual({ status: 400, code });
    expect((await refusal(client.send(new HeadObjectCommand({ Bucket, Key })))).status).toBe(404);
    expect((await complete(Key, UploadId, parts)).$metadata.httpStatusCode).toBe(200);
  });

  it('with a part below five mebibytes before the last', async () => {
    const Key = key('refused/small');
    const UploadId = await begin(Key);
    const parts = [await putPart(Key, UploadId, 1, last), await putPart(Key, UploadId, 2, last)];
    expect(await refusal(complete(Key, UploadId, parts))).toEqual({ status: 400, code: 'EntityTooSmall' });
  });
});

describe('the SDK library for large uploads', () => {
  it('sends a stream of unknown length in parts', async () => {
    const Key = key('library');
    const content = randomContent(12 * MIB);
    const Body = Readable.from([content.subarray(0, 3_000_000), content.subarray(3_000_000)]);
    await new Upload({ client, params: { Bucket, Key, Body }, partSize: 5 * MIB, queueSize: 3 }).done();
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect(fingerprint(await contentOf(got))).toBe(fingerprint(content));
    expect(got.ETag).toMatch(/-3"$/);
  });
});
