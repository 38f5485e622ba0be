/** @import { Import } from './imports.mjs' */

/**
 * @typedef {object} Rule
 * @property {string} name
 * @property {string} why
 * @property {(edge: Import) => boolean} refuses
 */

/** In the order of the house: a feature imports only from those before it, and tells those after it through the outbox. */
const FEATURES = [
  'people',
  'areas',
  'plans',
  'kpis',
  'evidence',
  'rounds',
  'positions',
  'nominations',
  'visits',
  'readiness',
  'packs',
  'reports',
  'todo',
];

const ROOMS = [
  'access',
  'audit',
  'jobs',
  'mail',
  'spreadsheet',
  'storage',
  'database',
  'calendar',
  'config',
  'errors',
];

/** Nobody needs them, so they may need everybody. */
const LEAVES = ['sample', 'cli', 'testing'];

/** The list of all entities, and the migrations, are about every feature by their nature. */
const KNOWS_EVERY_FEATURE = /^core\/src\/database\/(entities\.ts|migrations)/;

/** What a test may do to a boundary is its own affair, except being imported. */
const TEST = /\.(test|fixture)\.tsx?$|^core\/src\/testing\/|^web\/src\/testing\/|\/testing\//;

const FRAMEWORKS = /^npm:(@nestjs\/|@fastify\/|fastify$|react|@mui\/|ra-)/;

/** What may go to the browser with `@revisit/core/shared`. */
const BROWSER_PACKAGES = new Set(['npm:zod', 'npm:date-fns']);

/** @param {string} path */
const workspaceOf = (path) => /^(core|api|workers|web|infra\/[^/]+)\//.exec(path)?.[1];

/** @param {string} path */
const roomOf = (path) => /^core\/src\/([^/]+)\//.exec(path)?.[1] ?? '';

/** @param {string} path */
const isFile = (path) => !/^(npm|node|data|missing):/.test(path);

/** @type {Rule[]} */
export const rules = [
  {
    name: 'nothing-missing',
    why: 'An import that leads nowhere escapes every other rule.',
    refuses: ({ to }) => to.startsWith('missing:'),
  },
  {
    name: 'core-is-the-ground',
    why: 'What is true must not depend on how it is shown, queued or served.',
    refuses: ({ from, to }) => from.startsWith('core/') && isFile(to) && !to.startsWith('core/'),
  },
  {
    name: 'core-knows-no-framework',
    why: 'Rules that need no HTTP, no Nest and no React can be used by all three and tested without any.',
    refuses: ({ from, to }) => from.startsWith('core/') && FRAMEWORKS.test(to),
  },
  {
    name: 'skins-do-not-touch',
    why: 'The API and the workers run on different machines; what both need is in core.',
    refuses: ({ from, to }) =>
      /^(api|workers|web)\//.test(from) &&
      isFile(to) &&
      workspaceOf(to) !== workspaceOf(from) &&
      !to.startsWith('core/') &&
      !TEST.test(from),
  },
  {
    name: 'core-has-doors',
    why: 'Others come in by what core exports, so that its inside can change.',
    refuses: ({ from, to }) =>
      !from.startsWith('core/') &&
      to.startsWith('core/') &&
      !/^core\/src\/(index|shared|sample\/index|testing\/index)\.ts$/.test(to),
  },
  {
    name: 'web-shares-only-shared',
    why: 'Anything else of core would put server code, or its secrets, into the browser.',
    refuses: ({ from, to }) =>
      from.startsWith('web/') && to.startsWith('core/') && to !== 'core/src/shared.ts' && !TEST.test(from),
  },
  {
    name: 'every-room-is-known',
    why: 'A folder that stands in none of the lists of this file would be held to no order at all.',
    refuses: ({ from }) => roomOf(from) !== '' && ![...FEATURES, ...ROOMS, ...LEAVES].includes(roomOf(from)),
  },
  {
    name: 'features-in-order',
    why: 'Two features that know each other are one feature in two folders.',
    refuses: ({ from, to }) => {
      const place = FEATURES.indexOf(roomOf(from));
      return place >= 0 && FEATURES.indexOf(roomOf(to)) > place && !TEST.test(from);
    },
  },
  {
    name: 'rooms-know-no-feature',
    why: 'Access, audit, jobs and the like serve every feature and so must know none.',
    refuses: ({ from, to }) =>
      ROOMS.includes(roomOf(from)) &&
      FEATURES.includes(roomOf(to)) &&
      !KNOWS_EVERY_FEATURE.test(from) &&
      !TEST.test(from),
  },
  {
    name: 'wiring-is-on-top',
    why: 'What puts core together imports its rooms; a room that imports it back would know everything.',
    refuses: ({ from, to }) =>
      [...ROOMS, ...FEATURES].includes(roomOf(from)) && /^core\/src\/[^/]+$/.test(to) && !TEST.test(from),
  },
  {
    name: 'sample-and-commands-are-leaves',
    why: 'An installation without the sample must be whole, and no server depends on a command.',
    refuses: ({ from, to }) =>
      /^core\/src\/(sample|cli)\//.test(to) && !/^core\/src\/(sample|cli)\//.test(from) && !TEST.test(from),
  },
  {
    name: 'tests-are-leaves',
    why: 'Factories and fixtures take short cuts that must not reach people.',
    refuses: ({ from, to }) => TEST.test(to) && !TEST.test(from),
  },
  {
    name: 'launcher-needs-no-package',
    why: 'It runs before anything is installed.',
    refuses: ({ from, to }) =>
      /^infra\/launcher\/[^/]+\.mjs$/.test(from) &&
      !to.startsWith('node:') &&
      !to.startsWith('infra/launcher/'),
  },
];

/**
 * Not about single imports but about all that one door leads to.
 * @type {Omit<Rule, 'refuses'> & { door: string, refuses: (edge: Import) => boolean }}
 */
export const sharedRule = {
  name: 'shared-runs-in-a-browser',
  why: 'Whatever the shared door of core leads to is sent to every browser.',
  door: 'core/src/shared.ts',
  refuses: ({ to }) => to.startsWith('node:') || (to.startsWith('npm:') && !BROWSER_PACKAGES.has(to)),
};
