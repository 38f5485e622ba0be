import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './layout.mjs';
import { Refusal } from './refusal.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';

/** @import { Children } from './children.mjs' */

const STAMP = 'node_modules/.revisit-built';

const SOURCES = [
  'package-lock.json',
  'tsconfig.base.json',
  'turbo.json',
  'core',
  'api',
  'workers',
  'web',
  'infra/object-store',
];

/** What a build leaves behind, so that a deleted one is noticed. */
const BUILT = [
  'core/dist/cli/main.js',
  'api/dist/main.js',
  'workers/dist/main.js',
  'web/dist/index.html',
  'infra/object-store/dist/main.js',
];

/**
 * Builds every workspace when a source has changed since the last build.
 * @param {Children} children
 * @param {(line: string) => void} say
 */
export async function build(children, say) {
  const hash = hashOf(SOURCES);
  if (isStamped(STAMP, hash) && BUILT.every((file) => existsSync(join(root, file)))) return;
  say('Building. This happens only when sources change.');
  let printed = '';
  const ending = await children.run({
    name: 'the build',
    program: process.execPath,
    args: [join(root, 'node_modules', 'turbo', 'bin', 'turbo'), 'run', 'build', '--output-logs=errors-only'],
    cwd: root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
    marker: 'turbo',
    graceMs: 5_000,
    output: (chunk) => {
      printed += chunk;
    },
  });
  if (ending.code !== 0) throw new Refusal(`${printed.trimEnd()}\n\nThe build failed: see the lines above.`);
  stamp(STAMP, hash);
}
