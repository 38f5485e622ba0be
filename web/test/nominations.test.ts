import { fileURLToPath } from 'node:url';
import type { Role } from '@revisit/core/shared';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nominations, nomineeAsked } from './nominations.js';
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

/** What the made-up API gives from now on for one address. */
const give = (page: Page, address: string | RegExp, body: unknown) =>
  page.route(address, (route) =>
    route.request().method() === 'GET'
      ? route.fulfill({
          contentType: 'application/json',
          headers: Array.isArray(body)
            ? { 'Content-Range': `items 0-${body.length - 1}/${body.length}` }
            : {},
          body: JSON.stringify(body),
        })
      : route.fallback(),
  );

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

describe('the nominee’s page', () => {
  const read = async (asked: object) => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await give(page, '**/api/nominee-links/token', { ...nomineeAsked, ...asked });
    await page.goto(`${server.origin}/answer#token`);
    await page.locator('h1').waitFor();
    return page;
  };

  test('tells a professional what is kept of them, and what stays', async () => {
    const page = await read({ goesTo: 'nominee', voice: 'professional' });
    const text = await page.locator('main').innerText();
    expect(text).toContain('We keep your name, role and organisation, how to reach you, and this answer.');
    expect(text).toContain('erased some months after the visit at the latest, and at once when you ask');
    expect(text).toContain('What stays is that somebody from the organisation was asked');
    await page.close();
  });

  test('speaks to a supporter of the nominee, and tells them that their own address is held', async () => {
    const page = await read({ goesTo: 'supporter', voice: 'young-person' });
    const text = await page.locator('main').innerText();
    expect(text).toContain('What we keep about Kim and you');
    expect(text).toContain('Kim’s name');
    expect(text).toContain('Of you we keep your e-mail address');
    expect(text).toContain('They would like to hear it from Kim.');
    expect(text).not.toMatch(/your name,|hear it from you/);
    await page.close();
  });

  test('takes the focus to the thanks, which say how a mind is changed', async () => {
    const page = await read({ goesTo: 'nominee', voice: 'parent-carer' });
    await page.route('**/answer', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ json: { answer: 'accept' } }) : route.fallback(),
    );
    await page.getByLabel('Yes, I would come').check();
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await expect.poll(() => focused(page)).toMatchObject({ name: 'Thank you' });
    expect(await page.locator('main').innerText()).toContain('or ask whoever gave you the link to tell them');
    await page.close();
  });
});

describe('the list of people', () => {
  test('is asked before somebody is withdrawn', async () => {
    const page = await open('/p/lancashire/nominations?area=3');
    const asked: string[] = [];
    page.on(
      'request',
      (request) => request.method() === 'POST' && asked.push(new URL(request.url()).pathname),
    );
    const more = page.getByRole('button', { name: 'More about Kim Example, area 3' });
    await more.click();
    await page.getByRole('menuitem', { name: 'Withdraw' }).click();
    const dialog = page.getByRole('dialog', { name: 'Withdraw Kim Example?' });
    expect(await dialog.innerText()).toMatch(/If a deputy stands by.*can’t be undone/s);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(asked).toEqual([]);
    await more.click();
    await page.getByRole('menuitem', { name: 'Withdraw' }).click();
    await dialog.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('Withdrawn. If a deputy stood by, they have moved up.').waitFor();
    expect(asked).toEqual([expect.stringMatching(/nominations\/[^/]+\/withdraw$/)]);
    await page.close();
  });

  test('keeps the focus in the row while a message is sent', async () => {
    const page = await open('/p/lancashire/nominations?area=3', {
      '**/invite': [200, { nomination: nominations[2], url: null, expiresAt: '2026-12-13T00:00:00.000Z' }],
    });
    await page.getByRole('button', { name: 'Send again: Robin Example' }).press('Enter');
    await page.getByText('is on its way').waitFor();
    await expect.poll(() => focused(page)).toMatchObject({ name: 'More' });
    await page.close();
  });

  test('does not tell a lead that nobody stands in an area whose people they do not see', async () => {
    const leads = await startPages(dist, ['area-lead']);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${leads.origin}/p/lancashire/nominations?area=12`);
    await page.getByText('The people of this area are not shown to you.').waitFor();
    expect(await page.getByText('Nobody is put forward here yet.').count()).toBe(0);
    await page.close();
    await leads.stop();
  });

  test('counts in the head of the matrix only the areas that need the sector', async () => {
    const page = await open('/p/lancashire/nominations');
    await page.getByRole('columnheader', { name: /Voluntary sector\s*not needed/ }).waitFor();
    await page.getByRole('columnheader', { name: /Health\s*0 of 12/ }).waitFor();
    await page.close();
  });
});

describe('approving the list', () => {
  const accepted = nominations.filter(({ state }) => state === 'accepted');
  const changed = (list: unknown) => (page: Page) => give(page, /\/nominations\?/, list);

  test('shows it as it is now when somebody changed it meanwhile', async () => {
    const page = await open('/p/lancashire/nominations', {
      '**/approve-list': [
        409,
        { title: 'x', status: 409, code: 'list-changed', detail: 'Somebody changed this list.' },
      ],
    });
    await page.getByRole('button', { name: 'Approve the list (1)' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Alex Sample').waitFor();
    await changed(accepted.map((each) => ({ ...each, nominee: { ...each.nominee, name: 'Jo Sample' } })))(
      page,
    );
    await dialog.getByRole('button', { name: 'Approve the list' }).click();
    await dialog.getByText('Somebody changed this list.').waitFor();
    await dialog.getByText('Jo Sample').waitFor();
    expect(await dialog.getByText('Alex Sample').count()).toBe(0);
    expect(await dialog.getByRole('button', { name: 'Approve the list' }).isEnabled()).toBe(true);
    await expect.poll(() => focused(page)).toMatchObject({ name: expect.stringContaining('Jo Sample') });
    await page.close();
  });

  test('takes the focus to the people once nobody is left to approve', async () => {
    const page = await open('/p/lancashire/nominations', { '**/approve-list': [200, { approved: 1 }] });
    await page.getByRole('button', { name: 'Approve the list (1)' }).press('Enter');
    await changed(nominations.filter(({ state }) => state !== 'accepted'))(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Approve the list' }).press('Enter');
    await page.getByRole('button', { name: 'Approve the list (0)' }).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-labelledby')))
      .toBe('people-put-forward');
    await page.close();
  });
});

describe('the rule by which people are erased', () => {
  test('is asked about when it would erase people, with how many', async () => {
    const page = await open('/p/lancashire/nominations');
    await page.getByRole('button', { name: 'Personal data' }).click();
    await page.getByLabel('The visit’s last day').fill('2020-01-01');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Erase people’s details by this rule?' });
    expect(await dialog.innerText()).toMatch(/all 4 people put forward are erased within the hour/);
    await dialog.getByRole('button', { name: 'Back' }).click();
    expect(await page.getByLabel('The visit’s last day').inputValue()).toBe('2020-01-01');
    await page.close();
  });
});

/** Pairs of cells whose words lie over each other, and by how much the page is wider than the window. */
function layout() {
  const boxes = [...document.querySelectorAll<HTMLElement>('table th, table td')].flatMap((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const { left, right, top, bottom, width } = range.getBoundingClientRect();
    const hidden = cell.closest('.visually-hidden') !== null;
    return width > 1 && !hidden ? [{ left, right, top, bottom, words: cell.innerText }] : [];
  });
  const over = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1,
      )
      .map((other) => `${one.words} | ${other.words}`),
  );
  const edge = document.querySelector('nav[aria-label="Main"]')?.getBoundingClientRect().right ?? 0;
  const cut = [...document.querySelectorAll<HTMLElement>('nav[aria-label="Main"] a > span')]
    // The rail's words come with the pointer.
    .filter((word) => getComputedStyle(word).opacity !== '0' && word.getBoundingClientRect().right > edge)
    .map((word) => word.innerText);
  return { over, cut, sideways: document.documentElement.scrollWidth - window.innerWidth };
}

test.each(['/nominations?area=3', '/board', '/board?cell=2-impact'])(
  '%s holds at twice the size of type',
  async (path) => {
    const page = await open(`/p/lancashire${path}`);
    await page.locator('table').first().waitFor();
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await expect.poll(() => page.evaluate(layout)).toEqual({ over: [], cut: [], sideways: 0 });
    await page.close();
  },
);
