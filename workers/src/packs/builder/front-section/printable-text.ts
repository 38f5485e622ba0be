import { type Coverage } from './font-coverage.js';

/** Stands for a character that no font of the pack can draw. */
export const UNDRAWABLE = '\uFFFD';

const ZERO_WIDTH_SPACE = '\u200B';

/** A run of this many characters without a space gets places to break, or it would leave its column. */
const LONGEST_UNBROKEN_RUN = 24;

/** As many characters, even wide ones, fit the narrowest column; fewer places to break are quicker to set. */
const NARROWEST_COLUMN = 4;

/** Joiners and variation selectors shape their neighbours and need no glyph of their own. */
const SHAPING_ONLY = /[\u200C\u200D]|[\uFE00-\uFE0F]/u;

/**
 * Whatever else is invisible: direction overrides make a name read other than it is, byte-order marks and
 * noncharacters are refused by PDF/UA-1 (ISO 14289-1, 7.21.7). None of it carries meaning for the reader of a pack.
 */
const UNWANTED =
  /(?!\u200C|\u200D|[\uFE00-\uFE0F])\p{Default_Ignorable_Code_Point}|[\uFFF9-\uFFFB]|\p{Noncharacter_Code_Point}/gu;

/** No-break spaces are left alone: people put them where a figure must stay with its unit. */
const SPACES = /[ \p{Cc}\u2028\u2029]+/gu;

const PLAIN = /^[\x20-\x7E]*$/;

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/**
 * Makes people's text fit to be set: one line of text, each character drawable by one of the fonts or replaced by
 * `UNDRAWABLE`, and every long run breakable. It never throws, whatever the text holds.
 *
 * A grapheme is kept only when one single font has all of it, because a typesetter falls back font by font for the
 * whole of it: a letter in one font and its accent in another would still come out as a missing glyph.
 */
export function printableText(text: string, fonts: readonly Coverage[]): string {
  const line = text.normalize('NFC').replace(UNWANTED, '').replace(SPACES, ' ').trim();
  const drawable = PLAIN.test(line) ? line : replaceUndrawable(line, fonts);
  return inItsOwnDirection(drawable.replace(/[^ ]+/gu, makeBreakable));
}

function replaceUndrawable(line: string, fonts: readonly Coverage[]): string {
  let result = '';
  for (const { segment } of graphemes.segment(line)) {
    const needed = [...segment].filter((character) => !SHAPING_ONLY.test(character));
    const drawable = fonts.some((covers) => needed.every((character) => covers(character.codePointAt(0)!)));
    result += drawable ? segment : UNDRAWABLE;
  }
  return result;
}

/** Arabic, Urdu or Hebrew reads from the right, and must not turn the words round it: FIRST STRONG ISOLATE does both. */
function inItsOwnDirection(line: string): string {
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(line) ? `\u2068${line}\u2069` : line;
}

/** Breaks a long run after its own punctuation, as in a web address, and anywhere only where there is none. */
function makeBreakable(run: string): string {
  if (run.length <= LONGEST_UNBROKEN_RUN) return run;
  return run
    .split(/(?<=[-\u2013\u2014/_.,&?=])/u)
    .map((part) => (part.length <= LONGEST_UNBROKEN_RUN ? part : breakAnywhere(part)))
    .join(ZERO_WIDTH_SPACE);
}

function breakAnywhere(part: string): string {
  return Array.from(graphemes.segment(part), ({ segment }, index) =>
    index > 0 && index % NARROWEST_COLUMN === 0 ? ZERO_WIDTH_SPACE + segment : segment,
  ).join('');
}
