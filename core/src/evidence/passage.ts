/** Where a passage stands in a text: from `start` up to and without `end`, in UTF-16 units. */
export interface Passage {
  start: number;
  end: number;
}

/**
 * What makes no difference between a passage and the page it was taken from: spaces and line breaks (every reader makes its own),
 * hyphens (a word may be parted at a line's end), quotation marks (typed straight, printed curled), and what can't be seen.
 */
const makesNoDifference = /[\p{White_Space}\p{Pd}\p{Pi}\p{Pf}\p{Cf}\p{Cc}"'`´]/u;

interface Folded {
  text: string;
  /** For each unit of `text`, where in the original its character begins; one more for the end. */
  from: number[];
  /** For each unit of `text`, where in the original its character ends. */
  to: number[];
}

/** Letters apart from their accents are put together, and ligatures taken apart (NFKC), before case is dropped. */
function fold(original: string): Folded {
  const folded: Folded = { text: '', from: [], to: [] };
  // A letter with the marks that follow it is one: composing must not lose where it stands.
  for (const { 0: cluster, index } of original.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    if (makesNoDifference.test(cluster)) continue;
    const piece = cluster.normalize('NFKC').toLowerCase().replace(/\s/g, '');
    folded.text += piece;
    for (let unit = 0; unit < piece.length; unit += 1) {
      folded.from.push(index);
      folded.to.push(index + cluster.length);
    }
  }
  return folded;
}

/**
 * Everywhere a passage stands in a page's text, from its beginning; nothing for a passage without a letter or figure. Line breaks,
 * hyphenation, ligatures, quotation marks and capitals may differ. Since spaces don't count, "is at" is also found in "this at".
 */
export function findPassages(text: string, passage: string): Passage[] {
  const wanted = fold(passage).text;
  if (!/[\p{L}\p{N}]/u.test(wanted)) return [];
  const page = fold(text);
  const found: Passage[] = [];
  for (let at = page.text.indexOf(wanted); at !== -1; at = page.text.indexOf(wanted, at + wanted.length)) {
    const start = page.from[at] ?? 0;
    const end = page.to[at + wanted.length - 1] ?? start;
    found.push({ start, end });
  }
  return found;
}
