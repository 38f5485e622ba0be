import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathKey, safePath } from './pack-paths.js';

const area = { number: 6, title: 'Quality of EHC plans' };
const none: ReadonlySet<string> = new Set();

/** Anything a browser may send as a name, with what is awkward more often than chance gives it. */
const anyName = fc.string({
  unit: fc.oneof(
    fc.constantFrom('.', ' ', '/', '\\', ':', '\u202E', '\u0000', '\n', 'é', 'e\u0301', '中', '😀', '\uD800'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 400,
});

describe('safePath', () => {
  it('puts an original in the folder of its area under its own name', () => {
    expect(safePath(area, 'Audit findings.pdf', none)).toBe(
      'originals/06 Quality of EHC plans/Audit findings.pdf',
    );
    expect(safePath({ number: 12, title: 'Local Offer' }, 'Plan.v2.docx', none)).toBe(
      'originals/12 Local Offer/Plan.v2.docx',
    );
  });

  it.each([
    ['../../etc/passwd', '-..-etc-passwd'],
    ['C:\\temp\\a.pdf', 'C--temp-a.pdf'],
    ['annexe\u202Efdp.exe', 'annexefdp.exe'],
    ['con.pdf', '_con.pdf'],
    ['COM1.tar.gz', '_COM1.tar.gz'],
    ['lpt\u00B9', '_lpt\u00B9'],
    ['Console.pdf', 'Console.pdf'],
    ['report. . .', 'report'],
    ['a\tb\r\nc.pdf', 'a b c.pdf'],
    ['.pdf', 'pdf'],
    ['...', 'document'],
    ['', 'document'],
    ['what? "really" <now>|*.pdf', 'what- -really- -now---.pdf'],
    ['Summary .pdf', 'Summary.pdf'],
    ['Résumé.pdf', 'Résumé.pdf'],
  ])('makes %j safe', (fileName, expected) => {
    expect(safePath(area, fileName, none)).toBe(`originals/06 Quality of EHC plans/${expected}`);
  });

  it('tells apart names that differ only in capitals or in how an accent is written', () => {
    const taken = new Set<string>();
    const paths = ['Audit.pdf', 'audit.PDF', 'AUDIT.pdf', 'Caf\u00E9.pdf', 'Cafe\u0301.pdf'].map(
      (fileName) => {
        const path = safePath(area, fileName, taken);
        taken.add(pathKey(path));
        return path.slice('originals/06 Quality of EHC plans/'.length);
      },
    );
    expect(paths).toEqual(['Audit.pdf', 'audit (2).PDF', 'AUDIT (3).pdf', 'Café.pdf', 'Café (2).pdf']);
  });

  it('keeps the extension and the number of a name that is too long', () => {
    const fileName = `${'Minutes of the board '.repeat(20)}.pdf`;
    const first = safePath({ number: 1, title: 'x'.repeat(300) }, fileName, none);
    const second = safePath({ number: 1, title: 'x'.repeat(300) }, fileName, new Set([pathKey(first)]));
    expect(first.length).toBeLessThanOrEqual(180);
    expect(first).toMatch(/[^ ]\.pdf$/);
    expect(second.length).toBeLessThanOrEqual(180);
    expect(second).toMatch(/ \(2\)\.pdf$/);
  });

  it('gives every name a place of its own that any of the three systems can hold', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        anyName,
        fc.array(anyName, { maxLength: 6 }),
        (number, title, names) => {
          const taken = new Set<string>();
          for (const name of [...names, ...names]) {
            const path = safePath({ number, title }, name, taken);
            const [originals, folder, file, ...rest] = path.split('/');
            expect(originals).toBe('originals');
            expect(rest).toEqual([]);
            expect(path.length).toBeLessThanOrEqual(180);
            for (const part of [folder!, file!]) {
              expect(part).toMatch(/^[^<>:"\\|?*\p{Cc}\p{Cf}\p{Cs}]*[^<>:"\\|?*\p{Cc}\p{Cf}\p{Cs} .]$/u);
              expect(part).not.toMatch(/^(?:con|prn|aux|nul|(?:com|lpt)\d)(?:\.|$)/i);
              expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
            }
            expect(taken.has(pathKey(path))).toBe(false);
            taken.add(pathKey(path));
          }
          expect(taken.size).toBe(names.length * 2);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives names that a file system takes and gives back unchanged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'revisit-paths-'));
    try {
      const names = ['ünïcödé 中文 😀.pdf', `${'é'.repeat(300)}.pdf`, '-rf.txt', "it's $(here) `now`.csv"];
      const files = names.map((name) => safePath(area, name, none).split('/').at(-1)!);
      await Promise.all(files.map((file) => writeFile(join(folder, file), 'x')));
      expect((await readdir(folder)).sort()).toEqual([...files].sort());
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
