import { readFileSync } from 'node:fs';

/** A path of this machine that is given to a walled process under the same name. */
export interface Given {
  path: string;
  isFolder: boolean;
  isWritable: boolean;
}

/**
 * The lines of fstab(5) that mount what is given, and /proc, under `root`, in this order. Folders are made on the way; files
 * must be there. What the mount around a path forbids is said again, since a user namespace may not take it away.
 */
export function mountTable(root: string, given: readonly Given[]): string {
  const mounts = mountsOfThisSystem();
  const lines = given.map(({ path, isFolder, isWritable }) => {
    const options = ['bind', ...(isFolder ? ['X-mount.mkdir'] : [])];
    if (!isWritable)
      options.push('ro', ...(mounts.findLast((mount) => holds(mount.at, path))?.forbids ?? []));
    return `${escaped(path)} ${escaped(root + path)} none ${options.join()} 0 0\n`;
  });
  return [...lines, `proc ${escaped(root)}/proc proc defaults 0 0\n`].join('');
}

const holds = (at: string, path: string): boolean => at === '/' || path === at || path.startsWith(`${at}/`);

/** As fstab and mountinfo write what would end a field. */
const escaped = (path: string): string =>
  path.replace(/[\s\\#]/g, (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`);
const unescaped = (field: string): string =>
  field.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));

interface Mount {
  at: string;
  forbids: string[];
}

/** What is mounted here, outermost first: a mount comes after the one it lies in, as in mountinfo (proc(5)). */
function mountsOfThisSystem(): Mount[] {
  const lines = readFileSync('/proc/self/mountinfo', 'utf8').trimEnd().split('\n');
  return lines
    .map((line) => line.split(' '))
    .map(([, , , , at = '', options = '']) => ({
      at: unescaped(at),
      forbids: options.split(',').filter((option) => ['nosuid', 'nodev', 'noexec'].includes(option)),
    }))
    .sort((one, other) => one.at.length - other.at.length);
}
