/** How often a measure is read, as councils print it. The first that fits says how many months apart readings are. */
const words: [months: number, pattern: RegExp][] = [
  [6, /\b(6|six)[\s-]*month|half[\s-]?year|bi-?annual|twice a year/i],
  [2, /\bbi-?month|\b(2|two)[\s-]*month|every other month/i],
  [3, /quarter|\b(3|three)[\s-]*month/i],
  [4, /term/i],
  [12, /annual|year|\b(12|twelve)[\s-]*month/i],
  [1, /month/i],
];

/** Months between two readings; null when the words don't say, and then nothing is ever overdue. */
export function monthsOfFrequency(text: string): number | null {
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
