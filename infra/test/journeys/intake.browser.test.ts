import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axe, axeAtBothWidths } from './axe.js';
import { desk, openBrowser, Visitor } from './browser.js';
import { CuttingProxy } from './cutting-proxy.js';
import { makeMixedFolder, mixedFolder } from './mixed-folder.js';
import { eventually, Person } from './session.js';

const { url, password } = inject('portal');
const mark = crypto.randomUUID().slice(0, 8);
/** Twenty files, or one of 300 MB, on a machine that has other things to do. */
const patienceMs = 150_000;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await openBrowser();
  folder = mkdtempSync(path.join(tmpdir(), 'intake-'));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The name of what has the focus, as a screen reader would say it. */
const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );

/** Presses a key until what has the focus has this name. */
async function pressUntil(page: Page, key: string, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press(key);
  }
  throw new Error(`No “${name}” in eighty presses of ${key}; the focus is on “${await focused(page)}”.`);
}

/** Chooses the folder by the button, without a mouse. */
async function chooseFolder(page: Page, root: string): Promise<void> {
  await pressUntil(page, 'Tab', 'Choose a folder');
  const chooser = page.waitForEvent('filechooser');
  // On the button itself: rows that arrive meanwhile draw the page anew.
  await page.getByRole('button', { name: 'Choose a folder' }).press('Enter');
  await (await chooser).setFiles(root);
  await page.getByRole('heading', { name: /nothing is saved yet/ }).waitFor();
}

const nameOf = (file: string) => path.basename(file);
const read = (page: Page) => page.getByText(/\d+ files? to be filed/).waitFor();

interface Row {
  id: string;
  title: string;
  areas: number[];
  file: { fileName: string; size: number; state: string } | null;
}

const mine = (person: Person) =>
  person.json<Row[]>(
    200,
    'GET',
    `evidence?range=${encodeURIComponent('[0,99]')}&filter=${encodeURIComponent('{"mine":true}')}`,
  );

describe('a whole shared drive', () => {
  it('is filed and linked to the right areas by keyboard alone, with two corrections', async () => {
    const root = makeMixedFolder(folder, mark);
    const partner = await Visitor.signedIn(browser, url, 'partner', password);
    const { page } = partner;
    await partner.goTo('/evidence/add');
    await chooseFolder(page, root);
    await read(page);
    await axeAtBothWidths(partner);
    await page.setViewportSize(desk);

    // What no name can say is said by hand: two of twenty.
    let corrections = 0;
    const first = await page
      .getByLabel(/^Areas of/)
      .first()
      .getAttribute('aria-label');
    await page.getByRole('heading', { name: /nothing is saved yet/ }).focus();
    await pressUntil(page, 'Tab', first ?? '');
    for (const [file, areas] of mixedFolder) {
      const label = `Areas of ${nameOf(file)}, by number`;
      if ((await page.getByLabel(label).inputValue()) === areas.join(', ')) continue;
      corrections += 1;
      await pressUntil(page, 'ArrowDown', label);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(areas.join(', '));
    }
    expect(corrections).toBeLessThanOrEqual(2);
    await page.keyboard.press('Control+Enter');
    await page.getByText('20 drafts made.').waitFor({ timeout: patienceMs });

    const person = await Person.signIn(url, 'partner@sample.test', password);
    const wanted = new Map(mixedFolder.map(([file, areas]) => [nameOf(file), areas]));
    const filed = await eventually(
      'twenty drafts with their files',
      async () => {
        const rows = (await mine(person)).filter((row) => wanted.has(row.file?.fileName ?? ''));
        return rows.length === 20 && rows.every((row) => row.file?.state === 'clean') && rows;
      },
      patienceMs,
    );
    for (const row of filed) expect(row.areas, row.title).toEqual(wanted.get(row.file?.fileName ?? ''));

    // The same drive once more: all of it is here already, and nothing would be filed.
    await partner.settled();
    await axe(partner);
    await partner.goTo('/evidence/add');
    await partner.settled();
    await chooseFolder(page, root);
    await page.getByText('0 files to be filed').waitFor();
    expect(await page.getByText('Already here as').count()).toBe(20);
    await page.getByRole('button', { name: 'Put the list away' }).click();
    await page.getByRole('button', { name: 'Save as drafts' }).click();
    await page.getByText('20 drafts saved.').waitFor();
    await partner.close();
  }, 400_000);

  it('says of a file that stands twice in it, of one too large and of a program, before anything is sent', async () => {
    const lead = await Visitor.signedIn(browser, url, 'lead', password);
    const { page } = lead;
    await lead.goTo('/evidence/add');
    const file = (name: string, text: string) => ({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    });
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files' }).click();
    await (await chooser).setFiles([
      file('Area 9 notes.txt', `Notes ${mark}`),
      file('Copy of area 9 notes.txt', `Notes ${mark}`),
      file('setup.exe', 'MZ'),
    ]);
    await page.getByText('Twice in this list').waitFor();
    await page.getByText('Files ending in “.exe” can’t be filed.').waitFor();
    await page.getByText('1 file to be filed, each with an area.').waitFor();
    await axe(lead);
    await page.getByRole('button', { name: 'Put the list away' }).click();
    await lead.close();
  });
});

describe('an upload of 300 MB', () => {
  const size = 300 * 1024 * 1024;

  /** A sound file of few words, since reading them is not what is tested; each block differs. Returns its SHA-256. */
  function writeLarge(file: string): string {
    const hash = createHash('sha256');
    const block = Buffer.alloc(1024 * 1024, `${' '.repeat(127)}\n`);
    const handle = openSync(file, 'w');
    for (let index = 0; index < 300; index += 1) {
      block.write(`${mark} ${index} `);
      writeSync(handle, block);
      hash.update(block);
    }
    closeSync(handle);
    return hash.digest('hex');
  }

  it('is cut three times, goes on by itself each time, and arrives as it was', async () => {
    const file = path.join(folder, `Area 9 waits ${mark}.txt`);
    const sha256 = writeLarge(file);
    const proxy = await CuttingProxy.open([40e6, 130e6, 220e6]);
    const lead = await Visitor.signedIn(browser, url, 'lead', password, desk, proxy.address);
    const { page } = lead;
    lead.expectFailuresOf(/X-Amz-Signature/);
    await lead.goTo('/evidence/add');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files' }).click();
    await (await chooser).setFiles(file);
    const row = page.locator('main li').filter({ hasText: path.basename(file) });
    await row.getByText('To fill in').waitFor({ timeout: patienceMs });
    expect(proxy.cuts).toBe(3);

    const person = await Person.signIn(url, 'lead@sample.test', password);
    const { id } = (await mine(person)).find((each) => each.file?.fileName === path.basename(file)) ?? {};
    const version = await eventually(
      'the check of the whole file',
      async () => {
        const { versions } = await person.json<{
          versions: { state: string; sha256: string; size: number }[];
        }>(200, 'GET', `evidence/${id}`);
        return versions[0]?.state === 'clean' && versions[0];
      },
      patienceMs,
    );
    // `clean` says that the inspector read the whole object and found the announced hash.
    expect(version).toMatchObject({ sha256, size });
    await page.getByRole('button', { name: `Take ${path.basename(file)} off the page` }).click();
    await row.waitFor({ state: 'detached' });
    await lead.close();
    await proxy.close();
  }, 400_000);
});
