/** What a listing tells about an object; the rest stands in the object's file. */
export interface IndexEntry {
  readonly key: string;
  readonly size: number;
  readonly etag: string;
  /** ISO 8601, UTC. */
  readonly lastModified: string;
}

/** Orders keys by their UTF-8 bytes, as listings must; JavaScript's own order differs above U+D7FF. */
export function compareKeys(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = codePointRank(left.charCodeAt(index)) - codePointRank(right.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Ranks a UTF-16 unit so that surrogates, which stand for U+10000 and above, follow U+E000 to U+FFFF. */
function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/**
 * The keys of one bucket in order. It lives in memory and is rebuilt from the files when the store starts.
 */
export class KeyIndex {
  readonly #entries = new Map<string, IndexEntry>();
  readonly #sorted: string[];

  constructor(entries: readonly IndexEntry[]) {
    for (const entry of entries) this.#entries.set(entry.key, entry);
    this.#sorted = [...this.#entries.keys()].sort(compareKeys);
  }

  get(key: string): IndexEntry | undefined {
    return this.#entries.get(key);
  }

  set(entry: IndexEntry): void {
    if (!this.#entries.has(entry.key)) this.#sorted.splice(this.#position(entry.key), 0, entry.key);
    this.#entries.set(entry.key, entry);
  }

  delete(key: string): void {
    if (this.#entries.delete(key)) this.#sorted.splice(this.#position(key), 1);
  }

  /** The first entry whose key is `key` or comes after it. */
  firstFrom(key: string): IndexEntry | undefined {
    return this.#entryAt(this.#position(key));
  }

  /** The first entry whose key comes after `key` and after every key that starts with it. */
  firstBeyond(prefix: string): IndexEntry | undefined {
    let low = this.#position(prefix);
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#sorted[middle]?.startsWith(prefix)) low = middle + 1;
      else high = middle;
    }
    return this.#entryAt(low);
  }

  /** The first entry whose key comes after `key`. */
  firstAfter(key: string): IndexEntry | undefined {
    const position = this.#position(key);
    return this.#entryAt(this.#sorted[position] === key ? position + 1 : position);
  }

  #entryAt(position: number): IndexEntry | undefined {
    const key = this.#sorted[position];
    return key === undefined ? undefined : this.#entries.get(key);
  }

  #position(key: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareKeys(this.#sorted[middle] ?? '', key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
