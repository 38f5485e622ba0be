import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Children } from './children.mjs';
import { layout } from './layout.mjs';
import { LogFile } from './log-file.mjs';
import { freePort } from './ports.mjs';
import { APP, DATABASE, OWNER, prepareCluster, SUPERUSER } from './postgres-cluster.mjs';
import { secret } from './private-files.mjs';
import { commandLine } from './process-identity.mjs';
import { Service, untilAnswers } from './service.mjs';
import { until } from './wait.mjs';

/**
 * Starts PostgreSQL on the loopback address, with its data, passwords and log under `dataDir`. Used by the start, the
 * tests and the bench alike; one that dies is started again.
 * @param {object} options
 * @param {string} options.dataDir
 * @param {number} [options.port] any free one unless given
 * @param {Record<string, string>} [options.settings] PostgreSQL's own, by name
 * @param {Children} [options.children] whose stop ends this server too
 * @param {(line: string) => void} [options.say] told when the server dies and is started again
 */
export async function startPostgres({
  dataDir,
  port,
  settings = {},
  children = new Children(),
  say = () => {},
}) {
  const { postgres, secrets, logs } = layout(dataDir);
  /** @type {Record<string, string>} */
  const passwords = {
    [SUPERUSER]: secret(secrets, 'database-superuser'),
    [OWNER]: secret(secrets, 'database-owner'),
    [APP]: secret(secrets, 'database-app'),
  };
  const { account, made } = await prepareCluster(postgres, passwords, children);
  await stopLeftover(account.cluster);

  const listening = port ?? (await freePort());
  /** @type {Record<string, string>} */
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(listening),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The details of an error quote people's values; the log must not.
    log_error_verbosity: 'terse',
    ...settings,
  };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program = '', ...args] = [
    ...account.prefix,
    join(account.native, 'bin', 'postgres'),
    '-D',
    account.cluster,
    ...options,
  ];
  const log = new LogFile(join(logs, 'postgres.log'));
  const service = new Service(
    children,
    {
      name: 'PostgreSQL',
      program,
      args,
      uid: account.uid,
      gid: account.gid,
      cwd: dirname(account.cluster),
      marker: account.cluster,
      // A fast shutdown: it ends sessions and leaves nothing to recover. SIGTERM would wait for clients to go.
      stopSignal: 'SIGINT',
      graceMs: 20_000,
    },
    log,
    { say, ready: (child) => untilAnswers(child, () => isReady(account.cluster, child.pid)) },
  );
  await service.start();

  return {
    port: listening,
    made,
    superuser: SUPERUSER,
    /** Rejected when the server keeps dying. */
    givenUp: service.givenUp,
    get pid() {
      return service.pid;
    },
    /**
     * @param {string} [database]
     * @param {string} [user] `revisit_owner`, `revisit_app` or the superuser
     */
    url(database = DATABASE, user = APP) {
      return `postgres://${user}:${passwords[user]}@127.0.0.1:${listening}/${database}`;
    },
    stop: () => service.stop(),
  };
}

/**
 * The server writes its state in the last line of its own pid file (PostgreSQL, `miscadmin.h`, LOCK_FILE_LINE_PM_STATUS).
 * @param {string} cluster
 * @param {number} pid
 */
function isReady(cluster, pid) {
  const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

/**
 * A server that outlived whoever started it, recognised by its own pid file and its command line.
 * @param {string} cluster
 */
async function stopLeftover(cluster) {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const ours = () => pid > 0 && commandLine(pid).includes(cluster);
  if (!ours()) return;
  process.kill(pid, 'SIGINT');
  await until(() => !ours(), { timeoutMs: 20_000, what: 'the PostgreSQL that was left running to stop' });
}
