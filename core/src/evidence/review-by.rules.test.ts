import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../calendar/calendar.js';
import { evidenceKinds } from './evidence.words.js';
import { usualMonths, usualReviewBy, usualReviewByWords } from './review-by.rules.js';

const day = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
const days = day.map((date) => date.toISOString().slice(0, 10));

describe('the usual review date', () => {
  it('counts from the end of the period, and from the approval only without one', () => {
    expect(usualReviewBy('data', '2026-08-31', '2026-11-22')).toBe('2026-11-30');
    expect(usualReviewBy('data', null, '2026-11-22')).toBe('2027-02-22');
    expect(usualReviewBy('policy', null, '2028-02-29')).toBe('2029-02-28');
    expect(usualReviewBy('minutes', '2026-08-31', '2026-11-22')).toBeNull();
  });

  it('is never before the day it counts from, and the words beside it agree with it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...evidenceKinds),
        fc.option(days, { nil: null }),
        days,
        (kind, coversTo, approvedOn) => {
          const months = usualMonths[kind];
          const usual = usualReviewBy(kind, coversTo, approvedOn);
          const words = usualReviewByWords(kind, coversTo);
          if (months === null) return usual === null && words.includes('no date');
          return usual === addMonths(coversTo ?? approvedOn, months) && words.includes(`${months} months`);
        },
      ),
    );
  });
});
