import { closeSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { privateFolder } from './private-files.mjs';

const LIMIT_BYTES = 10 * 1024 * 1024;
const KEPT = 5;
const TAIL_BYTES = 8 * 1024;

/**
 * A server's output on disk: `api.log`, and when that grows past the limit `api.log.1` (newer) to `api.log.5` (oldest).
 * Writes are synchronous, so that the last words of a process that dies are there.
 */
export class LogFile {
  #path;
  #limit;
  #fd = -1;
  #size = 0;
  #tail = '';

  /**
   * @param {string} path
   * @param {number} [limit] bytes
   */
  constructor(path, limit = LIMIT_BYTES) {
    this.#path = path;
    this.#limit = limit;
    this.#open();
  }

  get path() {
    return this.#path;
  }

  #open() {
    privateFolder(dirname(this.#path));
    this.#fd = openSync(this.#path, 'a', 0o600);
    this.#size = fstatSync(this.#fd).size;
  }

  #rotate() {
    closeSync(this.#fd);
    const numbered = (/** @type {number} */ n) => join(dirname(this.#path), `${basename(this.#path)}.${n}`);
    rmSync(numbered(KEPT), { force: true });
    for (let n = KEPT - 1; n >= 1; n -= 1) {
      try {
        renameSync(numbered(n), numbered(n + 1));
      } catch {
        // That many have not been filled yet.
      }
    }
    renameSync(this.#path, numbered(1));
    this.#open();
  }

  /** @param {Buffer} chunk */
  write(chunk) {
    if (this.#size > 0 && this.#size + chunk.length > this.#limit) this.#rotate();
    writeSync(this.#fd, chunk);
    this.#size += chunk.length;
    this.#tail = (this.#tail + chunk.toString('utf8')).slice(-TAIL_BYTES);
  }

  /** From here on, what was written before is not shown: it was another process's. */
  forgetLastLines() {
    this.#tail = '';
  }

  /**
   * What was written lately, for showing when the process dies.
   * @param {number} [count]
   */
  lastLines(count = 20) {
    return this.#tail.trimEnd().split('\n').slice(-count);
  }
}
