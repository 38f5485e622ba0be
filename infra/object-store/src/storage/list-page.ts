import { compareKeys, type IndexEntry, type KeyIndex } from './key-index.js';

export interface ListQuery {
  readonly prefix: string;
  /** Keys that hold this after the prefix are rolled up to what comes before it; empty for none. */
  readonly delimiter: string;
  /** Only what comes after this key or rolled-up prefix is listed; empty to start at the beginning. */
  readonly after: string;
  /** Entries and rolled-up prefixes count alike. */
  readonly limit: number;
}

export interface ListPage {
  readonly entries: readonly IndexEntry[];
  readonly commonPrefixes: readonly string[];
  /** Where the next page goes on from; undefined when this is the last. */
  readonly next?: string;
}

/**
 * One page of a listing in key order. Rolled-up keys are jumped over, so that the cost is that of the page.
 */
export function listPage(index: KeyIndex, { prefix, delimiter, after, limit }: ListQuery): ListPage {
  const entries: IndexEntry[] = [];
  const commonPrefixes: string[] = [];
  let last = after;
  let entry = firstOf(index, prefix, delimiter, after);
  while (entry?.key.startsWith(prefix)) {
    if (entries.length + commonPrefixes.length >= limit) {
      return { entries, commonPrefixes, next: limit === 0 ? undefined : last };
    }
    const rolledUp = rollUp(entry.key, prefix, delimiter);
    if (rolledUp === undefined) entries.push(entry);
    else commonPrefixes.push(rolledUp);
    last = rolledUp ?? entry.key;
    entry = rolledUp === undefined ? index.firstAfter(last) : index.firstBeyond(last);
  }
  return { entries, commonPrefixes };
}

function firstOf(index: KeyIndex, prefix: string, delimiter: string, after: string): IndexEntry | undefined {
  if (compareKeys(after, prefix) < 0) return index.firstFrom(prefix);
  if (after === '') return index.firstFrom('');
  return rollUp(after, prefix, delimiter) === after ? index.firstBeyond(after) : index.firstAfter(after);
}

function rollUp(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '' || !key.startsWith(prefix)) return undefined;
  const end = key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}
