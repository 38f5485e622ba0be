import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type BriefArea, briefSheet, fitBrief, type Voice } from '@revisit/core/shared';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { briefByLink } from './nominations.js';
import { startPages } from './server.js';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const run = promisify(execFile);
let browser: Browser;
let page: Page;
let server: Awaited<ReturnType<typeof startPages>>;
let folder: string;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.REVISIT_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  page = await browser.newPage();
  server = await startPages(dist, []);
  folder = await mkdtemp(join(tmpdir(), 'brief-'));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Words as reports have them, with figures, long words and an address that can't be broken at a space. */
const lorem =
  'Families told us that waiting times for speech and language therapy fell from 31 weeks to 18 between January and June 2026, according to the partnership’s multi-agency commissioning dashboard (https://example.org/reports/speech-and-language-therapy/2026), though 12 % of 1,204 children still waited longer than the standard.'.split(
    ' ',
  );
const said = (start: number, count: number) =>
  Array.from({ length: count }, (_, index) => lorem[(start * 7 + index) % lorem.length]).join(' ');

const shows = ['impact', 'output', 'activity'] as const;
const areasOf = (count: number, words: number): BriefArea[] =>
  Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    title: said(index, 3 + (words % 9)),
    weakness: said(index + 3, words + (index % 5) * 6),
    sectors: ['health', 'social-care'],
    documents: { impact: 12, output: 10, activity: 3 },
    actions: { done: 12, total: 48 },
    claims: shows.flatMap((kind, place) =>
      Array.from({ length: 5 }, (_, each) => ({
        shows: kind,
        claim: said(index + place + each, words + each * 5),
        source: `${said(each, 6)}, page 12, Jan 2026 to Jun 2026`,
      })),
    ),
  }));

/** What the browser makes of it: pages of its PDF, and how far down the sheet the brief reaches, in points. */
async function printed(areas: readonly BriefArea[], voice: Voice) {
  const brief = { ...briefByLink, name: 'Kim Example '.repeat(12), voice, ...fitBrief(areas, voice) };
  await page.unrouteAll();
  await page.route('**/api/nominee-links/**', (route) => route.fulfill({ json: brief }));
  await page.emulateMedia({ media: null });
  await page.goto('about:blank');
  await page.goto(`${server.origin}/brief#token`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  const path = join(folder, 'brief.pdf');
  await page.pdf({ path, preferCSSPageSize: true });
  await page.emulateMedia({ media: 'print' });
  const height = await page.locator('article').evaluate((sheet) => sheet.getBoundingClientRect().height);
  const { stdout } = await run('qpdf', ['--show-npages', path]);
  return { pages: Number(stdout), height: height * 0.75, brief };
}

describe('a printed brief', () => {
  test.each([1, 3, 4, 9, 12, 15])('of %s areas is one page, whatever there is to say', async (count) => {
    for (const [words, voice] of [
      [6, 'professional'],
      [18, 'professional'],
      [60, 'professional'],
      [40, 'young-person'],
    ] as const) {
      const { pages, height, brief } = await printed(areasOf(count, words), voice);
      expect(pages, `${words} words, ${voice}`).toBe(1);
      expect(height, `${words} words, ${voice}`).toBeLessThanOrEqual(briefSheet.height);
      // A sheet that is far from full would have had room for what was left out.
      if (brief.leftOut > 0) expect(height).toBeGreaterThan(briefSheet.height * 0.75);
    }
  });
});
