import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const workspace = join(import.meta.dirname, '../..');

/** Builds the server from the sources as they stand, into a folder of its own, which the caller removes. */
export async function buildForTests(): Promise<string> {
  const output = await mkdtemp(join(tmpdir(), 'object-store-build-'));
  await writeFile(join(output, 'package.json'), '{ "type": "module" }');
  const compiler = join(workspace, '../../node_modules/typescript/bin/tsc');
  const flags = [
    '--outDir',
    output,
    '--composite',
    'false',
    '--incremental',
    'false',
    '--tsBuildInfoFile',
    'null',
  ];
  await promisify(execFile)(process.execPath, [compiler, '-p', workspace, ...flags]);
  return output;
}
