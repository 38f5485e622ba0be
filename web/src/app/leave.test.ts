import { describe, expect, test } from 'vitest';
import { safeReturn } from './leave.js';

describe('where signing in leads back to', () => {
  test.each(['/p/lancashire/board?cell=2-impact', '/'])('%s is followed', (address) => {
    expect(safeReturn(address)).toBe(address);
  });

  test.each([
    null,
    '',
    'https://elsewhere.test/',
    '//elsewhere.test',
    '/\\elsewhere.test',
    '/sign-in?return=/',
    'javascript:alert(1)',
  ])('%s is not', (address) => {
    expect(safeReturn(address)).toBeNull();
  });
});
