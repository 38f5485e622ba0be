import type { ManifestRatings } from '@revisit/core';
import { longDate } from './dates.js';
import { counted, meaningWords, type Shape } from './words.js';

/** One plan's ratings over time. */
export interface RatingsView {
  plan: string;
  actions: string;
  /** Latest first, at most two: the cover shows the latest and the one before it. */
  bars: { label: string; alt: string; segments: { shape: Shape; count: number }[] }[];
  levels: { shape: Shape; meaning: string; label: string }[];
  /** Oldest first; `counts` stand in the order of `levels`. */
  rows: { label: string; asAt: string; total: number; counts: number[] }[];
}

type Level = ManifestRatings['counts'][number];

export function ratingsView(ratings: ManifestRatings[], printable: (text: string) => string): RatingsView[] {
  const planTitles = [...new Set(ratings.map(({ planTitle }) => planTitle))];
  return planTitles.map((planTitle) => {
    const rounds = ratings.filter((round) => round.planTitle === planTitle);
    const levels = levelsOf(rounds);
    const latest = rounds.at(-1)!;
    return {
      plan: printable(planTitle),
      actions: counted(latest.total, 'action', 'actions'),
      bars: rounds
        .slice(-2)
        .reverse()
        .map((round) => bar(round, printable)),
      levels: levels.map(({ label, meaning }) => ({
        shape: meaning,
        meaning: meaningWords[meaning],
        label: printable(label),
      })),
      rows: rounds.map((round) => ({
        label: printable(round.label),
        asAt: longDate(round.asAt),
        total: round.total,
        counts: levels.map((level) => round.counts.find((count) => sameLevel(count, level))?.count ?? 0),
      })),
    };
  });
}

/** A round may have used another scale than the next, so a level counts wherever it was used. */
function levelsOf(rounds: ManifestRatings[]): Level[] {
  const levels: Level[] = [];
  for (const count of rounds.flatMap(({ counts }) => counts)) {
    if (!levels.some((level) => sameLevel(level, count))) levels.push(count);
  }
  return levels;
}

function sameLevel(one: Level, other: Level): boolean {
  return one.code === other.code && one.label === other.label && one.meaning === other.meaning;
}

function bar(round: ManifestRatings, printable: (text: string) => string): RatingsView['bars'][number] {
  const counted = round.counts.filter(({ count }) => count > 0);
  const words = counted.map(({ count, label }) => `${count} ${label.toLowerCase()}`).join(', ');
  return {
    label: printable(round.label),
    alt: printable(`Ratings, ${round.label}: ${words || 'no actions'}`),
    segments: counted.map(({ meaning, count }) => ({ shape: meaning, count })),
  };
}
