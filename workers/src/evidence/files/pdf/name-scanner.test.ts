import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NameScanner } from './name-scanner.js';

function namesIn(...pieces: Buffer[]): string[] {
  const names: string[] = [];
  const scanner = new NameScanner((name, previous) => names.push(`${previous}>${name}`));
  for (const piece of pieces) scanner.feed(piece);
  return names;
}

const syntax = Buffer.from(
  '%PDF-1.7 /No\n1 0 obj\n<</S/Launch/F(a (nested /No) \\) /No)/ID[<2F4E6F><>]>>\nendobj\n' +
    '2 0 obj <</Length 9>>stream\n/No /No \nendstream endobj\n3 0 obj/streamish 4 0 R endobj trailer<</Root 1 0 R>>\n',
  'latin1',
);

it('finds the names, and the name before each, outside strings, comments and streams', () => {
  expect(namesIn(syntax)).toEqual([
    '>S',
    'S>Launch',
    'Launch>F',
    'F>ID',
    'ID>Length',
    'Length>streamish',
    'streamish>Root',
  ]);
});

it('finds the same however the file is cut into pieces', () => {
  const cuts = fc.uniqueArray(fc.nat(syntax.length), { maxLength: 30 });
  fc.assert(
    fc.property(cuts, (places) => {
      const edges = [0, ...places.sort((a, b) => a - b), syntax.length];
      const pieces = edges.slice(1).map((end, index) => syntax.subarray(edges[index], end));
      expect(namesIn(...pieces)).toEqual(namesIn(syntax));
    }),
  );
});
