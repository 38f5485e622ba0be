import { describe, expect, it } from 'vitest';
import { daysBetween, londonMoment, longDate, monthOf, period } from './dates.js';

it('writes dates out', () => {
  expect(longDate('2020-01-28')).toBe('28 January 2020');
  expect(monthOf('2017-11-17')).toBe('November 2017');
});

it.each([
  ['2020-01-28T09:12:00.000Z', '28 January 2020, 09:12'],
  ['2020-07-01T09:12:00.000Z', '1 July 2020, 10:12'],
  ['2020-06-30T23:30:00.000Z', '1 July 2020, 00:30'],
])('tells %s by the clock in London', (instant, expected) => {
  expect(londonMoment(instant)).toBe(expected);
});

it.each([
  ['2020-01-28', '2019-10-25', -95],
  ['2020-02-28', '2020-03-01', 2],
  ['2020-03-28', '2020-03-30', 2],
  ['2020-01-01', '2020-01-01', 0],
])('counts the days from %s to %s', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

describe('period', () => {
  it.each([
    ['2019-01-01', '2019-12-31', '2019'],
    ['2019-12-01', '2019-12-31', 'Dec 2019'],
    ['2020-02-01', '2020-02-29', 'Feb 2020'],
    ['2019-09-01', '2019-12-31', 'Sep to Dec 2019'],
    ['2019-09-01', '2020-01-31', 'Sep 2019 to Jan 2020'],
    ['2019-09-03', '2020-01-09', '3 Sep 2019 to 9 Jan 2020'],
    ['2019-02-01', '2019-02-27', '1 Feb 2019 to 27 Feb 2019'],
    ['2019-09-03', '2019-09-03', '3 Sep 2019'],
    ['2019-01-01', null, 'since Jan 2019'],
    ['2019-01-02', null, 'since 2 Jan 2019'],
    [null, '2019-12-31', 'to Dec 2019'],
    [null, '2019-12-30', 'to 30 Dec 2019'],
    [null, null, 'Not given'],
  ])('from %s to %s is "%s"', (from, to, expected) => {
    expect(period(from, to)).toBe(expected);
  });
});
