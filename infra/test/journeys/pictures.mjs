/**
 * Takes the pictures of the README from the running product, on a sample of its own that nothing has changed:
 *
 *     node infra/test/journeys/pictures.mjs
 *
 * It starts a portal as npm start does, with its own data and port, writes docs/pictures and stops the portal. It
 * needs chromium and pdftoppm (Debian: chromium-headless-shell, poppler-utils) on the PATH.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browserProgram } from '../tools.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
const pictures = path.join(root, 'docs', 'pictures');
const password = 'picture-password-1';
const folder = mkdtempSync(path.join(tmpdir(), 'revisit-pictures-'));

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/**
 * @template T
 * @param {string} what
 * @param {() => Promise<T | false>} look
 */
async function eventually(what, look) {
  const until = Date.now() + 240_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > until) throw new Error(`Waited four minutes in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 * @param {string} who
 */
async function signedIn(browser, origin, who) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
  await context.request.post(`${origin}/api/session`, { data: { email: `${who}@sample.test`, password } });
  return context;
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 */
async function takePictures(browser, origin) {
  const officer = await signedIn(browser, origin, 'officer');
  const board = await officer.newPage();
  await board.goto(`${origin}/p/lancashire/board`);
  await board.getByRole('row', { name: /Local Offer/ }).waitFor();
  await board.screenshot({ path: path.join(pictures, 'board.png') });

  const partner = await signedIn(browser, origin, 'partner');
  const review = await partner.newPage();
  await review.goto(`${origin}/p/lancashire/review`);
  // The page is drawn and the claimed words are marked.
  await review.locator('[data-page] canvas').first().waitFor();
  await review.locator('[data-page] .passage').first().waitFor();
  await review.screenshot({ path: path.join(pictures, 'review.png') });

  const packs = `${origin}/api/programmes/lancashire/packs`;
  const { id } = await (await officer.request.post(packs, { data: { kind: 'readiness' } })).json();
  const pdf = await eventually('the pack', async () => {
    const { state, files } = await (await officer.request.get(`${packs}/${id}`)).json();
    if (state === 'failed') throw new Error('The pack failed.');
    return (
      state === 'ready' && files.find((/** @type {{ name: string }} */ file) => file.name.endsWith('.pdf'))
    );
  });
  const pack = path.join(folder, 'pack.pdf');
  writeFileSync(pack, await (await officer.request.get(`${packs}/${id}/files/${pdf.name}`)).body());
  execFileSync('pdftoppm', ['-png', '-r', '80', '-f', '1', '-singlefile', pack, path.join(pictures, 'pack')]);
}

const port = await freePort();
const origin = `http://localhost:${port}`;
const portal = spawn(process.execPath, ['infra/launcher/start.mjs'], {
  cwd: root,
  env: {
    ...process.env,
    REVISIT_DATA_DIR: path.join(folder, 'data'),
    PORT: String(port),
    REVISIT_SAMPLE_PASSWORD: password,
  },
  stdio: ['ignore', 'inherit', 'inherit'],
});
const ended = new Promise((resolve) => portal.once('exit', resolve));
try {
  await eventually('the portal', async () => {
    if (portal.exitCode !== null) throw new Error(`The portal ended with ${portal.exitCode}.`);
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    return answer?.ok ?? false;
  });
  mkdirSync(pictures, { recursive: true });
  const browser = await chromium.launch({
    executablePath: browserProgram(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await takePictures(browser, origin);
  } finally {
    await browser.close();
  }
} finally {
  portal.kill('SIGINT');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
