import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scannerAnswers } from '@revisit/core';
import { untilIs } from '../../../testing/working-portal.js';

/** The test string every scanner knows, put together here so that no file of ours is taken for it. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR', 'STANDARD', 'ANTIVIRUS', 'TEST', 'FILE!$H+H*']
    .join('-')
    .replace('$-EICAR', '$EICAR'),
);

export interface TestScanner {
  url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}

/** A real clamd on loopback that knows one signature, and takes files of at most 1 MiB. */
export async function testScanner(): Promise<TestScanner> {
  const folder = mkdtempSync(join(tmpdir(), 'scanner-of-a-test-'));
  const database = join(folder, 'signatures');
  mkdirSync(database);
  writeFileSync(join(database, 'test.ndb'), `Eicar-Test:0:*:${eicar.toString('hex')}\n`);
  const port = await freePort();
  const settings = join(folder, 'clamd.conf');
  writeFileSync(
    settings,
    [
      `DatabaseDirectory ${database}`,
      `TCPSocket ${port}`,
      'TCPAddr 127.0.0.1',
      'Foreground yes',
      'StreamMaxLength 1M',
      `TemporaryDirectory ${folder}`,
      '',
    ].join('\n'),
  );
  const url = `tcp://127.0.0.1:${port}`;
  let child: ReturnType<typeof spawn> | undefined;
  const stop = async (): Promise<void> => {
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    child = undefined;
  };
  return {
    url,
    async start() {
      child = spawn('clamd', ['--config-file', settings], { stdio: 'ignore' });
      await untilIs(() => scannerAnswers(url), Boolean);
    },
    stop,
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
