import { Child } from './child.mjs';
import { Stopping } from './refusal.mjs';

/** @import { Command, Ending } from './child.mjs' */
/** @import { Identity } from './process-identity.mjs' */

/** Every process this launcher has running, so that one stop ends them all, the last started first. */
export class Children {
  /** @type {Set<Child>} */
  #running = new Set();
  /** @type {string[]} names in the order of their first start; one started again after a crash keeps its place */
  #order = [];
  /** @type {Promise<void> | null} */
  #stopped = null;
  #onChange;

  /** @param {(running: Identity[]) => void} [onChange] told, at once, who is running whenever that changes */
  constructor(onChange = () => {}) {
    this.#onChange = onChange;
  }

  get stopping() {
    return this.#stopped !== null;
  }

  #tell() {
    this.#onChange(
      [...this.#running].map(({ command, pid, startedAt }) => ({
        name: command.name,
        pid,
        startedAt,
        marker: command.marker,
        stopSignal: command.stopSignal ?? 'SIGTERM',
      })),
    );
  }

  /** @param {Command} command */
  start(command) {
    if (this.stopping) throw new Stopping();
    if (!this.#order.includes(command.name)) this.#order.push(command.name);
    const child = new Child(command);
    this.#running.add(child);
    this.#tell();
    child.ended.then(() => {
      this.#running.delete(child);
      this.#tell();
    });
    return child;
  }

  /**
   * Runs something that ends by itself.
   * @param {Command} command
   * @returns {Promise<Ending>}
   */
  async run(command) {
    const ending = await this.start(command).ended;
    if (this.stopping) throw new Stopping();
    return ending;
  }

  /** Ends everything, once, however often it is asked. */
  stop() {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll() {
    const place = (/** @type {Child} */ child) => this.#order.indexOf(child.command.name);
    for (const child of [...this.#running].sort((a, b) => place(b) - place(a))) await child.stop();
  }
}
