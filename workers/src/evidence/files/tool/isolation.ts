import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A command line to put before another, which then runs in its place. */
export type Wrapper = readonly string[];

const unshare = '/usr/bin/unshare';
/** As root a new network is all that is asked for; anyone else needs a user namespace to be allowed one. */
const networkless: readonly Wrapper[] = [
  [unshare, '--net', '--'],
  [unshare, '--user', '--map-current-user', '--net', '--'],
  [unshare, '--user', '--map-root-user', '--net', '--'],
];

async function works([command = '', ...parameters]: Wrapper): Promise<boolean> {
  const probe = spawn(command, [...parameters, process.execPath, '--version'], { stdio: 'ignore', env: {} });
  try {
    const [exitCode] = await once(probe, 'exit');
    return exitCode === 0;
  } catch {
    return false;
  }
}

async function findWrapper(): Promise<Wrapper> {
  for (const wrapper of networkless) {
    if (await works(wrapper)) return wrapper;
  }
  return [];
}

let found: Promise<Wrapper> | undefined;

/** How to start a process with no network at all on this machine; empty where the system has no way. Found out once. */
export function networklessWrapper(): Promise<Wrapper> {
  found ??= findWrapper();
  return found;
}

/**
 * Node's own permissions for a process that may read its code and one file, and nothing else: no writing, no other process.
 * They hold JavaScript and WebAssembly; native libraries are held by the limits around the process.
 */
export function permissionFlags(entry: string, file: string): string[] {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const readable = [dirname(entry), dirname(dirname(entry)), file];
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    readable.push(...[join(folder, 'node_modules'), join(folder, 'package.json')].filter(existsSync));
  }
  return [
    permission,
    '--allow-addons',
    '--allow-worker',
    ...readable.map((path) => `--allow-fs-read=${path}`),
  ];
}
