import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { eventually } from './session.js';

/** Without a sandbox of its own (tests may run as root) and without the calls home that a person's browser makes. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

export function openBrowser(): Promise<Browser> {
  const { REVISIT_TEST_CHROMIUM: executablePath } = process.env;
  if (!executablePath) throw new Error('Run the journeys with npm test, which brings a browser.');
  return chromium.launch({ executablePath, args: flags });
}

/** The widths of a desk and of a phone that every page is looked at in. */
export const desk = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

/** What may fail because the test makes it fail: the failing addresses and nothing else. */
type Expected = RegExp;

/**
 * One person at one browser. Whatever they would not see but should never happen is noted: an error on the console,
 * an exception, a violation of the content security policy, a request that failed. `close` throws when anything was.
 */
export class Visitor {
  readonly troubles: string[] = [];
  private readonly expected: Expected[] = [];
  private readonly inFlight = new Set<Request>();

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly origin: string,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.note(message.location().url, `console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.note('', `exception: ${error.message}`));
    page.on('request', (request) => {
      // A stream of events stays open for as long as its page wants it.
      if (request.resourceType() !== 'eventsource') this.inFlight.add(request);
    });
    page.on('requestfinished', (request) => this.inFlight.delete(request));
    page.on('requestfailed', (request) => {
      this.inFlight.delete(request);
      const why = request.failure()?.errorText ?? '';
      // A page that is left, and a link that becomes a download, give up their own requests.
      if (why !== 'net::ERR_ABORTED')
        this.note(request.url(), `${request.method()} ${request.url()}: ${why}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400)
        this.note(response.url(), `${response.request().method()} ${response.url()}: ${response.status()}`);
    });
  }

  /** @param proxy everything the browser asks for goes through it, when it is given */
  static async open(browser: Browser, origin: string, viewport = desk, proxy?: string): Promise<Visitor> {
    const context = await browser.newContext({
      viewport,
      ...(proxy ? { proxy: { server: proxy } } : {}),
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(30_000);
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy ${event.violatedDirective} refused ${event.blockedURI || event.sourceFile}`),
      );
    });
    return new Visitor(context, await context.newPage(), origin);
  }

  /** A visitor who is signed in already, by the same request that the form sends. */
  static async signedIn(
    browser: Browser,
    origin: string,
    who: string,
    password: string,
    viewport = desk,
    proxy?: string,
  ): Promise<Visitor> {
    const visitor = await Visitor.open(browser, origin, viewport, proxy);
    const answer = await visitor.context.request.post(`${origin}/api/session`, {
      data: { email: `${who}@sample.test`, password },
    });
    if (answer.status() !== 201) throw new Error(`${who} could not sign in: ${answer.status()}`);
    return visitor;
  }

  /** From now on a failure of these addresses is part of the test. */
  expectFailuresOf(address: Expected): void {
    this.expected.push(address);
  }

  private note(address: string, trouble: string): void {
    if (!this.expected.some((pattern) => pattern.test(address) || pattern.test(trouble)))
      this.troubles.push(trouble);
  }

  /** Opens an address of the sample's programme and waits until it has all that it asked for. */
  async goTo(address: string): Promise<void> {
    await this.page.goto(`${this.origin}/p/lancashire${address}`);
    await this.settled();
  }

  /** Nothing is asked for any more, nothing moves, and no page says that it is opening. */
  async settled(): Promise<void> {
    let restless = '';
    const atRest = async () => {
      restless =
        [...this.inFlight].map((request) => request.url()).join(', ') || (await this.page.evaluate(movement));
      return restless === '';
    };
    await eventually('the page to come to rest', atRest, 30_000).catch(() => {
      throw new Error([`${this.page.url()} does not come to rest: ${restless}`, ...this.troubles].join('\n'));
    });
  }

  async close(): Promise<void> {
    await this.context.close();
    if (this.troubles.length > 0)
      throw new Error(`What should never happen in the browser did:\n${this.troubles.join('\n')}`);
  }
}

/** What on the page is still on its way, in words; empty when nothing is. Runs in the browser. */
function movement(): string {
  if (!document.querySelector('h1')) return 'it has no heading yet';
  const bar = document.querySelector('[role=status] [role=progressbar]:not([aria-valuenow])');
  if (bar) return `it is still ${bar.getAttribute('aria-label')}`;
  const moving = document
    .getAnimations()
    .find(
      (each) =>
        each.playState === 'running' && each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
    );
  return moving ? 'something on it moves' : '';
}
