import type { MediaType } from '@revisit/core/shared';
import { textLimitBytes } from '@revisit/core/shared';
import { readerFor } from './readers.js';
import { type ExtractedText, TextCollector } from './text-pages.js';

/**
 * The text of a file that was inspected and found clean, page by page, fit for storing and for search. A picture has no
 * pages of text.
 */
export async function extractText(path: string, mediaType: MediaType): Promise<ExtractedText> {
  const text = new TextCollector(textLimitBytes);
  const reader = await readerFor(mediaType);
  const { pageCount } = await reader.read(path, text);
  return text.finish(pageCount);
}
