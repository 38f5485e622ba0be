import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Core, createCore, readConfig } from '@revisit/core';
import {
  aFiledVersion,
  aProgramme,
  passInspection,
  someEvidence,
  type TestProgramme,
} from '@revisit/core/testing';
import type { Child } from '../../../launcher/child.mjs';
import { Children } from '../../../launcher/children.mjs';
import { root } from '../../../launcher/layout.mjs';
import { LogFile } from '../../../launcher/log-file.mjs';
import { startObjectStore } from '../../../launcher/object-store.mjs';
import { freePort } from '../../../launcher/ports.mjs';
import { startPostgres } from '../../../launcher/postgres.mjs';
import { DATABASE, OWNER } from '../../../launcher/postgres-cluster.mjs';
import { until } from '../../../launcher/wait.mjs';

const MiB = 1024 * 1024;

/** Durable, unlike the shared servers of the tests: what is killed here has to come back with what it had. */
const settings = { max_connections: '120' };

export const mailFrom = 'Revisit <no-reply@council.example.test>';

/**
 * A portal of one suite's own, each part a process that can be killed: the servers under the launcher's supervisor, as
 * `npm start` runs them; api and workers started, and started again, by the test alone. `core` is the test's own view.
 */
export class Portal {
  core!: Core;
  programme!: TestProgramme;
  private readonly folder = mkdtempSync(join(tmpdir(), 'revisit-survival-'));
  private readonly apiPort = freePort();
  private readonly storePort = freePort();
  private readonly redisPort = freePort();
  private running: { name: string; pid: number }[] = [];
  private readonly children = new Children((running) => {
    this.running = running;
  });
  private database!: Awaited<ReturnType<typeof startPostgres>>;
  private environment: NodeJS.ProcessEnv = {};

  /** @param mailServer where its messages go; without one they stay in the portal */
  static async open({ withRedis = false, mailServer = '' } = {}): Promise<Portal> {
    const portal = new Portal();
    try {
      await portal.begin(withRedis, mailServer);
    } catch (error) {
      await portal.close();
      throw error;
    }
    return portal;
  }

  private async begin(withRedis: boolean, mailServer: string) {
    const dataDir = this.folder;
    const common = { dataDir, children: this.children, say: () => {} };
    const [store] = await Promise.all([
      startObjectStore({ ...common, port: await this.storePort, origins: ['*'] }),
      this.startDatabase(),
      withRedis ? this.startRedis() : undefined,
    ]);
    this.environment = {
      ...process.env,
      ...store.environment,
      DATABASE_URL: this.database.url(),
      ...(withRedis ? { REDIS_URL: `redis://127.0.0.1:${await this.redisPort}` } : {}),
      ...(mailServer
        ? { SMTP_URL: mailServer, MAIL_FROM: mailFrom, REVISIT_PUBLIC_URL: await this.url }
        : {}),
      REVISIT_WEB_DIR: join(root, 'web/dist'),
      PORT: String(await this.apiPort),
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    };
    const owning = { DATABASE_OWNER_URL: this.database.url(DATABASE, OWNER) };
    const migrated = await this.start('migrate', 'core/dist/cli/main.js', ['migrate'], owning).ended;
    if (migrated.code !== 0) throw new Error(`The tables could not be made: ${this.lastLines('migrate')}`);
    this.core = await createCore(readConfig(this.environment));
    this.programme = await aProgramme(this.core);
  }

  get url(): Promise<string> {
    return this.apiPort.then((port) => `http://127.0.0.1:${port}`);
  }

  /** Also after `stopDatabase`: the same data on the same port. */
  async startDatabase(): Promise<void> {
    const port = this.database?.port;
    this.database = await startPostgres({ dataDir: this.folder, port, settings, children: this.children });
  }

  /** Away until it is started again, as during an operator's work on it. */
  stopDatabase(): Promise<void> {
    return this.database.stop().then(() => {});
  }

  /** Kept in memory alone, so that one that was killed comes back empty. */
  async startRedis(): Promise<Child> {
    const port = await this.redisPort;
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', this.folder];
    return this.children.start({
      name: 'Redis',
      program: 'redis-server',
      args,
      marker: 'redis-server',
      output: () => {},
    });
  }

  startWorkers(): Child {
    return this.start('the workers', 'workers/dist/main.js');
  }

  async startApi(): Promise<Child> {
    const api = this.start('the API', 'api/dist/main.js');
    await until(async () => (await fetch(`${await this.url}/healthz`)).ok, {
      timeoutMs: 30_000,
      what: 'the API to answer',
    });
    return api;
  }

  /** Of a server under the supervisor, which starts it again under another id. */
  pidOf(name: 'PostgreSQL' | 'the object store' | 'Redis'): number {
    const found = this.running.find((child) => child.name === name);
    if (!found) throw new Error(`${name} is not running.`);
    return found.pid;
  }

  /** The answer of /readyz: its status, and what is missing. */
  async ready(): Promise<{ status: number; missing: string[] }> {
    const answer = await fetch(`${await this.url}/readyz`, { signal: AbortSignal.timeout(10_000) });
    const { missing } = (await answer.json()) as { missing: string[] };
    return { status: answer.status, missing };
  }

  /** Approved evidence of this many MiB, ready to be packed. */
  async fileApproved(mebibytes: number): Promise<void> {
    const { core, programme } = this;
    const evidence = someEvidence(programme.areaIds[0]);
    const bytes = Buffer.from(randomBytes((mebibytes * MiB) / 2).toString('hex'));
    const file = { fileName: 'every answer.txt', bytes };
    const { evidenceId, number } = await aFiledVersion(core, programme.lead, evidence, file);
    await passInspection(core, programme.id, evidenceId, number);
    await core.reviews.submit(programme.partner, evidenceId, () => ({ versionNumber: number, comment: '' }));
    await core.reviews.approve(programme.officer, evidenceId, () => ({ versionNumber: number, comment: '' }));
  }

  async askForPack(): Promise<string> {
    return (await this.core.packs.build(this.programme.officer, () => ({ kind: 'readiness' }))).id;
  }

  pack(packId: string) {
    return this.core.packs.one(this.programme.officer, packId);
  }

  /** Resolves in the middle of its building: originals are being copied or checked. */
  untilHalfBuilt(packId: string): Promise<void> {
    return until(
      async () => {
        const { state, progress } = await this.pack(packId);
        if (state === 'ready') throw new Error('It was ready before it could be disturbed.');
        return state === 'building' && progress >= 12;
      },
      { timeoutMs: 30_000, what: 'the pack to be half built', everyMs: 5 },
    );
  }

  /** Resolves when it is ready, with how long that took, in milliseconds. Fails at once when it has failed. */
  async untilPackReady(packId: string, timeoutMs = 60_000): Promise<number> {
    const begun = Date.now();
    let state = '';
    await until(
      async () => {
        state = (await this.pack(packId)).state;
        return ['ready', 'failed', 'cancelled'].includes(state);
      },
      { timeoutMs, what: 'the pack to be ready' },
    );
    if (state !== 'ready')
      throw new Error(`The pack is ${state}: ${JSON.stringify(await this.pack(packId))}`);
    return Date.now() - begun;
  }

  async untilQuiet(timeoutMs = 60_000): Promise<void> {
    const quiet = async () => (await this.core.jobs.openCount(this.programme.id)) === 0;
    await until(quiet, { timeoutMs, what: 'all work to be done' });
  }

  /** The files of a pack are at the store, whole, and are what the portal says they are. */
  async checkFiles(packId: string): Promise<void> {
    const { files } = await this.pack(packId);
    if (files.length !== 2) throw new Error(`The pack has ${files.length} files.`);
    for (const { name, sha256 } of files) {
      const address = await this.core.packs.fileAddress(this.programme.officer, packId, name);
      const content = Buffer.from(await (await fetch(address)).arrayBuffer());
      if (createHash('sha256').update(content).digest('hex') !== sha256)
        throw new Error(`${name} is damaged.`);
    }
  }

  /** Objects of the programme that no row knows, after a sweep of all ages. */
  async orphansAfterSweep(): Promise<string[]> {
    const { core, programme } = this;
    await core.sweepObjects(programme.id, 0);
    const known = await core.database.inProgramme(programme.id, (tx) =>
      tx.query<{ key: string }[]>(
        `SELECT storage_key AS key FROM evidence_version UNION ALL SELECT preview_key FROM evidence_version
         UNION ALL SELECT storage_key FROM pack_file`,
      ),
    );
    const keys = new Set(known.map(({ key }) => key));
    const orphans: string[] = [];
    for await (const { key } of core.storage.list(`${programme.id}/`)) if (!keys.has(key)) orphans.push(key);
    return orphans;
  }

  async close(): Promise<void> {
    await this.core?.close();
    await this.children.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private start(name: string, entry: string, args: string[] = [], more: NodeJS.ProcessEnv = {}): Child {
    const program = join(root, entry);
    const log = this.log(name);
    return this.children.start({
      name,
      program: process.execPath,
      args: [program, ...args],
      marker: program,
      cwd: root,
      env: { ...this.environment, ...more },
      output: (chunk) => log.write(chunk),
    });
  }

  private readonly logs = new Map<string, LogFile>();

  private log(name: string): LogFile {
    const log = this.logs.get(name) ?? new LogFile(join(this.folder, `${name}.log`));
    this.logs.set(name, log);
    return log;
  }

  /** What a process said last, for the message of a failure. */
  lastLines(name: string): string {
    return this.log(name).lastLines().join('\n');
  }
}

/** Ends a process without a word, and waits until it is gone. */
export async function killed(child: Child): Promise<void> {
  process.kill(child.pid, 'SIGKILL');
  await child.ended;
}
