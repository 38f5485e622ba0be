import { createHash } from 'node:crypto';
import { access, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackManifest } from '@revisit/core';
import { expect, it } from 'vitest';
import { type BuildPackInput, buildPack } from './build-pack.js';
import type { BuiltFile } from './pack-store.js';
import { folderStore } from './testing/folder-store.js';
import { packFixture } from './testing/manifest.js';
import { run, temporaryFolder } from './testing/workspace.js';
import { verifyPack } from './verify-pack.js';

const PDF = 'sample-readiness-pack-2020-01-28.pdf';
const ZIP = 'sample-readiness-pack-2020-01-28.zip';

type Changes = Partial<BuildPackInput> & { areas?: number; evidence?: number };

/** What a build needs, in folders of its own; `folder` is where its files come to lie. */
async function prepared({ areas = 3, evidence = 4, ...changes }: Changes = {}): Promise<{
  input: BuildPackInput;
  folder: string;
  originals: Map<string, Buffer>;
}> {
  const folder = await temporaryFolder();
  const workDir = join(folder, 'work');
  await mkdir(workDir);
  const { manifest, originals } = packFixture({ areas, evidence });
  const input = {
    manifest,
    readOriginal: async (storageKey: string) => inChunks(originals.get(storageKey)!),
    store: folderStore(folder),
    workDir,
    onProgress: () => {},
    signal: new AbortController().signal,
    ...changes,
  };
  return { input, folder, originals };
}

async function* inChunks(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += 4_000) yield content.subarray(at, at + 4_000);
}

/** Compared as a whole: a matcher that looks at every byte takes seconds over a megabyte. */
async function sameBytes(path: string, content: Buffer): Promise<boolean> {
  return content.equals(await readFile(path));
}

it('builds a pack that others can open and check', async () => {
  const { input, folder, originals } = await prepared({ areas: 12, evidence: 30 });
  const { files } = await buildPack(input);

  expect(files.map(({ name }) => name)).toEqual([PDF, ZIP]);
  for (const { name, size, sha256 } of files) {
    const content = await readFile(join(folder, name));
    expect({ size: content.length, sha256: createHash('sha256').update(content).digest('hex') }).toEqual({
      size,
      sha256,
    });
  }
  expect(await run('pdfinfo', [join(folder, PDF)])).toMatch(new RegExp(`Pages: +${files[0].pages}\n`));

  expect(await run('unzip', ['-tq', join(folder, ZIP)])).toContain('No errors detected');
  const unpacked = join(folder, 'unpacked');
  await run('unzip', ['-q', join(folder, ZIP), '-d', unpacked]);
  const checked = await run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], unpacked);
  const there = await run('find', ['.', '-type', 'f'], unpacked);
  expect(checked.match(/: OK$/gm)).toHaveLength(360 + 3);
  expect(there.trim().split('\n')).toHaveLength(360 + 4);
  for (const { storageKey, paths } of input.manifest.files) {
    expect(await sameBytes(join(unpacked, paths[0]!), originals.get(storageKey)!), paths[0]).toBe(true);
  }
  expect(await sameBytes(join(unpacked, 'Readiness pack.pdf'), await readFile(join(folder, PDF)))).toBe(true);

  const manifestHash = createHash('sha256')
    .update(await readFile(join(unpacked, 'manifest.json')))
    .digest('hex');
  const text = await run('pdftotext', [join(folder, PDF), '-']);
  expect(text).toContain(`manifest ${manifestHash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')}`);
});

it('gives the same bytes for the same manifest', async () => {
  const [first, second] = [await prepared(), await prepared()];
  expect(await buildPack(first.input)).toEqual(await buildPack(second.input));
  for (const name of [PDF, ZIP]) {
    expect(await sameBytes(join(first.folder, name), await readFile(join(second.folder, name)))).toBe(true);
  }
});

it('puts an original that serves two areas in the folder of each', async () => {
  const { input, folder, originals } = await prepared({ areas: 2, evidence: 1 });
  const [file] = input.manifest.files;
  file!.paths.push('originals/02 Understanding the area/copy.txt');
  await buildPack(input);
  const copy = await run('unzip', ['-p', join(folder, ZIP), 'originals/02 Understanding the area/copy.txt']);
  expect(Buffer.from(copy)).toEqual(originals.get(file!.storageKey));
});

it('builds a pack for a programme with nothing in it', async () => {
  const { input, folder } = await prepared({ areas: 0, evidence: 0 });
  await buildPack(input);
  expect((await run('unzip', ['-Z1', join(folder, ZIP)])).trim().split('\n')).toEqual([
    'Readiness pack.pdf',
    'index.html',
    'manifest.json',
    'SHA256SUMS',
  ]);
});

it('tells how far it is, never backwards, and ends at 100', async () => {
  const heard: { percent: number; step: string }[] = [];
  const { input } = await prepared({ onProgress: (percent, step) => void heard.push({ percent, step }) });
  await buildPack(input);
  const percents = heard.map(({ percent }) => percent);
  expect(percents).toEqual([...percents].sort((one, other) => one - other));
  expect(percents.at(-1)).toBe(100);
  expect(percents.length).toBeLessThan(110);
  expect([...new Set(heard.map(({ step }) => step))]).toEqual([
    'Writing the front section',
    'Adding the originals',
    'Checking the pack',
    'Ready',
  ]);
});

it('never holds more of the originals than it has handed on', async () => {
  const { input } = await prepared({ areas: 1, evidence: 1 });
  const [file] = input.manifest.files;
  const chunk = Buffer.alloc(1 << 16, 'x');
  const chunks = 400;
  const hash = createHash('sha256');
  for (let index = 0; index < chunks; index += 1) hash.update(chunk);
  Object.assign(file!, { size: chunk.length * chunks, sha256: hash.digest('hex') });

  let read = 0;
  let furthestAhead = 0;
  async function* large(): AsyncGenerator<Buffer> {
    for (let index = 0; index < chunks; index += 1) {
      read += chunk.length;
      yield chunk;
    }
  }
  const inner = input.store;
  const store = {
    ...inner,
    put: async (name: string, bytes: AsyncIterable<Buffer>) => {
      let taken = 0;
      async function* watched(): AsyncGenerator<Buffer> {
        for await (const piece of bytes) {
          taken += piece.length;
          furthestAhead = Math.max(furthestAhead, read - taken);
          yield piece;
        }
      }
      await inner.put(name, watched());
    },
  };
  await buildPack({ ...input, store, readOriginal: async () => large() });
  expect(read).toBe(chunk.length * chunks);
  expect(furthestAhead).toBeLessThanOrEqual(chunk.length);
});

it('stops when it is cancelled, and lets go of the original it was reading', async () => {
  const stop = new AbortController();
  let letGo = false;
  async function* endless(): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        yield Buffer.alloc(1_000);
        stop.abort(new Error('The pack was cancelled'));
      }
    } finally {
      letGo = true;
    }
  }
  const { input, folder } = await prepared({ signal: stop.signal, readOriginal: async () => endless() });
  input.manifest.files[0]!.size = 1_000_000_000;
  await expect(buildPack(input)).rejects.toThrow('The pack was cancelled');
  expect(letGo).toBe(true);
  await expect(access(join(folder, PDF))).resolves.toBeUndefined();
});

it('does nothing when it was cancelled before it began', async () => {
  const { input, folder } = await prepared({ signal: AbortSignal.abort(new Error('Cancelled')) });
  await expect(buildPack(input)).rejects.toThrow('Cancelled');
  await expect(access(join(folder, PDF))).rejects.toThrow('ENOENT');
});

it('refuses an original that is not the one that was approved, and names it', async () => {
  const { input, originals } = await prepared();
  const { storageKey, paths } = input.manifest.files[5]!;
  const changed = Buffer.from(originals.get(storageKey)!);
  changed[0]! ^= 1;
  originals.set(storageKey, changed);
  await expect(buildPack(input)).rejects.toThrow(`${paths[0]} is not the file that was approved`);
});

it('refuses a manifest that lists evidence without its file', async () => {
  const { input } = await prepared();
  input.manifest.files.pop();
  await expect(buildPack(input)).rejects.toThrow('lists evidence 3.04 but no file for it');
});

it.each([
  ['a byte of the PDF', PDF, 2_000],
  ['a byte of an original', ZIP, -9_000],
  ['a byte of the directory', ZIP, -100],
  ['the end of the archive', ZIP, -22],
])('finds that the store changed %s', async (_what, changedName, position) => {
  const { input } = await prepared();
  const inner = input.store;
  const store = {
    ...inner,
    put: async (name: string, bytes: AsyncIterable<Buffer>) => {
      const whole: Buffer[] = [];
      for await (const piece of bytes) whole.push(Buffer.from(piece));
      const content = Buffer.concat(whole);
      if (name === changedName) content[position < 0 ? content.length + position : position]! ^= 1;
      await inner.put(name, inChunks(content));
    },
  };
  await expect(buildPack({ ...input, store })).rejects.toThrow();
});

it('finds a PDF that does not say what the manifest says', async () => {
  const { input } = await prepared({ areas: 2, evidence: 2 });
  const { files } = await buildPack(input);
  const verify = (manifest: PackManifest, pdf: BuiltFile) =>
    verifyPack({ ...input, manifest, contents: [], files: [pdf, files[1]], onBytes: async () => {} });

  const changed = structuredClone(input.manifest);
  changed.areas[1]!.evidence[0]!.claim = 'Every parent was asked.';
  await expect(verify(changed, files[0])).rejects.toThrow('does not show the claims of 2.01');
  await expect(verify(input.manifest, { ...files[0], pages: 999 })).rejects.toThrow('number of pages');
});
