import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readCoverage } from './font-coverage.js';
import { fontCoverage, fontFamilies, fontPaths } from './fonts.js';

it.each([
  ['Inter', 'Aé–→≥', 'ا中😀'],
  ['Noto Sans Arabic', 'اہ', 'क中'],
  ['Noto Emoji', '😀🧑', 'Å中'],
  ['Noto Sans', 'ह\uFFFD', '中😀'],
])('reads what %s can draw', async (family, drawn, missing) => {
  const covers = (await fontCoverage())[fontFamilies.indexOf(family)]!;
  expect(Array.from(drawn, (character) => covers(character.codePointAt(0)!))).not.toContain(false);
  expect(Array.from(missing, (character) => covers(character.codePointAt(0)!))).not.toContain(true);
});

it('finds the same characters in every weight of Inter, so that one weight speaks for all', async () => {
  const weights = fontPaths.filter((path) => path.includes('/inter/'));
  const [regular, ...others] = await Promise.all(
    weights.map(async (path) => readCoverage(await readFile(path))),
  );
  expect(others).toHaveLength(2);
  for (let codePoint = 0; codePoint <= 0xffff; codePoint += 1) {
    for (const other of others) expect(other(codePoint)).toBe(regular!(codePoint));
  }
});

it('reads a font whose map knows only the Basic Multilingual Plane', () => {
  const covers = readCoverage(
    fontWithSegments([
      [0x41, 0x5a],
      [0xe9, 0xe9],
      [0xffff, 0xffff],
    ]),
  );
  const drawn = Array.from({ length: 0x10000 }, (_, codePoint) => codePoint).filter(covers);
  expect(drawn).toEqual([...Array.from({ length: 26 }, (_, index) => 0x41 + index), 0xe9]);
});

it('says when bytes are no font', () => {
  expect(() => readCoverage(Buffer.alloc(64))).toThrow('no cmap table');
});

/** The least that is a font with a format 4 map: one table record and one subtable. */
function fontWithSegments(segments: [first: number, last: number][]): Buffer {
  const subtable = Buffer.alloc(16 + segments.length * 8);
  subtable.writeUInt16BE(4, 0);
  subtable.writeUInt16BE(segments.length * 2, 6);
  for (const [index, [first, last]] of segments.entries()) {
    subtable.writeUInt16BE(last, 14 + index * 2);
    subtable.writeUInt16BE(first, 16 + segments.length * 2 + index * 2);
  }
  const font = Buffer.alloc(28);
  font.writeUInt16BE(1, 4);
  font.write('cmap', 12, 'latin1');
  font.writeUInt32BE(28, 20);
  font.writeUInt32BE(12 + subtable.length, 24);
  const cmap = Buffer.alloc(12);
  cmap.writeUInt16BE(1, 2);
  cmap.writeUInt16BE(3, 4);
  cmap.writeUInt32BE(12, 8);
  return Buffer.concat([font, cmap, subtable]);
}
