import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildForTests } from '../testing/build.js';
import { contentOf, randomContent } from '../testing/content.js';
import { BUCKET, CREDENTIALS } from '../testing/embedded-store.js';
import { clientFor } from '../testing/endpoint.js';
import { filesBelow } from '../testing/files-below.js';
import { type TemporaryDirectory, temporaryDirectory } from '../testing/temporary-directory.js';
import { waitUntil } from '../testing/wait-until.js';

const ROUNDS = 5;
const PART_BYTES = 5 * 1024 * 1024;

let data: TemporaryDirectory;
let programme: string;
let child: ChildProcess | undefined;

beforeAll(async () => {
  programme = await buildForTests();
  data = await temporaryDirectory();
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await data.remove();
  await rm(programme, { recursive: true, force: true });
});

/** Starts the built server as the launcher does, and gives a client of it once it says that it listens. */
async function startServer(): Promise<{ server: ChildProcess; client: S3Client }> {
  const server = spawn(process.execPath, [join(programme, 'main.js')], {
    env: {
      OBJECT_STORE_DIR: data.path,
      OBJECT_STORE_PORT: '0',
      OBJECT_STORE_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      OBJECT_STORE_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = server;
  const [line] = await once(createInterface({ input: server.stdout }), 'line');
  const { listening }: { listening: string } = JSON.parse(String(line));
  return { server, client: clientFor(listening, CREDENTIALS) };
}

async function kill(server: ChildProcess): Promise<void> {
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}

/** Content that tells by itself whether it is whole: random bytes, and the SHA-256 of them at the front. */
function selfChecking(bytes: number): Buffer {
  const content = randomContent(bytes);
  return Buffer.concat([createHash('sha256').update(content).digest(), content]);
}

function isWhole(content: Buffer): boolean {
  return createHash('sha256').update(content.subarray(32)).digest().equals(content.subarray(0, 32));
}

/** ETags by key, without quotes: of the last write that was begun, and of the last that was acknowledged. */
interface Written {
  readonly begun: Map<string, string>;
  readonly acknowledged: Map<string, string>;
}

function md5(content: Buffer): Buffer {
  return createHash('md5').update(content).digest();
}

/** Overwrites one key until the server is gone. */
async function writeUntilGone(
  client: S3Client,
  Key: string,
  { begun, acknowledged }: Written,
): Promise<void> {
  for (;;) {
    const content = selfChecking(Math.ceil(Math.random() * 400_000));
    const etag = md5(content).toString('hex');
    begun.set(Key, etag);
    await client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: content }));
    acknowledged.set(Key, etag);
  }
}

/** The same with uploads in parts. */
async function joinUntilGone(client: S3Client, Key: string, { begun, acknowledged }: Written): Promise<void> {
  for (;;) {
    const content = selfChecking(PART_BYTES + 100_000);
    const pieces = [content.subarray(0, PART_BYTES), content.subarray(PART_BYTES)];
    const etag = `${md5(Buffer.concat(pieces.map(md5))).toString('hex')}-2`;
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key }));
    const Parts = [];
    for (const [index, Body] of pieces.entries()) {
      const part = { Bucket: BUCKET, Key, UploadId, PartNumber: index + 1, Body };
      Parts.push({
        PartNumber: part.PartNumber,
        ETag: (await client.send(new UploadPartCommand(part))).ETag,
      });
    }
    begun.set(Key, etag);
    const finished = { Bucket: BUCKET, Key, UploadId, MultipartUpload: { Parts } };
    await client.send(new CompleteMultipartUploadCommand(finished));
    acknowledged.set(Key, etag);
  }
}

it('shows each object whole, old or new, after it was killed while writing', async () => {
  const written: Written = { begun: new Map(), acknowledged: new Map() };
  const { begun, acknowledged } = written;
  const keys = ['a', 'b', 'c', 'joined'];
  let { server, client } = await startServer();
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = new Map(acknowledged);
    const writing = Promise.allSettled(
      keys.map((Key) => (Key === 'joined' ? joinUntilGone : writeUntilGone)(client, Key, written)),
    );
    await waitUntil('every key has been written once more', () =>
      keys.every((Key) => acknowledged.get(Key) !== before.get(Key)),
    );
    // Not a wait for anything: the kill is to fall anywhere in the writes that follow.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
    await kill(server);
    await writing;

    ({ server, client } = await startServer());
    expect(await filesBelow(join(data.path, 'staging'))).toEqual([]);
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    expect(Contents.map((entry) => entry.Key)).toEqual(keys);
    for (const Key of keys) {
      const got = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
      const etag = got.ETag?.replaceAll('"', '') ?? '';
      expect([acknowledged.get(Key), begun.get(Key)]).toContain(etag);
      expect(isWhole(await contentOf(got))).toBe(true);
      acknowledged.set(Key, etag);
    }
  }
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
