import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axe } from './axe.js';
import { openBrowser, Visitor } from './browser.js';

const { url } = inject('portal');

/** What the other journeys lean on: that something wrong on a page is noticed. */
describe('the watch over the browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const atTheDoor = async () => {
    const visitor = await Visitor.open(browser, url);
    await visitor.page.goto(`${url}/sign-in`);
    await visitor.settled();
    return visitor;
  };

  it('has nothing to say where nothing is wrong', async () => {
    const visitor = await atTheDoor();
    await axe(visitor);
    await visitor.close();
  });

  it('sees what the content security policy refuses', async () => {
    const visitor = await atTheDoor();
    await visitor.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.planted = true';
      document.head.append(script);
    });
    await expect.poll(() => visitor.troubles.join('\n')).toContain('policy script-src-elem refused inline');
    await expect(visitor.close()).rejects.toThrow('policy script-src-elem');
  });

  it.each([
    ['an exception', () => void setTimeout(() => JSON.parse('planted')), 'exception: '],
    ['an error on the console', () => console.error('planted'), 'console: planted'],
    ['a request that failed', () => void fetch('/api/programmes/planted'), '/api/programmes/planted: 401'],
  ])('sees %s', async (_what, plant, trouble) => {
    const visitor = await atTheDoor();
    await visitor.page.evaluate(plant);
    await expect.poll(() => visitor.troubles.join('\n')).toContain(trouble);
    await expect(visitor.close()).rejects.toThrow(trouble);
  });

  it('finds with axe a picture that says nothing', async () => {
    const visitor = await atTheDoor();
    await visitor.page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
    await expect(axe(visitor)).rejects.toThrow('image-alt');
    await visitor.close();
  });
});
