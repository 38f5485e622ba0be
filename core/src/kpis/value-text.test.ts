import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsOfFrequency } from './frequency.js';
import { guessPolarity } from './polarity-guess.js';
import { readValue, type ValueMeaning } from './value-text.js';

describe('a printed value', () => {
  it.each<[string, number, boolean]>([
    ['84.7%', 84.7, true],
    ['Good 27%', 27, true],
    ['Very Good/ Good 67%', 67, true],
    ['50.9', 50.9, false],
    ['0', 0, false],
    ['-4.0', -4, false],
    ['−1.3 SEN (E)', -1.3, false],
    ['22.1 SEN (K)', 22.1, false],
    ['1,204', 1204, false],
    ['13.7%, December 2017 – February 2018 average', 13.7, true],
    ['77.9% as at March 2018', 77.9, true],
    ['81%, 2016/17 destination of 2015/16 cohort', 81, true],
    ['84 per cent', 84, true],
  ])('is a figure: %s', (text, number, percent) => {
    expect(readValue(text)).toEqual({ meaning: 'value', number, percent });
  });

  it.each<[string, ValueMeaning]>([
    ['', 'blank'],
    ['  ', 'blank'],
    ['N/A', 'n/a'],
    ['Not available', 'not-available'],
    ['Not available. The whole county stands at 8.3%', 'not-available'],
    ['Baseline March 2019', 'baseline-to-be-set'],
    ['tbc based on March 19 performance', 'to-be-confirmed'],
    ['Target to be confirmed (data available 2020 onwards)', 'to-be-confirmed'],
    ['Increase in issues resolved tba', 'to-be-confirmed'],
    ['Available May 19', 'awaited'],
    ['increase in "good" rating', 'direction-only'],
    ['No target', 'no-target'],
    ['See the report of May 2019', 'text'],
    ['2018/19', 'text'],
  ])('is no figure: %s', (text, meaning) => {
    expect(readValue(text)).toEqual({ meaning, number: null, percent: false });
  });

  it('gives back any figure that is typed plainly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.boolean(), (tenths, percent) => {
        const number = tenths / 10;
        expect(readValue(`${number}${percent ? '%' : ''}`)).toEqual({ meaning: 'value', number, percent });
      }),
    );
  });

  it('never fails, and has a figure only as a value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { meaning, number } = readValue(text);
        expect(number !== null).toBe(meaning === 'value');
      }),
    );
  });
});

describe('how often', () => {
  it.each<[string, number | null]>([
    ['Annual', 12],
    ['Monthly', 1],
    ['Bi-monthly', 2],
    ['Quarterly', 3],
    ['6 monthly', 6],
    ['Termly', 4],
    ['When the board asks', null],
  ])('%s is every %s months', (text, months) => expect(monthsOfFrequency(text)).toBe(months));
});

describe('the guess at which way is better', () => {
  it('takes words and targets together, and is none where they contradict each other', () => {
    expect(guessPolarity('Number of complaints', 188, [179, 170])).toBe('lower');
    expect(guessPolarity('Number of compliments', 114, [108, 102])).toBe('unclear');
    expect(guessPolarity('Number of issues raised', null, [])).toBe('none');
    expect(guessPolarity('Children in mainstream school', 40, [40, 42])).toBe('higher');
    expect(guessPolarity('Mediation cases that went on to tribunal', 4, [4, 4])).toBe('unclear');
    expect(guessPolarity('Average time in weeks from referral to assessment', null, [])).toBe('lower');
  });
});
