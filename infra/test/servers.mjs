import { connect } from 'node:net';
import { join } from 'node:path';
import { layout, root } from '../launcher/layout.mjs';
import { LogFile } from '../launcher/log-file.mjs';
import { startObjectStore } from '../launcher/object-store.mjs';
import { freePort } from '../launcher/ports.mjs';
import { startPostgres } from '../launcher/postgres.mjs';
import { DATABASE, OWNER, SUPERUSER } from '../launcher/postgres-cluster.mjs';
import { Refusal } from '../launcher/refusal.mjs';
import { Service, untilAnswers } from '../launcher/service.mjs';

/** @import { Children } from '../launcher/children.mjs' */

/** Nothing of a test run has to outlive the machine. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

/**
 * Starts the servers every test shares, once a run, and makes the tables.
 * @param {string} dataDir
 * @param {Children} children
 * @param {(line: string) => void} say
 * @returns {Promise<NodeJS.ProcessEnv>} where they are, for the tests
 */
export async function startServers(dataDir, children, say) {
  const [postgres, store, redisUrl] = await Promise.all([
    startPostgres({ dataDir, settings: FAST, children, say }),
    freePort().then((port) => startObjectStore({ dataDir, port, origins: ['*'], children, say })),
    startRedis(dataDir, children, say),
  ]);
  const database = { DATABASE_URL: postgres.url(), DATABASE_OWNER_URL: postgres.url(DATABASE, OWNER) };
  await migrate({ ...database, ...store.environment }, dataDir, children);
  // Tests that run workers of their own, or break a database, make one for themselves.
  const superuser = { DATABASE_SUPERUSER_URL: postgres.url(DATABASE, SUPERUSER) };
  const given = { ...database, ...superuser, REDIS_URL: redisUrl, ...store.environment };
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [`REVISIT_TEST_${name}`, value]));
}

/**
 * As a larger installation runs it: what is written survives a crash, and nothing is thrown away when memory is short.
 * @param {string} dataDir
 * @param {Children} children
 * @param {(line: string) => void} say
 */
async function startRedis(dataDir, children, say) {
  const port = await freePort();
  const options = {
    port,
    bind: '127.0.0.1',
    dir: dataDir,
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '',
    'maxmemory-policy': 'noeviction',
  };
  const service = new Service(
    children,
    {
      name: 'Redis',
      program: 'redis-server',
      args: Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
      marker: 'redis-server',
    },
    new LogFile(join(layout(dataDir).logs, 'redis.log')),
    { say, ready: (child) => untilAnswers(child, () => ping(port)) },
  );
  await service.start();
  return `redis://127.0.0.1:${port}`;
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function ping(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString().startsWith('+PONG'));
    });
  });
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} dataDir
 * @param {Children} children
 */
async function migrate(environment, dataDir, children) {
  const program = join(root, 'core', 'dist', 'cli', 'main.js');
  const log = new LogFile(join(layout(dataDir).logs, 'migrate.log'));
  const ending = await children.run({
    name: 'migrate',
    program: process.execPath,
    args: [program, 'migrate'],
    marker: program,
    env: { ...process.env, ...environment },
    output: (chunk) => log.write(chunk),
  });
  if (ending.code !== 0) throw new Refusal(`The tables could not be made:\n${log.lastLines().join('\n')}`);
}
