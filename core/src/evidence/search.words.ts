/** What people type, taken apart: pure, so that it can be tested without a database. */

/** More words than this make no search better; the longest say most. */
const wordsAtMost = 8;

/** Lower case, without accents, with plain apostrophes: as the index spells it. */
export const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase();

/** The words of a search in the order typed. Hyphens and dots stay inside ("co-production", "2.5.1"). */
export function wordsOf(typed: string): string[] {
  const words = plain(typed)
    .split(/[^\p{L}\p{N}.'-]+/u)
    .map((word) => word.replace(/^[.'-]+|[.'-]+$/g, ''))
    .filter((word) => word !== '');
  return [...new Set(words)];
}

/** The longest of too many words, still in their order. */
export function mostTelling<T>(words: readonly T[], lengthOf: (word: T) => number): T[] {
  if (words.length <= wordsAtMost) return [...words];
  const kept = new Set(words.toSorted((a, b) => lengthOf(b) - lengthOf(a)).slice(0, wordsAtMost));
  return words.filter((word) => kept.has(word));
}

/** Every way to leave out all but `size` of the queries, each joined by AND, all joined by OR. */
export function someOf(queries: readonly string[], size: number): string {
  const ways: string[] = [];
  const take = (from: number, taken: string[]) => {
    if (taken.length === size) ways.push(taken.join(' & '));
    else
      for (let next = from; next <= queries.length - (size - taken.length); next += 1)
        take(next + 1, [...taken, `(${queries[next]})`]);
  };
  take(0, []);
  return ways.map((way) => `(${way})`).join(' | ');
}

/** How many slips of the finger lie between two words: a letter more, less, other, or two swapped. */
export function slips(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const above = rows[i - 1] ?? [];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

/** One slip in a short word, two in a long one; a word of three letters is taken as it is. */
export const slipsAllowed = (word: string): number => (word.length < 4 ? 0 : word.length < 7 ? 1 : 2);

export interface Segment {
  text: string;
  /** A word that was searched for. */
  marked: boolean;
}

/** Between them stands a found word, in text that PostgreSQL's ts_headline has marked. */
export const markStart = '\u0001';
export const markEnd = '\u0002';

/** Marked text as parts, so that no markup ever travels. */
export function segmentsOf(text: string): Segment[] {
  return text
    .split(markStart)
    .flatMap((part, index): Segment[] => {
      if (index === 0) return [{ text: part, marked: false }];
      const [word = '', ...rest] = part.split(markEnd);
      return [
        { text: word, marked: true },
        { text: rest.join(''), marked: false },
      ];
    })
    .filter((segment) => segment.text !== '');
}
