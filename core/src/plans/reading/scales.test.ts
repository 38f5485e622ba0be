import { describe, expect, it } from 'vitest';
import { traitsOf } from './scales.js';

const traits = (codes: string[]) => {
  const levels = codes.map((code) => ({ code }));
  return codes.map((code) => Object.values(traitsOf(levels, code)).join(' '));
};

describe('the levels of a scale', () => {
  it('are called by the council’s colours, and say when they mean embedded', () => {
    expect(traits(['C', 'G', 'A', 'R', 'n/s'])).toEqual([
      'blue false',
      'green false',
      'amber false',
      'red false',
      'grey false',
    ]);
    expect(traits(['GREEN', 'LIGHT GREEN', 'AMBER', 'RED'])).toEqual([
      'green true',
      'light green false',
      'amber false',
      'red false',
    ]);
  });

  it('have no colour where none is printed, and embed nothing in a scale nobody knows', () => {
    expect(traits(['Green – complete', 'Amber', 'Begun'])).toEqual(['green false', 'amber false', ' false']);
    expect(traits(['GREEN', 'AMBER', 'RED'])).toEqual(['green false', 'amber false', 'red false']);
    expect(traits(['Action Complete', 'Action Underway', 'Action Planned'])).toEqual(Array(3).fill(' false'));
  });
});
