import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Children } from './children.mjs';
import { startPostgres } from './postgres.mjs';
import { startedAt } from './process-identity.mjs';
import { until } from './wait.mjs';

let folder: string;
const children: Children[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'revisit-postgres-'));
});

afterEach(async () => {
  for (const all of children.splice(0)) await all.stop();
  rmSync(folder, { recursive: true });
});

function start(dataDir: string, settings?: Record<string, string>) {
  const all = new Children();
  children.push(all);
  return startPostgres({ dataDir, settings, children: all });
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

it('has an owner who makes tables and a role for the portal that makes none', async () => {
  const server = await start(folder, { max_connections: '17' });
  const owner = server.url('revisit', 'revisit_owner');
  expect(await ask(owner, 'show max_connections')).toEqual(['17']);
  await ask(owner, 'create table kept (id int)');
  await ask(owner, 'create extension pg_trgm');
  for (const statement of ['create table t (id int)', 'create temp table t (id int)', 'create schema s'])
    await expect(ask(server.url(), statement)).rejects.toThrow('permission denied');
  await expect(ask(server.url(), 'select * from kept')).rejects.toThrow('permission denied');
  await expect(ask(owner, 'create role intruder')).rejects.toThrow('permission denied');
  const wrong = server.url().replace(/:[^:@]+@/, ':wrong@');
  await expect(ask(wrong, 'select 1')).rejects.toThrow('password authentication failed');
});

it('keeps its data over a stop, and over a kill of the server', async () => {
  const first = await start(folder);
  const owner = first.url('revisit', 'revisit_owner');
  await ask(owner, 'create table kept as select 7 as id');
  const killed = first.pid;
  process.kill(killed, 'SIGKILL');
  await until(() => ask(owner, 'select id from kept'), { timeoutMs: 15_000, what: 'the server to be back' });
  expect(first.pid).not.toBe(killed);
  await first.stop();
  const second = await start(folder);
  expect(second.made).toBe(false);
  expect(await ask(second.url('revisit', 'revisit_owner'), 'select id from kept')).toEqual([7]);
});

it('stops a server that outlived whoever started it', async () => {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(new URL('./postgres.mjs', import.meta.url).href)});
    const server = await startPostgres({ dataDir: ${JSON.stringify(folder)} });
    console.log(server.pid);
  `;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const [printed] = await once(starter.stdout, 'data');
  const before = Number(printed);
  starter.kill('SIGKILL');
  expect(startedAt(before)).not.toBeNull();
  const next = await start(folder);
  expect(startedAt(before)).toBeNull();
  expect(await ask(next.url(), 'select 1')).toEqual([1]);
});

it('runs where root may look but no namespace of root may: as nobody, with a link where the data were', async () => {
  const closed = join(folder, 'home of somebody');
  const dataDir = join(closed, '.data');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(closed, 1, 1);
  const server = await start(dataDir);
  expect(await ask(server.url(), 'select current_user::text')).toEqual(['revisit_app']);
  // Only root has anything to work around.
  expect(lstatSync(join(dataDir, 'postgres')).isSymbolicLink()).toBe(isRoot);
  if (isRoot) {
    const cluster = readlinkSync(join(dataDir, 'postgres'));
    expect(lstatSync(cluster).uid).toBe(65_534);
    await server.stop();
    const again = await start(dataDir);
    expect(again.made).toBe(false);
    await again.stop();

    rmSync(dataDir, { recursive: true });
    mkdirSync(dataDir, { mode: 0o700 });
    const afresh = await start(dataDir);
    expect(afresh.made).toBe(true);
    await afresh.stop();
    expect(readdirSync(dirname(cluster)).filter((name) => name.includes('removed-data-folder'))).toHaveLength(
      1,
    );
    rmSync(dirname(dirname(cluster)), { recursive: true });
  }
});
