import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toolEntry } from '../tool/run-file-tool.js';

const workspace = fileURLToPath(new URL('../../../../', import.meta.url));

/**
 * The child runs compiled code, so tests of it compile first; when nothing changed that takes under a second. Whether the
 * types are right is for the build to say: the compiler writes the code all the same.
 */
export function buildTool(): void {
  const compiler = join(
    dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
    'bin',
    'tsc',
  );
  const { stdout } = spawnSync(process.execPath, [compiler, '-b', workspace], { encoding: 'utf8' });
  if (!existsSync(toolEntry)) throw new Error(`the child was not compiled: ${stdout}`);
}
