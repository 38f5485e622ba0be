import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../testing/workspace.js';
import { readDirectory } from './zip-reader.js';
import { type ZipEntry, zipArchive } from './zip-writer.js';

const GIBIBYTE = 2 ** 30;

function entryOf(path: string, content: Buffer, chunkSize = 65_536): ZipEntry {
  return {
    path,
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    open: async () => chunksOf(content, chunkSize),
  };
}

async function* chunksOf(content: Buffer, chunkSize: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += chunkSize) yield content.subarray(at, at + chunkSize);
}

async function archiveOf(entries: ZipEntry[]): Promise<string> {
  const path = join(await temporaryFolder(), 'a.zip');
  await pipeline(zipArchive(entries), createWriteStream(path));
  return path;
}

/** Another reader's view: every name with its size and SHA-256, after its own check of the CRCs. */
async function asPythonReads(path: string): Promise<[name: string, size: number, sha256: string][]> {
  const program = `
import hashlib, json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    assert z.testzip() is None
    print(json.dumps([[i.filename, i.file_size, hashlib.sha256(z.read(i)).hexdigest()] for i in z.infolist()]))`;
  return JSON.parse(await run('python3', ['-c', program, path]));
}

describe('zipArchive', () => {
  it('writes what other programs read byte for byte', async () => {
    const name = fc.string({
      unit: fc.oneof(
        fc.constantFrom(' ', 'é', '中', '😀', '.', '-', '#', "'"),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
      minLength: 1,
      maxLength: 40,
    });
    const safe = name.filter((one) => !/[/\\\0]|^\.{1,2}$|^[a-z]:/i.test(one));
    const file = fc.record({
      path: fc.array(safe, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
      content: fc.uint8Array({ maxLength: 5_000 }),
      chunkSize: fc.integer({ min: 1, max: 700 }),
    });
    const files = fc.uniqueArray(file, { selector: ({ path }) => path, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(files, async (made) => {
        const entries = made.map(({ path, content, chunkSize }) =>
          entryOf(path, Buffer.from(content), chunkSize),
        );
        const read = await asPythonReads(await archiveOf(entries));
        expect(read).toEqual(entries.map(({ path, size, sha256 }) => [path, size, sha256]));
      }),
      { numRuns: 15 },
    );
  });

  it('passes the check of unzip and unpacks to the same bytes', async () => {
    const content = Buffer.from('Größe, 中文\n'.repeat(30_000));
    const path = await archiveOf([
      entryOf('originals/06 Quälität/a b.txt', content),
      entryOf('empty', Buffer.alloc(0)),
    ]);
    expect(await run('unzip', ['-tq', path])).toContain('No errors detected');
    const folder = await temporaryFolder();
    await run('unzip', ['-q', path, '-d', folder]);
    expect(content.equals(await readFile(join(folder, 'originals/06 Quälität/a b.txt')))).toBe(true);
    expect(await readFile(join(folder, 'empty'))).toEqual(Buffer.alloc(0));
  });

  it('gives the same bytes for the same entries, whenever it is written', async () => {
    const entries = [entryOf('a', Buffer.from('one')), entryOf('b', Buffer.from('two'))];
    expect((await buffer(zipArchive(entries))).equals(await buffer(zipArchive(entries)))).toBe(true);
  });

  it('does not read ahead of whoever takes its bytes', async () => {
    let opened = 0;
    const entries = Array.from({ length: 100 }, (_, index) => ({
      ...entryOf(`file ${index}`, Buffer.alloc(10)),
      open: async () => {
        opened += 1;
        return chunksOf(Buffer.alloc(10), 10);
      },
    }));
    const archive = zipArchive(entries);
    for (let step = 0; step < 6; step += 1) await archive.next();
    expect(opened).toBe(2);
    await archive.return(undefined);
  });

  it('holds more files than 16 bits can count', async () => {
    const entries = Array.from({ length: 66_000 }, (_, index) =>
      entryOf(`f/${index}`, Buffer.from(String(index))),
    );
    const archive = await buffer(zipArchive(entries));
    const path = join(await temporaryFolder(), 'many.zip');
    await writeFile(path, archive);
    expect(
      await run('python3', [
        '-c',
        'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(len(z.infolist()), z.read("f/65999").decode())',
        path,
      ]),
    ).toBe('66000 65999\n');
    const directory = await readDirectory(archive.length, async (start, end) => archive.subarray(start, end));
    expect(directory.map((entry) => entry.path)).toEqual(entries.map((entry) => entry.path));
  });

  it('holds a file beyond 4 GiB, and files that start beyond it', async () => {
    const size = 4 * GIBIBYTE + 1;
    const zeros = Buffer.alloc(1 << 23);
    async function* many(): AsyncGenerator<Buffer> {
      for (let left = size; left > 0; left -= zeros.length) yield zeros.subarray(0, left);
    }
    const large: ZipEntry = {
      path: 'large',
      size,
      // Of 4,294,967,297 zero bytes, by sha256sum.
      sha256: 'fbb82f7b353676bb562eb82157fcf0ea42c36492ca13ee56dbf82c08b6802c5c',
      open: async () => many(),
    };
    const path = join(await temporaryFolder(), 'large.zip');
    const file = await open(path, 'w');
    let position = 0;
    for await (const chunk of zipArchive([large, entryOf('after', Buffer.from('the large one'))])) {
      // Zeros are left out of the file, which then takes no room on the disk.
      if (chunk.length < zeros.length) await file.write(chunk, 0, chunk.length, position);
      position += chunk.length;
    }
    await file.close();
    const program = `
import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
print([(i.filename, i.file_size, i.header_offset) for i in z.infolist()], z.read("after").decode())
with z.open("large") as f: print(f.read(9).hex())`;
    expect(await run('python3', ['-c', program, path])).toBe(
      `[('large', ${size}, 0), ('after', 13, ${30 + 5 + 20 + size + 24})] the large one\n${'00'.repeat(9)}\n`,
    );
  });

  it.each([
    ['shorter', { size: 4 }, /^a should be 4 bytes long, and 3 came$/],
    ['longer', { size: 2 }, /^a should be 2 bytes long, and more came$/],
    ['another', { sha256: '0'.repeat(64) }, /^a is not the file that was approved/],
  ])('stops at a file that is %s than announced, and names it', async (_how, announced, message) => {
    const entry = { ...entryOf('a', Buffer.from('abc')), ...announced };
    await expect(buffer(zipArchive([entry]))).rejects.toThrow(message);
  });

  it.each(['../a', '/a', 'a//b', 'a/', './a', 'a/../../b', 'a\\b', 'C:/a', 'c:a', 'a\0b', ''])(
    'refuses %j as a place',
    async (path) => {
      await expect(buffer(zipArchive([entryOf(path, Buffer.from('x'))]))).rejects.toThrow('not a safe place');
    },
  );

  it('refuses two files in one place', async () => {
    const twice = [entryOf('a', Buffer.from('1')), entryOf('a', Buffer.from('2'))];
    await expect(buffer(zipArchive(twice))).rejects.toThrow('a stands twice in the archive');
  });
});
