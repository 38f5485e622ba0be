import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeCheckout, ordinaryUser } from './testing/fake-checkout.js';
import { until } from './wait.mjs';

let checkout: FakeCheckout;

afterEach(() => checkout.remove());

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

const answers = async (path = '/readyz') => (await fetch(`${checkout.address}${path}`)).ok;

/** The launcher's record of who is running. */
const processOf = (name: string): number => {
  const running = JSON.parse(readFileSync(join(checkout.dataDir, 'running.json'), 'utf8'));
  return running.children.find((child: { name: string }) => child.name === name).pid;
};

describe.each([
  ['the user of this test', {}],
  ['an ordinary user', ordinaryUser],
])('npm start as %s, in a private folder with a space in its name', (_, user) => {
  it('starts, says who can sign in, and stops in order', async () => {
    checkout = await FakeCheckout.make(user);
    const start = checkout.start();
    await start.says('Ctrl-C stops it');
    expect(start.output).toContain(`Revisit is ready at ${checkout.address}`);
    expect(start.output).toContain('Waiting for: sample.');
    expect(start.output).toContain('partner@sample.test');
    const password = readFileSync(join(checkout.dataDir, 'secrets/sample-password'), 'utf8');
    expect(start.output).toContain(`Their password: ${password}`);
    expect(await answers()).toBe(true);
    expect(checkout.notes).toEqual([
      'build',
      'command migrate as owner',
      'api owner unknown sample true',
      'command sample as owner',
    ]);
    expect(mode(checkout.dataDir)).toBe('700');
    expect(mode(join(checkout.dataDir, 'running.json'))).toBe('600');
    expect(mode(join(checkout.dataDir, 'secrets/database-app'))).toBe('600');

    start.process.kill('SIGINT');
    expect(await start.ended).toBe(0);
    expect(checkout.processes()).toEqual([]);
    expect(checkout.notes.slice(-3)).toEqual([
      'api stops, database up',
      'workers stops, database up',
      'store stops',
    ]);
  });
});

describe('npm start again', () => {
  it('builds only what changed, and keeps ports and password', async () => {
    checkout = await FakeCheckout.make();
    const remembered = () => readFileSync(join(checkout.dataDir, 'ports.json'), 'utf8');
    const first = checkout.start({ REVISIT_SAMPLE_PASSWORD: 'as I wished' });
    await first.says('Their password: as I wished');
    const ports = remembered();
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const second = checkout.start({ REVISIT_SAMPLE_PASSWORD: 'changed my mind' });
    await second.says('Their password: as I wished');
    expect(remembered()).toBe(ports);
    expect(checkout.notes.filter((note) => note === 'build')).toHaveLength(1);
    second.process.kill('SIGTERM');
    await second.ended;

    checkout.write('core/src/index.ts', 'export {};');
    const third = checkout.start();
    await third.says('Building');
    await third.says('Ctrl-C stops it');
    expect(checkout.notes.filter((note) => note === 'build')).toHaveLength(2);
  });

  it('beside a running one says where that is', async () => {
    checkout = await FakeCheckout.make();
    const first = checkout.start();
    await first.says('Ctrl-C stops it');
    const second = checkout.start();
    expect(await second.ended).toBe(1);
    expect(second.output).toContain(`Revisit is already running at ${checkout.address}`);
    expect(await answers()).toBe(true);
  });

  it('after kill -9 of the launcher stops what was left and starts', async () => {
    checkout = await FakeCheckout.make();
    const first = checkout.start();
    await first.says('Ctrl-C stops it');
    const database = processOf('PostgreSQL');
    first.process.kill('SIGKILL');
    await first.ended;
    expect(checkout.processes().some((line) => line.includes('postgres'))).toBe(true);

    const second = checkout.start();
    await second.says('Ctrl-C stops it');
    expect(second.output).toContain(
      `Stopping PostgreSQL (process ${database}), which the last start left running`,
    );
    expect(processOf('PostgreSQL')).not.toBe(database);
    second.process.kill('SIGINT');
    expect(await second.ended).toBe(0);
    expect(checkout.processes()).toEqual([]);
  });

  it('of two at the same moment lets one through', async () => {
    checkout = await FakeCheckout.make();
    const starts = [checkout.start(), checkout.start(), checkout.start()];
    await until(() => starts.filter((start) => start.code === 1).length === 2, {
      timeoutMs: 30_000,
      what: 'two of them to give way',
    });
    const [winner] = starts.filter((start) => start.code === undefined);
    await winner?.says('Ctrl-C stops it');
  });
});

describe('Ctrl-C', () => {
  it('twice is one stop', async () => {
    checkout = await FakeCheckout.make();
    const start = checkout.start();
    await start.says('Ctrl-C stops it');
    start.process.kill('SIGINT');
    start.process.kill('SIGINT');
    await start.says('Stopping.');
    start.process.kill('SIGINT');
    expect(await start.ended).toBe(0);
    expect(start.output.match(/Stopping\./g)).toHaveLength(1);
    expect(checkout.processes()).toEqual([]);
  });

  it.each(['Building', 'PostgreSQL is set up', 'Making the sample'])(
    'while it starts ("%s") leaves nothing, and the next start works',
    async (moment) => {
      checkout = await FakeCheckout.make();
      const first = checkout.start();
      await first.says(moment);
      first.process.kill('SIGINT');
      expect(await first.ended).toBe(0);
      expect(checkout.processes()).toEqual([]);
      expect(existsSync(join(checkout.dataDir, 'running.json'))).toBe(false);
      const second = checkout.start();
      await second.says('Ctrl-C stops it');
    },
  );
});

describe('a start that can not be', () => {
  it('on a busy port says which, and how to choose another', async () => {
    checkout = await FakeCheckout.make();
    const other = createServer().listen(checkout.port, '127.0.0.1');
    const start = checkout.start();
    expect(await start.ended).toBe(1);
    expect(start.output).toContain(`Port ${checkout.port} is already used`);
    expect(start.output).toMatch(/PORT=\d+ npm start/);
    expect(checkout.processes()).toEqual([]);
    expect(checkout.notes).toEqual([]);
    other.close();
  });

  it('shows the last lines of a command that fails', async () => {
    checkout = await FakeCheckout.make();
    const start = checkout.start({ FAKE_COMMAND_FAILS: 'migrate' });
    expect(await start.ended).toBe(1);
    expect(start.output).toContain('The command "migrate" ended with code 3');
    expect(start.output).toContain('gone wrong on purpose');
    expect(checkout.processes()).toEqual([]);
  });

  it('needs a Node that is new enough, and says so in one line', async () => {
    checkout = await FakeCheckout.make();
    const older = "Object.defineProperty(process.versions, 'node', { value: '20.18.3' })";
    const start = checkout.start({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(older)}`,
    });
    expect(await start.ended).toBe(1);
    expect(start.output.trim().split('\n')).toHaveLength(1);
    expect(start.output).toContain('needs Node.js 20.19 or newer, and this is 20.18.3');
  });
});

describe('a server that dies', () => {
  it.each(['the API', 'PostgreSQL', 'the workers', 'the object store'])(
    'is started again: %s',
    async (name) => {
      checkout = await FakeCheckout.make();
      const start = checkout.start();
      await start.says('Ctrl-C stops it');
      const before = processOf(name);
      process.kill(before, 'SIGKILL');
      await start.says(`Starting ${name} again`);
      await until(() => processOf(name) !== before, { timeoutMs: 10_000, what: 'the new process' });
      await until(answers, { timeoutMs: 10_000, what: 'an answer' });
      start.process.kill('SIGINT');
      expect(await start.ended).toBe(0);
      expect(checkout.processes()).toEqual([]);
    },
  );

  it('again and again is reported, and ends the start', async () => {
    checkout = await FakeCheckout.make();
    const start = checkout.start({ FAKE_API_DIES: '1' });
    expect(await start.ended).toBe(1);
    expect(start.output).toContain('the API dies on purpose');
    expect(start.output).toContain('It has ended 5 times within a minute');
    expect(checkout.processes()).toEqual([]);
  });
});

describe('servers of your own', () => {
  it('take the place of the embedded ones, without a sample', async () => {
    checkout = await FakeCheckout.make();
    const url = 'postgres://somebody:secret@127.0.0.1:1/revisit';
    const start = checkout.start({ DATABASE_URL: url, DATABASE_OWNER_URL: url });
    await start.says('Ctrl-C stops it');
    expect(start.output).toContain('npm run admin -- create-administrator');
    expect(start.output).not.toContain('sample.test');
    expect(checkout.notes).toEqual(['build', 'command migrate as owner', 'api owner unknown sample false']);
    expect(existsSync(join(checkout.dataDir, 'postgres'))).toBe(false);
    expect(execFileSync('ps', ['-ww', '-eo', 'args='], { encoding: 'utf8' })).not.toContain(
      join(checkout.dataDir, 'postgres'),
    );
  });

  it('must be given whole', async () => {
    checkout = await FakeCheckout.make();
    const start = checkout.start({ S3_ENDPOINT: 'http://127.0.0.1:1', S3_REGION: 'eu-west-2' });
    expect(await start.ended).toBe(1);
    expect(start.output).toContain('S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY');
  });
});
