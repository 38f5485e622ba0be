import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startPages } from './server.js';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
let browser: Browser;
let page: Page;
/** Thrown in the page, or by a promise that nobody waits for. */
let thrown: string[];
let outside: Awaited<ReturnType<typeof startPages>>;
let inside: Awaited<ReturnType<typeof startPages>>;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.REVISIT_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  outside = await startPages(dist, []);
  inside = await startPages(dist, ['administrator']);
});
beforeEach(async () => {
  thrown = [];
  page = await browser.newPage();
  page.on('pageerror', (error) => thrown.push(error.message));
  return () => page.close();
});
afterAll(async () => {
  await browser?.close();
  await outside?.stop();
  await inside?.stop();
});

describe('a link in the address', () => {
  test.each(['/answer', '/brief', '/give', '/invitation', '/new-password'])(
    '%s with a part that can’t be read says so, and what to do',
    async (path) => {
      await page.goto(`${outside.origin}${path}#%E0%A4%A`);
      await page.getByRole('heading', { level: 1, name: 'can’t be used.' }).waitFor();
      await page.getByText('Part of the link is missing. Copy the whole of it.').waitFor();
      expect(thrown).toEqual([]);
    },
  );

  test('pasted over another in the same tab is the one whose password is set', async () => {
    const set: string[] = [];
    await page.route('**/api/invitations/*', (route) => {
      const token = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
      if (route.request().method() === 'GET')
        return route.fulfill({ json: { name: `Guest ${token}`, email: `${token}@sample.test` } });
      set.push(token);
      return route.fulfill({ status: 204 });
    });
    await page.goto(`${outside.origin}/invitation#first`);
    await page.getByRole('heading', { name: 'Welcome, Guest first' }).waitFor();
    await page.getByLabel('Password').fill('meant for the first');
    await page.goto(`${outside.origin}/invitation#second`);
    await page.getByRole('heading', { name: 'Welcome, Guest second' }).waitFor();
    expect(await page.getByText('Guest first').count()).toBe(0);
    expect(await page.getByLabel('Password').inputValue()).toBe('');
    await page.getByLabel('Password').fill('three short words');
    await page.getByLabel('The same again').fill('three short words');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.getByText('Your password is saved. Sign in with it.').waitFor();
    expect(set).toEqual(['second']);
    expect(thrown).toEqual([]);
  });
});

describe('a link that is shown once', () => {
  const url = 'http://portal.example.test/invitation#token';
  test.each<[string, () => void, RegExp | string]>([
    [
      'is copied',
      () => Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => {} } }),
      'Copied.',
    ],
    [
      'is selected where the browser refuses to copy',
      () =>
        Object.defineProperty(navigator, 'clipboard', {
          value: { writeText: () => Promise.reject(new Error('refused')) },
        }),
      /press (Ctrl\+|⌘)C to copy/,
    ],
    [
      'is selected where the browser has no clipboard, as without https',
      () => Object.defineProperty(navigator, 'clipboard', { value: undefined }),
      /press (Ctrl\+|⌘)C to copy/,
    ],
  ])('%s', async (_what, prepare, said) => {
    await page.addInitScript(prepare);
    await page.route('**/people/*/invitation', (route) =>
      route.fulfill({ status: 201, json: { goes: 'hand', url, expiresAt: '2026-11-30T12:00:00Z' } }),
    );
    await page.goto(`${inside.origin}/p/lancashire/people`);
    await page.getByRole('button', { name: /^New invitation for/ }).click();
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByRole('status').filter({ hasText: said }).waitFor();
    if (said !== 'Copied.') expect(await page.evaluate(() => getSelection()?.toString())).toBe(url);
    expect(thrown).toEqual([]);
  });
});
