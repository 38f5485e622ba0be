import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../launcher/layout.mjs';
import { freePort } from '../launcher/ports.mjs';

/** @import { Children } from '../launcher/children.mjs' */

/**
 * From `git clone` to /readyz, and a second start of the same clone; the first against `npm ci` alone, which is the
 * part of it that is not ours.
 * @param {string} folder
 * @param {Children} children
 */
export async function benchStart(folder, children) {
  const clone = join(folder, 'clone');
  execFileSync('git', ['clone', '--quiet', root, clone]);
  const installing = seconds(() =>
    execFileSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: clone,
    }),
  );
  execFileSync('rm', ['-rf', join(clone, 'node_modules')]);
  const cold = await started(clone, children);
  const warm = await started(clone, children);
  console.log(
    `Cold start, from a clone to ready: ${(cold / installing).toFixed(1)} × npm ci alone; ${cold.toFixed(0)} against ${installing.toFixed(0)} s`,
  );
  console.log(`Warm start: ${(warm / cold).toFixed(2)} × the cold one; ${warm.toFixed(1)} s`);
}

/** @param {() => void} work */
function seconds(work) {
  const begun = performance.now();
  work();
  return (performance.now() - begun) / 1000;
}

/**
 * Seconds until the portal is ready; it is stopped again.
 * @param {string} clone
 * @param {Children} children
 */
async function started(clone, children) {
  const port = await freePort();
  const begun = performance.now();
  const portal = children.start({
    name: 'portal',
    program: process.execPath,
    args: ['infra/launcher/start.mjs'],
    cwd: clone,
    env: { ...process.env, PORT: String(port), REVISIT_DATA_DIR: join(clone, '.data') },
    marker: 'start.mjs',
    stopSignal: 'SIGINT',
    graceMs: 30_000,
    output: () => {},
  });
  for (;;) {
    if (portal.ending) throw new Error(`The start ended with ${portal.ending.code}.`);
    const answer = await fetch(`http://localhost:${port}/readyz`).catch(() => null);
    if (answer?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const took = (performance.now() - begun) / 1000;
  await portal.stop();
  return took;
}
