/** What a printed value is: a figure, or one of the sentences councils print in the place of one. */
export const valueMeanings = [
  'value',
  'n/a',
  'not-available',
  'baseline-to-be-set',
  'to-be-confirmed',
  'awaited',
  'direction-only',
  'no-target',
  'blank',
  'text',
] as const;
export type ValueMeaning = (typeof valueMeanings)[number];

export interface ReadValue {
  meaning: ValueMeaning;
  /** Null for everything but a figure. */
  number: number | null;
  percent: boolean;
}

/** Sentences that stand for a figure that is not there. The first that fits says what it is. */
const sentences: [ValueMeaning, RegExp][] = [
  ['blank', /^$/],
  ['n/a', /^n\s*\/\s*a\b/i],
  ['not-available', /^not available\b/i],
  ['no-target', /^no target\b/i],
  ['baseline-to-be-set', /^baseline\b/i],
  ['to-be-confirmed', /\b(tbc|tba|to be (confirmed|agreed|set|establish(ed)?))\b/i],
  ['awaited', /^(available|awaited|awaiting)\b/i],
  ['direction-only', /^(an? )?(increase|decrease|reduction|improvement)\b/i],
];

/** Thousands may be parted by commas; a minus may be printed as one of several dashes. */
const figure = String.raw`[-−–]?\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const percent = String.raw`\s?(%|per\s?cent\b)`;
/** A figure, and perhaps what it speaks of after it: `77.9% as at March 2018`. */
const plain = new RegExp(`^(${figure})(?:${percent})?(?![\\d/])`, 'i');
/** An answer and the share of people who gave it: `Very Good/ Good 67%`. */
const answered = new RegExp(`^[^\\d]*[a-z)]\\s(${figure})${percent}`, 'i');

/**
 * What a value says. The text itself is always kept as it was printed or typed; this reads the figure out of it.
 * Only a text that begins with its figure, or with the answer whose share it is, is read as one: `Baseline March 2019` is not 2019.
 */
export function readValue(text: string): ReadValue {
  const said = text.trim();
  const sentence = sentences.find(([, pattern]) => pattern.test(said));
  if (sentence) return { meaning: sentence[0], number: null, percent: false };
  const found = plain.exec(said) ?? answered.exec(said);
  if (!found?.[1]) return { meaning: 'text', number: null, percent: false };
  const number = Number(found[1].replace(/[−–]/, '-').replace(/[\s,]/g, ''));
  return Number.isFinite(number)
    ? { meaning: 'value', number, percent: found[2] !== undefined }
    : { meaning: 'text', number: null, percent: false };
}
