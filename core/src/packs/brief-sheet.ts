/**
 * The sheet of paper a brief is printed on, in points: what the printed page is laid out with, and what the rule that fits
 * a brief to it counts with. A4 less the margins of 14 mm that every printed page has, less a little for rounding.
 */
export const briefSheet = {
  width: 515,
  height: 752,
  /** Above the areas: whose brief it is, in lines that are never broken; then the advice. */
  head: {
    programme: { size: 8.5, line: 12 },
    name: { size: 18, line: 24 },
    role: { size: 10, line: 14 },
    after: 10,
  },
  advice: {
    title: { size: 10.5, line: 15 },
    text: { size: 10, line: 14 },
    padding: 8,
    indent: 14,
    after: 14,
  },
  /** Below them: what the page is made of. */
  foot: { text: { size: 8.5, line: 11 }, before: 4, lines: 2 },
} as const;

/** How the areas are set: across the sheet, or in two columns once there are more of them. */
export interface Setting {
  columns: 1 | 2;
  /** Of a column. */
  width: number;
  /** Between columns. */
  gutter: number;
  text: Type;
  title: Type;
  /** Where a claim is taken from. */
  small: Type;
  /** For an area's number, left of its title. */
  number: number;
  /** Left of a claim, where its sign stands, with a little for its first word, which is bold. */
  indent: number;
  beforeClaim: number;
  afterArea: number;
}

interface Type {
  size: number;
  line: number;
  bold?: true;
}

export const acrossTheSheet: Setting = {
  columns: 1,
  width: briefSheet.width,
  gutter: 0,
  text: { size: 10.5, line: 14.5 },
  title: { size: 12.5, line: 16, bold: true },
  small: { size: 9, line: 12 },
  number: 24,
  indent: 20,
  beforeClaim: 5,
  afterArea: 17,
};
export const inColumns: Setting = {
  columns: 2,
  width: 246,
  gutter: 23,
  text: { size: 9, line: 12 },
  title: { size: 10.5, line: 13.5, bold: true },
  small: { size: 8.5, line: 11 },
  number: 22,
  indent: 18,
  beforeClaim: 3,
  afterArea: 10,
};

export const briefSetting = (areas: number): Setting => (areas > 3 ? inColumns : acrossTheSheet);

/**
 * How wide letters of the portal's typeface are, in hundredths of its size, rounded up. What is not listed is taken for as
 * wide as any letter of an alphabet, and from the far east on for more.
 */
const widths = new Map<string, number>(
  Object.entries({
    31: " ijlI‘’!,.:·;'",
    38: 'tf|()[]/\\`',
    47: 'r1{}-_',
    55: 'skx“”–"*?^',
    60: 'acehnuvyzFJL57•',
    65: 'bdgopqEPRSTZ#$&0234689£',
    70: '+<=>~€×ABKVXY',
    77: 'CDGHNOQU',
    88: 'mw…½',
    100: 'MW%@—',
  }).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width)])),
);
/** Bold letters are a little wider. */
const boldly = 1.07;
const anyAlphabet = 115;
const anySign = 140;

const widthOf = (letter: string): number =>
  widths.get(letter) ?? ((letter.codePointAt(0) ?? 0) < 0x2000 ? anyAlphabet : anySign);

type Face = Omit<Type, 'line'>;

/** How wide a text is at most, set in one line; letters with marks are as wide as without. */
const measure = (text: string, { size, bold }: Face): number => {
  let sum = 0;
  for (const letter of text.normalize('NFD').replace(/\p{M}/gu, '')) sum += widthOf(letter);
  return (sum * size * (bold ? boldly : 1)) / 100;
};

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** How many lines a text takes at most in a column of this width; a word that is wider than the column is broken. */
export function linesOf(text: string, width: number, face: Face): number {
  const space = measure(' ', face);
  let lines = 0;
  let left = 0;
  for (const word of wordsOf(text)) {
    const wide = measure(word, face);
    if (wide <= left) left -= wide;
    else if (wide <= width) {
      lines += 1;
      left = width - wide;
    } else {
      // It begins on a line of its own, as browsers have it.
      left = 0;
      for (const letter of word) {
        const one = measure(letter, face);
        if (one > left) {
          lines += 1;
          left = width;
        }
        left -= one;
      }
    }
    left -= space;
  }
  return lines;
}

/** The text cut to so many lines, after a word where that is possible; what was cut off is shown by an ellipsis. */
export function shorten(text: string, width: number, face: Face, lines: number): string {
  if (linesOf(text, width, face) <= lines) return text;
  const fits = (start: string) => linesOf(`${start}…`, width, face) <= lines;
  const words = wordsOf(text);
  let kept = words.length - 1;
  while (kept > 0 && !fits(words.slice(0, kept).join(' '))) kept -= 1;
  if (kept > 0)
    return `${words
      .slice(0, kept)
      .join(' ')
      .replace(/[\s.,;:–—-]+$/, '')}…`;
  const letters = [...(words[0] ?? '')];
  let some = letters.length;
  while (some > 0 && !fits(letters.slice(0, some).join(''))) some -= 1;
  return `${letters.slice(0, some).join('')}…`;
}
