import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules, sharedRule } from './boundaries.rules.mjs';
import { findCycles, reachableFrom } from './cycles.mjs';
import { readImports } from './imports.mjs';

/**
 * @typedef {object} Violation
 * @property {string} rule
 * @property {string} why
 * @property {string} where
 */

/**
 * Holds every import of the checkout against the rules.
 * @param {string} root
 * @returns {Violation[]}
 */
export function findViolations(root) {
  const imports = readImports(root);
  const single = rules.flatMap(({ name, why, refuses }) =>
    imports.filter(refuses).map(({ from, to }) => ({ rule: name, why, where: `${from} imports ${to}` })),
  );
  const shared = reachableFrom(imports, sharedRule.door);
  const leaking = imports
    .filter((edge) => shared.has(edge.from) && sharedRule.refuses(edge))
    .map(({ from, to }) => ({ rule: sharedRule.name, why: sharedRule.why, where: `${from} imports ${to}` }));
  const circular = findCycles(imports).map((cycle) => ({
    rule: 'no-circles',
    why: 'Files that need each other are one file, and which of them runs first is luck.',
    where: cycle.join(' → '),
  }));
  return [...single, ...leaking, ...circular];
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const violations = findViolations(resolve(fileURLToPath(new URL('../..', import.meta.url))));
  for (const { rule, why, where } of violations) console.error(`${rule}: ${where}\n    ${why}`);
  console.log(
    violations.length === 0
      ? 'Every import keeps within its boundaries.'
      : `${violations.length} imports cross a boundary.`,
  );
  process.exitCode = violations.length === 0 ? 0 : 1;
}
