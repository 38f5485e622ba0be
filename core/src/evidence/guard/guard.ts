import { birthDatesIn } from './birth-dates.js';
import type { FindingKind } from './guard.words.js';
import { isNationalInsuranceNumber, isNhsNumber, isUniquePupilNumber } from './numbers.js';
import { isPersonalMailDomain } from './personal-mail.js';

/** One thing on one page that should not be in a pack. The value itself is never kept: only what `masked` leaves of it. */
export interface Found {
  page: number;
  kind: FindingKind;
  masked: string;
}

/** Beyond these a document is a register of people, and more rows would tell nobody more. */
export const mostFindings = 300;

const dot = '•';
/** All but the last characters as dots; spaces stay where people write them. */
const endOnly = (value: string, kept: number): string =>
  `${dot.repeat(value.length - kept)}${value.slice(-kept)}`;

interface Match {
  start: number;
  kind: FindingKind;
  value: string;
  masked: string;
}

const bare = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();
const gap = '[ \\u00a0-]?';

function* numbersIn(text: string): Generator<Match> {
  // Not part of a longer number, an amount or a decimal.
  const nhs = new RegExp(`(?<![\\d£$€.,/+-])\\d{3}${gap}\\d{3}${gap}\\d{4}(?![\\d/%]|[.,]\\d|-\\d)`, 'g');
  for (const { 0: written, index } of text.matchAll(nhs)) {
    const value = bare(written);
    if (isNhsNumber(value)) yield { start: index, kind: 'nhs-number', value, masked: endOnly(value, 2) };
  }
  for (const { 0: written, index } of text.matchAll(/(?<![\p{L}\d])[A-Z]\d{11}[\dA-Z](?![\p{L}\d])/giu)) {
    const value = bare(written);
    if (isUniquePupilNumber(value)) yield { start: index, kind: 'upn', value, masked: endOnly(value, 2) };
  }
  const insurance = new RegExp(
    `(?<![\\p{L}\\d])[A-Z]{2}${gap}\\d{2}${gap}\\d{2}${gap}\\d{2}${gap}[A-D](?![\\p{L}\\d])`,
    'giu',
  );
  for (const { 0: written, index } of text.matchAll(insurance)) {
    const value = bare(written);
    if (isNationalInsuranceNumber(value))
      yield { start: index, kind: 'ni-number', value, masked: endOnly(value, 1) };
  }
}

function* othersIn(text: string): Generator<Match> {
  for (const { start, year, text: value } of birthDatesIn(text))
    yield { start, kind: 'birth-date', value, masked: `${dot}${dot} ${dot}${dot} ${year}` };
  const address = /(?<![\w.%+-])([a-z0-9][\w.%+-]{0,63})@([a-z0-9][a-z0-9.-]{0,200}\.[a-z]{2,24})(?![\w-])/gi;
  for (const { 0: written, 1: box = '', 2: domain = '', index } of text.matchAll(address))
    if (isPersonalMailDomain(domain))
      yield {
        start: index,
        kind: 'personal-email',
        value: written.toLowerCase(),
        masked: `${box.slice(0, 1)}${dot.repeat(3)}@${domain.toLowerCase()}`,
      };
}

/** Looks through the text of a document, page by page, in the order things stand; the same value counts once a page. */
export function findPersonalData(pages: readonly { page: number; text: string }[]): Found[] {
  const found: Found[] = [];
  for (const { page, text } of pages) {
    const seen = new Set<string>();
    const matches = [...numbersIn(text), ...othersIn(text)].sort((one, other) => one.start - other.start);
    for (const { kind, value, masked } of matches) {
      if (seen.has(`${kind} ${value}`)) continue;
      seen.add(`${kind} ${value}`);
      found.push({ page, kind, masked });
      if (found.length >= mostFindings) return found;
    }
  }
  return found;
}
