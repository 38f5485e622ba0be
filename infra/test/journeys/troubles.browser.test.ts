import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axe } from './axe.js';
import { openBrowser, Visitor } from './browser.js';
import { Person } from './session.js';

const { url, password } = inject('portal');
const mark = Date.now().toString(36);

/** The list at this address answers with nothing in it. */
const emptyList = (page: Page, name: string) =>
  page.route(new RegExp(`/api/programmes/lancashire/${name}(\\?|$)`), (route) =>
    route.fulfill({ json: [], headers: { 'Content-Range': `${name} */0` } }),
  );

describe('what the screens say', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  const as = (who: string) => Visitor.signedIn(browser, url, who, password);

  it.each([
    ['partner', '/review', 'evidence', 'Nothing waits for review.'],
    ['partner', '/packs', 'packs', 'No pack has been built yet.'],
    ['admin', '/work', 'jobs', 'Nothing has given up.'],
    ['lead', '/evidence/add', 'asks', 'What you add stays a draft until you send it for review'],
  ])('when nothing is there: for the %s on %s', async (who, address, list, words) => {
    const visitor = await as(who);
    await emptyList(visitor.page, list);
    await visitor.goTo(address);
    await visitor.page.getByText(words).waitFor();
    await axe(visitor);
    await visitor.close();
  });

  it('when a search finds nothing', async () => {
    const visitor = await as('partner');
    await visitor.goTo(`/evidence?filter=${encodeURIComponent(JSON.stringify({ q: 'xylophone' }))}`);
    await visitor.page.getByText(/nothing found for/i).waitFor();
    await axe(visitor);
    await visitor.close();
  });

  it.each([
    ['/evidence', /\/lancashire\/evidence\?/, 'The evidence can’t be shown.'],
    ['/board', /\/lancashire\/readiness\?/, 'The board can’t be shown.'],
    ['/packs', /\/lancashire\/packs\?/, 'The packs can’t be shown.'],
    ['/review', /\/lancashire\/evidence\?/, 'The queue can’t be shown.'],
    ['', /\/lancashire\/todo/, 'Your list can’t be shown.'],
  ])('when the portal fails or is out of reach, on %s', async (address, failing, title) => {
    const visitor = await as('partner');
    const { page } = visitor;
    visitor.expectFailuresOf(failing);
    await page.route(failing, (route) => route.fulfill({ status: 500, body: 'Internal Server Error' }));
    await page.goto(`${url}/p/lancashire${address}`);
    const alert = page.getByRole('alert').filter({ hasText: title });
    await alert.getByText('Something went wrong in the portal.').waitFor();
    await axe(visitor);
    await page.unroute(failing);
    await page.route(failing, (route) => route.abort('internetdisconnected'));
    await alert.getByRole('button', { name: 'Try again' }).click();
    await alert.getByText('Check your connection and try again.').waitFor();
    await page.unroute(failing);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await alert.waitFor({ state: 'detached' });
    await visitor.close();
  });

  it('when an answer takes long', async () => {
    const visitor = await as('officer');
    const { page } = visitor;
    let letGo = () => {};
    const seen = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/\/lancashire\/readiness\?/, async (route) => {
      await seen;
      await route.continue();
    });
    await page.goto(`${url}/p/lancashire/board`);
    await page.getByRole('status').getByText('Computing readiness…').waitFor();
    letGo();
    await page.getByRole('table').waitFor();
    await visitor.close();
  });

  it('when two people change the same document', async () => {
    const lead = await Person.signIn(url, 'lead@sample.test', password);
    const { id } = await lead.json<{ id: string }>(201, 'POST', 'evidence', {
      title: `Changed by two ${mark}`,
      kind: 'report',
      source: 'council',
      sensitivity: 'official',
      links: [],
    });
    const [first, second] = [await as('lead'), await as('partner')];
    for (const visitor of [first, second]) {
      await visitor.goTo(`/evidence/${id}`);
      await visitor.page.getByRole('button', { name: 'Change', exact: true }).click();
    }
    const save = async ({ page }: Visitor, title: string) => {
      await page.getByRole('dialog').getByLabel('Title').fill(title);
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    };
    await save(first, `The lead’s title ${mark}`);
    await first.page.getByRole('heading', { level: 1, name: `The lead’s title ${mark}` }).waitFor();

    second.expectFailuresOf(new RegExp(`/evidence/${id}$`));
    await save(second, `The partner’s title ${mark}`);
    const dialog = second.page.getByRole('dialog');
    await dialog.getByText(`It is now called “The lead’s title ${mark}”.`).waitFor();
    expect(await dialog.getByLabel('Title').inputValue()).toBe(`The partner’s title ${mark}`);
    await axe(second);
    await dialog.getByRole('button', { name: 'Use mine' }).click();
    await second.page.getByRole('heading', { level: 1, name: `The partner’s title ${mark}` }).waitFor();
    await first.close();
    await second.close();
  });

  it('when a pack has stopped', async () => {
    const visitor = await as('officer');
    const { page } = visitor;
    const officer = await Person.signIn(url, 'officer@sample.test', password);
    const { id } = await officer.json<{ id: string }>(202, 'POST', 'packs', { kind: 'readiness' });
    const pack = await officer.json<object>(200, 'GET', `packs/${id}`);
    const stopped = {
      ...pack,
      state: 'failed',
      failure: { message: 'The store did not answer while the originals were copied.' },
      may: { release: false, cancel: false, retry: true },
    };
    await page.route(/\/lancashire\/packs\?/, (route) =>
      route.fulfill({ json: [stopped], headers: { 'Content-Range': 'packs 0-0/1' } }),
    );
    await visitor.goTo('/packs');
    await page.getByText('The store did not answer while the originals were copied.').waitFor();
    await page.getByText('Nothing half-built is shown to anybody.').waitFor();
    await axe(visitor);
    const asked = page.waitForRequest((request) => request.url().endsWith(`/packs/${id}/retry`));
    visitor.expectFailuresOf(/\/retry$/);
    await page.getByRole('button', { name: 'Try again' }).click();
    expect((await asked).method()).toBe('POST');
    await visitor.close();
  });
});
