import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PackStore } from '../pack-store.js';

/** A store that is a folder, so that tests can open what was built with other programs. */
export function folderStore(folder: string): PackStore {
  return {
    put: (name, bytes) => pipeline(bytes, createWriteStream(join(folder, name))),
    get: async (name, { start, end }) => createReadStream(join(folder, name), { start, end: end - 1 }),
  };
}
