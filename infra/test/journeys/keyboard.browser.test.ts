import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, phone, Visitor } from './browser.js';

const { url, password } = inject('portal');

/** Tabs from the top of the page to its end; gives what was never reached, and what was reached without a sign of it. */
async function walk({ page }: Visitor): Promise<{ missed: string[]; unseen: string[] }> {
  await page.evaluate(() => {
    window.reached = new Set();
    document.body.focus();
  });
  const unseen = new Set<string>();
  for (let steps = 0; steps < 400; steps += 1) {
    await page.keyboard.press('Tab');
    const { again, dark } = await page.evaluate(look);
    if (dark) unseen.add(dark);
    if (again) return { missed: await page.evaluate(missed), unseen: [...unseen] };
  }
  throw new Error('Four hundred tabs have not reached the end of the page.');
}

declare global {
  interface Window {
    reached: Set<Element>;
  }
}

/** Whether the walk is round, and the focused element if nothing shows that it has the focus. Runs in the browser. */
function look(): { again: boolean; dark: string } {
  const focused = document.activeElement;
  const first = [...window.reached][0];
  if (!focused || focused === document.body || (focused === first && window.reached.size > 1)) {
    return { again: window.reached.size > 0, dark: '' };
  }
  window.reached.add(focused);
  const near: (Element | null | undefined)[] = [focused, focused.parentElement, focused.closest('label')];
  const around = focused.closest('.MuiInputBase-root, .MuiSlider-thumb, .MuiButtonBase-root');
  near.push(around, around?.querySelector('fieldset'));
  const shows = near.some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, borderTopWidth, boxShadow } = getComputedStyle(element);
    const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    const framed = element.tagName === 'FIELDSET' && Number.parseFloat(borderTopWidth) >= 2;
    return outlined || framed || (element.matches('.MuiSlider-thumb') && boxShadow !== 'none');
  });
  return { again: false, dark: shows ? '' : focused.outerHTML.slice(0, 160) };
}

/** The controls a pointer could use and the walk has not come by. Runs in the browser. */
function missed(): string[] {
  const controls = 'a[href], button, input, select, textarea, [tabindex="0"], [role=button], [role=combobox]';
  return [...document.querySelectorAll<HTMLElement>(controls)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((element) => !element.matches(':disabled, [aria-hidden=true], [type=file], [type=radio]'))
    .filter((element) => element.closest('[aria-hidden=true]') === null)
    .filter((element) => element.getBoundingClientRect().width > 1 && !window.reached.has(element))
    .map((element) => element.outerHTML.slice(0, 160));
}

describe('the keyboard', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each([
    ['officer', '/board'],
    ['officer', '/packs'],
    ['partner', ''],
    ['partner', '/review'],
    ['partner', '/evidence'],
    ['partner', '/evidence/add'],
    ['partner', '/plan'],
    ['admin', '/people'],
  ])('reaches everything for the %s on %s, and shows where it is', async (who, address) => {
    const visitor = await Visitor.signedIn(browser, url, who, password);
    await visitor.goTo(address);
    expect(await walk(visitor)).toEqual({ missed: [], unseen: [] });
    await visitor.close();
  });

  it('skips to the content, lists its keys, searches and can be switched off', async () => {
    const visitor = await Visitor.signedIn(browser, url, 'partner', password);
    const { page } = visitor;
    await visitor.goTo('/board');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await keys.getByText('Search the evidence').waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.keyboard.type('telephone survey');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Evidence' }).waitFor();
    await page
      .getByRole('heading', { name: /telephone survey/ })
      .first()
      .waitFor();
    await page.getByRole('main').focus();
    await page.keyboard.press('?');
    await keys.getByLabel('Use single keys on this computer').uncheck();
    await keys.getByRole('button', { name: 'Close' }).click();
    await keys.waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).not.toBe('q');
    await visitor.close();
  });

  it('opens a cell of the board and comes back to it', async () => {
    const visitor = await Visitor.signedIn(browser, url, 'officer', password);
    const { page } = visitor;
    await visitor.goTo('/board');
    await page.locator('#cell-3-families').focus();
    await page.keyboard.press('Enter');
    const why = page.getByRole('complementary', { name: 'Why' });
    await why.getByText('What there is').waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('aside') !== null);
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('cell-3-families');
    await visitor.close();
  });

  it('walks what is to do with j and k, and Enter opens it', async () => {
    const visitor = await Visitor.signedIn(browser, url, 'lead', password);
    const { page } = visitor;
    await visitor.goTo('');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await page.keyboard.press('j');
    const first = await focused();
    await page.keyboard.press('j');
    expect(await focused()).not.toBe(first);
    await page.keyboard.press('k');
    expect(await focused()).toBe(first);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'To do' }).waitFor({ state: 'detached' });
    await visitor.close();
  });

  it('has the whole menu on a phone', async () => {
    const visitor = await Visitor.signedIn(browser, url, 'officer', password, phone);
    const { page } = visitor;
    await visitor.goTo('/board');
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await page.getByRole('link', { name: 'Packs' }).click();
    await page.getByRole('heading', { level: 1, name: 'Packs' }).waitFor();
    await visitor.close();
  });
});
