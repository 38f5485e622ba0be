import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { privateFolder } from './private-files.mjs';
import { Refusal } from './refusal.mjs';

/**
 * @typedef {object} Account how PostgreSQL is run, since it refuses to run as root
 * @property {string} native the folder of its `bin`, `lib` and `share`
 * @property {string} cluster the folder of its data
 * @property {string[]} prefix a program, with arguments, that starts it
 * @property {number} [uid]
 * @property {number} [gid]
 */

/** The system's user for whatever should own nothing; 65534 on every Linux in use (`nobody`). */
const NOBODY = 65_534;
const NAMESPACE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

/** What runs as nobody must lie where nobody may go, which the checkout of a private home folder is not. */
const SHARED_STATE = '/var/lib';

/**
 * An ordinary user runs PostgreSQL as themself. For root there are two ways. In a user namespace of its own the process
 * takes itself for nobody and still owns root's files, so nothing has to move. Where namespaces are not allowed (many
 * containers), the programs and the data go to a folder of nobody's, and the data folder keeps a link to it.
 * @param {string} native
 * @param {string} cluster
 * @returns {Account}
 */
export function chooseAccount(native, cluster) {
  if (process.getuid?.() !== 0) return { native, cluster, prefix: [] };
  const moved = isLink(cluster);
  if (!moved && namespaceWorks(native, cluster)) return { native, cluster, prefix: NAMESPACE };
  if (!moved && existsSync(cluster))
    throw new Refusal(
      `PostgreSQL does not run as root, and this system does not allow the user namespace that ${cluster} was made in. ` +
        'Start as an ordinary user who owns the data folder.',
    );
  return asNobody(native, cluster);
}

/** @param {string} path */
function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/**
 * Tried with the real program and the real folder: a folder of another user's home is closed to a namespace even of root's.
 * @param {string} native
 * @param {string} cluster
 */
function namespaceWorks(native, cluster) {
  const [program = '', ...args] = NAMESPACE;
  const script = '"$1" --version >/dev/null && test -w "$2"';
  const folder = existsSync(cluster) ? cluster : dirname(cluster);
  const tried = spawnSync(
    program,
    [...args, 'sh', '-c', script, 'sh', join(native, 'bin', 'postgres'), folder],
    { stdio: 'ignore' },
  );
  return tried.status === 0;
}

/**
 * @param {string} native
 * @param {string} cluster
 * @returns {Account}
 */
function asNobody(native, cluster) {
  const name = `revisit-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`;
  const home = isLink(cluster) ? dirname(dirname(readlinkSync(cluster))) : join(SHARED_STATE, name);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  const programs = join(home, `native-${version}`);
  if (!existsSync(programs)) {
    const unfinished = `${programs}.tmp`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', unfinished]);
    renameSync(unfinished, programs);
  }
  // PostgreSQL makes the cluster inside a folder it owns, so that the half-made one can be renamed there.
  const data = privateFolder(join(home, 'data'));
  chownSync(data, NOBODY, NOBODY);
  const target = join(data, 'postgres');
  if (!isLink(cluster)) {
    // Of a data folder that was removed meanwhile: its passwords are gone, its data are not ours to delete.
    if (existsSync(target)) renameSync(target, `${target}.of-a-removed-data-folder-${Date.now()}`);
    symlinkSync(target, cluster);
  }
  return { native: programs, cluster: target, prefix: [], uid: NOBODY, gid: NOBODY };
}
