import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    portal: { url: string; password: string; dataDir: string; ended: string };
  }
}

/**
 * Starts the real portal once for all journeys, as `npm start` does, with data and a port of its own. It makes and checks
 * its whole sample while other tests run: who needs it waits (ready.ts).
 */
export default async function startPortal(project: TestProject) {
  const password = 'journey-password-1';
  const folder = await mkdtemp(path.join(tmpdir(), 'revisit journeys '));
  const dataDir = path.join(folder, 'data');
  const ended = path.join(folder, 'ended.txt');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['infra/launcher/start.mjs'], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    env: {
      ...process.env,
      REVISIT_DATA_DIR: dataDir,
      PORT: String(port),
      REVISIT_SAMPLE_PASSWORD: password,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  child.once('exit', (code) => writeFileSync(ended, `It ended with ${code}.\n${said.slice(-4000)}`));
  project.provide('portal', { url, password, dataDir, ended });
  return async () => {
    await stop(child);
    await rm(folder, { recursive: true, force: true });
  };
}

async function stop(child: ChildProcess) {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
