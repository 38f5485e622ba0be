import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { randomContent } from '../testing/content.js';
import { BUCKET, CREDENTIALS, type EmbeddedStore, embeddedStore } from '../testing/embedded-store.js';
import { filesBelow } from '../testing/files-below.js';
import { signRequest } from '../testing/raw-request.js';
import { converse, requestHead } from '../testing/raw-socket.js';
import { waitUntil } from '../testing/wait-until.js';

const IDLE_MS = 400;

let store: EmbeddedStore;
const log = vi.spyOn(process.stderr, 'write');

beforeAll(async () => {
  store = await embeddedStore({ idleTimeoutMs: IDLE_MS });
});
afterEach(() => {
  // A client that goes away is no fault of the server's.
  expect(log.mock.calls.flat().filter((line) => String(line).includes('"level":"error"'))).toEqual([]);
});
afterAll(() => store.discard());

it('a refused client gets to read why, though it sends its whole body before it reads anything', async () => {
  const body = randomContent(16 * 1024 * 1024);
  const raw = {
    method: 'PUT',
    target: `/${BUCKET}/refused`,
    payloadHash: 'UNSIGNED-PAYLOAD',
    headers: { 'content-length': String(body.length) },
  };
  const { headers } = signRequest(store.url, { ...CREDENTIALS, secretAccessKey: 'wrong' }, raw);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(store.url).port), '127.0.0.1');
    let received = '';
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
    socket.write(requestHead(raw, headers));
    socket.write(body, () => {
      socket.on('data', (data) => {
        received += data.toString();
      });
    });
  });
  expect(answer).toMatch(/^HTTP\/1\.1 403 .*<Code>SignatureDoesNotMatch<\/Code>/s);
});

describe('an upload that does not end', () => {
  /** The head of a rightly signed PUT of a thousand bytes, and the first of them. */
  function halfAnUpload(): string {
    const content = randomContent(1000).toString('latin1');
    const raw = {
      method: 'PUT',
      target: `/${BUCKET}/half`,
      payloadHash: 'UNSIGNED-PAYLOAD',
      headers: { 'content-length': '1000' },
    };
    const { headers } = signRequest(store.url, CREDENTIALS, raw);
    return requestHead(raw, headers) + content.slice(0, 10);
  }

  async function stagedFiles(): Promise<number> {
    return (await filesBelow(join(store.directory, 'staging'))).length;
  }

  it('leaves nothing when the client goes away', async () => {
    const socket = connect(Number(new URL(store.url).port), '127.0.0.1');
    socket.write(halfAnUpload());
    await waitUntil('the upload has begun', async () => (await stagedFiles()) === 1);
    socket.destroy();
    await waitUntil('the upload is gone', async () => (await stagedFiles()) === 0);
  });

  it('leaves nothing when the client falls silent', async () => {
    const conversation = converse(store.url, halfAnUpload());
    await waitUntil('the upload has begun', async () => (await stagedFiles()) === 1);
    expect(await conversation).toBe('');
    await waitUntil('the upload is gone', async () => (await stagedFiles()) === 0);
  });
});
