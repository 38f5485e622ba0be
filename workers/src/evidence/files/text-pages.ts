/** The text of one page, slide or sheet. Pages count from 1; a kind without pages has page 1 alone. */
export interface TextPage {
  page: number;
  text: string;
}

export interface ExtractedText {
  /** Pages, slides or sheets; null for kinds that have none, or when the file does not say. */
  pageCount: number | null;
  pages: TextPage[];
  /** The text went past the limit, and what came after was dropped. */
  truncated: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is what this is for
const unwantedCharacters = /[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\ufeff\ufffe\uffff]/g;

/**
 * Text fit for storing and searching: composed (NFC), line ends as \n, soft hyphens and controls gone (PostgreSQL refuses
 * NUL), no half of a surrogate pair, no space before a tab or a line end, no run of blank lines.
 */
export function cleanText(raw: string): string {
  return raw
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?|[\f\v\u0085\u2028\u2029]/g, '\n')
    .replace(unwantedCharacters, '')
    .replace(/[ \u00a0]+\t/g, '\t')
    .replace(/[ \t\u00a0]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .normalize('NFC');
}

/** The longest beginning of a text that fits into so many bytes of UTF-8, whole characters only. */
export function cutToBytes(text: string, bytes: number): string {
  const room = new Uint8Array(Math.min(bytes, text.length * 3));
  const { read } = new TextEncoder().encodeInto(text, room);
  return text.slice(0, read);
}

/**
 * Collects the text of a file page by page, and no more than the limit. A reader writes pieces and ends pages; it need not
 * watch the limit, though it may stop early when the collector is full.
 */
export class TextCollector {
  readonly #pages: TextPage[] = [];
  #pieces: string[] = [];
  #pieceCharacters = 0;
  #bytesLeft: number;
  #pagesEnded = 0;
  #truncated = false;

  /** @param limit in bytes of UTF-8 */
  constructor(limit: number) {
    this.#bytesLeft = limit;
  }

  get isFull(): boolean {
    return this.#truncated;
  }

  get pagesEnded(): number {
    return this.#pagesEnded;
  }

  write(text: string): void {
    // A character is at least one byte, so what is held for one page stays within the limit as well.
    const room = this.#bytesLeft - this.#pieceCharacters;
    if (text.length > room) this.#truncated = true;
    if (room <= 0 || text === '') return;
    this.#pieces.push(text.length > room ? text.slice(0, room) : text);
    this.#pieceCharacters += Math.min(text.length, room);
  }

  endPage(): void {
    const text = cleanText(this.#pieces.join(''));
    const kept = cutToBytes(text, this.#bytesLeft);
    if (kept.length < text.length) this.#truncated = true;
    this.#pagesEnded += 1;
    this.#pages.push({ page: this.#pagesEnded, text: kept });
    this.#bytesLeft -= Buffer.byteLength(kept);
    this.#pieces = [];
    this.#pieceCharacters = 0;
  }

  finish(pageCount: number | null): ExtractedText {
    return { pageCount, pages: this.#pages, truncated: this.#truncated };
  }
}

export const hasText = ({ pages }: ExtractedText): boolean => pages.some(({ text }) => text !== '');
