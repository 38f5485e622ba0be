import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { axe, axeAtBothWidths } from './axe.js';
import { openBrowser, phone, Visitor } from './browser.js';
import { pdfOf } from './pdf.js';

const { url, password } = inject('portal');
const mark = crypto.randomUUID().slice(0, 8);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it('an outsider gives a document on a phone, once, without an account', async () => {
  const what = `Waiting times of June ${mark}`;
  const partner = await Visitor.signedIn(browser, url, 'partner', password);
  await partner.goTo('/asks');
  await axeAtBothWidths(partner);
  await partner.page.getByRole('button', { name: 'Make an upload link', exact: true }).click();
  const dialog = partner.page.getByRole('dialog');
  await dialog.getByLabel('For whom').fill('Robin Example, Northern Trust');
  await dialog.getByLabel('Area').click();
  await partner.page.getByRole('option', { name: /^7 / }).click();
  await dialog.getByLabel('What you ask for').fill(what);
  await axe(partner);
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const address = await dialog.getByLabel('Link', { exact: true }).inputValue();
  expect(address).toMatch(/\/give#[\w-]{43}$/);
  await dialog.getByRole('button', { name: 'Close' }).click();

  const outsider = await Visitor.open(browser, url, phone);
  const { page } = outsider;
  await page.goto(address);
  await page.getByText(what).waitFor();
  await axe(outsider);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles({
    name: 'waits.pdf',
    mimeType: 'application/pdf',
    buffer: pdfOf(['Weeks from referral', mark]),
  });
  await page.getByLabel('What it is called').fill(`Waits ${mark}`);
  await page.getByLabel('What it is, in a sentence').fill('Weeks from referral to triage.');
  await page.getByRole('button', { name: 'Send it' }).click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  await axe(outsider);

  // The link has done its work, and opens nothing else.
  outsider.expectFailuresOf(/\/api\/(upload-links|session)/);
  await page.reload();
  await page.getByText('This link has been used.').waitFor();
  await axe(outsider);
  await page.goto(`${url}/give#${'x'.repeat(43)}`);
  await page.reload();
  await page.getByText('This link doesn’t work.').waitFor();
  expect(await outsider.context.cookies()).toEqual([]);
  await outsider.close();

  await partner.goTo('');
  await partner.page.getByText('Given by Robin Example, Northern Trust through an upload link').waitFor();
  await partner.page.getByRole('link', { name: `Look: Waits ${mark}` }).click();
  await partner.page.getByRole('heading', { level: 1, name: `Waits ${mark}` }).waitFor();
  await partner.settled();
  await axe(partner);
  await partner.close();
});
