import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Children } from './children.mjs';
import { commandLine, isStillRunning, startedAt } from './process-identity.mjs';
import { until } from './wait.mjs';

let folder: string;
const children: Children[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'revisit-child-'));
});

afterEach(async () => {
  for (const all of children) await all.stop();
  rmSync(folder, { recursive: true });
});

/** A Node process that runs the script and says "on" once it listens to signals. */
async function started(all: Children, name: string, script: string, graceMs?: number) {
  children.push(all);
  let printed = '';
  const child = all.start({
    name,
    program: process.execPath,
    args: ['-e', `${script}; console.log('on'); setInterval(() => {}, 1000)`],
    marker: script,
    graceMs,
    output: (chunk) => {
      printed += chunk;
    },
  });
  await until(() => printed.includes('on'), { timeoutMs: 10_000, what: `${name} to start` });
  return child;
}

it('ends one that does not listen by SIGKILL after its grace', async () => {
  const deaf = await started(new Children(), 'deaf', "process.on('SIGTERM', () => {})", 200);
  expect(await deaf.stop()).toMatchObject({ signal: 'SIGKILL' });
});

it('stops the last started first, and a restarted one in its old place', async () => {
  const file = join(folder, 'order');
  const noting = (name: string) =>
    `process.on('SIGTERM', () => { require('fs').appendFileSync(${JSON.stringify(file)}, '${name} '); process.exit() })`;
  const all = new Children();
  const first = await started(all, 'first', noting('never'));
  await started(all, 'second', noting('second'));
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  await started(all, 'first', noting('first'));
  await started(all, 'third', noting('third'));
  await all.stop();
  expect(readFileSync(file, 'utf8')).toBe('third second first ');
});

it('starts nothing more once it is stopping', async () => {
  const all = new Children();
  await all.stop();
  expect(() => all.start({ name: 'late', program: 'true', args: [], marker: '' })).toThrow('Stopping');
});

it('says so when a program is not there', async () => {
  const ending = await new Children().run({ name: 'x', program: join(folder, 'none'), args: [], marker: '' });
  expect(ending.failure).toContain('ENOENT');
});

it('knows a process again by its beginning and its command line, not by its number alone', async () => {
  const child = await started(new Children(), 'known', 'const mark = "known again"');
  const identity = { pid: child.pid, startedAt: startedAt(child.pid), marker: 'known again' };
  expect(commandLine(child.pid)).toContain('known again');
  expect(isStillRunning(identity)).toBe(true);
  expect(isStillRunning({ ...identity, startedAt: '1' })).toBe(false);
  expect(isStillRunning({ ...identity, marker: 'somebody else' })).toBe(false);
  await child.stop();
  expect(isStillRunning(identity)).toBe(false);
});
