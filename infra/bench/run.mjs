import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../launcher/build.mjs';
import { Children } from '../launcher/children.mjs';
import { install } from '../launcher/install.mjs';
import { startBenchServers } from './servers.mjs';

/**
 * `npm run bench [-- list readiness search rounds pack start]`: ratios, each to a peer or a limit that does the same work in the
 * same run. Nothing here passes or fails: a machine's mood is not a test.
 */
const wanted = process.argv.slice(2);
const children = new Children();
const folder = mkdtempSync(join(tmpdir(), 'revisit-bench-'));

// Stopped half-way, it takes its servers and its 100,000 rows with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, async () => {
    await children.stop();
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });

try {
  await install(children, console.log);
  await build(children, console.log);
  const asked = (/** @type {string} */ name) => wanted.length === 0 || wanted.includes(name);
  if (asked('list') || asked('readiness') || asked('search') || asked('rounds') || asked('pack')) {
    const servers = await startBenchServers(folder, children);
    if (asked('list')) await (await import('./list.mjs')).benchList(servers, children);
    if (asked('readiness')) await (await import('./readiness.mjs')).benchReadiness(servers);
    if (asked('search')) await (await import('./search.mjs')).benchSearch(servers);
    if (asked('rounds')) await (await import('./rounds.mjs')).benchRounds(servers, children);
    if (asked('pack')) await (await import('./pack.mjs')).benchPack(servers, children);
  }
  if (asked('start')) await (await import('./start.mjs')).benchStart(folder, children);
} finally {
  await children.stop();
  rmSync(folder, { recursive: true, force: true });
}
