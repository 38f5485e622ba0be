import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { endLeftovers } from './leftovers.mjs';

const waiting = "console.log('on'); setInterval(() => {}, 1000)";

it('ends what carries the folder of the run, in its command line or its environment, and names it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'revisit-left-'));
  const args = ['-e', waiting, '--'];
  const named = spawn(process.execPath, [...args, `${folder}/data`], { detached: true });
  const carrying = spawn(process.execPath, args, { detached: true, env: { TMPDIR: `${folder}/tmp` } });
  const other = spawn(process.execPath, args, { detached: true, env: { TMPDIR: '/tmp' } });
  await Promise.all([named, carrying, other].map((child) => once(child.stdout, 'data')));
  try {
    const left = await endLeftovers(folder);
    expect(left).toHaveLength(2);
    expect(left.filter((command) => command.includes(`${folder}/data`))).toHaveLength(1);
    expect(other.exitCode ?? other.signalCode).toBeNull();
    expect(await endLeftovers(folder)).toEqual([]);
  } finally {
    for (const child of [named, carrying, other]) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
});
