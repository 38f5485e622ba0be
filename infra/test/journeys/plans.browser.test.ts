import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axe } from './axe.js';
import { openBrowser, phone, Visitor } from './browser.js';

const { url, password } = inject('portal');

/** A plan of another council, under headings of its own. */
const planFile = (second: string) => ({
  name: 'another-council.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Field of work,What changes,Accountable,Finish',
      'Voice of families,Hold listening events in each locality,Forum Chair,March 2031',
      `Voice of families,${second},Data Manager,May 2031`,
    ].join('\n'),
  ),
});

describe('a plan of another council', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is imported after one mapping, its next edition without, compared, and set to areas by keyboard', async () => {
    const partner = await Visitor.signedIn(browser, url, 'partner', password);
    const { page } = partner;
    // A file nobody understands yet is refused until somebody says what its columns mean.
    partner.expectFailuresOf(/\/plans\/import/);
    await partner.goTo('/plan/import');
    await page.getByLabel('Plan file').setInputFiles(planFile('Publish a dashboard each term'));
    await page.getByText(/^There is no plan in another-council\.csv/).waitFor();
    await page.getByText('“The file” is the plan').click();
    for (const [column, meaning] of [
      ['Field of work', 'Action area'],
      ['What changes', 'Action'],
      ['Accountable', 'Lead'],
      ['Finish', 'Due'],
    ] as const) {
      await page.getByRole('combobox', { name: column }).click();
      await page.getByRole('option', { name: meaning, exact: true }).click();
    }
    await page.getByRole('button', { name: 'Read it so, and remember' }).click();
    await page.getByRole('heading', { name: 'A new plan: another council' }).waitFor();
    await axe(partner);
    await page.getByRole('button', { name: 'Make this plan' }).click();
    await page.getByRole('heading', { level: 1, name: 'another council' }).waitFor();

    await partner.goTo('/plan/import');
    await page.getByLabel('Plan file').setInputFiles(planFile('Publish a dashboard each month'));
    const changes = page.getByRole('region', { name: 'What would change' });
    await changes.getByRole('deletion').getByText('Publish a dashboard each term').waitFor();
    await changes.getByRole('insertion').getByText('Publish a dashboard each month').waitFor();
    await page.getByRole('button', { name: 'Apply 1 change' }).click();
    await page.getByRole('heading', { level: 1, name: 'another council' }).waitFor();

    await page.getByRole('link', { name: 'Editions' }).click();
    await page.getByText('Text: 1').waitFor();
    await page.getByRole('link', { name: 'Plan', exact: true }).first().click();
    await page.getByRole('main').getByRole('link', { name: 'Areas', exact: true }).click();
    const first = page.getByRole('checkbox').and(page.locator('[data-at="0 0"]'));
    await first.focus();
    for (const key of ['ArrowDown', 'ArrowRight', ' ']) await page.keyboard.press(key);
    const ticked = page.locator('[data-at="1 1"]');
    expect(await ticked.isChecked()).toBe(true);
    await axe(partner);
    await page.keyboard.press(' ');
    expect(await ticked.isChecked()).toBe(false);
    await page.getByText('Everything is saved.').waitFor();
    await partner.close();

    const lead = await Visitor.signedIn(browser, url, 'lead', password, phone);
    await lead.goTo('/plan');
    await lead.page.getByRole('combobox', { name: 'Plan' }).click();
    await lead.page.getByRole('option', { name: /^another council/ }).click();
    await lead.page.getByRole('heading', { level: 1, name: 'another council' }).waitFor();
    await axe(lead);
    await lead.close();
  });
});
