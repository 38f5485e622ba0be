import { describeEnding } from './child.mjs';
import { Refusal, Stopping } from './refusal.mjs';
import { pause } from './wait.mjs';

/** @import { Child, Command } from './child.mjs' */
/** @import { Children } from './children.mjs' */
/** @import { LogFile } from './log-file.mjs' */

const DEATHS_BORNE = 5;
const WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 250;
const ANSWERS_WITHIN_MS = 60_000;

/**
 * A server that is started again when it dies: after 0.25 s, then 0.5 s, 1 s, 2 s. The fifth death within a minute is the
 * last: something is wrong that starting again does not mend.
 */
export class Service {
  /** @type {Child | null} */
  #child = null;
  #stopped = false;
  /** @type {number[]} */
  #deaths = [];
  /** @type {(reason: Error) => void} */
  #giveUp = () => {};

  /**
   * @param {Children} children
   * @param {Omit<Command, 'output'>} command
   * @param {LogFile} log
   * @param {{ say: (line: string) => void, ready: (child: Child) => Promise<void> }} options
   *   `ready` resolves when a started process serves; it must give up by itself when the process has ended
   */
  constructor(children, command, log, options) {
    this.children = children;
    this.command = { ...command, output: (/** @type {Buffer} */ chunk) => log.write(chunk) };
    this.log = log;
    this.options = options;
    /** @type {Promise<never>} rejected when the server keeps dying; never resolved */
    this.givenUp = new Promise((_, reject) => {
      this.#giveUp = reject;
    });
    this.givenUp.catch(() => {});
  }

  get pid() {
    return this.#child?.pid ?? 0;
  }

  get lastLines() {
    return this.log.lastLines().map((line) => `    ${line}`);
  }

  /** Resolves when the server serves, for the first time. */
  async start() {
    let serves = () => {};
    const serving = new Promise((resolve) => {
      serves = () => resolve(undefined);
    });
    this.#live(serves).catch(this.#giveUp);
    await Promise.race([serving, this.givenUp]);
  }

  /** @param {() => void} serves */
  async #live(serves) {
    while (!this.#stopped) {
      this.log.forgetLastLines();
      const child = this.children.start(this.command);
      this.#child = child;
      this.options.ready(child).then(serves, () => {});
      const ending = await child.ended;
      if (this.children.stopping) throw new Stopping();
      if (this.#stopped) return;
      const now = Date.now();
      this.#deaths = [...this.#deaths.filter((at) => now - at < WITHIN_MS), now];
      const report = [`${this.command.name} ${describeEnding(ending)}. Its last lines:`, ...this.lastLines];
      if (this.#deaths.length >= DEATHS_BORNE) {
        report.push(`It has ended ${DEATHS_BORNE} times within a minute. Its log is ${this.log.path}`);
        throw new Refusal(report.join('\n'));
      }
      this.options.say([...report, `Starting ${this.command.name} again.`].join('\n'));
      await pause(FIRST_PAUSE_MS * 2 ** (this.#deaths.length - 1));
    }
  }

  async stop() {
    this.#stopped = true;
    await this.#child?.stop();
  }
}

/**
 * Waits until a process answers, but no longer than it lives. One that lives and does not answer within a minute is
 * stopped, which counts as a death.
 * @param {Child} child
 * @param {() => unknown} answers
 */
export async function untilAnswers(child, answers) {
  const deadline = Date.now() + ANSWERS_WITHIN_MS;
  while (!child.ending && Date.now() < deadline) {
    if (
      await Promise.resolve()
        .then(answers)
        .catch(() => false)
    )
      return;
    await pause(50);
  }
  await child.stop();
  throw new Error(`${child.command.name} did not answer`);
}
