import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Role } from '@revisit/core/shared';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { id } from './programme.js';
import { startPages } from './server.js';

const web = fileURLToPath(new URL('..', import.meta.url));
const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const chromiumPath = process.env.REVISIT_TEST_CHROMIUM ?? '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
];

/** As `npm test` built it. */
const dist = join(web, 'dist');
let browser: Browser;
let axe: string;
/** By who asks: one origin each, so that the browser loads the pages' code once. */
const servers = new Map<string, ReturnType<typeof startPages>>();

beforeAll(async () => {
  axe = await readFile(axeSource, 'utf8');
  browser = await chromium.launch({ executablePath: chromiumPath, args: flags });
});
afterAll(async () => {
  await browser?.close();
  for (const server of servers.values()) await (await server).stop();
});

function pagesFor(roles: Role[]) {
  const key = roles.join();
  const server = servers.get(key) ?? startPages(dist, roles);
  servers.set(key, server);
  return server;
}

/** Everything the browser complains about: broken policy, thrown errors, missing files. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** What axe finds. Typed here because the page has axe only after the script ran. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return results.violations.map(
    (each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

const everybody: Role[] = ['improvement-partner', 'senior-officer', 'administrator'];

const pages: [path: string, heading: string, roles: Role[]][] = [
  ['/sign-in', 'Sign in', []],
  ['/invitation#token', 'Welcome, Kim Contributor', []],
  ['/forgotten-password', 'Forgotten your password?', []],
  ['/new-password#token', 'Choose a new password', []],
  ['/p/lancashire', 'To do', everybody],
  ['/p/lancashire', 'To do', ['contributor']],
  ['/p/lancashire/board', 'Would we be ready?', everybody],
  ['/p/lancashire/board?cell=2-impact', 'Would we be ready?', ['area-lead']],
  ['/p/lancashire/areas', 'Areas', everybody],
  [`/p/lancashire/areas/${id(106)}`, 'Area 6: Quality of EHC plans', everybody],
  ['/p/lancashire/evidence', 'Evidence', everybody],
  [`/p/lancashire/evidence/${id(302)}`, 'Short breaks: what 212 families told us', everybody],
  ['/p/lancashire/evidence/add?area=7', 'Add evidence', everybody],
  ['/p/lancashire/evidence/what-may-be-uploaded', 'What may be uploaded', ['contributor']],
  ['/p/lancashire/asks', 'Asks', everybody],
  ['/give#token', 'Give a document', []],
  ['/answer#token', 'A question for Kim', []],
  ['/brief#token', 'Brief for Kim', []],
  ['/p/lancashire/nominations?area=3', 'Nominations', everybody],
  [`/p/lancashire/nominations/${id(901)}/brief`, 'Brief for Kim Example', everybody],
  ['/p/lancashire/review', '6 to review', everybody],
  ['/p/lancashire/plan', 'SEND Partnership Improvement Plan 2019–20', everybody],
  ['/p/lancashire/rounds', 'Review rounds', everybody],
  [`/p/lancashire/rounds/${id(600)}`, 'February 2020', everybody],
  [`/p/lancashire/rounds/${id(600)}/mine`, 'My ratings', ['area-lead']],
  [`/p/lancashire/rounds/${id(601)}/compare`, 'October 2019 and December 2019', everybody],
  ['/p/lancashire/sign-offs', 'To sign', everybody],
  ['/p/lancashire/measures', 'Measures', everybody],
  [`/p/lancashire/measures/${id(681)}`, '1a EHC plans finished within 20 weeks', everybody],
  ['/p/lancashire/measures/import', 'Import measures', everybody],
  ['/p/lancashire/measures/coverage', 'Who the measures cover', ['area-lead']],
  ['/p/lancashire/packs', 'Packs', everybody],
  ['/p/lancashire/people', 'People', everybody],
  ['/p/lancashire/audit', 'Record', everybody],
  ['/p/lancashire/mail', 'Outgoing mail', ['administrator']],
  [`/p/lancashire/mail/${id(701)}`, 'Test message from Revisit', ['administrator']],
  ['/p/lancashire/mail/kinds', 'Kinds of message', ['administrator']],
  ['/p/lancashire/me', 'My settings', ['contributor']],
  ['/p/lancashire/work', 'Background work', everybody],
];

const widths = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

describe('on a laptop and on a phone', () => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browser.newContext({ locale: 'en-GB' });
  });
  afterAll(() => context.close());

  test.each(pages)('%s keeps to the policy, passes axe and fits', async (path, heading, roles) => {
    const server = await pagesFor(roles);
    const page = await context.newPage();
    try {
      const complaints = complaintsOf(page);
      await page.goto(server.origin + path);
      for (const size of widths) {
        await page.setViewportSize(size);
        // By element: on a phone an open panel hides the page behind it from assistive technology.
        await page.locator('h1', { hasText: heading }).waitFor();
        // The lists are there when nothing says that it is being opened.
        await page.waitForFunction(
          () => document.querySelector('[role=status] [role=progressbar]:not([aria-valuenow])') === null,
        );
        await page.evaluate(() => document.fonts.ready);
        expect(await violations(page), `${size.width} wide`).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
          `${size.width} wide`,
        ).toBeLessThanOrEqual(0);
      }
      expect(await page.evaluate(() => document.fonts.check('16px "Inter Variable"'))).toBe(true);
      expect(complaints).toEqual([]);
    } finally {
      await page.close();
    }
  });
});

describe('the address', () => {
  test('without a session every page of a programme leads to the sign-in and remembers where it was', async () => {
    const server = await pagesFor([]);
    const page = await browser.newPage();
    await page.goto(`${server.origin}/p/lancashire/board?cell=2-impact`);
    await page.waitForURL('**/sign-in?return=*');
    expect(new URL(page.url()).searchParams.get('return')).toBe('/p/lancashire/board?cell=2-impact');
    await page.close();
  });

  test('a contributor’s menu holds nothing they may not open', async () => {
    const server = await pagesFor(['contributor']);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${server.origin}/p/lancashire`);
    await page.getByRole('heading', { name: 'To do' }).waitFor();
    const links = await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts();
    expect(links.map((text) => text.split('\n')[0])).toEqual(['To do', 'Evidence', 'Asks']);
    await page.close();
  });
});

describe('the people put forward', () => {
  test('are narrowed by how far they are, in the address too, and back', async () => {
    const server = await pagesFor(everybody);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${server.origin}/p/lancashire/nominations?area=3`);
    const people = page.getByRole('region', { name: 'Area 3' });
    const names = () => people.locator('.name').allTextContents();
    const invited = people.getByRole('button', { name: 'Invited 1' });
    await invited.focus();
    await page.keyboard.press('Space');
    await page.waitForURL('**/nominations?area=3&state=invited');
    await expect.poll(names).toEqual(['Robin Example']);
    await page.reload();
    await expect.poll(names).toEqual(['Robin Example']);
    expect(await invited.getAttribute('aria-pressed')).toBe('true');
    await invited.click();
    await page.waitForURL('**/nominations?area=3');
    await expect.poll(names).toHaveLength(4);
    await page.close();
  });
});

describe('the keyboard', () => {
  test('opens a cell’s panel, closes it with Escape and comes back to the cell', async () => {
    const server = await pagesFor(everybody);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${server.origin}/p/lancashire/board`);
    await page.locator('#cell-2-impact').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/board?cell=2-impact');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.id === 'cell-2-impact');
    expect(new URL(page.url()).search).toBe('');
    await page.close();
  });

  test('walks the list with j and k, and not when single keys are switched off', async () => {
    const server = await pagesFor(everybody);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await page.goto(`${server.origin}/p/lancashire`);
    await page.getByText('Asked of you').waitFor();
    await page.keyboard.press('j');
    expect(await focused()).toContain('Weeks from referral');
    await page.keyboard.press('j');
    expect(await focused()).toContain('What has changed for families');
    await page.keyboard.press('k');
    expect(await focused()).toContain('Weeks from referral');
    await page.keyboard.press('?');
    await page.getByLabel('Use single keys on this computer').click();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const before = await focused();
    await page.keyboard.press('j');
    expect(await focused()).toBe(before);
    await page.close();
  });
});
