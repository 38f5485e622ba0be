import { describe, expect, test } from 'vitest';
import type { Version } from '../../types.js';
import { type AddRow, detailsOf, linksOf, missingIn, rowState } from './row.js';

const row: AddRow = {
  key: 'k',
  fileName: 'waits.xlsx',
  size: 10,
  sha256: null,
  twin: null,
  evidenceId: 'e',
  versionNumber: 1,
  saved: false,
  form: {
    title: 'Waits',
    kind: 'data',
    source: 'health',
    sensitivity: 'official',
    coversFrom: '',
    coversTo: '',
    reviewBy: '',
    areaIds: ['a', 'b'],
    actionIds: ['x'],
    shows: 'impact',
    claim: ' Waits fell by a third. ',
    page: '2',
    ownerId: '',
  },
};
const version = (state: Version['state']) => ({ number: 1, state }) as Version;

describe('a row of the add page', () => {
  test('is ready only when the file is checked and nothing is missing', () => {
    expect(rowState(row, { step: 'sent' }, version('clean'))).toBe('ready');
    expect(rowState(row, { step: 'sent' }, version('inspecting'))).toBe('checking');
    expect(rowState({ ...row, form: { ...row.form, claim: ' ' } }, undefined, version('clean'))).toBe(
      'needs-you',
    );
    expect(rowState(row, undefined, version('rejected'))).toBe('refused');
    expect(rowState(row, { step: 'failed', message: '' }, version('clean'))).toBe('failed');
  });

  test('knows a file that was left half-way when the page was closed', () => {
    expect(rowState(row, undefined, version('awaiting'))).toBe('lost');
    expect(rowState(row, undefined, undefined)).toBe('lost');
    expect(rowState(row, { step: 'sent' }, undefined)).toBe('working');
  });

  test('says what is missing in words', () => {
    expect(missingIn({ ...row.form, areaIds: [], shows: '' })).toEqual(['an area', 'what it shows']);
    expect(missingIn({ ...row.form, coversFrom: '2026-02-01', coversTo: '2026-01-01' })).toEqual([
      'a period that ends after it begins',
    ]);
  });

  test('makes one link an area, with the page only when there is one', () => {
    expect(linksOf(row.form)).toEqual([
      {
        areaId: 'a',
        actionIds: ['x'],
        shows: 'impact',
        claim: 'Waits fell by a third.',
        locator: { page: 2 },
      },
      {
        areaId: 'b',
        actionIds: ['x'],
        shows: 'impact',
        claim: 'Waits fell by a third.',
        locator: { page: 2 },
      },
    ]);
    expect(linksOf({ ...row.form, page: 'two' })[0]).not.toHaveProperty('locator');
    expect(linksOf({ ...row.form, shows: '' })).toEqual([]);
    expect(detailsOf(row.form)).toMatchObject({ coversFrom: null, reviewBy: null });
    expect(detailsOf(row.form)).not.toHaveProperty('ownerId');
  });
});
