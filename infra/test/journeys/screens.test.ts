import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axe } from './axe.js';
import { desk, openBrowser, phone, Visitor } from './browser.js';
import { Person } from './session.js';

const { url, password } = inject('portal');

/** What each person's menu offers, top to bottom, and nothing else. */
const menus: Record<string, string[]> = {
  lead: ['Board', 'To do', 'Areas', 'Evidence', 'Asks', 'Plan', 'Rounds', 'Measures', 'Nominations'],
  partner: [
    'Board',
    'To do',
    'Areas',
    'Evidence',
    'Asks',
    'Review',
    'Plan',
    'Rounds',
    'Measures',
    'Nominations',
    'Packs',
    'Outgoing mail',
  ],
  officer: [
    'Board',
    'To do',
    'Areas',
    'Evidence',
    'Asks',
    'Review',
    'Plan',
    'Rounds',
    'Measures',
    'Nominations',
    'Packs',
    'Record',
  ],
  admin: [
    'Board',
    'To do',
    'Areas',
    'Evidence',
    'Plan',
    'Rounds',
    'Measures',
    'Nominations',
    'People',
    'Background work',
    'Outgoing mail',
    'Record',
  ],
  contributor: ['To do', 'Evidence', 'Asks'],
};
/** A word that many documents have, so that rows with their pages are shown. */
const searched = encodeURIComponent(JSON.stringify({ q: 'families' }));

describe('the screens', () => {
  let browser: Browser;
  let areaId = '';
  let evidenceId = '';
  beforeAll(async () => {
    browser = await openBrowser();
    const officer = await Person.signIn(url, 'officer@sample.test', password);
    const areas = await officer.json<{ id: string; number: number }[]>(200, 'GET', 'areas');
    areaId = areas.find((area) => area.number === 9)?.id ?? '';
    const filter = encodeURIComponent(JSON.stringify({ state: 'approved', sensitivity: 'official', areaId }));
    const approved = await officer.json<{ id: string }[]>(200, 'GET', `evidence?filter=${filter}`);
    evidenceId = approved[0]?.id ?? '';
    expect([areaId, evidenceId]).not.toContain('');
  });
  afterAll(() => browser.close());

  /**
   * What each of them looks at: a page with the people for whom it differs. How every page looks to every role is
   * tested in web/test/pages.test.ts.
   */
  const looksAt = (who: string): string[] => {
    const one = `/evidence/${evidenceId}`;
    const pages: Record<string, string[]> = {
      lead: ['', '/areas', '/evidence', `/evidence?filter=${searched}`, one, '/evidence/add', '/asks'],
      partner: ['', `/areas/${areaId}`, '/review', '/plan', '/packs', '/chase-list', '/asks', one],
      officer: ['/board', '/board?cell=9-impact', '/evidence/staleness', '/packs', '/audit'],
      admin: ['', '/people', '/work', one],
      contributor: ['', '/evidence', '/evidence/add', '/evidence/what-may-be-uploaded'],
    };
    return pages[who] ?? [];
  };

  it.each(Object.keys(menus))('are sound for the %s on a desk and on a phone', async (who) => {
    const visitor = await Visitor.signedIn(browser, url, who, password);
    const { page } = visitor;
    await visitor.goTo('');
    const menu = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    expect((await menu.locator('> span').allTextContents()).map((each) => each.trim())).toEqual(menus[who]);
    const wrong: string[] = [];
    for (const address of looksAt(who)) {
      await page.setViewportSize(desk);
      await visitor.goTo(address);
      wrong.push(...(await flawsOf(visitor)).map((flaw) => `${address || '/'} at 1280: ${flaw}`));
      // axe on a phone is for web/test/pages.test.ts and the journeys: here it is whether real data fits.
      for (const viewport of [phone, { width: 320, height: 640 }]) {
        await page.setViewportSize(viewport);
        wrong.push(
          ...(await sideways(visitor)).map((flaw) => `${address || '/'} at ${viewport.width}: ${flaw}`),
        );
      }
    }
    expect(wrong).toEqual([]);
    await visitor.close();
  });
});

/** Anything wider than the page, where a person would have to scroll sideways to read. */
async function sideways({ page }: Visitor): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('main *, header *')].find((element) => {
      const box = element.getBoundingClientRect();
      return box.right > clientWidth + 1 && box.width > 0;
    });
    return [`it scrolls sideways to ${scrollWidth}: ${wide?.outerHTML.slice(0, 160)}`];
  });
}

async function flawsOf(visitor: Visitor): Promise<string[]> {
  const { page } = visitor;
  const flaws: string[] = [];
  await axe(visitor).catch((error: Error) => flaws.push(error.message));
  const headings = await page.locator('h1:visible').allTextContents();
  if (headings.length !== 1) flaws.push(`it has ${headings.length} first headings: ${headings.join(', ')}`);
  if (!/^.+ – Revisit$/.test(await page.title())) flaws.push(`its title is “${await page.title()}”`);
  flaws.push(...(await sideways(visitor)));
  return flaws;
}
