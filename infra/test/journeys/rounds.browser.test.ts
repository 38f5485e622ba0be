import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axe } from './axe.js';
import { openBrowser, phone, Visitor } from './browser.js';

const { url, password } = inject('portal');

describe('a review round', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is answered by a lead by keyboard, followed by the partner, and signed and counted by the officer', async () => {
    const lead = await Visitor.signedIn(browser, url, 'lead', password);
    const { page } = lead;
    await lead.goTo('');
    const due = page.getByRole('region', { name: 'Ratings due' });
    await due.getByRole('link', { name: /^Rate: Rate \d+ actions/ }).click();
    await page.getByRole('heading', { level: 1, name: 'My ratings' }).waitFor();
    const first = page.getByRole('button', { name: /^Rate \d/ }).first();
    const ref = (await first.getAttribute('aria-label'))?.replace('Rate ', '') ?? '';
    await first.focus();
    await page.keyboard.press('Enter');
    const row = page.getByRole('listitem').filter({ has: page.getByRole('group', { name: `Rate ${ref}` }) });
    await row.getByRole('radio', { name: /At risk/ }).check();
    await row.getByLabel(`What moved in ${ref}, in a sentence`).fill('The provider withdrew.');
    await page.keyboard.press('Control+Enter');
    await row.getByText('Say what it needs to recover.').waitFor();
    await row.getByLabel('Why it is late or at risk').fill('Nobody answered the tender.');
    await row.getByLabel('What it needs to recover').fill('A second tender.');
    await row.getByLabel('New date').fill('2031-03-31');
    await axe(lead);
    await row.getByLabel('What it needs to recover').press('Control+Enter');
    await page.getByRole('button', { name: `Rate again ${ref}` }).waitFor();
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-rate'));
    await lead.goTo('/plan?action=3.9.2');
    await page.getByRole('radio', { name: /Done/ }).check();
    await page.getByLabel('What moved in 3.9.2, in a sentence').fill('The strategy is in use.');
    await page.getByRole('button', { name: 'Propose as completed' }).click();
    await page.getByText('3.9.2 waits for a senior officer now.').waitFor();
    await lead.close();

    const partner = await Visitor.signedIn(browser, url, 'partner', password);
    await partner.goTo('/rounds');
    await partner.page.getByRole('link', { name: /\(sample\)$/ }).click();
    const behind = partner.page.getByRole('region', { name: 'Who has answered' });
    await behind
      .getByRole('cell', { name: /^2 of \d+ / })
      .first()
      .waitFor();
    expect((await behind.innerText()).split(/[\s,]+/)).not.toContain(ref);
    await partner.page.getByRole('region', { name: 'Exceptions' }).getByText('A second tender.').waitFor();
    await partner.goTo('/plan?action=3.6.2');
    await partner.page.getByRole('button', { name: 'Stand by the rating' }).click();
    await partner.page.getByLabel('Why the rating holds').fill('Both providers wrote so in May.');
    await partner.page.getByRole('button', { name: 'Stand by it' }).click();
    await partner.goTo('/board?cell=3-plan');
    await partner.page.getByText('stands by it: “Both providers wrote so in May.”').waitFor();
    await partner.close();

    const officer = await Visitor.signedIn(browser, url, 'officer', password, phone);
    await officer.goTo('/rounds');
    await officer.page.getByRole('link', { name: 'December 2019' }).click();
    await officer.page.getByText('91% compared with 87%').waitFor();
    await axe(officer);
    await officer.goTo('/sign-offs');
    await officer.page.getByRole('button', { name: 'Sign 3.9.2' }).click();
    const dialog = officer.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Sign' }).click();
    await officer.page.getByText('3.9.2 is signed.').waitFor();
    await axe(officer);
    await officer.close();
  });
});
