import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Core, createCore } from '../../core.js';
import { aProgramme, refusalOf, type TestProgramme, testConfig } from '../../testing/index.js';
import { officeProgram } from './office-program.js';
import { StatusService } from './status.service.js';

let core: Core;
let programme: TestProgramme;
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'programs-of-a-test-')));

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await core.close();
});

describe('what the checking of files has at hand', () => {
  it('says that no scanner is set, and of one that is set and not there that it can’t be reached', async () => {
    expect(await core.status.of(programme.admin)).toMatchObject({ scanner: 'not-configured' });
    for (const CLAMD_URL of ['tcp://127.0.0.1:1', `unix://${folder}/no-socket`])
      expect(await new StatusService({ CLAMD_URL }).of(programme.partner)).toMatchObject({
        scanner: 'unreachable',
      });
  });

  it('finds LibreOffice where programs are looked for, and only what can be run', async () => {
    const program = join(folder, 'soffice');
    writeFileSync(program, '');
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`);
    chmodSync(program, 0o644);
    expect(await officeProgram()).not.toBe(program);
    chmodSync(program, 0o755);
    expect(await officeProgram()).toBe(program);
    expect(await core.status.of(programme.admin)).toMatchObject({ office: 'found' });
  });

  it('is told to administrators and partners', async () => {
    for (const who of [programme.lead, programme.officer, programme.contributor])
      expect(await refusalOf(core.status.of(who))).toBe('403 role-not-allowed');
  });
});
