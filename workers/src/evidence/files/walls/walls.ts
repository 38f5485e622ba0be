import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

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
 * and no privilege left. /tmp is a corner of that memory, 2 MiB and gone with the process: LibreOffice wants one. Arguments: where to build, then `r` or `w` and a path each, `--`, the command. The command
 * is not the first process of its namespace, because that one cannot be killed from inside.
 */
const script = `
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH
root=$1
shift
mount -t tmpfs -o size=2m,mode=755 walls "$root"
give() {
  # What a folder given before brought along is there already, and is not to be emptied.
  if [ ! -e "$root$2" ]; then
    if [ -d "$2" ]; then mkdir -p "$root$2"; else mkdir -p "$root\${2%/*}"; : > "$root$2"; fi
  fi
  mount --bind "$2" "$root$2"
  if [ "$1" = r ]; then
    for kept in ro ro,nosuid,nodev ro,nosuid,nodev,noexec; do
      if mount -o "remount,bind,$kept" "$root$2" 2>/dev/null; then return; fi
    done
    return 1
  fi
}
give r /usr
for name in bin sbin lib lib32 lib64; do
  if [ -L "/$name" ]; then cp -P "/$name" "$root/$name"; elif [ -d "/$name" ]; then give r "/$name"; fi
done
for name in null urandom; do give w "/dev/$name"; done
while [ "$1" != -- ]; do
  give "$1" "$2"
  shift 2
done
shift
mkdir -p "$root/proc" "$root/tmp" "$root/outside"
mount -t proc proc "$root/proc"
cd "$root"
pivot_root . outside
umount -l /outside
rmdir /outside
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

const inEmptyRoot =
  (start: readonly string[]): Wrap =>
  (command, { readable, writable = [] }) => {
    // A folder is given before what lies in it, or it would cover it.
    const given = [
      ...readable.map((path) => ({ how: 'r', path })),
      ...writable.map((path) => ({ how: 'w', path })),
    ].sort((one, other) => one.path.length - other.path.length);
    const paths = given
      .filter(({ path }) => !path.startsWith('/usr/'))
      .flatMap(({ how, path }) => [how, path]);
    return [...start, '/bin/sh', '-c', script, 'walls', place, ...paths, '--', ...command];
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
