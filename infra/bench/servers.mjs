import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../launcher/layout.mjs';
import { startObjectStore } from '../launcher/object-store.mjs';
import { freePort } from '../launcher/ports.mjs';
import { startPostgres } from '../launcher/postgres.mjs';
import { DATABASE, OWNER } from '../launcher/postgres-cluster.mjs';
import { privateFolder } from '../launcher/private-files.mjs';

/** @import { Children } from '../launcher/children.mjs' */

/** @param {string} path a built module, from the root */
export const built = (path) => import(pathToFileURL(join(root, path)).href);

/**
 * PostgreSQL and the object store as the embedded start runs them, migrated and empty.
 * @param {string} folder
 * @param {Children} children
 */
export async function startBenchServers(folder, children) {
  const say = console.log;
  const dataDir = privateFolder(join(folder, 'servers'));
  const postgres = await startPostgres({ dataDir, settings: { max_connections: '200' }, children, say });
  const store = await startObjectStore({ dataDir, port: await freePort(), origins: ['*'], children, say });
  const ownerUrl = postgres.url(DATABASE, OWNER);
  const env = {
    DATABASE_URL: postgres.url(),
    DATABASE_OWNER_URL: ownerUrl,
    ...store.environment,
    REVISIT_LOG_LEVEL: 'warn',
  };
  const { migrate } = await built('core/dist/database/migrate.js');
  await migrate(ownerUrl, env.DATABASE_URL);
  return { env, ownerUrl };
}

/** @typedef {Awaited<ReturnType<typeof startBenchServers>>} BenchServers */

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * One line of the report: ours against the peer, as medians over the rounds, and the spread of the ratio.
 * @param {string} what
 * @param {string} unit
 * @param {number[]} ours
 * @param {number[]} peers
 * @param {string} peer
 */
export function report(what, unit, ours, peers, peer) {
  const ratios = ours.map((value, index) => value / (peers[index] ?? Number.NaN));
  const figures = [Math.min(...ratios), median(ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2));
  console.log(
    `${what}: ${figures[1]} × ${peer} (${figures[0]}–${figures[2]}); ${median(ours).toFixed(1)} against ${median(peers).toFixed(1)} ${unit}`,
  );
}
