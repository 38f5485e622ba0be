import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { sha256Sums } from './sha256sums.js';
import { run, temporaryFolder } from './testing/workspace.js';

it('is accepted by sha256sum, whatever the names', async () => {
  const folder = await temporaryFolder();
  const paths = [
    'a b.pdf',
    'ü/中.txt',
    'back\\slash',
    'new\nline',
    'return\r',
    '-c',
    ' lead',
    'star *',
    '\\start',
  ];
  const checksums = [];
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `content of ${path}`);
    const sha256 = createHash('sha256').update(`content of ${path}`).digest('hex');
    checksums.push({ path, sha256 });
  }
  await writeFile(join(folder, 'SHA256SUMS'), sha256Sums(checksums));
  const checked = await run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], folder);
  expect(checked.match(/: OK$/gm)).toHaveLength(paths.length);

  await writeFile(join(folder, 'new\nline'), 'tampered');
  await expect(run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], folder)).rejects.toThrow();
});
