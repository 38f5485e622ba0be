import { describe, expect, it } from 'vitest';
import { mostTelling, segmentsOf, slips, slipsAllowed, someOf, wordsOf } from './search.words.js';

describe('what people type', () => {
  it('is taken apart into words, without accents, case and marks', () => {
    expect(wordsOf('Do families’ CAFÉ notes (2.5.1) say "co-production", again and again?')).toEqual([
      'do',
      'families',
      'cafe',
      'notes',
      '2.5.1',
      'say',
      'co-production',
      'again',
      'and',
    ]);
  });

  it('keeps its eight longest words, in their order', () => {
    const words = ['a', 'bbbbb', 'cc', 'dddd', 'eee', 'ffffff', 'ggg', 'hhhh', 'iiii', 'jjjjjj'];
    expect(mostTelling(words, (word) => word.length)).toEqual(words.filter((word) => word.length > 2));
  });

  it('is asked for with some words left out', () => {
    expect(someOf(['a', 'b', 'c'], 2)).toBe('((a) & (b)) | ((a) & (c)) | ((b) & (c))');
    expect(someOf(['a'], 1)).toBe('((a))');
  });
});

describe('slips between two words', () => {
  it.each([
    ['autism', 'autism', 0],
    ['autsim', 'autism', 1],
    ['assesment', 'assessment', 1],
    ['therapists', 'therapits', 1],
    ['tribunal', 'tribunnel', 2],
    ['', 'four', 4],
  ])('%s and %s: %i', (a, b, expected) => {
    expect(slips(a, b)).toBe(expected);
    expect(slips(b, a)).toBe(expected);
  });

  it('are allowed as the word is long', () => {
    expect(['ehc', 'plan', 'autism', 'pathway'].map(slipsAllowed)).toEqual([0, 1, 1, 2]);
  });
});

it('marked text comes as parts, and what looks like markup stays text', () => {
  expect(segmentsOf('<b>Two</b> \u0001parents\u0002 feel \u0001heard\u0002')).toEqual([
    { text: '<b>Two</b> ', marked: false },
    { text: 'parents', marked: true },
    { text: ' feel ', marked: false },
    { text: 'heard', marked: true },
  ]);
});
