import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout this launcher belongs to. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * Where everything that outlives a start is kept: one folder, so that a backup has one thing to name.
 * @param {string} dataDir
 */
export function layout(dataDir) {
  return {
    dataDir,
    running: join(dataDir, 'running.json'),
    ports: join(dataDir, 'ports.json'),
    secrets: join(dataDir, 'secrets'),
    logs: join(dataDir, 'logs'),
    postgres: join(dataDir, 'postgres'),
    objects: join(dataDir, 'objects'),
  };
}
