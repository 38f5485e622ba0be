import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axeAtBothWidths } from './axe.js';
import { openBrowser, Visitor } from './browser.js';
import { dropFile, fillRow, signIn } from './hands.js';
import { pdfOf } from './pdf.js';
import { eventually, sha256 } from './session.js';
import { unpack, wordsOf } from './unpacked.js';

const { url, password } = inject('portal');

/** Nobody else's journey has a claim of impact approved for this area, so that what changes is this one's doing. */
const area = 11;
const mark = Date.now().toString(36);
const title = `Provision compared across districts ${mark}`;
const claim = `Support now starts within 6 weeks in every district (${mark}), where it took 6 to 19 before.`;
const bytes = pdfOf(['Provision compared across districts', claim]);

const whatThereIs = (page: Page) =>
  page
    .getByRole('complementary', { name: 'Why' })
    .locator('section', { hasText: 'What there is' })
    .locator('p')
    .innerText();

describe('the main job in the browser', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'revisit-main-job-browser-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes from a dropped file to a checked pack, by keyboard and mouse', async () => {
    const officer = await Visitor.signedIn(browser, url, 'officer', password);
    await officer.goTo(`/board?cell=${area}-impact`);
    const before = await whatThereIs(officer.page);
    await axeAtBothWidths(officer);

    await leadFilesIt(browser);
    await partnerApprovesIt(browser);

    // The board is computed by a job: the officer looks again until it has been.
    const after = await eventually('the board to change', async () => {
      await officer.goTo(`/board?cell=${area}-impact`);
      const now = await whatThereIs(officer.page);
      return now !== before && now;
    });
    expect(after).not.toBe(before);
    await officer.page
      .getByRole('complementary', { name: 'Why' })
      .getByRole('link', { name: title })
      .waitFor();

    const [zip, pdf] = await officerBuildsAPack(officer, folder);
    const manifest = unpack(folder, zip);
    expect(wordsOf(path.join(folder, pdf))).toContain(
      `Support now starts within 6 weeks in every district (${mark})`,
    );
    const paths = manifest.files.find((file) => file.sha256 === sha256(bytes))?.paths ?? [];
    expect(paths.length).toBeGreaterThan(0);
    for (const original of paths) expect(readFileSync(path.join(folder, original)).equals(bytes)).toBe(true);
    await officer.close();
  });
});

async function leadFilesIt(browser: Browser) {
  const lead = await Visitor.open(browser, url);
  const { page } = lead;
  await signIn(lead, url, 'lead', password);
  await axeAtBothWidths(lead);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Evidence' }).click();
  await page.getByRole('link', { name: 'Add evidence', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Add evidence' }).waitFor();
  await axeAtBothWidths(lead);

  // The file is held on its way until its progress has been seen.
  let letGo = () => {};
  const seen = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/X-Amz-Signature/, async (route) => {
    if (route.request().method() === 'PUT') await seen;
    await route.continue();
  });
  await dropFile(page, 'provision.pdf', bytes);
  await page.getByRole('progressbar', { name: 'Uploading' }).waitFor();
  letGo();

  await fillRow(page, { title, area, shows: 'Impact', claim, page: '2' });
  await page.getByText('Ready', { exact: true }).waitFor();
  await axeAtBothWidths(lead);
  await page.getByRole('button', { name: 'Save 1 and send for review' }).click();
  await page.getByText('1 document sent for review.').waitFor();
  const row = page.getByRole('row', { name: title });
  await row.getByText('Sent for review').waitFor();
  await axeAtBothWidths(lead);
  await lead.close();
}

async function partnerApprovesIt(browser: Browser) {
  const partner = await Visitor.open(browser, url);
  const { page } = partner;
  await signIn(partner, url, 'partner', password);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Review' }).click();
  const queue = page.getByRole('region', { name: 'Queue' });
  await queue.getByRole('link', { name: title }).click();
  // The claim names page 2, so that is where the document opens.
  await page.getByRole('region', { name: 'Document' }).getByText('where it took 6 to 19 before').waitFor();
  await page.getByRole('region', { name: 'Verdict' }).getByText(claim).waitFor();
  await axeAtBothWidths(partner);
  await page.keyboard.press('a');
  await page.getByText(`Approved: ${title}`).waitFor();
  await queue.getByRole('link', { name: title }).waitFor({ state: 'detached' });
  await partner.close();
}

async function officerBuildsAPack(officer: Visitor, folder: string): Promise<[zip: string, pdf: string]> {
  const { page } = officer;
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Packs' }).click();
  const asked = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/packs'),
  );
  await page.getByRole('button', { name: 'Build a pack' }).click();
  const { id } = (await (await asked).json()) as { id: string };
  const pack = page.locator(`article[aria-labelledby="pack-${id}"]`);
  await pack.getByText(/\d+ % done\. You can leave this page\./).waitFor();
  await pack.getByRole('group', { name: /^Files of the pack/ }).waitFor({ timeout: 90_000 });
  await axeAtBothWidths(officer);
  const names: string[] = [];
  for (const ending of ['.zip', '.pdf']) {
    const link = pack.getByRole('link').filter({ hasText: new RegExp(`\\${ending}$`) });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const name = download.suggestedFilename();
    await download.saveAs(path.join(folder, name));
    names.push(name);
  }
  const [zip = '', pdf = ''] = names;
  return [zip, pdf];
}
