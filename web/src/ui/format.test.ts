import { addDays } from '@revisit/core/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  andList,
  count,
  deadline,
  initials,
  share,
  showAreas,
  showDay,
  showLastDay,
  showMoment,
  showPeriod,
  showSize,
} from './format.js';

describe('words on screens', () => {
  test('days are written out, and instants in England’s time', () => {
    expect(showDay('2026-11-21')).toBe('21 November 2026');
    expect(showMoment('2026-07-01T12:30:00Z')).toBe('1 July 2026, 13:30');
    expect(showMoment('2026-12-31T23:59:00Z')).toBe('31 December 2026, 23:59');
    expect(showPeriod(null, '2026-01-02')).toBe('until 2 January 2026');
  });

  test('what ends at midnight in England ends with the day before, in winter and in summer', () => {
    expect(showLastDay('2026-12-11T00:00:00Z')).toBe('10 December 2026');
    expect(showLastDay('2026-07-10T23:00:00Z')).toBe('10 July 2026');
  });

  test('a deadline says how far it is', () => {
    expect(deadline('2026-11-20', '2026-11-21')).toEqual({
      day: 'Fri 20 November',
      left: '1 day late',
      late: true,
    });
    expect(deadline('2026-11-21', '2026-11-21').left).toBe('today');
    expect(deadline('2026-11-30', '2026-11-27')).toEqual({
      day: 'Mon 30 November',
      left: '1 working day',
      late: false,
    });
  });

  test('late is exactly what lies before the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2000, max: 900 }), (days) => {
        expect(deadline(addDays('2026-11-21', days), '2026-11-21').late).toBe(days < 0);
      }),
    );
  });

  test('numbers come with their base and their plural', () => {
    expect(count(1, 'gap')).toBe('1 gap');
    expect(count(1200, 'gap')).toBe('1,200 gaps');
    expect(share(18, 94)).toBe('18 of 94 (19\u00a0%)');
    expect(share(0, 0)).toBe('0 of 0');
    expect(showAreas([3, 7, 9])).toBe('Areas 3, 7 and 9');
    expect(andList(['a', 'b'])).toBe('a and b');
  });

  test('sizes are as the file manager shows them, and never a unit too small', () => {
    expect(showSize(999)).toBe('999 bytes');
    expect(showSize(999_500)).toBe('1.0 MB');
    expect(showSize(1_234_567)).toBe('1.2 MB');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000_000 }), (bytes) => {
        expect(Number.parseFloat(showSize(bytes))).toBeLessThan(1000);
      }),
    );
  });

  test('initials are the first and the last word’s', () => {
    expect(initials('SEND Improvement Partner')).toBe('SP');
    expect(initials('Director')).toBe('D');
  });
});
