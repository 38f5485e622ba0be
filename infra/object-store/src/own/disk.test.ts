import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startObjectStore } from '../server.js';
import { MultipartStore } from '../storage/multipart-store.js';
import { Staging } from '../storage/staging.js';
import { contentOf, fingerprint, randomContent, refusal } from '../testing/content.js';
import { BUCKET, CREDENTIALS, type EmbeddedStore, embeddedStore } from '../testing/embedded-store.js';
import { filesBelow } from '../testing/files-below.js';
import { sha256 } from '../testing/raw-request.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';

const DAY_MS = 24 * 60 * 60 * 1000;

let store: EmbeddedStore;

beforeEach(async () => {
  store = await embeddedStore();
});
afterEach(() => store.discard());

function put(Key: string, Body: string | Buffer, more: object = {}) {
  return store.client().send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, ...more }));
}

function pathOf(Key: string): string {
  const hash = sha256(Key);
  return join('buckets', BUCKET, hash.slice(0, 2), hash);
}

describe('on the disk', () => {
  it('an object is one file, named by the hash of its key, that starts with the content', async () => {
    const content = randomContent(10_000);
    const Key = '../../escape?/'.repeat(20);
    await put(Key, content);
    expect(await filesBelow(store.directory)).toEqual([pathOf(Key), 'owner.json']);
    const file = await readFile(join(store.directory, pathOf(Key)));
    expect(fingerprint(file.subarray(0, content.length))).toBe(fingerprint(content));
  });

  it('a replaced or deleted object leaves nothing', async () => {
    await put('key', 'first');
    await put('key', 'second');
    expect(await filesBelow(join(store.directory, 'buckets'))).toHaveLength(1);
    await store.client().send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'key' }));
    expect(await filesBelow(join(store.directory, 'buckets'))).toEqual([]);
  });

  it('what was being read when it was replaced is still read whole', async () => {
    const content = randomContent(8_000_000);
    await put('key', content);
    const reading = await store.client().send(new GetObjectCommand({ Bucket: BUCKET, Key: 'key' }));
    await put('key', 'replaced');
    expect(fingerprint(await contentOf(reading))).toBe(fingerprint(content));
  });
});

describe('after a restart', () => {
  it('everything is there as it was, and sorted', async () => {
    const content = randomContent(1000);
    const long = 'm'.repeat(1900);
    await put('b', content, { ContentType: 'text/x', Metadata: { long }, ChecksumAlgorithm: 'SHA256' });
    await put('a', '');
    const head = () =>
      store.client().send(new HeadObjectCommand({ Bucket: BUCKET, Key: 'b', ChecksumMode: 'ENABLED' }));
    const { $metadata: _, ...before } = await head();
    await store.stop();
    await store.start();
    const { $metadata: __, ...after } = await head();
    expect(after).toEqual(before);
    expect(after).toMatchObject({ ContentType: 'text/x', Metadata: { long } });
    const list = await store.client().send(new ListObjectsV2Command({ Bucket: BUCKET }));
    expect(list.Contents?.map((entry) => entry.Key)).toEqual(['a', 'b']);
    const got = await store.client().send(new GetObjectCommand({ Bucket: BUCKET, Key: 'b' }));
    expect(fingerprint(await contentOf(got))).toBe(fingerprint(content));
  });

  it('what lay in staging is swept', async () => {
    await store.stop();
    await writeFile(join(store.directory, 'staging', 'half-an-upload'), 'half');
    await store.start();
    expect(await filesBelow(join(store.directory, 'staging'))).toEqual([]);
  });

  it.each<[string, (path: string) => Promise<void>]>([
    ['cut short', (path) => truncate(path, 500)],
    ['grown', (path) => appendFile(path, 'x')],
    ['emptied', (path) => truncate(path, 0)],
    ['another file', (path) => writeFile(path, 'x'.repeat(3000))],
  ])('a file that was %s is reported, not served, and may be written anew', async (_, damage) => {
    await put('damaged', randomContent(1000));
    await put('sound', 'sound');
    await store.stop();
    await damage(join(store.directory, pathOf('damaged')));
    const log = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    await store.start();
    expect(log.mock.calls.flat().join('')).toContain(sha256('damaged'));
    log.mockRestore();
    const client = store.client();
    const get = (Key: string) => client.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
    expect((await refusal(get('damaged'))).code).toBe('NoSuchKey');
    expect((await contentOf(await get('sound'))).toString()).toBe('sound');
    await put('damaged', 'anew');
    expect((await contentOf(await get('damaged'))).toString()).toBe('anew');
  });

  it('an upload in parts can go on', async () => {
    const upload = await begin('parts');
    await store.stop();
    await store.start();
    expect((await uploads()).map(({ UploadId }) => UploadId)).toEqual([upload]);
  });
});

async function begin(Key: string): Promise<string> {
  const client = store.client();
  const { UploadId = '' } = await client.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key }));
  await client.send(new UploadPartCommand({ Bucket: BUCKET, Key, UploadId, PartNumber: 1, Body: 'part' }));
  return UploadId;
}

async function uploads() {
  const { Uploads = [] } = await store.client().send(new ListMultipartUploadsCommand({ Bucket: BUCKET }));
  return Uploads;
}

describe('parts that nobody completes', () => {
  it('are removed at the start once they are more than seven days old', async () => {
    const [stale, fresh] = [await begin('stale'), await begin('fresh')];
    const age = async (id: string, days: number): Promise<void> => {
      const path = join(store.directory, 'uploads', id, 'upload.json');
      const upload = JSON.parse(await readFile(path, 'utf8'));
      const initiated = new Date(Date.now() - days * DAY_MS - 60_000).toISOString();
      await writeFile(path, JSON.stringify({ ...upload, initiated }));
    };
    await age(stale, 7);
    await age(fresh, 6);
    await store.stop();
    await store.start();
    expect((await uploads()).map(({ UploadId }) => UploadId)).toEqual([fresh]);
    expect(await filesBelow(join(store.directory, 'uploads'))).toEqual([
      join(fresh, 'part-00001'),
      join(fresh, 'upload.json'),
    ]);
  });

  it('are removed by the sweep that runs every day', async () => {
    const directory = await temporaryDirectory();
    const staging = await Staging.open(join(directory.path, 'staging'));
    const multipart = await MultipartStore.open(join(directory.path, 'uploads'), staging);
    const initiated = '2026-01-01T00:00:00.000Z';
    await multipart.begin({ bucket: BUCKET, key: 'k', initiated, attributes: { metadata: {} } });
    await multipart.removeStale(new Date('2026-01-08T00:00:00.000Z'));
    expect(await multipart.list(BUCKET, '')).toHaveLength(1);
    await multipart.removeStale(new Date('2026-01-08T00:00:00.001Z'));
    expect(await multipart.list(BUCKET, '')).toHaveLength(0);
    expect(await filesBelow(directory.path)).toEqual([]);
    await directory.remove();
  });
});

describe('the directory', () => {
  const startBeside = () =>
    startObjectStore({ ...CREDENTIALS, directory: store.directory, port: 0, corsOrigins: [] });

  it('is held by one server at a time', async () => {
    await expect(startBeside()).rejects.toThrow(`in use by the object store with process id ${process.pid}`);
    await put('key', 'still served');
  });

  it('is taken over from a server that is gone, though its number may be in use again', async () => {
    await store.stop();
    const owner = join(store.directory, 'owner.json');
    for (const left of [
      { pid: process.pid, startedAt: 'earlier' },
      { pid: 2 ** 22 + 1, startedAt: '1' },
    ]) {
      await writeFile(owner, JSON.stringify(left));
      await store.start();
      await store.stop();
    }
    await store.start();
    expect((await readFile(owner, 'utf8')).length).toBeGreaterThan(0);
  });
});
