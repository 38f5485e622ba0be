import type { FileWarning } from '@revisit/core/shared';
import type { TextCollector } from './text-pages.js';

export interface Reading {
  /** Pages, slides or sheets; null for kinds that have none, or when the file does not say. */
  pageCount: number | null;
  /** What was noticed on the way. */
  warnings: FileWarning[];
}

/** How one kind of file is judged and read. Both throw a Refusal for what the policy refuses. */
export interface FileReader {
  /** Looks for what reading the text would not come across. */
  judge?(path: string): Promise<FileWarning[]>;
  /** Reads the whole text into the collector; a file that was judged and read once can be read again. */
  read(path: string, text: TextCollector): Promise<Reading>;
}

/** The most pages a document's own properties are believed to have. */
const mostPagesBelieved = 20_000;

/** A page count that a document states about itself, when it can be true beside the pages that were seen. */
export function statedPages(stated: string, seen: number): number | null {
  const pages = /^\d{1,6}$/.test(stated.trim()) ? Number(stated) : 0;
  return pages >= Math.max(seen, 1) && pages <= mostPagesBelieved ? pages : null;
}
