import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64Digest, contentOf, fingerprint, randomContent } from '../testing/content.js';
import { type Endpoint, openEndpoint } from '../testing/endpoint.js';
import { presignPut, type SignedPut } from '../testing/presign.js';

const CHROMIUM = process.env.REVISIT_TEST_CHROMIUM ?? '/usr/bin/chromium';
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** What a page tells about an upload; `status` is 0 when the browser kept the answer from it. */
interface PageResult {
  readonly status: number;
  readonly etag: string | null;
  readonly checksum: string | null;
  readonly text: string;
}

/** The page uploads by XMLHttpRequest, which tells progress, or by fetch. */
const PAGE = `<!doctype html><html lang="en"><title>Upload</title><script>
const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
function putByXhr({ url, headers, base64 }) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.onloadend = () => resolve({
      status: request.status,
      etag: request.status ? request.getResponseHeader('etag') : null,
      checksum: request.status ? request.getResponseHeader('x-amz-checksum-sha256') : null,
      text: request.responseText,
    });
    request.send(new File([bytesOf(base64)], 'report.pdf', { type: 'application/pdf' }));
  });
}
async function putByFetch({ url, headers, base64 }) {
  try {
    const answer = await fetch(url, { method: 'PUT', headers, body: new Blob([bytesOf(base64)]) });
    return {
      status: answer.status,
      etag: answer.headers.get('etag'),
      checksum: answer.headers.get('x-amz-checksum-sha256'),
      text: await answer.text(),
    };
  } catch (error) {
    return { status: 0, etag: null, checksum: null, text: String(error) };
  }
}
</script>`;

let endpoint: Endpoint;
let portal: Server;
let browser: Browser;
let page: Page;
const methods: string[] = [];
const key = (name: string): string => `${endpoint.prefix}${name}`;

beforeAll(async () => {
  if (!existsSync(CHROMIUM))
    throw new Error(`Install Chromium (apt-get install chromium): ${CHROMIUM} is missing.`);
  endpoint = await openEndpoint();
  portal = createServer((_, response) => response.setHeader('content-type', 'text/html').end(PAGE));
  await new Promise<void>((listening) => portal.listen(0, '127.0.0.1', listening));
  browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
  page = await browser.newPage();
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  network.on('Network.requestWillBeSent', ({ request }) => methods.push(request.method));
  const address = portal.address();
  if (address === null || typeof address === 'string') throw new Error('the page has no port');
  await page.goto(`http://localhost:${address.port}/`);
});
afterAll(async () => {
  await browser?.close();
  portal?.close();
  await endpoint?.close();
});

function put(by: 'putByXhr' | 'putByFetch', signed: SignedPut, content: Buffer): Promise<PageResult> {
  const argument = JSON.stringify({ ...signed, base64: content.toString('base64') });
  return page.evaluate<PageResult>(`${by}(${argument})`);
}

describe.each(['putByXhr', 'putByFetch'] as const)('a page of another origin (%s)', (by) => {
  it('asks first, then puts a file with a signed link, and reads the ETag and checksum', async () => {
    const content = randomContent(300_000);
    const Key = key(`${by}.pdf`);
    methods.length = 0;
    const answer = await put(by, await presignPut(endpoint, Key, content), content);
    expect(answer).toMatchObject({ status: 200, checksum: base64Digest('sha256', content) });
    expect(answer.etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(methods).toEqual(expect.arrayContaining(['OPTIONS', 'PUT']));
    const got = await endpoint.client().send(new GetObjectCommand({ Bucket: endpoint.bucket, Key }));
    expect(fingerprint(await contentOf(got))).toBe(fingerprint(content));
  });

  it.each<[string, (announced: Buffer) => Buffer]>([
    ['wrong bytes of the right length', (announced) => randomContent(announced.length)],
    ['too many bytes', (announced) => Buffer.concat([announced, announced])],
  ])('is refused with %s, can read why, and leaves nothing', async (what, change) => {
    const announced = randomContent(300_000);
    const Key = key(`${by} ${what}`);
    const answer = await put(by, await presignPut(endpoint, Key, announced), change(announced));
    expect([400, 403]).toContain(answer.status);
    expect(answer.text).toContain('<Code>');
    const head = await getSignedUrl(
      endpoint.client(),
      new HeadObjectCommand({ Bucket: endpoint.bucket, Key }),
      { expiresIn: 60 },
    );
    expect((await fetch(head, { method: 'HEAD' })).status).toBe(404);
  });

  it('is refused without the checksum header, and can read why after sending a large file', async () => {
    const content = randomContent(8 * 1024 * 1024);
    const { url } = await presignPut(endpoint, key(`${by} unchecked`), content);
    const answer = await put(by, { url, headers: {} }, content);
    expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('<Code>')]);
  });
});
