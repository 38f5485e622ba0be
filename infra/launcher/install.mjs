import { root } from './layout.mjs';
import { Refusal } from './refusal.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';

/** @import { Children } from './children.mjs' */

const STAMP = 'node_modules/.revisit-installed';

/**
 * Installs the packages when package-lock.json is not the one they were installed from. Development packages too, since
 * the build is made here; NODE_ENV=production would leave them out.
 * @param {Children} children
 * @param {(line: string) => void} say
 */
export async function install(children, say) {
  const hash = hashOf(['package-lock.json', '.npmrc']);
  if (isStamped(STAMP, hash)) return;
  say('Installing packages. This takes about a minute and happens only when they change.');
  // `npm start` names its own npm, which need not be the one on the path.
  const { npm_execpath: own } = process.env;
  const [program, first] = own ? [process.execPath, [own]] : ['npm', []];
  const ending = await children.run({
    name: 'npm ci',
    program,
    args: [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'],
    cwd: root,
    marker: 'npm',
    graceMs: 5_000,
  });
  if (ending.code !== 0)
    throw new Refusal(
      'The packages could not be installed: see the lines above. Check that this computer reaches the npm registry, then start again.',
    );
  stamp(STAMP, hash);
}
