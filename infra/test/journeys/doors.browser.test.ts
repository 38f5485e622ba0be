import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axe } from './axe.js';
import { openBrowser, Visitor } from './browser.js';
import { wordsOf } from './unpacked.js';

const { url, password } = inject('portal');

describe('the doors', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'revisit-doors-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lead back to where a signed-out person wanted to go', async () => {
    const visitor = await Visitor.open(browser, url);
    const { page } = visitor;
    visitor.expectFailuresOf(/\/api\/session$/);
    await page.goto(`${url}/p/lancashire/board?cell=3-families`);
    await page.getByText('You come back to where you were.').waitFor();
    await axe(visitor);
    await page.getByLabel('E-mail address').fill('officer@sample.test');
    await page.getByLabel('Password').fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/^[A-Z].*password.*\.$/i);
    await axe(visitor);
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Why' }).getByText('What there is').waitFor();
    expect(page.url()).toBe(`${url}/p/lancashire/board?cell=3-families`);

    await page.getByRole('button', { name: /your account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await visitor.close();
  });

  it('show a contributor no board, and say so where one was bookmarked', async () => {
    const visitor = await Visitor.signedIn(browser, url, 'contributor', password);
    const { page } = visitor;
    await visitor.goTo('');
    expect(await page.getByRole('link', { name: 'Board' }).count()).toBe(0);
    visitor.expectFailuresOf(/\/readiness/);
    await page.goto(`${url}/p/lancashire/board`);
    await page.getByText('The board can’t be shown.').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    await axe(visitor);
    await visitor.close();
  });

  it('keep programmes apart', async () => {
    const visitor = await Visitor.signedIn(browser, url, 'other', password);
    visitor.expectFailuresOf(/\/api\/programmes\/lancashire$/);
    await visitor.page.goto(`${url}/p/lancashire/board`);
    await visitor.page.getByText('This programme can’t be opened.').waitFor();
    expect(await visitor.page.locator('body').innerText()).not.toContain('Lancashire');
    await visitor.close();
  });

  it('say where nothing is', async () => {
    const visitor = await Visitor.signedIn(browser, url, 'officer', password);
    await visitor.page.goto(`${url}/p/lancashire/no-such-page`);
    await visitor.page
      .getByRole('heading', { level: 1, name: 'There is no such page in this programme' })
      .waitFor();
    await axe(visitor);
    await visitor.page.goto(`${url}/nowhere`);
    await visitor.page.getByText('There is no such page.').waitFor();
    await axe(visitor);
    await visitor.close();
  });

  it('let the board out on one sheet of paper', async () => {
    const visitor = await Visitor.signedIn(browser, url, 'officer', password);
    await visitor.goTo('/board');
    const sheet = path.join(folder, 'board.pdf');
    await visitor.page.pdf({ path: sheet, preferCSSPageSize: true });
    const facts = execFileSync('pdfinfo', [sheet]).toString();
    expect(facts).toMatch(/^Pages:\s+1$/m);
    expect(facts).toMatch(/^Page size:\s+84[12][.\d]* x 59[45][.\d]* pts/m);
    const words = wordsOf(sheet);
    for (const printed of [
      'Would we be ready?',
      'Leadership and vision',
      'Local Offer',
      'Ten gaps that would',
    ])
      expect(words).toContain(printed);
    for (const button of ['Export', 'Ask for it']) expect(words).not.toContain(button);
    await visitor.close();
  });
});
