import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findViolations } from './boundaries.mjs';
import { rules, sharedRule } from './boundaries.rules.mjs';

let checkout: string;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'revisit-boundaries-'));
});

afterEach(() => rmSync(checkout, { recursive: true }));

/** Small, and it keeps every rule: imports in every form the check must understand. */
const soundFiles = {
  'core/src/index.ts': `export * from './people/people.service.js'; export { createCore } from './core.js';`,
  'core/src/core.ts': `import { People } from './people/people.service.js'; export const createCore = () => new People();`,
  'core/src/shared.ts': `export * from './plans/plans.rules.js';`,
  'core/src/plans/plans.rules.ts': `import { z } from 'zod'; export const n = (a: number) => z.number().parse(a);`,
  'core/src/people/people.service.ts': `import pg from 'pg'; import type { A } from '../access/access.js'; export class People { a?: A; pg = pg }`,
  'core/src/access/access.ts': `export interface A { id: string }`,
  'core/src/database/entities.ts': `import { People } from '../people/people.service.js'; export const all = [People];`,
  'core/src/testing/index.ts': `import { People } from '../people/people.service.js'; export const make = () => new People();`,
  'core/src/people/people.test.ts': `import { make } from '../testing/index.js'; make();`,
  'core/src/sample/index.ts': `import { People } from '../people/people.service.js'; export const s = new People();`,
  'core/src/cli/main.ts': `const { s } = await import('../sample/index.js'); s;`,
  'api/src/main.ts': `import { Module } from '@nestjs/common'; import { People } from '@revisit/core'; @Module({}) class X { p = new People() }`,
  'workers/src/main.ts': `import '@revisit/core';`,
  'web/src/main.tsx': `import { n } from '@revisit/core/shared'; import { App } from './App.js'; import './style.css'; <App n={n} />;`,
  'web/src/App.tsx': `export const App = (p: { n: unknown }) => <p>{String(p.n)}</p>;`,
  'web/src/style.css': 'p {}',
  'infra/launcher/start.mjs': `import { root } from './layout.mjs'; import 'node:fs'; root;`,
  'infra/launcher/layout.mjs': `export const root = '';`,
};

function write(files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(checkout, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

const planted: [rule: string, file: string, content: string][] = [
  ['nothing-missing', 'core/src/plans/lost.ts', `import './nowhere.js';`],
  ['core-is-the-ground', 'core/src/plans/upside.ts', `export * from '../../../web/src/App.js';`],
  ['core-knows-no-framework', 'core/src/plans/nest.ts', `import { Injectable } from '@nestjs/common';`],
  ['core-knows-no-framework', 'core/src/plans/react.ts', `const r = await import('react');`],
  ['skins-do-not-touch', 'api/src/borrow.ts', `import '../../workers/src/main.js';`],
  ['skins-do-not-touch', 'workers/src/borrow.ts', `import type {} from '../../api/src/main.js';`],
  ['core-has-doors', 'api/src/window.ts', `import { n } from '../../core/src/plans/plans.rules.js';`],
  ['web-shares-only-shared', 'web/src/leak.ts', `export { People } from '@revisit/core';`],
  ['every-room-is-known', 'core/src/attic/thing.ts', `import 'node:os';`],
  ['features-in-order', 'core/src/people/knows.ts', `import { n } from '../plans/plans.rules.js';`],
  ['features-in-order', 'core/src/people/type.ts', `type N = import('../plans/plans.rules.js').N;`],
  ['rooms-know-no-feature', 'core/src/access/knows.ts', `import '../people/people.service.js';`],
  ['wiring-is-on-top', 'core/src/people/wired.ts', `import { createCore } from '../core.js';`],
  ['sample-and-commands-are-leaves', 'api/src/sample.ts', `import '@revisit/core/sample';`],
  ['tests-are-leaves', 'workers/src/short-cut.ts', `import { make } from '@revisit/core/testing';`],
  ['launcher-needs-no-package', 'infra/launcher/pg.mjs', `import pg from 'pg';`],
  ['shared-runs-in-a-browser', 'core/src/plans/plans.rules.ts', `import { x } from './x.js'; export { x };`],
  ['no-circles', 'core/src/access/access.ts', `export type { B } from './b.js'; export type A = string;`],
];
const besides: Record<string, Record<string, string>> = {
  'shared-runs-in-a-browser': { 'core/src/plans/x.ts': `import fs from 'node:fs'; export const x = fs;` },
  'no-circles': { 'core/src/access/b.ts': `import type { A } from './access.js'; export type B = A;` },
};

describe('boundaries', () => {
  it('are kept by a sound checkout', () => {
    write(soundFiles);
    expect(findViolations(checkout)).toEqual([]);
  });

  it.each(planted)('%s: finds what is planted in %s', (rule, file, content) => {
    write({ ...soundFiles, ...besides[rule], [file]: content });
    expect(findViolations(checkout).map((violation) => violation.rule)).toEqual([rule]);
  });

  it('have a planted violation for every rule', () => {
    const named = [...rules.map(({ name }) => name), sharedRule.name, 'no-circles'];
    expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(named));
  });
});
