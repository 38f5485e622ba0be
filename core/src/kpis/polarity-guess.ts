import type { Polarity } from './kpis.words.js';

const fewerIsBetter =
  /\b(complaints?|exclu(sions?|ded)|absen\w*|NEET|reduc\w*|wait\w*|delays?|(average )?time\b.*\b(from|to|in (days|weeks|months)))/i;
const moreIsBetter =
  /\b(increas\w*|improv\w*|timely|in time|on time|complete\w*|timescales?|within \d+ \w+|outstanding|good|rate|rating|resolved|compliments?|satisf\w*|attain\w*|progress|participat\w*)/i;
const onlyCounts = /\bnumber of issues raised\b/i;

/**
 * Which way a measure should move, guessed from its words and from where its targets lead. It is only ever a guess, and shown
 * as one until a person says. Words and targets that contradict each other are no guess at all.
 * @param latest the latest figure, null when there is none
 * @param aims the targets' figures in order
 */
export function guessPolarity(measure: string, latest: number | null, aims: readonly number[]): Polarity {
  if (onlyCounts.test(measure)) return 'none';
  const said = fewerIsBetter.test(measure) ? 'lower' : moreIsBetter.test(measure) ? 'higher' : null;
  const led = leadOf(latest, aims);
  if (said && led && said !== led) return 'unclear';
  return said ?? led ?? 'unclear';
}

function leadOf(latest: number | null, aims: readonly number[]): 'higher' | 'lower' | null {
  const last = aims.at(-1);
  const from = latest ?? aims[0];
  if (last === undefined || from === undefined || last === from) return null;
  return last > from ? 'higher' : 'lower';
}
