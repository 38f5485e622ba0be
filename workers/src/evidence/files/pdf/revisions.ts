import { createReadStream } from 'node:fs';

/**
 * Every saved state of a PDF ends with this (ISO 32000-1, 7.5.5). A file made for the web has another one near its
 * beginning, whose number is 0.
 */
const ending = /startxref\s{1,4}0*[1-9]\d{0,14}\s{1,4}%%EOF/g;
const longestEnding = 64;

/** Whether a PDF was added to after it was first written, so that its earlier states are still inside (7.5.6). */
export async function keepsRevisions(path: string): Promise<boolean> {
  let count = 0;
  let carried = '';
  for await (const chunk of createReadStream(path, { encoding: 'latin1' })) {
    const text = carried + chunk;
    let end = 0;
    for (const match of text.matchAll(ending)) {
      count += 1;
      end = match.index + match[0].length;
    }
    if (count > 1) return true;
    carried = text.slice(Math.max(end, text.length - longestEnding));
  }
  return false;
}
