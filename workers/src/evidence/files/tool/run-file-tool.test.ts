import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileLimits } from '@revisit/core/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractText } from '../extract.js';
import { reasonFor } from '../policy.js';
import { renderFirstPage } from '../render.js';
import { buildTool } from '../testing/build-tool.js';
import { makeEmail } from '../testing/make-message.js';
import { makePdf } from '../testing/make-pdf.js';
import { type Sample, sampleFolder } from '../testing/sample-folder.js';
import { walled, wallKind } from '../walls/walls.js';
import { permissionFlags } from './isolation.js';
import { runFileTool, toolEntry, toolLimits } from './run-file-tool.js';

const { write } = sampleFolder();
const plan: Sample = { name: 'plan.pdf', content: makePdf({ pages: [['What changed'], ['Second']] }) };
/** Takes memory and time to read: as long as a message may be, and nearly all of it one line. */
const heavy: Sample = {
  name: 'note.eml',
  content: makeEmail({ subject: 'Note', body: 'See this' }),
  size: fileLimits.messageBytes,
};

beforeAll(buildTool);

describe('a task in a process of its own', () => {
  it('answers as the same function does here', async () => {
    const path = write(plan);
    expect(await runFileTool('inspect', { path, fileName: plan.name })).toEqual({
      done: true,
      result: { verdict: 'clean', mediaType: 'application/pdf', extension: 'pdf', warnings: [] },
    });
    const asks = { path, mediaType: 'application/pdf' } as const;
    expect(await runFileTool('extract', asks)).toEqual({
      done: true,
      result: await extractText(path, 'application/pdf'),
    });
    expect(await runFileTool('preview', asks)).toEqual({
      done: true,
      result: await renderFirstPage(path, 'application/pdf'),
    });
  });

  it('answers that there is no picture of a text', async () => {
    const path = write({ name: 'data.csv', content: 'a,b' });
    expect(await runFileTool('preview', { path, mediaType: 'text/csv' })).toEqual({
      done: true,
      result: null,
    });
  });

  it('refuses a file that is not what it was said to be, with the reason', async () => {
    const path = write({ name: 'plan.pdf', content: 'no PDF at all' });
    expect(await runFileTool('extract', { path, mediaType: 'application/pdf' })).toMatchObject({
      done: false,
      reason: reasonFor('damaged'),
    });
  });

  it('is stopped when it takes too long, and the file refused', async () => {
    const path = write(plan);
    const outcome = await runFileTool(
      'inspect',
      { path, fileName: plan.name },
      { ...toolLimits, timeMs: 10 },
    );
    expect(outcome).toEqual({ done: false, reason: reasonFor('took-too-long'), cause: 'SIGKILL' });
  });

  it('is stopped when it takes too much memory, and the file refused', async () => {
    const path = write(heavy);
    const limits = { ...toolLimits, memoryMiB: 200 };
    const outcome = await runFileTool('inspect', { path, fileName: heavy.name }, limits);
    expect(outcome).toEqual({ done: false, reason: reasonFor('could-not-be-read'), cause: 'SIGKILL' });
  });

  it('throws when the file is not there, which says nothing about the file', async () => {
    const path = join(tmpdir(), 'no-such-file-to-inspect');
    await expect(runFileTool('inspect', { path, fileName: 'plan.pdf' })).rejects.toThrow('ENOENT');
  });

  it('does not inherit the environment', async () => {
    const before = process.env.NODE_OPTIONS;
    // A child that got this could not start.
    process.env.NODE_OPTIONS = '--require=/no/such/module';
    try {
      const outcome = await runFileTool('inspect', { path: write(plan), fileName: plan.name });
      expect(outcome.done).toBe(true);
    } finally {
      if (before === undefined) delete process.env.NODE_OPTIONS;
      else process.env.NODE_OPTIONS = before;
    }
  });

  it('ends by itself when nobody is left to stop it', async () => {
    const child = spawn(process.execPath, [toolEntry], { stdio: ['pipe', 'ignore', 'ignore', 'pipe'] });
    const request = { task: 'inspect', path: write(heavy), fileName: heavy.name };
    child.stdin?.end(JSON.stringify({ request, limits: { memoryBytes: 2 ** 33, lifetimeMs: 1 } }));
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  });
});

describe('the walls around that process', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'walls of the tool-')));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Runs a script as the tool is run and returns what it printed. */
  async function inside(script: string, readable: string): Promise<string> {
    const entry = join(folder, 'code', 'child', 'script.cjs');
    spawnSync('mkdir', ['-p', join(folder, 'code', 'child')]);
    writeFileSync(entry, script);
    const [command = '', ...parameters] = await walled(
      [process.execPath, '--no-warnings', ...permissionFlags(entry, readable), entry],
      { readable: [process.execPath, join(folder, 'code'), readable] },
    );
    const child = spawn(command, parameters, { cwd: '/', env: {}, stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (piece) => {
      printed += piece;
    });
    await once(child, 'close');
    return printed.trim();
  }

  const trying = (action: string): string =>
    `try { ${action}; console.log('done') } catch (error) { console.log(error.code) }`;

  it('let it read the one file', async () => {
    const file = join(folder, 'the file.txt');
    writeFileSync(file, 'x');
    expect(await inside(trying(`require('node:fs').readFileSync(${JSON.stringify(file)})`), file)).toBe(
      'done',
    );
  });

  it('keep it from every other file, from writing and from starting programs', async () => {
    const other = join(folder, 'secret.txt');
    writeFileSync(other, 'x');
    const attempts = [
      `require('node:fs').readFileSync(${JSON.stringify(other)})`,
      `require('node:fs').writeFileSync(${JSON.stringify(other)}, 'y')`,
      `require('node:child_process').execFileSync('true')`,
    ];
    for (const attempt of attempts) {
      expect(await inside(trying(attempt), join(folder, 'the file.txt'))).toBe('ERR_ACCESS_DENIED');
    }
  });

  it('show it an empty root wherever the system has a way to', async () => {
    const program = `require('node:child_process').execFileSync('/bin/sh', ['-c', 'ls /; echo tmp; ls /tmp; whoami; cat ' + ${JSON.stringify(join(folder, 'secret.txt'))}])`;
    const [command = '', ...parameters] = await walled(
      [process.execPath, '-e', `process.stdout.write(String(${program}))`],
      { readable: [process.execPath] },
    );
    const child = spawn(command, parameters, { cwd: '/', env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    child.stdout.on('data', (piece) => {
      printed += piece;
    });
    child.stderr.on('data', (piece) => {
      printed += piece;
    });
    await once(child, 'close');
    expect(printed.includes('No such file')).toBe((await wallKind()) === 'empty-root');
  });

  it('keep it from the network wherever the system has a way to', async () => {
    const server = createServer((socket) => socket.end());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : null;
    const script = `require('node:net').connect(${port}, '127.0.0.1').on('connect', () => { console.log('reached'); process.exit() }).on('error', () => console.log('cut off'))`;
    const hasWay = (await wallKind()) !== 'none';
    expect(await inside(script, folder)).toBe(hasWay ? 'cut off' : 'reached');
    server.close();
  });
});
