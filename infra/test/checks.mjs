import { join } from 'node:path';
import { root } from '../launcher/layout.mjs';

/** @import { Children } from '../launcher/children.mjs' */
/** @import { Tally } from './count.mjs' */

/**
 * What is checked without running the portal. Each counts as one, passed or failed.
 * @type {[name: string, args: string[]][]} arguments of `node`
 */
const CHECKS = [
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--colors=off', '.']],
  ['boundaries', ['infra/checks/boundaries.mjs']],
  [
    'types of the launcher, the checks and their tests',
    ['node_modules/typescript/bin/tsc', '-p', 'infra/checks'],
  ],
  ['the committed OpenAPI document is the one the code makes', ['api/dist/openapi.js', '--check']],
  ['docs/file-policy.md is what the code says', ['core/dist/cli/file-policy-document.js', '--check']],
  [
    "the web's types are made from that document",
    [
      'web/node_modules/openapi-typescript/bin/cli.js',
      'api/openapi.json',
      '-o',
      'web/src/schema.d.ts',
      '--check',
    ],
  ],
  [
    'types of the object store with its tests',
    ['node_modules/typescript/bin/tsc', '-p', 'infra/object-store/tsconfig.tests.json'],
  ],
  ['types of the journeys', ['node_modules/typescript/bin/tsc', '-p', 'infra/test/journeys']],
  ['types of the tests of survival', ['node_modules/typescript/bin/tsc', '-p', 'infra/test/survival']],
];

/** A lock file that lacks another platform's packages installs here and fails elsewhere: this finds it here. */
const LOCK_CHECK = ['ci', '--dry-run', '--ignore-scripts', '--loglevel=error'];

/**
 * @param {Children} children
 * @param {(line: string) => void} say
 * @returns {Promise<Tally>}
 */
export async function runChecks(children, say) {
  const results = [];
  for (const [name, [first = '', ...args]] of CHECKS)
    results.push(await check(name, process.execPath, [join(root, first), ...args]));
  const { npm_execpath: npm } = process.env;
  const name = 'package-lock.json installs on every platform';
  results.push(
    npm ? await check(name, process.execPath, [npm, ...LOCK_CHECK]) : await check(name, 'npm', LOCK_CHECK),
  );
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };

  /**
   * @param {string} what
   * @param {string} program
   * @param {string[]} args
   */
  async function check(what, program, args) {
    let printed = '';
    const ending = await children.run({
      name: what,
      program,
      args,
      cwd: root,
      marker: args[0] ?? program,
      output: (chunk) => {
        printed += chunk;
      },
    });
    say(`${ending.code === 0 ? '✓' : '✗'} ${what}`);
    if (ending.code !== 0) say(printed.trimEnd());
    return ending.code === 0;
  }
}
