import { join } from 'node:path';
import { build } from './build.mjs';
import { describeEnding } from './child.mjs';
import { startEmbeddedParts } from './embedded-parts.mjs';
import { install } from './install.mjs';
import { layout, root } from './layout.mjs';
import { LogFile } from './log-file.mjs';
import { insistOnPort } from './ports.mjs';
import { Refusal } from './refusal.mjs';
import { rememberSampleMade, samplePassword } from './sample.mjs';
import { Service, untilAnswers } from './service.mjs';
import { answersWell, pause } from './wait.mjs';

/** @import { Children } from './children.mjs' */
/** @import { Running } from './data-folder.mjs' */
/** @import { Settings } from './settings.mjs' */

/** Making the sample includes reading its documents; a slow computer needs some minutes. */
const READY_WITHIN_MS = 10 * 60_000;

/**
 * Brings the whole portal up, in order, and resolves when it is ready for people.
 * @param {object} options
 * @param {Settings} options.settings
 * @param {Children} options.children
 * @param {(changes: Partial<Running>) => void} options.record
 * @param {(line: string) => void} options.say
 */
export async function startPortal({ settings, children, record, say }) {
  await insistOnPort(settings.port, settings.host);
  await install(children, say);
  await build(children, say);

  const parts = await startEmbeddedParts(settings, children, say);
  record({ environment: parts.environment });
  const { DATABASE_OWNER_URL, REVISIT_SAMPLE_PASSWORD, ...given } = process.env;
  /** @type {NodeJS.ProcessEnv} the servers never get the owner's address: they have no business changing tables */
  const serving = { ...given, ...parts.environment, ...ofThePortal(settings) };
  delete serving.DATABASE_OWNER_URL;
  const owning = { ...serving, DATABASE_OWNER_URL, ...parts.environment };

  await runCommand('migrate', owning, settings, children);
  say('The database has the newest tables.');

  const workers = server('workers', serving, settings, children, say, async () => {});
  const api = server('api', serving, settings, children, say, (child) =>
    untilAnswers(child, () => answersWell(`${here(settings)}/healthz`)),
  );
  await Promise.all([workers.start(), api.start()]);

  let password;
  if (settings.embedsDatabase) {
    password = samplePassword(settings.dataDir, REVISIT_SAMPLE_PASSWORD);
    say('Making the sample, unless it is there.');
    await runCommand('sample', { ...owning, REVISIT_SAMPLE_PASSWORD: password }, settings, children);
    rememberSampleMade(settings.dataDir);
  }
  await untilReady(settings, say);
  return { password, givenUp: [...parts.givenUp, workers.givenUp, api.givenUp] };
}

/** @param {Settings} settings */
function ofThePortal(settings) {
  return {
    NODE_ENV: 'production',
    PORT: String(settings.port),
    HOST: settings.host,
    REVISIT_WEB_DIR: join(root, 'web', 'dist'),
    // Readiness then waits until the sample is complete.
    REVISIT_SAMPLE: String(settings.embedsDatabase),
  };
}

/**
 * Where this computer reaches the portal, which may listen on addresses that are no address to call.
 * @param {Settings} settings
 */
function here({ host, port }) {
  const named = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host);
  return `http://${named}:${port}`;
}

/**
 * @param {'api' | 'workers'} name
 * @param {NodeJS.ProcessEnv} env
 * @param {Settings} settings
 * @param {Children} children
 * @param {(line: string) => void} say
 * @param {(child: import('./child.mjs').Child) => Promise<void>} ready
 */
function server(name, env, settings, children, say, ready) {
  const program = join(root, name, 'dist', 'main.js');
  const log = new LogFile(join(layout(settings.dataDir).logs, `${name}.log`));
  const command = {
    name: `the ${name === 'api' ? 'API' : 'workers'}`,
    program: process.execPath,
    args: [program],
    marker: program,
    cwd: root,
    env,
    graceMs: 20_000,
  };
  return new Service(children, command, log, { say, ready });
}

/**
 * One of the portal's own commands, run to its end.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @param {Settings} settings
 * @param {Children} children
 */
async function runCommand(name, env, settings, children) {
  const program = join(root, 'core', 'dist', 'cli', 'main.js');
  const log = new LogFile(join(layout(settings.dataDir).logs, `${name}.log`));
  const ending = await children.run({
    name: `the command "${name}"`,
    program: process.execPath,
    args: [program, name],
    marker: program,
    cwd: root,
    env,
    output: (chunk) => log.write(chunk),
  });
  if (ending.code === 0) return;
  const lines = log.lastLines().map((line) => `    ${line}`);
  throw new Refusal(
    [
      `The command "${name}" ${describeEnding(ending)}. Its last lines:`,
      ...lines,
      `Its log is ${log.path}`,
    ].join('\n'),
  );
}

/**
 * @param {Settings} settings
 * @param {(line: string) => void} say
 */
async function untilReady(settings, say) {
  const deadline = Date.now() + READY_WITHIN_MS;
  let said = '';
  for (;;) {
    const missing = await missingParts(settings);
    if (missing === '') return;
    if (Date.now() > deadline)
      throw new Refusal(
        `Revisit did not become ready within ${READY_WITHIN_MS / 60_000} minutes. Still missing: ${missing}.\n` +
          `The logs are in ${layout(settings.dataDir).logs}`,
      );
    if (missing !== said) say(`Waiting for: ${missing}.`);
    said = missing;
    await pause(250);
  }
}

/**
 * @param {Settings} settings
 * @returns {Promise<string>} what `/readyz` says is not there yet; empty when all is
 */
async function missingParts(settings) {
  try {
    const response = await fetch(`${here(settings)}/readyz`, { signal: AbortSignal.timeout(5_000) });
    if (response.ok) return '';
    /** @type {unknown} */
    const answer = await response.json();
    if (typeof answer === 'object' && answer && 'missing' in answer && Array.isArray(answer.missing))
      return answer.missing.join(', ');
    return `an answer other than ${response.status}`;
  } catch {
    return 'an answer of the API';
  }
}
