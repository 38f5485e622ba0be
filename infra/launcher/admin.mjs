import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { Children } from './children.mjs';
import { takeDataFolder, whoIsRunning } from './data-folder.mjs';
import { startEmbeddedParts } from './embedded-parts.mjs';
import { install } from './install.mjs';
import { root } from './layout.mjs';
import { Refusal, Stopping } from './refusal.mjs';
import { readSettings } from './settings.mjs';

/** @import { Settings } from './settings.mjs' */

/**
 * On the error stream: what the command itself prints may be read by another program.
 * @param {string} line
 */
const say = (line) => console.error(line);

/** @type {Awaited<ReturnType<typeof takeDataFolder>> | undefined} */
let folder;
const children = new Children((running) => folder?.record({ children: running }));
const args = process.argv.slice(2);
/** @type {import('node:child_process').ChildProcess | undefined} */
let command;

/**
 * The addresses of the embedded servers: those of the portal that runs, or of servers started for this command alone.
 * @param {Settings} settings
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function embeddedParts(settings) {
  if (!settings.embedsDatabase && !settings.embedsObjectStore) return {};
  const { dataDir, address } = settings;
  const running = whoIsRunning(dataDir);
  if (running?.purpose === 'start') {
    const { environment } = running;
    if (
      (settings.embedsDatabase && !environment.DATABASE_URL) ||
      (settings.embedsObjectStore && !environment.S3_ENDPOINT)
    )
      throw new Refusal(
        'The portal that runs is starting, or uses servers of your own. Wait until it is ready, or set the same DATABASE_URL, DATABASE_OWNER_URL and S3_* for this command.',
      );
    return withoutGiven(environment, settings);
  }
  const purpose = `npm run admin -- ${args[0]}`;
  folder = await takeDataFolder(dataDir, { purpose, address, marker: 'admin.mjs', say });
  const parts = await startEmbeddedParts(settings, children, () => {});
  return parts.environment;
}

/**
 * What this command was given outweighs what the running portal embeds.
 * @param {NodeJS.ProcessEnv} environment
 * @param {Settings} settings
 */
function withoutGiven(environment, settings) {
  const wanted = (/** @type {string} */ name) =>
    name.startsWith('DATABASE_') ? settings.embedsDatabase : settings.embedsObjectStore;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => wanted(name)));
}

/**
 * In our own process group, unlike the servers: it may ask for a password, and Ctrl-C is meant for it.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<number>}
 */
function runCommand(environment) {
  const program = join(root, 'core', 'dist', 'cli', 'main.js');
  command = spawn(process.execPath, [program, ...args], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', ...environment },
  });
  return new Promise((resolve, reject) => {
    command?.once('error', reject);
    command?.once('exit', (code) => resolve(code ?? 1));
  });
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => (command ? command.kill(signal) : children.stop()));

let code = 1;
try {
  const settings = readSettings(process.env);
  if (!whoIsRunning(settings.dataDir)) {
    await install(children, say);
    await build(children, say);
  }
  code = await runCommand(await embeddedParts(settings));
} catch (error) {
  if (!(error instanceof Stopping)) console.error(error instanceof Refusal ? error.message : error);
}
await children.stop();
folder?.release();
process.exit(code);
