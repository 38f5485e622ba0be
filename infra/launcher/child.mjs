import { spawn } from 'node:child_process';
import { signalGroup, startedAt } from './process-identity.mjs';
import { pause } from './wait.mjs';

/**
 * @typedef {object} Command
 * @property {string} name what people call it
 * @property {string} program
 * @property {string[]} args
 * @property {string} marker words its command line holds, by which it is recognised after the launcher was killed
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {NodeJS.Signals} [stopSignal] SIGTERM unless given
 * @property {number} [graceMs] how long it may take to stop before SIGKILL
 * @property {string} [input] what it reads; nothing unless given
 * @property {(chunk: Buffer) => void} [output] gets what it prints; without it, it prints where the launcher prints
 */

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null, failure?: string }} Ending */

/** A process of its own process group, so that Ctrl-C in the terminal reaches the launcher alone and children end in order. */
export class Child {
  /** @type {Ending | null} */
  ending = null;
  #stopping = false;

  /** @param {Command} command */
  constructor(command) {
    this.command = command;
    const { program, args, env, cwd, uid, gid, input, output } = command;
    const pipes = output ? 'pipe' : 'inherit';
    const child = spawn(program, args, {
      env,
      cwd,
      uid,
      gid,
      detached: true,
      stdio: [input === undefined ? 'ignore' : 'pipe', pipes, pipes],
    });
    // One that ends before it has read everything says why by its code.
    child.stdin?.on('error', () => {}).end(input);
    this.pid = child.pid ?? 0;
    this.startedAt = this.pid ? startedAt(this.pid) : null;
    if (output) {
      child.stdout?.on('data', output);
      child.stderr?.on('data', output);
    }
    /** @type {Promise<Ending>} */
    this.ended = new Promise((resolve) => {
      child.once('error', (error) =>
        this.#end({ code: null, signal: null, failure: error.message }, resolve),
      );
      // Not 'close': a grandchild that kept the pipe would hold that back. The pause lets the last words through.
      child.once('exit', async (code, signal) => {
        await pause(output ? 50 : 0);
        this.#end({ code, signal }, resolve);
      });
    });
  }

  /**
   * @param {Ending} ending
   * @param {(ending: Ending) => void} resolve
   */
  #end(ending, resolve) {
    this.ending = ending;
    // Its helpers too, which a server that was killed has not stopped itself.
    signalGroup(this.pid, 'SIGKILL');
    resolve(ending);
  }

  async stop() {
    if (!this.#stopping && !this.ending && this.pid !== 0) {
      this.#stopping = true;
      const { stopSignal = 'SIGTERM', graceMs = 10_000 } = this.command;
      try {
        process.kill(this.pid, stopSignal);
      } catch {
        // It has just ended by itself.
      }
      const timer = setTimeout(() => signalGroup(this.pid, 'SIGKILL'), graceMs);
      await this.ended;
      clearTimeout(timer);
    }
    return this.ended;
  }
}

/**
 * @param {Ending} ending
 * @returns {string} how it ended, as the end of a sentence
 */
export function describeEnding(ending) {
  if (ending.failure) return `could not be started (${ending.failure})`;
  return ending.signal ? `was ended by ${ending.signal}` : `ended with code ${ending.code}`;
}
