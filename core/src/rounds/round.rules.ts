import type { LevelMeaning } from '../plans/plans.words.js';

export interface Level {
  code: string;
  label: string;
  meaning: LevelMeaning;
  colour: string;
}

/** The levels two rounds are read with together: the later one's, then those only the earlier one knew. */
export const bothLevels = (now: readonly Level[], before: readonly Level[]): Level[] => [
  ...now,
  ...before.filter((level) => !now.some(({ code }) => code === level.code)),
];

/** The code under which actions without a rating are counted. */
export const unrated = 'none';

/** One action in one round, as far as comparing needs it. `code` null: not rated. */
export interface Line {
  actionId: string;
  ref: string;
  title: string;
  code: string | null;
  comment: string;
}

export const directions = [
  'better',
  'worse',
  'same',
  'first-rated',
  'no-longer-rated',
  'added',
  'removed',
] as const;
export type Direction = (typeof directions)[number];

/** Worst first. An action that has not begun stands better than one that is delayed and at risk. */
const ladder: readonly LevelMeaning[] = ['at-risk', 'not-started', 'under-way', 'on-track', 'done'];

/**
 * Which way an action has moved, by what its levels count as; two levels of one meaning are told apart by the
 * scale's own order. `levels` stand best first.
 */
export function directionOf(from: string | null, to: string | null, levels: readonly Level[]): Direction {
  if (from === to) return 'same';
  if (from === null) return 'first-rated';
  if (to === null) return 'no-longer-rated';
  return standing(to, levels) > standing(from, levels) ? 'better' : 'worse';
}

function standing(code: string, levels: readonly Level[]): number {
  const place = levels.findIndex((level) => level.code === code);
  const level = levels[place];
  if (!level) throw new Error(`The scale has no level ${code}.`);
  return ladder.indexOf(level.meaning) * levels.length + (levels.length - place);
}

export interface Move {
  actionId: string;
  ref: string;
  title: string;
  from: string | null;
  to: string | null;
  direction: Direction;
  /** What was said with the later rating. */
  comment: string;
}

/** What moved between two rounds, in the order of the later one; what was removed stands last. */
export function movesBetween(
  before: readonly Line[],
  after: readonly Line[],
  levels: readonly Level[],
): Move[] {
  const earlier = new Map(before.map((line) => [line.actionId, line]));
  const later = new Set(after.map((line) => line.actionId));
  const moved = after.map((line): Move => {
    const was = earlier.get(line.actionId);
    return {
      ...line,
      from: was?.code ?? null,
      to: line.code,
      direction: was ? directionOf(was.code, line.code, levels) : 'added',
    };
  });
  const gone = before
    .filter((line) => !later.has(line.actionId))
    .map((line): Move => ({ ...line, from: line.code, to: null, direction: 'removed', comment: '' }));
  return [...moved, ...gone]
    .filter((move) => move.direction !== 'same')
    .map(({ actionId, ref, title, from, to, direction, comment }) => ({
      actionId,
      ref,
      title,
      from,
      to,
      direction,
      comment,
    }));
}

/** How many actions stand at each level; every level is there, and `none`. */
export function countLines(
  lines: readonly Pick<Line, 'code'>[],
  levels: readonly Level[],
): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries([
    ...levels.map((level) => [level.code, 0]),
    [unrated, 0],
  ]);
  for (const { code } of lines) counts[code ?? unrated] = (counts[code ?? unrated] ?? 0) + 1;
  return counts;
}

export const totalOf = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** A share in whole per cent, halves up; null of nothing. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((200 * part + whole) / (2 * whole));

export interface Share {
  /** How it is computed, in the scale's own words: `(blue + green + amber) / all`. */
  formula: string;
  count: number;
  of: number;
  /** Null when there are no actions. */
  percent: number | null;
}

/** What the council reports as its progress: done, on track and under way, of all. */
const inMotion: readonly LevelMeaning[] = ['done', 'on-track', 'under-way'];

/** The share of all actions that stand at levels of these meanings. */
function shareOf(
  counts: Record<string, number>,
  levels: readonly Level[],
  meanings: readonly LevelMeaning[],
): Share {
  const counted = levels.filter((level) => meanings.includes(level.meaning));
  const inColours = levels.every((level) => level.colour !== '');
  const words = counted.map((level) => (inColours ? level.colour : level.label).toLowerCase());
  const count = counted.reduce((sum, level) => sum + (counts[level.code] ?? 0), 0);
  const of = totalOf(counts);
  const sum = words.length > 1 ? `(${words.join(' + ')})` : (words[0] ?? '0');
  return { formula: `${sum} / all`, count, of, percent: percentOf(count, of) };
}

export const progressOf = (counts: Record<string, number>, levels: readonly Level[]): Share =>
  shareOf(counts, levels, inMotion);
export const completedOf = (counts: Record<string, number>, levels: readonly Level[]): Share =>
  shareOf(counts, levels, ['done']);

export interface CountsRow extends Omit<Level, 'meaning'> {
  /** `none`: not rated. */
  meaning: LevelMeaning | 'none';
  before: number | null;
  now: number;
  change: number | null;
}

/** A round's counts beside those of the round before, a row a level; actions without a rating only where there are any. */
export function tableRows(
  now: Record<string, number>,
  before: Record<string, number> | null,
  levels: readonly Level[],
): CountsRow[] {
  const none = { code: unrated, label: 'Not rated', colour: '', meaning: 'none' as const };
  const rows = [...levels, ...((now[unrated] ?? 0) + (before?.[unrated] ?? 0) > 0 ? [none] : [])];
  return rows.map(({ code, label, colour, meaning }) => {
    const count = now[code] ?? 0;
    const was = before ? (before[code] ?? 0) : null;
    return {
      code,
      label,
      colour,
      meaning,
      before: was,
      now: count,
      change: was === null ? null : count - was,
    };
  });
}
