import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../launcher/build.mjs';
import { Children } from '../launcher/children.mjs';
import { install } from '../launcher/install.mjs';
import { root } from '../launcher/layout.mjs';
import { privateFolder } from '../launcher/private-files.mjs';
import { Refusal, Stopping } from '../launcher/refusal.mjs';
import { runChecks } from './checks.mjs';
import { count, sum } from './count.mjs';
import { endLeftovers } from './leftovers.mjs';
import { startServers } from './servers.mjs';
import { browserProgram, provideTools } from './tools.mjs';

/** @import { Tally } from './count.mjs' */

/** @param {string} line */
const say = (line) => console.log(line);

/** Paths and options for vitest: a part of the tests, without the checks. */
const part = process.argv.slice(2);
const children = new Children();
const folder = mkdtempSync(join(tmpdir(), 'revisit-test-'));
/** @type {Tally[]} */
const tallies = [];

const stopAsked = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve('stopped'));
});

async function runAll() {
  await install(children, say);
  await provideTools(children, say);
  await build(children, say);
  if (part.length === 0) {
    // The build itself: one that fails is counted where its refusal is caught.
    tallies.push({ passed: 1, failed: 0 });
    tallies.push(await runChecks(children, say));
  }
  // Some tests run as another user, who must get to the place for temporary files.
  chmodSync(folder, 0o755);
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  chmodSync(temporary, 0o1777);
  const servers = await startServers(privateFolder(join(folder, 'servers')), children, say);
  tallies.push(
    await runVitest({
      ...process.env,
      ...servers,
      REVISIT_TEST_CHROMIUM: browserProgram(),
      TMPDIR: temporary,
    }),
  );
}

/** @param {NodeJS.ProcessEnv} env */
async function runVitest(env) {
  const report = join(folder, 'report.json');
  const ending = await children.run({
    name: 'vitest',
    program: process.execPath,
    args: [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...part,
    ],
    cwd: root,
    env,
    marker: 'vitest',
  });
  return count(readReport(report), { exitCode: ending.code, isPart: part.length > 0 });
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

let stopped = false;
try {
  stopped = (await Promise.race([runAll(), stopAsked])) === 'stopped';
} catch (error) {
  if (!(error instanceof Stopping)) console.error(error instanceof Refusal ? error.message : error);
  tallies.push({ passed: 0, failed: 1 });
}
if (stopped) {
  say('Stopping.');
  tallies.push({ passed: 0, failed: 1 });
}
await children.stop();
const left = await endLeftovers(folder);
if (left.length > 0 && !stopped) {
  tallies.push({ passed: 0, failed: 1 });
  console.error(`The tests have left these running:\n${left.map((command) => `    ${command}`).join('\n')}`);
}
rmSync(folder, { recursive: true, force: true });
const { passed, failed } = sum(tallies);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
