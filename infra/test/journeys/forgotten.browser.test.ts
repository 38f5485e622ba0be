import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axe, axeAtBothWidths } from './axe.js';
import { openBrowser, Visitor } from './browser.js';
import { Person } from './session.js';

const { url, password, dataDir } = inject('portal');
const mark = Date.now().toString(36);
const first = 'three short words';
const second = 'four other short words';

/** Somebody of the sample's programme with a password of their own, so that nobody else's is changed here. */
async function somebody(): Promise<string> {
  const email = `forgetful-${mark}@sample.test`;
  const admin = await Person.signIn(url, 'admin@sample.test', password);
  const { invitation } = await admin.json<{ invitation: { url: string } }>(201, 'POST', 'people', {
    name: `Forgetful ${mark}`,
    jobTitle: 'Head of a special school',
    email,
    roles: ['area-lead'],
  });
  const token = new URL(invitation.url).hash.slice(1);
  const accepted = await fetch(`${url}/api/invitations/${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ password: first }),
  });
  expect(accepted.status).toBe(204);
  return email;
}

/** The operator's command beside the running portal, as they type it. */
async function linkByOperator(email: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['infra/launcher/admin.mjs', 'new-password', '--email', email],
    {
      cwd: path.resolve(import.meta.dirname, '../../..'),
      env: { ...process.env, REVISIT_DATA_DIR: dataDir, PORT: new URL(url).port },
    },
  );
  const [link] = /^http:\S+\/new-password#[\w-]{43}$/m.exec(stdout) ?? [];
  if (!link) throw new Error(`No link was printed:\n${stdout}`);
  return link;
}

describe('a forgotten password', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('where no mail is sent: the page says so, and the operator’s link lets them in', async () => {
    const email = await somebody();
    const elsewhere = await Visitor.open(browser, url);
    const signIn = async ({ page }: Visitor, chosen: string) => {
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password').fill(chosen);
      await page.keyboard.press('Enter');
    };
    await elsewhere.page.goto(`${url}/sign-in`);
    await signIn(elsewhere, first);
    await elsewhere.page.getByRole('heading', { level: 1, name: 'To do' }).waitFor();

    const visitor = await Visitor.open(browser, url);
    const { page } = visitor;
    visitor.expectFailuresOf(/\/api\/session$/);
    await page.goto(`${url}/sign-in`);
    await axeAtBothWidths(visitor);
    // By the keyboard alone: the fields, the button, the link.
    const forgotten = page.getByRole('link', { name: 'Forgotten your password?' });
    while (!(await forgotten.evaluate((element) => element === document.activeElement)))
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('This portal sends no mail, so it can’t send you a link.').waitFor();
    expect(await page.getByLabel('E-mail address').count()).toBe(0);
    await axeAtBothWidths(visitor);

    const link = await linkByOperator(email);
    const used = await Visitor.open(browser, url);
    await used.page.goto(link);
    await used.page.getByRole('heading', { level: 1, name: 'Choose a new password' }).waitFor();
    await used.page.getByText(email).waitFor();
    await axeAtBothWidths(used);
    // Opening has changed nothing: who is signed in elsewhere stays so.
    await elsewhere.goTo('');
    await elsewhere.page.getByRole('heading', { level: 1, name: 'To do' }).waitFor();
    await used.page.keyboard.type(second);
    await used.page.keyboard.press('Tab');
    await used.page.keyboard.type('four other short wards');
    await used.page.keyboard.press('Enter');
    await used.page.getByText('The two passwords differ.').waitFor();
    await used.page.getByLabel('The same again').fill(second);
    await used.page.keyboard.press('Enter');
    await used.page.getByRole('heading', { level: 1, name: 'Your password is changed' }).waitFor();
    await axeAtBothWidths(used);
    elsewhere.expectFailuresOf(/: 401$|401 \(Unauthorized\)/);
    await elsewhere.page.goto(`${url}/p/lancashire`);
    await elsewhere.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();

    // The way to the sign-in has the focus.
    await used.page.keyboard.press('Enter');
    await used.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    used.expectFailuresOf(/\/api\/(session|new-password\/.+)$/);
    await signIn(used, first);
    await used.page.getByRole('alert').waitFor();
    await signIn(used, second);
    await used.page.getByRole('heading', { level: 1, name: 'To do' }).waitFor();

    await used.page.goto('about:blank');
    await used.page.goto(link);
    await used.page.getByText('This link can’t be used.').waitFor();
    await used.page.getByText('works once, for 60 minutes').waitFor();
    await axe(used);
    for (const each of [elsewhere, visitor, used]) await each.close();
  });
});
