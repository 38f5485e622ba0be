import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64Digest, contentOf, fingerprint, randomContent, refusal } from '../testing/content.js';
import { type Endpoint, openEndpoint } from '../testing/endpoint.js';
import { type RawRequest, type RawResponse, send, sendSigned, signRequest } from '../testing/raw-request.js';

let endpoint: Endpoint;
let client: S3Client;
let Bucket: string;
const key = (name: string): string => `${endpoint.prefix}${name}`;
const target = (name: string): string => `/${Bucket}/${key(name)}`;

beforeAll(async () => {
  endpoint = await openEndpoint();
  client = endpoint.client();
  Bucket = endpoint.bucket;
});
afterAll(() => endpoint.close());

async function stored(name: string): Promise<Buffer | undefined> {
  try {
    return await contentOf(await client.send(new GetObjectCommand({ Bucket, Key: key(name) })));
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
    throw error;
  }
}

function crc32Base64(content: Buffer): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(content));
  return bytes.toString('base64');
}

describe('checksums of the SDK', () => {
  it('are verified for a body that is read as it is sent, with its checksum in a trailer', async () => {
    const content = randomContent(3_000_000);
    const body = Readable.from([content.subarray(0, 70_001), content.subarray(70_001)]);
    await client.send(
      new PutObjectCommand({ Bucket, Key: key('stream'), Body: body, ContentLength: content.length }),
    );
    expect(fingerprint(await stored('stream'))).toBe(fingerprint(content));
    const head = await client.send(
      new HeadObjectCommand({ Bucket, Key: key('stream'), ChecksumMode: 'ENABLED' }),
    );
    expect(head.ChecksumCRC32).toBe(crc32Base64(content));
    expect(head.ContentEncoding ?? '').not.toContain('aws-chunked');
  });

  it.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)('%s is kept with the object', async (algorithm) => {
    const Key = key(`algorithm-${algorithm}`);
    const content = randomContent(100_000);
    const put = await client.send(
      new PutObjectCommand({ Bucket, Key, Body: content, ChecksumAlgorithm: algorithm }),
    );
    const head = await client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    expect(head[`Checksum${algorithm}`]).toBeTruthy();
    expect(head[`Checksum${algorithm}`]).toBe(put[`Checksum${algorithm}`]);
    const got = await client.send(new GetObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    expect(fingerprint(await contentOf(got))).toBe(fingerprint(content));
  });

  it('tell the SHA-256 of an object that was put with one', async () => {
    const Key = key('sha256');
    const ChecksumSHA256 = base64Digest('sha256', 'evidence');
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'evidence', ChecksumSHA256 }));
    const head = await client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    expect(head.ChecksumSHA256).toBe(ChecksumSHA256);
  });

  it('that are wrong are refused, and the object stays as it was', async () => {
    const Key = key('wrong');
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'right' }));
    const ChecksumSHA256 = base64Digest('sha256', 'something else');
    const putting = client.send(new PutObjectCommand({ Bucket, Key, Body: 'altered', ChecksumSHA256 }));
    expect((await refusal(putting)).status).toBe(400);
    expect((await stored('wrong'))?.toString()).toBe('right');
  });
});

describe('a body that does not match what was signed', () => {
  const put = (name: string, raw: Partial<RawRequest>): Promise<RawResponse> =>
    sendSigned(endpoint.url, endpoint.credentials, { method: 'PUT', target: target(name), ...raw });

  it('is refused by x-amz-content-sha256', async () => {
    const signed = signRequest(endpoint.url, endpoint.credentials, {
      method: 'PUT',
      target: target('sha'),
      body: 'announced',
    });
    const answer = await send(endpoint.url, 'PUT', target('sha'), signed.headers, 'delivered');
    expect(answer.status).toBe(400);
    expect(await stored('sha')).toBeUndefined();
  });

  it('is refused by Content-MD5', async () => {
    const headers = { 'content-md5': base64Digest('md5', 'announced') };
    expect((await put('md5', { body: 'delivered', headers })).status).toBe(400);
    expect(await stored('md5')).toBeUndefined();
    expect((await put('md5', { body: 'announced', headers })).status).toBe(200);
    expect((await stored('md5'))?.toString()).toBe('announced');
  });
});

describe('aws-chunked bodies', () => {
  const first = randomContent(70_000);
  const second = randomContent(1_000);
  const whole = Buffer.concat([first, second]);

  interface Chunked {
    readonly name: string;
    readonly payloadHash: string;
    readonly trailer?: string;
    /** Changes the finished body before it is sent. */
    readonly alter?: (body: Buffer) => Buffer;
    readonly decodedLength?: number;
  }

  /** Sends `first` and `second` as two chunks, signed when the payload hash says so. */
  async function putChunked({
    name,
    payloadHash,
    trailer,
    alter,
    decodedLength,
  }: Chunked): Promise<RawResponse> {
    const headers = {
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': String(decodedLength ?? whole.length),
      ...(trailer ? { 'x-amz-trailer': trailer.split(':')[0] ?? '' } : {}),
    };
    const raw = { method: 'PUT', target: target(name), headers, payloadHash };
    const signed = signRequest(endpoint.url, endpoint.credentials, raw);
    const isSigned = payloadHash.startsWith('STREAMING-AWS4');
    const pieces: (string | Buffer)[] = [];
    let previous = signed.signature;
    for (const content of [first, second, Buffer.alloc(0)]) {
      previous = signed.chainSignature('PAYLOAD', previous, content);
      const extension = isSigned ? `;chunk-signature=${previous}` : '';
      pieces.push(`${content.length.toString(16)}${extension}\r\n`);
      if (content.length > 0) pieces.push(content, '\r\n');
    }
    if (trailer) {
      pieces.push(`${trailer}\r\n`);
      const signature = signed.chainSignature('TRAILER', previous, `${trailer}\n`);
      if (isSigned) pieces.push(`x-amz-trailer-signature:${signature}\r\n`);
    }
    pieces.push('\r\n');
    const body = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
    const sent = alter ? alter(body) : body;
    const wire = { ...signed.headers, 'content-length': String(sent.length) };
    return send(endpoint.url, 'PUT', target(name), wire, sent);
  }

  const crc = `x-amz-checksum-crc32:${crc32Base64(whole)}`;
  const signedTrailer = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER';

  it.each([
    ['STREAMING-UNSIGNED-PAYLOAD-TRAILER', crc],
    ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', undefined],
    [signedTrailer, crc],
    [signedTrailer, `x-amz-checksum-sha256:${base64Digest('sha256', whole)}`],
  ])('%s with %s is stored without its framing', async (payloadHash, trailer) => {
    const name = `chunked-${payloadHash}-${trailer?.slice(0, 20)}`.replaceAll(':', '-');
    const answer = await putChunked({ name, payloadHash, trailer });
    expect([answer.status, answer.code]).toEqual([200, undefined]);
    expect(fingerprint(await stored(name))).toBe(fingerprint(whole));
  });

  const flip = (text: string) => (body: Buffer) => {
    const at = body.indexOf(text) + text.length;
    const altered = Buffer.from(body);
    altered[at] = (altered[at] ?? 0) ^ 1;
    return altered;
  };

  it.each<[string, Omit<Chunked, 'name'>]>([
    [
      'content against its chunk signature',
      { payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD', alter: flip('\r\n') },
    ],
    [
      'a chunk signature',
      { payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD', alter: flip('chunk-signature=') },
    ],
    ['a trailer signature', { payloadHash: signedTrailer, trailer: crc, alter: flip('trailer-signature:') }],
    [
      'content against the trailer',
      { payloadHash: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', trailer: crc, alter: flip('\r\n') },
    ],
    [
      'the trailer',
      { payloadHash: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', trailer: 'x-amz-checksum-crc32:AAAAAA==' },
    ],
    [
      'the end missing',
      { payloadHash: signedTrailer, trailer: crc, alter: (body) => body.subarray(0, -200) },
    ],
    ['the length', { payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD', decodedLength: whole.length + 1 }],
  ])('wrong in %s are refused and leave nothing', async (what, chunked) => {
    const name = `refused-${what.replaceAll(' ', '-')}`;
    const answer = await putChunked({ name, ...chunked });
    expect(answer.status, answer.body.toString()).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await stored(name)).toBeUndefined();
  });
});
