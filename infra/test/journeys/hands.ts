import type { Page } from 'playwright-core';
import type { Visitor } from './browser.js';

/** Signs in by keyboard alone, from the bare address to the person's own page. */
export async function signIn(visitor: Visitor, origin: string, who: string, password: string): Promise<void> {
  const { page } = visitor;
  // The portal asks who is there before it shows the form, and is told: nobody yet.
  visitor.expectFailuresOf(/\/api\/session$/);
  await page.goto(origin);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.keyboard.type(`${who}@sample.test`);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'To do' }).waitFor();
  await visitor.settled();
}

/** Drops a file on the page as from the desktop. */
export async function dropFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, base64]) => {
      const data = Uint8Array.from(atob(base64 ?? ''), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([data], fileName ?? ''));
      return transfer;
    },
    [name, bytes.toString('base64')],
  );
  const target = page.getByRole('heading', { level: 1 });
  await target.dispatchEvent('dragenter', { dataTransfer });
  await target.dispatchEvent('drop', { dataTransfer });
}

/** Chooses a file in the window that a button opens. */
export async function chooseFile(page: Page, button: string, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
}

interface Row {
  title: string;
  area: number;
  shows: 'Activity' | 'Output' | 'Impact';
  claim: string;
  page: string;
}

/** Fills in the open row of the page that takes files. */
export async function fillRow(page: Page, row: Row): Promise<void> {
  await page.getByLabel('Title').fill(row.title);
  const areas = page.getByRole('group', { name: 'For which areas' });
  const chosen = areas.getByRole('button', { name: new RegExp(`^Take off Area ?${row.area}(?!\\d)`) });
  if (!(await chosen.isVisible())) {
    await areas.getByRole('button', { name: /^(Choose an area|Another area)$/ }).click();
    await page.getByRole('menuitem', { name: new RegExp(`^Area ?${row.area}(?!\\d)`) }).click();
  }
  await page.getByRole('radio', { name: row.shows }).check();
  await page.getByLabel('What does this show that has changed?').fill(row.claim);
  await page.getByLabel('On which page').fill(row.page);
}
