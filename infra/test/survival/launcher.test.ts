import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Children } from '../../launcher/children.mjs';
import { root } from '../../launcher/layout.mjs';
import { freePort } from '../../launcher/ports.mjs';
import { until } from '../../launcher/wait.mjs';
import { Person } from '../journeys/session.js';
import { killed } from './testing/portal.js';

interface Pack {
  id: string;
  state: string;
  progress: number;
  files: { name: string; size: number }[];
}

const password = 'survival-password-1';
const dataDir = mkdtempSync(join(tmpdir(), 'revisit-launcher-'));
const children = new Children();
let url: string;

/**
 * The real start, with its sample, until it says that it is ready: what the last start left running would answer just as
 * well in its place.
 */
async function start() {
  let said = '';
  const launcher = children.start({
    name: 'npm start',
    program: process.execPath,
    args: [join(root, 'infra/launcher/start.mjs')],
    marker: 'infra/launcher/start.mjs',
    cwd: root,
    env: {
      ...process.env,
      REVISIT_DATA_DIR: dataDir,
      PORT: new URL(url).port,
      REVISIT_SAMPLE_PASSWORD: password,
    },
    output: (chunk) => {
      said += chunk;
    },
    graceMs: 30_000,
  });
  await until(() => launcher.ending !== null || said.includes('Ctrl-C stops it'), {
    timeoutMs: 240_000,
    what: 'the portal',
  });
  if (launcher.ending) throw new Error(`The portal did not start:\n${said}`);
  return launcher;
}

beforeAll(async () => {
  url = `http://127.0.0.1:${await freePort()}`;
});

afterAll(async () => {
  await children.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it('a pack half built when the launcher is killed is ready after the next start', {
  timeout: 400_000,
}, async () => {
  const first = await start();
  const officer = await Person.signIn(url, 'officer@sample.test', password);
  const { id } = await officer.json<Pack>(202, 'POST', 'packs', { kind: 'readiness' });
  const pack = () => officer.json<Pack>(200, 'GET', `packs/${id}`);
  await until(async () => (await pack()).state === 'building', {
    timeoutMs: 30_000,
    what: 'a worker',
    everyMs: 10,
  });
  await killed(first);

  const second = await start();
  await until(async () => ['ready', 'failed'].includes((await pack()).state), {
    timeoutMs: 60_000,
    what: 'the pack',
  });
  const { state, files } = await pack();
  expect(state).toBe('ready');
  for (const { name, size } of files)
    expect(await officer.download(`packs/${id}/files/${name}`)).toHaveLength(size);
  process.kill(second.pid, 'SIGINT');
  expect(await second.ended).toMatchObject({ code: 0 });
});
