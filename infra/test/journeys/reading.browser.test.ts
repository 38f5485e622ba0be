import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axe } from './axe.js';
import { openBrowser, phone, Visitor } from './browser.js';
import { pdfOf } from './pdf.js';
import { Person, upload, versionIs } from './session.js';

const { url, password } = inject('portal');
const mark = Date.now().toString(36);
const passage = 'Waits fell from 26 to 18 weeks';
const texts = ['What we looked at', `The result. ${passage} in a year.`, 'What comes next'];

/** A draft of the lead's with a claim that names no page yet. */
async function aDraft(fileName: string, bytes: Buffer): Promise<string> {
  const lead = await Person.signIn(url, 'lead@sample.test', password);
  const areas = await lead.json<{ id: string; number: number }[]>(200, 'GET', 'areas');
  const { id } = await lead.json<{ id: string }>(201, 'POST', 'evidence', {
    title: `Waiting times ${mark} ${fileName}`,
    kind: 'report',
    source: 'health',
    sensitivity: 'official',
    links: [
      { areaId: areas.find(({ number }) => number === 7)?.id, shows: 'impact', claim: 'Children wait less.' },
    ],
  });
  await versionIs(lead, id, await upload(lead, id, fileName, bytes), ['clean']);
  return id;
}

/** Selects words as a hand with a mouse does, in the text that lies over the page's drawing. */
const select = (page: Page, number: number, words: string) =>
  page.evaluate(
    ([wanted, sought]) => {
      const sheet = document.querySelector(`[data-page="${wanted}"]`);
      const walker = document.createTreeWalker(sheet as Node, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node as Text).data.indexOf(String(sought));
        if (at !== -1) {
          // A press of the mouse takes the cursor out of the field it was in, which would take the selection back.
          (document.activeElement as HTMLElement | null)?.blur();
          document.getSelection()?.setBaseAndExtent(node, at, node, at + String(sought).length);
          return;
        }
      }
      throw new Error(`“${sought}” is not on page ${wanted}`);
    },
    [number, words] as const,
  );

describe('reading a document in the browser', () => {
  let browser: Browser;
  let id: string;
  beforeAll(async () => {
    browser = await openBrowser();
    id = await aDraft('waits.pdf', pdfOf(texts));
  });
  afterAll(() => browser.close());

  it('keeps the page and the passage that were chosen in it, and its link opens there', async () => {
    const lead = await Visitor.signedIn(browser, url, 'lead', password);
    await lead.goTo(`/evidence/${id}`);
    const document = lead.page.getByRole('region', { name: 'Document' });
    await document.getByLabel('Page', { exact: true }).fill('2');
    await lead.page.keyboard.press('Enter');
    await document.getByRole('article', { name: 'Page 2 of 3' }).getByText(passage).waitFor();
    await select(lead.page, 2, passage);
    await document.getByRole('button', { name: 'Use this passage' }).click();
    const dialog = lead.page.getByRole('dialog');
    await dialog.getByText(`“${passage}”`).waitFor();
    await dialog.getByRole('radio', { name: /Children wait less/ }).check();
    await axe(lead);
    await dialog.getByRole('button', { name: 'Use it' }).click();
    await lead.page.getByText('Claim moved to page 2.').waitFor();

    const officer = await Visitor.signedIn(browser, url, 'officer', password, phone);
    await officer.goTo(`/evidence/${id}`);
    const link = officer.page.getByRole('link', { name: 'Page 2', exact: true });
    const address = (await link.getAttribute('href')) ?? '';
    expect(new URL(address, url).search).toBe(`?${new URLSearchParams({ page: '2', quote: passage })}`);
    await officer.page.goto(url + address);
    const second = officer.page.getByRole('article', { name: 'Page 2 of 3' });
    const marked = second.locator('.passage').first();
    await marked.waitFor();
    const [words, pen] = await Promise.all([second.getByText(passage).boundingBox(), marked.boundingBox()]);
    expect(Math.abs((words?.y ?? 0) - (pen?.y ?? 99))).toBeLessThan(6);
    expect(await officer.page.getByLabel('Page', { exact: true }).inputValue()).toBe('2');
    await officer.settled();
    await axe(officer);
    await lead.close();
    await officer.close();
  });

  it('says when the words are no longer on that page, and finds others by keyboard', async () => {
    const partner = await Visitor.signedIn(browser, url, 'partner', password);
    await partner.goTo(`/evidence/${id}?page=3&quote=gone+for+good`);
    await partner.page.getByText('The passage isn’t on page 3 in these words: “gone for good”.').waitFor();
    await partner.page.keyboard.press('f');
    await partner.page.keyboard.type('looked at');
    await partner.page.getByText('1 of 1').waitFor();
    await partner.page.keyboard.press('Enter');
    await partner.page.getByRole('article', { name: 'Page 1 of 3' }).locator('.here').waitFor();
    await partner.close();
  });

  it('shows a table as its text', async () => {
    const tableId = await aDraft('waits.csv', Buffer.from(`Service,Weeks\nSpeech and language,${mark}\n`));
    const partner = await Visitor.signedIn(browser, url, 'partner', password);
    await partner.goTo(`/evidence/${tableId}`);
    await partner.page.getByRole('article', { name: 'Page 1 of 1' }).getByText(mark).waitFor();
    await axe(partner);
    await partner.close();
  });

  it('offers the original when the browser can’t show the document', async () => {
    const partner = await Visitor.signedIn(browser, url, 'partner', password);
    // What the store would give for a file that was damaged after its checks.
    await partner.page.route(/\/originals\//, (route) =>
      route.fulfill({ status: 200, headers: { 'access-control-allow-origin': '*' }, body: 'not a PDF' }),
    );
    await partner.goTo(`/evidence/${id}`);
    await partner.page.getByText('This document can’t be shown here.').waitFor();
    const original = partner.page.getByRole('link', { name: 'Original' });
    expect(await original.getAttribute('href')).toMatch(/\/versions\/1\/file$/);
    await axe(partner);
    await partner.close();
  });
});
