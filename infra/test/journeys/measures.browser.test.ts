import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axe } from './axe.js';
import { openBrowser, Visitor } from './browser.js';

const { url, password } = inject('portal');
const mark = Date.now().toString(36);
const ref = `9z ${mark}`;
const file = [
  'Ref,Measure,Responsible Officer,Frequency,Latest 17/18,Target 18/19,National 17/18',
  `${ref},Families answered in time ${mark},Head of Inclusion,Quarterly,61%,70%,Not available`,
].join('\n');

describe('a measure', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('comes in with a file, is read by keyboard, and put right only when somebody says so', async () => {
    const partner = await Visitor.signedIn(browser, url, 'partner', password);
    const { page } = partner;
    await partner.goTo('/measures/import');
    await page
      .getByLabel('File with measures')
      .setInputFiles({ name: 'measures.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await page.getByText('1 measure', { exact: true }).waitFor();
    await axe(partner);
    await page.getByRole('button', { name: 'Apply 1 change' }).click();
    await page.getByRole('link', { name: `Families answered in time ${mark}` }).click();
    await page.getByText('“Higher is better” is a guess.').waitFor();
    await page.getByText('Off target: 70%').waitFor();

    const enter = async (value: string) => {
      await page.getByRole('button', { name: 'Enter a reading' }).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.type(value);
      // The quarter after the published year is the first that is expected.
      await page.getByLabel('Last day it speaks of').fill('2018-06-30');
      await page.keyboard.press('Enter');
    };
    await enter('72%');
    await page.getByText('On target: 70%').waitFor();
    await axe(partner);
    partner.expectFailuresOf(/\/readings$/);
    await enter('75%');
    await page.getByText('There is a value of that day already: 72%').waitFor();
    await page.getByRole('button', { name: 'Put it right with mine' }).click();
    const values = page.getByRole('table', { name: 'Values: Readings' });
    await values.getByRole('row', { name: /72% corrected/ }).waitFor();
    expect(await values.getByRole('row', { name: /75%/ }).count()).toBe(1);

    await page.getByRole('button', { name: 'Yes, that is so' }).click();
    await page.getByText('“Higher is better” is a guess.').waitFor({ state: 'detached' });
    await partner.close();
  });
});
