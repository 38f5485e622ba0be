import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { contentOf } from '../testing/content.js';
import { BUCKET, CREDENTIALS, type EmbeddedStore, embeddedStore } from '../testing/embedded-store.js';
import { filesBelow } from '../testing/files-below.js';
import { type RawRequest, type RawResponse, send, sendSigned } from '../testing/raw-request.js';
import { converse } from '../testing/raw-socket.js';
import { waitUntil } from '../testing/wait-until.js';

let store: EmbeddedStore;
let log: ReturnType<typeof vi.spyOn>;

beforeAll(async () => {
  log = vi.spyOn(process.stderr, 'write');
  store = await embeddedStore();
  await store.client().send(new PutObjectCommand({ Bucket: BUCKET, Key: 'key', Body: 'content' }));
});
afterEach(async () => {
  // Whatever was refused is no fault of the server's, left nothing behind, and changed nothing.
  expect(log.mock.calls.flat().filter((line: unknown) => String(line).includes('"level":"error"'))).toEqual(
    [],
  );
  await waitUntil(
    'staging is empty',
    async () => (await filesBelow(join(store.directory, 'staging'))).length === 0,
  );
  const got = await store.client().send(new GetObjectCommand({ Bucket: BUCKET, Key: 'key' }));
  expect((await contentOf(got)).toString()).toBe('content');
});
afterAll(async () => {
  log.mockRestore();
  await store.discard();
});

function signed(raw: Partial<RawRequest>): Promise<RawResponse> {
  return sendSigned(store.url, CREDENTIALS, { method: 'GET', target: `/${BUCKET}/key`, ...raw });
}

describe('what the store does not know is refused, never passed over', () => {
  it.each<[string, Partial<RawRequest>]>([
    ['tagging', { method: 'PUT', target: `/${BUCKET}/key?tagging`, body: '<Tagging/>' }],
    ['access lists', { method: 'PUT', target: `/${BUCKET}/key?acl`, body: '<x/>' }],
    ['versions', { target: `/${BUCKET}/key?versionId=1` }],
    ['the first listing', { target: `/${BUCKET}` }],
    ['all buckets', { target: '/' }],
    ['deleting a bucket', { method: 'DELETE', target: `/${BUCKET}` }],
    ['encryption', { method: 'PUT', headers: { 'x-amz-server-side-encryption': 'AES256' }, body: 'x' }],
    ['locks', { method: 'PUT', headers: { 'x-amz-object-lock-mode': 'GOVERNANCE' }, body: 'x' }],
    [
      'a checksum it can not make',
      { method: 'PUT', headers: { 'x-amz-checksum-crc64nvme': 'AAAAAAAAAAA=' }, body: 'x' },
    ],
    [
      'copying into a part',
      {
        method: 'PUT',
        target: `/${BUCKET}/key?partNumber=1&uploadId=${'0'.repeat(32)}`,
        headers: { 'x-amz-copy-source': `/${BUCKET}/key` },
      },
    ],
  ])('%s', async (_, raw) => {
    const answer = await signed(raw);
    expect([answer.status, answer.code]).toEqual([501, 'NotImplemented']);
  });
});

describe('bad input gets an answer of the protocol', () => {
  const upload = `uploadId=${'0'.repeat(32)}`;
  it.each<[string, Partial<RawRequest>, number, string]>([
    ['a broken escape', { target: `/${BUCKET}/%E0%A4%A` }, 400, 'InvalidURI'],
    ['a parameter twice', { target: `/${BUCKET}?list-type=2&prefix=a&prefix=b` }, 400, 'InvalidArgument'],
    ['a number that is none', { target: `/${BUCKET}?list-type=2&max-keys=many` }, 400, 'InvalidArgument'],
    ['a strange token', { target: `/${BUCKET}?continuation-token=%21&list-type=2` }, 400, 'InvalidArgument'],
    ['a long key', { target: `/${BUCKET}/${'k'.repeat(1025)}` }, 400, 'KeyTooLongError'],
    ['a bucket name that is none', { method: 'PUT', target: '/UPPER' }, 400, 'InvalidBucketName'],
    ['a reserved bucket name', { method: 'PUT', target: '/healthz' }, 400, 'InvalidBucketName'],
    ['a path in an upload id', { target: `/${BUCKET}/key?uploadId=..%2F..` }, 404, 'NoSuchUpload'],
    [
      'a part number out of range',
      { method: 'PUT', target: `/${BUCKET}/key?partNumber=0&${upload}` },
      400,
      'InvalidArgument',
    ],
    [
      'a line break in an answer',
      { target: `/${BUCKET}/key?response-content-type=a%0D%0Ab` },
      400,
      'InvalidArgument',
    ],
    [
      'XML that is none',
      { method: 'POST', target: `/${BUCKET}?delete`, body: '<Delete><Object>' },
      400,
      'MalformedXML',
    ],
    ['no XML', { method: 'POST', target: `/${BUCKET}?delete`, body: '' }, 400, 'MalformedXML'],
    [
      'XML with entities',
      { method: 'POST', target: `/${BUCKET}?delete`, body: '<!DOCTYPE a [<!ENTITY b "c">]><Delete/>' },
      400,
      'MalformedXML',
    ],
    [
      'large XML',
      { method: 'POST', target: `/${BUCKET}?delete`, body: ' '.repeat(4 * 1024 ** 2 + 1) },
      400,
      'EntityTooLarge',
    ],
    [
      'a checksum that is none',
      { method: 'PUT', headers: { 'x-amz-checksum-crc32': 'zz' }, body: 'x' },
      400,
      'InvalidRequest',
    ],
    [
      'two checksums',
      {
        method: 'PUT',
        headers: { 'x-amz-checksum-crc32': 'AAAAAA==', 'x-amz-checksum-crc32c': 'AAAAAA==' },
        body: 'x',
      },
      400,
      'InvalidRequest',
    ],
    [
      'an MD5 that is none',
      { method: 'PUT', headers: { 'content-md5': 'zz' }, body: 'x' },
      400,
      'InvalidDigest',
    ],
    [
      'much metadata',
      { method: 'PUT', headers: { 'x-amz-meta-a': 'b'.repeat(2048) }, body: 'x' },
      400,
      'MetadataTooLarge',
    ],
    [
      'framing that is not announced',
      { method: 'PUT', headers: { 'content-encoding': 'aws-chunked' }, body: 'x' },
      400,
      'InvalidRequest',
    ],
    [
      'a payload hash that is none',
      { method: 'PUT', payloadHash: 'STREAMING-SOMETHING', body: 'x' },
      400,
      'InvalidArgument',
    ],
    [
      'a body without a length',
      {
        method: 'PUT',
        payloadHash: 'UNSIGNED-PAYLOAD',
        headers: { 'transfer-encoding': 'chunked' },
        body: 'x',
      },
      411,
      'MissingContentLength',
    ],
    [
      'a body that is too large',
      {
        method: 'PUT',
        payloadHash: 'UNSIGNED-PAYLOAD',
        headers: { 'content-length': String(5 * 1024 ** 3 + 1), expect: '100-continue' },
      },
      400,
      'EntityTooLarge',
    ],
  ])('%s', async (_, raw, status, code) => {
    const answer = await signed(raw);
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toBe('application/xml');
  });

  it('a header larger than sixteen kibibytes', async () => {
    const answer = await send(store.url, 'GET', '/', { 'x-padding': 'p'.repeat(17_000) });
    expect([answer.status, answer.code]).toEqual([431, 'BadRequest']);
  });

  it('what is not HTTP', async () => {
    const answer = await converse(store.url, 'NONSENSE\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*<Code>BadRequest<\/Code>/s);
  });

  it('a whole address in place of a path', async () => {
    expect(
      await converse(
        store.url,
        'GET http://elsewhere.test/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      ),
    ).toContain('<Code>InvalidURI</Code>');
  });
});
