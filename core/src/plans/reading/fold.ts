/**
 * Text without what differs when a document is saved by another program: kinds of quotes and dashes, spaces, line ends.
 * Two texts that fold alike say the same.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[‘’‚‛ʼ`´′]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .replace(/ ?([-/]) ?/g, '$1')
    .replace(/ ([,.;:!?)\]])/g, '$1')
    .replace(/([([]) /g, '$1')
    .trim();
}

/** The words of a heading, for finding what it means: lower case, without punctuation. */
export const headingKey = (heading: string): string =>
  fold(heading)
    .toLowerCase()
    .replace(/\(s\)/g, 's')
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();

/** A cell's text as it is kept: lines trimmed, runs of spaces as one. */
export const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();

/** The same on one line. */
export const oneLine = (text: string): string => tidy(text).replace(/\n/g, ' ');
