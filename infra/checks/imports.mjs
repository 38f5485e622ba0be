import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, posix } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/**
 * @typedef {object} Import
 * @property {string} from the importing file, relative to the checkout, with forward slashes
 * @property {string} to the imported file in the same form; `npm:<package>`, `node:<module>`, or `missing:<as written>`
 */

const SOURCES = ['core/src', 'api/src', 'workers/src', 'web/src', 'infra'];
const NOT_SOURCES = new Set(['node_modules', 'dist']);
/** How the parser calls what each ending holds. Declarations (`.d.ts`) are read as the TypeScript they are. */
const LANGUAGES = /** @type {const} */ ({ '.ts': 'ts', '.tsx': 'tsx', '.mjs': 'js' });

/** The doors of core, as its package.json names them, seen from the source: boundaries hold before anything is built. */
const CORE_DOORS = new Map([
  ['@revisit/core', 'core/src/index.ts'],
  ['@revisit/core/shared', 'core/src/shared.ts'],
  ['@revisit/core/sample', 'core/src/sample/index.ts'],
  ['@revisit/core/testing', 'core/src/testing/index.ts'],
]);

/**
 * Every import of every source, types included: who needs to know whom is the question, not what is left at run time.
 * @param {string} root the checkout
 * @returns {Import[]}
 */
export function readImports(root) {
  return SOURCES.flatMap((folder) => sourcesIn(root, folder)).flatMap((from) =>
    specifiersIn(join(root, from)).map((specifier) => ({ from, to: resolve(root, from, specifier) })),
  );
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function sourcesIn(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_SOURCES.has(entry.name) ? [] : sourcesIn(root, path);
    return extname(path) in LANGUAGES ? [path] : [];
  });
}

/** @param {string} file */
function specifiersIn(file) {
  const extension = /** @type {keyof typeof LANGUAGES} */ (extname(file));
  const program = parseAst(readFileSync(file, 'utf8'), { lang: LANGUAGES[extension] }, file);
  /** @type {Set<string>} */
  const found = new Set();
  collect(program, found);
  return [...found];
}

/** Nodes that name another module: the static ones, `import()`, and the type written as `import('…').Name`. */
const NAMING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/**
 * @param {unknown} node
 * @param {Set<string>} found
 */
function collect(node, found) {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, found);
  } else if (typeof node === 'object' && node !== null) {
    if ('type' in node && 'source' in node && NAMING.has(String(node.type))) {
      const { source } = node;
      if (typeof source === 'object' && source && 'value' in source && typeof source.value === 'string')
        found.add(source.value);
    }
    for (const value of Object.values(node)) collect(value, found);
  }
}

/**
 * @param {string} root
 * @param {string} from
 * @param {string} specifier
 */
function resolve(root, from, specifier) {
  if (specifier.startsWith('.')) return resolveFile(root, from, specifier);
  const door = CORE_DOORS.get(specifier);
  if (door) return door;
  if (specifier.startsWith('node:') || specifier.startsWith('data:')) return specifier;
  const [first = '', second = ''] = specifier.split('/');
  return `npm:${first.startsWith('@') ? `${first}/${second}` : first}`;
}

/**
 * @param {string} root
 * @param {string} from
 * @param {string} specifier
 */
function resolveFile(root, from, specifier) {
  const plain = posix.join(dirname(from), specifier.replace(/\?.*$/, ''));
  const stem = plain.replace(/\.js$/, '');
  const candidates = [plain, `${stem}.ts`, `${stem}.tsx`, `${stem}.d.ts`];
  const file = candidates.find((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
  return file ?? `missing:${plain}`;
}
