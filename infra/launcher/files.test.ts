import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogFile } from './log-file.mjs';
import { freePort, insistOnPort, rememberedPort } from './ports.mjs';
import { secret } from './private-files.mjs';
import { readSettings } from './settings.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'revisit-files-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('a log file', () => {
  it('loses nothing but its oldest parts, and no part grows past the limit', () => {
    const chunks = fc.array(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 30 });
    fc.assert(
      fc.property(chunks, fc.integer({ min: 200, max: 400 }), (written, limit) => {
        const path = join(mkdtempSync(join(folder, 'log-')), 'api.log');
        const log = new LogFile(path, limit);
        for (const text of written) log.write(Buffer.from(text));
        const parts = ['.5', '.4', '.3', '.2', '.1', ''].map((end) => `${path}${end}`).filter(existsSync);
        const kept = Buffer.concat(parts.map((part) => readFileSync(part)));
        const all = Buffer.from(written.join(''));
        expect(all.subarray(all.length - kept.length).equals(kept)).toBe(true);
        if (parts.length < 6) expect(kept.length).toBe(all.length);
        for (const part of parts) expect(statSync(part).size).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps five old parts and shows the last lines', () => {
    const log = new LogFile(join(folder, 'api.log'), 10);
    for (let n = 0; n < 20; n += 1) log.write(Buffer.from(`line ${n}\n`));
    expect(readdirSync(folder)).toHaveLength(6);
    expect(log.lastLines(2)).toEqual(['line 18', 'line 19']);
    log.forgetLastLines();
    log.write(Buffer.from('of another\n'));
    expect(log.lastLines()).toEqual(['of another']);
  });
});

describe('ports', () => {
  it('are remembered, and another is taken when somebody has it', async () => {
    const file = join(folder, 'ports.json');
    const first = await rememberedPort(file, 'postgres');
    expect(await rememberedPort(file, 'postgres')).toBe(first);
    const somebody = createServer().listen(first, '127.0.0.1');
    const second = await rememberedPort(file, 'postgres');
    expect(second).not.toBe(first);
    somebody.close();
    expect(await rememberedPort(file, 'postgres')).toBe(second);
  });

  it('refuse an address that is not of this computer', async () => {
    await expect(insistOnPort(await freePort(), '192.0.2.1')).rejects.toThrow(
      'not an address of this computer',
    );
  });
});

it('makes a secret once, for its owner alone', () => {
  const made = secret(folder, 'key');
  expect(made).toMatch(/^[0-9a-f]{48}$/);
  expect(secret(folder, 'key')).toBe(made);
  expect(statSync(join(folder, 'key')).mode & 0o777).toBe(0o600);
});

describe('settings', () => {
  it('embed what is not given', () => {
    expect(readSettings({})).toMatchObject({ port: 3000, embedsDatabase: true, embedsObjectStore: true });
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT is "eighty"'],
    [{ PORT: '70000' }, 'PORT is "70000"'],
    [{ DATABASE_URL: 'postgres://x/y' }, 'DATABASE_OWNER_URL'],
    [{ S3_BUCKET: 'mine' }, 'S3_ENDPOINT, S3_REGION'],
    [{ REVISIT_PUBLIC_URL: 'revisit.example' }, 'REVISIT_PUBLIC_URL must be a whole address'],
  ])('refuse %j', (env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });
});
