import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type Given, mountTable } from './mount-table.js';

/** What a walled process finds of this machine, by absolute path. Everything else is not there for it. */
export interface Inside {
  /** Files and folders it may read. */
  readable: readonly string[];
  /** Folders it may write in as well. */
  writable?: readonly string[];
}

/**
 * `empty-root`: no network, no other process, and of the file system only what it is given. `no-network`: that alone.
 * `none`: this system has no way.
 */
export type WallKind = 'empty-root' | 'no-network' | 'none';

const unshare = '/usr/bin/unshare';

/**
 * Builds the empty root and starts the command in it: a small file system in memory, the given paths in their places, pivot_root,
 * and no privilege left. /tmp is a corner of that memory, 2 MiB and gone with the process: LibreOffice wants one. Arguments: where
 * to build, the system's links to copy, the table of what is mounted (one program mounts it all: one a path was most of what walls
 * cost), the files in that table, `--`, the command. The command is not the first process of its namespace, because that one
 * cannot be killed from inside.
 */
const script = `
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH
root=$1
links=$2
table=$3
shift 3
mount -t tmpfs -o size=2m,mode=755 walls "$root"
if [ -n "$links" ]; then cp -P $links "$root"; fi
while [ "$1" != -- ]; do
  folder=\${1%/*}
  if [ ! -d "$root$folder" ]; then mkdir -p "$root$folder"; fi
  : > "$root$1"
  shift
done
shift
mkdir -p "$root/tmp" "$root/proc"
# Where it is covered by what it mounts last; no pipe will do.
printf '%s' "$table" > "$root/proc/table"
mount --all --fstab "$root/proc/table"
cd "$root"
pivot_root . tmp
umount -l /tmp
setpriv --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
exit $?
`;

const emptyRoot = [
  [unshare, '--user', '--map-root-user', '--mount', '--net', '--pid', '--ipc', '--fork', '--kill-child'],
  // Where root itself may not make user namespaces.
  [unshare, '--mount', '--net', '--pid', '--ipc', '--fork', '--kill-child'],
];
const noNetwork = [
  [unshare, '--net', '--'],
  [unshare, '--user', '--map-current-user', '--net', '--'],
  [unshare, '--user', '--map-root-user', '--net', '--'],
];

/** Where the root is built: a folder that stays empty, since what is mounted there is seen by the walled process alone. */
const place = join(tmpdir(), `revisit-root-${userInfo().uid}`);

type Wrap = (command: readonly string[], inside: Inside) => string[];

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
const systemFolders = ['/bin', '/sbin', '/lib', '/lib32', '/lib64'].filter((path) => existsSync(path));

const inEmptyRoot =
  (start: readonly string[]): Wrap =>
  (command, { readable, writable = [] }) => {
    const given: Given[] = [
      ...['/usr', ...systemFolders.filter((path) => !isLink(path)), ...readable].map((path) => ({
        path,
        isWritable: false,
      })),
      ...['/dev/null', '/dev/urandom', ...writable].map((path) => ({ path, isWritable: true })),
    ]
      .filter(({ path }) => !path.startsWith('/usr/'))
      .map((each) => ({ ...each, isFolder: statSync(each.path).isDirectory() }))
      // A folder is given before what lies in it, or it would cover it.
      .sort((one, other) => one.path.length - other.path.length);
    const files = given.filter(({ isFolder }) => !isFolder).map(({ path }) => path);
    const links = systemFolders.filter(isLink).join(' ');
    return [
      ...start,
      '/bin/sh',
      '-c',
      script,
      'walls',
      place,
      links,
      mountTable(place, given),
      ...files,
      '--',
      ...command,
    ];
  };

async function works([command = '', ...parameters]: readonly string[]): Promise<boolean> {
  const probe = spawn(command, parameters, { stdio: 'ignore', env: {}, cwd: '/' });
  try {
    const [exitCode] = await once(probe, 'exit');
    return exitCode === 0;
  } catch {
    return false;
  }
}

async function findWalls(): Promise<{ kind: WallKind; wrap: Wrap }> {
  await mkdir(place, { recursive: true, mode: 0o700 });
  const probe = [process.execPath, '--version'];
  for (const start of emptyRoot) {
    const wrap = inEmptyRoot(start);
    if (await works(wrap(probe, { readable: [process.execPath] }))) return { kind: 'empty-root', wrap };
  }
  for (const start of noNetwork) {
    if (await works([...start, ...probe]))
      return { kind: 'no-network', wrap: (command) => [...start, ...command] };
  }
  return { kind: 'none', wrap: (command) => [...command] };
}

let found: ReturnType<typeof findWalls> | undefined;
const walls = () => {
  found ??= findWalls();
  return found;
};

/** Which walls this system has. Found out once, by trying. */
export const wallKind = async (): Promise<WallKind> => (await walls()).kind;

/** The command line that runs `command` behind the best walls this system has. */
export async function walled(command: readonly string[], inside: Inside): Promise<string[]> {
  return (await walls()).wrap(command, inside);
}
