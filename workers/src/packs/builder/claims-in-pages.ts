interface Claim {
  /** The evidence's number in the pack, by which a missing claim is named. */
  no: string;
  claim: string;
}

/** Scripts that are written from the right; readers of PDFs put them, and what stands among them, in orders of their own. */
const FROM_THE_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

const NOT_A_WORD = /[^\p{L}\p{M}\p{N}]+/gu;

/** The shortest piece of a claim that counts, so that a few letters found by chance prove nothing. */
const SHORTEST_PIECE = 12;

/**
 * The numbers of those claims that the text of the pages does not hold. Spaces, punctuation and line breaks are left
 * out of the comparison, since every reader makes its own; a claim may run on over pages.
 */
export function missingClaims(claims: readonly Claim[], pages: readonly string[]): string[] {
  const folded = pages.map(fold);
  const everything = folded.join('');
  return claims.filter(({ claim }) => !isShown(claim, folded, everything)).map(({ no }) => no);
}

function isShown(claim: string, pages: readonly string[], everything: string): boolean {
  if (FROM_THE_RIGHT.test(claim)) {
    const words = claim.split(NOT_A_WORD).filter((word) => word !== '' && !FROM_THE_RIGHT.test(word));
    return words.every((word) => everything.includes(fold(word)));
  }
  const words = fold(claim);
  return everything.includes(words) || runsOverPages(words, pages);
}

/** Each page but the last shows as much of the rest as it can; running titles and other columns stand between. */
function runsOverPages(claim: string, pages: readonly string[]): boolean {
  return pages.some((_, first) => {
    let rest = claim;
    for (const page of pages.slice(first)) {
      const length = longestStart(rest, page);
      if (length === rest.length) return true;
      if (length < SHORTEST_PIECE) return false;
      rest = rest.slice(length);
    }
    return false;
  });
}

/** Whether a page holds the first n characters never comes true again once it is false, so n can be halved towards. */
function longestStart(text: string, page: string): number {
  let held = 0;
  let tooLong = text.length + 1;
  while (tooLong - held > 1) {
    const middle = (held + tooLong) >> 1;
    if (page.includes(text.slice(0, middle))) held = middle;
    else tooLong = middle;
  }
  return held;
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(NOT_A_WORD, '').toLowerCase();
}
