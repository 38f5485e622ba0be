import { describe, expect, test } from 'vitest';
import { proposeRound } from './proposeRound.js';

describe('the round that is proposed', () => {
  test('begins where the last one ended', () => {
    expect(proposeRound('2019-10-31', 2, '2020-01-10')).toEqual({
      title: 'December 2019',
      from: '2019-11-01',
      to: '2019-12-31',
    });
  });
  test('is of the last whole months where there was none', () => {
    expect(proposeRound(null, 3, '2026-03-17')).toEqual({
      title: 'February 2026',
      from: '2025-12-01',
      to: '2026-02-28',
    });
  });
});
