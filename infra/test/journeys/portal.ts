import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    portal: { url: string; password: string };
  }
}

/** A cold start builds nothing here (npm test has built), but it makes and checks the whole sample. */
const patienceMs = 480_000;

/** Starts the real portal once for all journeys, as `npm start` does, with data and a port of its own. */
export default async function startPortal(project: TestProject) {
  const password = 'journey-password-1';
  const folder = await mkdtemp(path.join(tmpdir(), 'revisit journeys '));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['infra/launcher/start.mjs'], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    env: { ...process.env, REVISIT_DATA_DIR: folder, PORT: String(port), REVISIT_SAMPLE_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  try {
    await untilReady(url, child);
  } catch (error) {
    await stop(child);
    throw new Error(`The portal for the journeys did not start: ${String(error)}\n${said.slice(-4000)}`);
  }
  project.provide('portal', { url, password });
  return async () => {
    await stop(child);
    await rm(folder, { recursive: true, force: true });
  };
}

async function untilReady(url: string, child: ChildProcess) {
  const until = Date.now() + patienceMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    if (Date.now() > until) throw new Error('it was not ready in four minutes');
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
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
