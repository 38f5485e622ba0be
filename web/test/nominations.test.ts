import { fileURLToPath } from 'node:url';
import type { Role } from '@revisit/core/shared';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPages } from './server.js';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const chromiumPath = process.env.REVISIT_TEST_CHROMIUM ?? '/usr/bin/chromium';
const everybody: Role[] = ['improvement-partner', 'senior-officer', 'administrator'];

let browser: Browser;
let server: Awaited<ReturnType<typeof startPages>>;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'],
  });
  server = await startPages(dist, everybody);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The page in a window of its own, and what of the API it is not to be told by the made-up answers. */
async function open(path: string, answers: Record<string, [status: number, body: object]> = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  for (const [address, [status, body]] of Object.entries(answers))
    await page.route(address, (route) =>
      route.request().method() === 'GET'
        ? route.continue()
        : route.fulfill({
            status,
            contentType: status < 400 ? 'application/json' : 'application/problem+json',
            body: JSON.stringify(body),
          }),
    );
  await page.goto(server.origin + path);
  await page.locator('h1').waitFor();
  return page;
}

const refusal = (errors: { path: string; message: string }[]): [number, object] => [
  422,
  {
    title: 'Something has to be put right first.',
    status: 422,
    code: 'invalid-content',
    errors,
    detail: errors[0]?.message,
  },
];

/** The name of what holds the focus, and what is said of it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const told = element?.getAttribute('aria-describedby');
    return {
      name:
        element?.closest('label')?.textContent ??
        (element as HTMLInputElement)?.labels?.[0]?.textContent ??
        element?.textContent,
      wrong: element?.getAttribute('aria-invalid'),
      why: told ? document.getElementById(told)?.textContent : '',
    };
  });

describe('a refused form leads to the field that is wrong', () => {
  test('the nominee’s answer, first by itself and then by the API', async () => {
    const page = await open('/answer#token', {
      '**/api/nominee-links/token/answer': refusal([
        { path: 'suggestion.name', message: 'Their name is empty.' },
        { path: 'suggestion.contact', message: 'How we can reach them is empty.' },
      ]),
    });
    const send = page.getByRole('button', { name: 'Send the answer' });
    await send.click();
    await expect.poll(() => focused(page)).toMatchObject({ name: 'Yes, I would come' });
    expect(await page.getByRole('radiogroup').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('No, but I know somebody who could').check();
    await send.click();
    await expect
      .poll(() => focused(page))
      .toMatchObject({
        name: expect.stringContaining('Their name'),
        wrong: 'true',
        why: 'Their name is empty.',
      });
    expect(await page.getByLabel('How we can reach them').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Who they are').getAttribute('aria-invalid')).toBe('false');
    await page.close();
  });

  test('a nomination without an area, and one with half an address', async () => {
    const page = await open('/p/lancashire/nominations', {
      '**/nominations': refusal([{ path: 'areaIds', message: 'Choose at least one area.' }]),
    });
    await page.getByRole('button', { name: 'Nominate somebody' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Whose voice they bring').click();
    await page.getByRole('option', { name: 'Health', exact: true }).click();
    await dialog.getByLabel('Name', { exact: false }).first().fill('Kim Example');
    await dialog.getByLabel(/^Role/).fill('Head of Therapies');
    await dialog.getByLabel(/^Organisation/).fill('Example Trust');
    await dialog.getByRole('button', { name: 'Nominate', exact: true }).click();
    await expect
      .poll(() => focused(page))
      .toMatchObject({ name: 'Choose an area', why: 'Choose at least one area.' });
    await page.unrouteAll();
    await page.route('**/nominations', (route) => {
      const [status, body] = refusal([{ path: 'person.email', message: 'Give a whole e-mail address.' }]);
      return route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify(body) });
    });
    await dialog.getByRole('button', { name: 'Nominate', exact: true }).click();
    await expect
      .poll(() => focused(page))
      .toMatchObject({ name: 'E-mail address', wrong: 'true', why: 'Give a whole e-mail address.' });
    await page.close();
  });
});
