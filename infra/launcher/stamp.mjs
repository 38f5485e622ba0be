import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './layout.mjs';

/** Made by tools, not by people: what lies in them says nothing about whether to build. */
const NOT_SOURCES = new Set(['node_modules', 'dist', '.turbo', '.data', 'coverage', 'test-results']);

/**
 * One hash over the content of files and folders of the checkout, by name. Contents, not times: a fresh checkout has new times.
 * @param {string[]} paths relative to the checkout; one that is missing counts as missing
 */
export function hashOf(paths) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const path of paths) addTo(hash, join(root, path));
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addTo(hash, path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  hash.update(`\0${relative(root, path)}\0`);
  if (stat?.isDirectory()) {
    for (const name of readdirSync(path).sort()) if (!NOT_SOURCES.has(name)) addTo(hash, join(path, name));
  } else if (stat) {
    hash.update(readFileSync(path));
  }
}

/**
 * @param {string} file relative to the checkout
 * @param {string} hash
 */
export function isStamped(file, hash) {
  try {
    return readFileSync(join(root, file), 'utf8') === hash;
  } catch {
    return false;
  }
}

/**
 * @param {string} file relative to the checkout
 * @param {string} hash
 */
export function stamp(file, hash) {
  writeFileSync(join(root, file), hash);
}
