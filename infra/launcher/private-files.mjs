import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Makes a folder that only its owner may enter, and corrects one that others may.
 * @param {string} folder
 */
export function privateFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return folder;
}

/**
 * Writes a file of mode 0600 whole or not at all: a crash leaves the old content or the new, never half.
 * @param {string} file
 * @param {string} content
 */
export function writePrivately(file, content) {
  privateFolder(dirname(file));
  const unfinished = `${file}.${process.pid}.tmp`;
  writeFileSync(unfinished, content, { mode: 0o600 });
  renameSync(unfinished, file);
}

/**
 * The secret of this name, made at the first asking: hexadecimal, so that it needs no quoting in SQL, URLs or shells.
 * @param {string} folder
 * @param {string} name
 * @param {number} [bytes]
 */
export function secret(folder, name, bytes = 24) {
  const file = join(folder, name);
  if (!existsSync(file)) writePrivately(file, randomBytes(bytes).toString('hex'));
  return readFileSync(file, 'utf8').trim();
}
