import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Node's own permissions for a process that may read its code and one file, and nothing else: no writing, no other process.
 * They hold JavaScript and WebAssembly; native libraries are held by the limits around the process.
 */
export function permissionFlags(entry: string, file: string): string[] {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  return [
    permission,
    '--allow-addons',
    '--allow-worker',
    ...[...codeOf(entry), file].map((path) => `--allow-fs-read=${path}`),
  ];
}

/** Where the code of a process lies: the folder around its own, what it shares with core, and every package it can import. */
export function codeOf(entry: string): string[] {
  const shared = dirname(fileURLToPath(import.meta.resolve('@revisit/core/shared')));
  const code = [dirname(dirname(entry)), shared, join(dirname(shared), 'package.json')];
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    code.push(...[join(folder, 'node_modules'), join(folder, 'package.json')].filter(existsSync));
  }
  return code;
}
