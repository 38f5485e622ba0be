import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfSerial, showsDate } from './number-formats.js';

describe('number formats', () => {
  it('are dates only where a date’s letters stand by themselves', () => {
    for (const format of ['dd/mm/yyyy', 'd mmmm yyyy', '[$-809]dd mmm yy', 'h:mm', '[h]:mm:ss']) {
      expect([format, showsDate(format)]).toEqual([format, true]);
    }
    for (const format of ['General', '0.00', '#,##0 "days"', '0.0E+00', '[Red]0', '\\d0', '@', '']) {
      expect([format, showsDate(format)]).toEqual([format, false]);
    }
  });
});

describe('a day number', () => {
  it('is the date a spreadsheet shows', () => {
    expect(dateOfSerial('46347', false)).toBe('2026-11-21');
    expect(dateOfSerial('46347.604166666664', false)).toBe('2026-11-21 14:30');
    expect(dateOfSerial('0.25', false)).toBe('06:00');
    expect(dateOfSerial('44885', true)).toBe('2026-11-21');
  });

  it('that is no day stays as it was written', () => {
    for (const raw of ['', ' ', '-1', '3000000', 'NaN', '1e400', 'text'])
      expect(dateOfSerial(raw, false)).toBe(raw);
  });

  it('counts on as days do, in both calendars', () => {
    const epoch = Date.UTC(1900, 2, 1);
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_900_000 }), (serial) => {
        const day = new Date(epoch + (serial - 61) * 86_400_000).toISOString().slice(0, 10);
        expect(dateOfSerial(String(serial), false)).toBe(day);
        // The calendars lie 1,462 days apart.
        if (serial > 1462) expect(dateOfSerial(String(serial - 1462), true)).toBe(day);
      }),
    );
  });
});
