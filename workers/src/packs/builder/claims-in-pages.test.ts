import { describe, expect, it } from 'vitest';
import { missingClaims } from './claims-in-pages.js';

const claim = 'Of 42 plans audited, 26 were good or better, against 14 of 37 in May.';

describe('missingClaims', () => {
  it('finds a claim however its lines are broken', () => {
    const page = `6.01 Findings\r\nOf 42 plans au\u200Bdited, 26 were\ngood or  better,\nagainst 14 of 37 in May.`;
    expect(missingClaims([{ no: '6.01', claim }], [page])).toEqual([]);
  });

  it('finds a claim that runs on over three pages past their running titles', () => {
    const pages = [
      'No. Of 42 plans audited, 26 Impact 12 As at 28 January',
      'No. were good or better, Impact As at 28 January',
      'No. against 14 of 37 in May. Impact',
    ];
    expect(missingClaims([{ no: '6.01', claim }], pages)).toEqual([]);
  });

  it.each([
    ['a figure differs', ['Of 42 plans audited, 25 were good or better, against 14 of 37 in May.']],
    ['its end is missing', ['Of 42 plans audited, 26 were good or better, against']],
    ['its middle is missing', ['Of 42 plans audited, 26 were', 'against 14 of 37 in May.']],
    ['it stands nowhere', ['Nothing', '']],
    ['there is no page', []],
  ])('names a claim when %s', (_case, pages) => {
    const present = { no: '6.02', claim: '' };
    expect(missingClaims([{ no: '6.01', claim }, present], pages)).toEqual(['6.01']);
  });

  it('looks for the words round what is written from the right', () => {
    const mixed = { no: '6.03', claim: 'السلام عليكم said 26 of 42 parents' };
    expect(missingClaims([mixed], ['parents 42 of 26 said السلام عليكم'])).toEqual([]);
    expect(missingClaims([mixed], ['parents of 26 said السلام عليكم'])).toEqual(['6.03']);
  });
});
