import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { axe } from './axe.js';
import { openBrowser, phone, Visitor } from './browser.js';
import { choose, press, tabTo, type } from './keyboard.js';

const { url, password } = inject('portal');
const mark = crypto.randomUUID().slice(0, 6);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Both pages are looked at with axe at both widths in web/test/pages.test.ts; here their dialogs are. Area 11 of the sample has nobody. Its need is cut to two sectors, so that this is one journey and not ten. */
async function sayWhatIsNeeded({ page }: Visitor): Promise<void> {
  await press(page, page.getByRole('button', { name: 'Change what is needed: area 11' }));
  const dialog = page.getByRole('dialog');
  for (const sector of ['Education', 'Social care', 'Commissioning', 'Schools and settings', 'Parent carers'])
    await type(page, dialog.getByLabel(`${sector}: people`), '0');
  await press(page, dialog.getByRole('button', { name: 'Save' }));
  await dialog.waitFor({ state: 'detached' });
}

async function nominate(page: Page, name: string, role: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await type(page, dialog.getByLabel('Name', { exact: false }).first(), name);
  await type(page, dialog.getByLabel(/^(Role|Who they are)/), role);
  await type(page, dialog.getByLabel(/^(Organisation|Group or school)/), 'Example Trust');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

/** Hands a link over, and gives its address. */
async function linkFor(page: Page, name: string): Promise<string> {
  await choose(page, page.getByRole('button', { name: `More about ${name}, area 11` }), 'Hand over a link');
  const dialog = page.getByRole('dialog');
  const address = await dialog.getByLabel('Link', { exact: true }).inputValue();
  await press(page, dialog.getByRole('button', { name: 'Close' }));
  await dialog.waitFor({ state: 'detached' });
  return address;
}

async function answerYes(address: string, looked: boolean): Promise<void> {
  const nominee = await Visitor.open(browser, url, phone);
  const { page } = nominee;
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: /inspectors/ }).waitFor();
  if (looked) await axe(nominee);
  await tabTo(page, page.getByLabel('Yes, I would come'));
  await page.keyboard.press('Space');
  await type(page, page.getByLabel(/^Days or times that suit/), 'Mornings');
  await press(page, page.getByRole('button', { name: 'Send the answer' }));
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  expect(await nominee.context.cookies()).toEqual([]);
  if (looked) {
    await axe(nominee);
    nominee.expectFailuresOf(/\/api\/nominee-links/);
    await page.reload();
    await page.getByText('This link has been used').waitFor();
  }
  await nominee.close();
}

it('an empty area is covered, with a deputy, by keyboard alone on both sides', async () => {
  const [first, deputy, young] = [`Robin ${mark}`, `Alex ${mark}`, `Sam ${mark}`];
  const partner = await Visitor.signedIn(browser, url, 'partner', password);
  const { page } = partner;
  await partner.goTo('/nominations?area=11&sector=health');
  await sayWhatIsNeeded(partner);
  await press(page, page.getByRole('button', { name: 'Nominate somebody' }));
  await axe(partner);
  await nominate(page, first, 'Designated Clinical Officer');
  await choose(page, page.getByRole('button', { name: `More about ${first}, area 11` }), 'Name a deputy');
  await nominate(page, deputy, 'Head of Therapies');
  await partner.goTo('/nominations?area=11&sector=young-people');
  await press(page, page.getByRole('button', { name: 'Nominate somebody' }));
  await nominate(page, young, 'Young adult');
  await partner.goTo('/nominations?area=11');
  const links = [await linkFor(page, first), await linkFor(page, deputy), await linkFor(page, young)];
  expect(new Set(links).size).toBe(3);
  for (const [number, link] of links.entries()) await answerYes(link, number === 2);

  const officer = await Visitor.signedIn(browser, url, 'officer', password);
  await officer.goTo('/nominations?area=11');
  await press(officer.page, officer.page.getByRole('button', { name: /^Approve the list/ }));
  const dialog = officer.page.getByRole('dialog');
  await dialog.getByText(`${deputy}, Head of Therapies (deputy for ${first})`).waitFor();
  await axe(officer);
  await press(officer.page, dialog.getByRole('button', { name: 'Approve the list' }));
  await dialog.waitFor({ state: 'detached' });
  await officer.settled();
  const row = officer.page.getByRole('row', { name: /Equal provision/ });
  expect(await row.getByText('1 of 1').count()).toBe(2);
  expect(await row.getByText('Nobody', { exact: true }).count()).toBe(0);
  await officer.close();

  await partner.goTo('/nominations?area=11');
  await choose(page, page.getByRole('button', { name: `More about ${first}, area 11` }), 'Open the brief');
  await page.getByRole('heading', { level: 1, name: `Brief for ${first}` }).waitFor();
  await partner.close();
});
