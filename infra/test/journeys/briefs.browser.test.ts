import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { axe, axeAtBothWidths } from './axe.js';
import { openBrowser, phone, Visitor } from './browser.js';
import { choose, press } from './keyboard.js';
import { eventually, Person } from './session.js';

const { url, password } = inject('portal');
const name = `Morgan ${crypto.randomUUID().slice(0, 6)}`;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Made {
  nominations: { id: string }[];
}

/** Somebody approved for areas 1 and 2, at an address of their own. */
async function approve(): Promise<string> {
  const partner = await Person.signIn(url, 'partner@sample.test', password);
  const officer = await Person.signIn(url, 'officer@sample.test', password);
  const areas = await partner.json<{ id: string; number: number }[]>(200, 'GET', 'areas');
  const { nominations } = await partner.json<Made>(201, 'POST', 'nominations', {
    person: {
      name,
      jobTitle: 'Family link worker',
      organisation: 'Example Trust',
      email: `${name.replace(' ', '.').toLowerCase()}@example.org`,
    },
    sector: 'voluntary',
    areaIds: areas.filter(({ number }) => number <= 2).map(({ id }) => id),
  });
  for (const { id } of nominations) {
    await partner.json(200, 'POST', `nominations/${id}/accept`);
    await officer.json(200, 'POST', `nominations/${id}/approve`);
  }
  return nominations[0]?.id ?? '';
}

it('a brief is sent by keyboard, read on a phone without an account, and taken back', async () => {
  const id = await approve();
  const partner = await Visitor.signedIn(browser, url, 'partner', password);
  const { page } = partner;
  await partner.goTo('/nominations?area=1&sector=voluntary');
  await press(page, page.getByRole('button', { name: `Send the brief: ${name}` }));
  const told = page.getByRole('dialog', { name: `Link to the brief for ${name}` });
  await told.getByText('No mail server is set up, so nothing was sent.').waitFor();
  await axe(partner);
  const given = await told.getByLabel('Link').inputValue();
  await page.keyboard.press('Escape');
  await page.getByText('Brief sent by mail').first().waitFor();

  // The journeys' portal has no mail server: the message is kept, and whoever may read it passes it on.
  const mail = (path: string) =>
    partner.context.request
      .get(`${url}/api/programmes/lancashire/mail${path}`)
      .then((answer) => answer.json());
  const kept = await eventually('the message to be kept', async () =>
    ((await mail('')) as { id: string; state: string; to: { name: string } | null }[]).find(
      (each) => each.to?.name === name && each.state === 'kept',
    ),
  );
  await partner.goTo('/mail');
  await page.getByText(`${name}, `).waitFor();
  await partner.goTo(`/mail/${kept.id}`);
  await page
    .getByRole('heading', { level: 1, name: 'One page for you, before you meet inspectors' })
    .waitFor();
  const address = /http\S+\/brief#\S+/.exec((await mail(`/${kept.id}`)).text)?.[0] ?? '';

  expect(address).toBe(given);
  const token = new URL(address).hash.slice(1);
  const state = async () =>
    (await partner.context.request.get(`${url}/api/programmes/lancashire/nominations/${id}`)).json();
  const before = await state();
  for (let times = 0; times < 5; times += 1)
    for (const method of ['HEAD', 'GET']) {
      for (const scanned of [address, `${url}/api/nominee-links/${token}/brief`])
        expect((await fetch(scanned, { method })).status).toBe(200);
    }
  expect(await state()).toEqual(before);

  const nominee = await Visitor.open(browser, url, phone);
  await nominee.page.goto(address);
  await nominee.page.getByRole('heading', { level: 1, name: `Brief for ${name}` }).waitFor();
  await nominee.page.getByRole('heading', { level: 2, name: 'When you meet inspectors' }).waitFor();
  expect(await nominee.page.getByRole('heading', { level: 2, name: /^Area [12]/ }).count()).toBe(2);
  await axeAtBothWidths(nominee);
  await nominee.page.setViewportSize(phone);
  await nominee.page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect(
    await nominee.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  ).toBeLessThanOrEqual(0);
  await axe(nominee);
  expect(await nominee.context.cookies()).toEqual([]);

  await partner.goTo('/nominations?area=1&sector=voluntary');
  await choose(
    page,
    page.getByRole('button', { name: `More about ${name}, area 1` }),
    'Take the link to the brief back',
  );
  await page.getByText('The link to the brief does not work any more.').waitFor();
  nominee.expectFailuresOf(/\/api\/nominee-links/);
  await nominee.page.reload();
  await nominee.page.getByText(/This link was taken back, or the brief is no longer needed/).waitFor();
  expect(await nominee.page.getByText(name).count()).toBe(0);
  await axe(nominee);
  await nominee.close();
  await partner.close();
});
