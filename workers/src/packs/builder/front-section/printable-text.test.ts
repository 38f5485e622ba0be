import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fontCoverage } from './fonts.js';
import { printableText, UNDRAWABLE } from './printable-text.js';

const fonts = await fontCoverage();
const printable = (text: string) => printableText(text, fonts);

describe('printableText', () => {
  it.each([
    ['plain words are left alone', 'A joint plan, 84.7\u00A0% done', 'A joint plan, 84.7\u00A0% done'],
    ['lines become one', ' one\r\n\ttwo\u2028three ', 'one two three'],
    ['an accent written apart is joined', 'Cafe\u0301', 'Caf\u00E9'],
    ['an emoji of several characters stays whole', '👩‍👩‍👧‍👦!', '👩‍👩‍👧‍👦!'],
    ['a letter no font has becomes a mark', 'x中y', `x${UNDRAWABLE}y`],
    ['a letter and an accent of two fonts become one mark', '😀\u0301', UNDRAWABLE],
    ['half a character becomes a mark', 'a\uD800b', `a${UNDRAWABLE}b`],
    ['what cannot be seen is gone', 'a\u202Eb\uFEFFc\u200Bd\uFFFEe\u00ADf', 'abcdef'],
    ['words from the right keep to themselves', 'שלום', '\u2068שלום\u2069'],
  ])('%s', (_case, text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it('lets a long address break after its punctuation only', () => {
    expect(printable('https://www.example.org/send/local-offer')).toBe(
      'https:/\u200B/\u200Bwww.\u200Bexample.\u200Borg/\u200Bsend/\u200Blocal-\u200Boffer',
    );
  });

  it('leaves no run that would leave its column, and loses none of it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('x', 'É', '-', '\u00A0', '👩‍👩‍👧‍👦', ' '), maxLength: 300 }),
        (text) => {
          const result = printable(text);
          expect(result.replaceAll('\u200B', '')).toBe(text.replace(/ +/g, ' ').trim());
          for (const run of result.split(/[ \u200B]/))
            expect(Array.from(run).length).toBeLessThanOrEqual(4 * 7 + 24);
        },
      ),
    );
  });

  it('gives only what a font has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const character of printable(text).replace(/\p{Default_Ignorable_Code_Point}/gu, '')) {
          expect(fonts.some((covers) => covers(character.codePointAt(0)!))).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
