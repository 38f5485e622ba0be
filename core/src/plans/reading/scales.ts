import type { LevelMeaning } from '../plans.words.js';
import { fold } from './fold.js';

export interface ScaleLevel {
  /** As plans print it. */
  code: string;
  label: string;
  meaning: LevelMeaning;
}

export interface KnownScale {
  name: string;
  /** Best first. */
  levels: (ScaleLevel & { also: readonly string[]; colour?: string; needsEmbedding?: true })[];
  /** A word that only this scale has; words that several scales share prove none of them. */
  sign: RegExp;
}

/** Scales that councils have published. What is in none of them becomes a level when a person says what it counts as. */
export const knownScales: readonly KnownScale[] = [
  {
    // The key of the Lancashire improvement plan of April 2019.
    name: 'Progress in five colours',
    sign: /^(c|g|a|r|n\/s|blue|blue \(c\))$/i,
    levels: [
      { code: 'C', label: 'Done', meaning: 'done', also: ['blue', 'blue (c)'], colour: 'blue' },
      { code: 'G', label: 'On track', meaning: 'on-track', also: ['green', 'green (g)'], colour: 'green' },
      { code: 'A', label: 'Under way', meaning: 'under-way', also: ['amber', 'amber (a)'], colour: 'amber' },
      { code: 'R', label: 'At risk', meaning: 'at-risk', also: ['red', 'red (r)'], colour: 'red' },
      {
        code: 'n/s',
        label: 'Not started',
        meaning: 'not-started',
        also: ['grey', 'grey (n/s)', 'ns'],
        colour: 'grey',
      },
    ],
  },
  {
    // The progress column of the Lancashire written statement of 2018; it has no red and no overdue.
    name: 'Complete, underway, planned',
    sign: /^action (complete|underway|planned)$/i,
    levels: [
      { code: 'Action Complete', label: 'Complete', meaning: 'done', also: ['action completed'] },
      { code: 'Action Underway', label: 'Underway', meaning: 'under-way', also: ['action under way'] },
      { code: 'Action Planned', label: 'Planned', meaning: 'not-started', also: [] },
    ],
  },
  {
    // The key of the Thurrock written statement of 2019. Its green means embedded and sustained, and no less.
    name: 'Red, amber, light green, green',
    sign: /^light green$/i,
    levels: [
      { code: 'GREEN', label: 'Embedded', meaning: 'done', also: [], needsEmbedding: true },
      { code: 'LIGHT GREEN', label: 'On track', meaning: 'on-track', also: [] },
      { code: 'AMBER', label: 'Under way', meaning: 'under-way', also: [] },
      { code: 'RED', label: 'At risk', meaning: 'at-risk', also: [] },
    ],
  },
];

const plain = (label: string): string => fold(label).toLowerCase();

const levelFor = (scale: KnownScale, label: string) =>
  scale.levels.find((level) => [level.code, ...level.also].some((name) => plain(name) === plain(label)));

/**
 * The known scale that a plan's ratings are of, or null. Every rating must be one of its levels, and a rating or a
 * line of the plan's own key must be its sign: red, amber and green alone are of several scales.
 * @param key the ratings that the plan's own key lists
 */
export function recogniseScale(printed: readonly string[], key: readonly string[]): KnownScale | null {
  const all = [...new Set([...printed, ...key])];
  if (all.length === 0) return null;
  return (
    knownScales.find(
      (scale) =>
        printed.every((label) => levelFor(scale, label)) && all.some((label) => scale.sign.test(fold(label))),
    ) ?? null
  );
}

/** The code of a printed rating in a list of levels, by its code, its label or another name of a known scale. */
export function codeFor(levels: readonly { code: string; label: string }[], printed: string): string | null {
  const direct = levels.find(
    (level) => plain(level.code) === plain(printed) || plain(level.label) === plain(printed),
  );
  if (direct) return direct.code;
  const codes = levels.map((level) => level.code);
  const scale = knownScales.find((known) => known.levels.every((level) => codes.includes(level.code)));
  return (scale && levelFor(scale, printed)?.code) ?? null;
}

const colourWord = /^(light green|dark green|green|amber|yellow|red|blue|grey|purple)\b/i;

/**
 * What a level says beside its meaning: the colour by which the council calls it (empty: none), and whether calling an
 * action so says that it is embedded.
 * @param levels the whole scale that the level is of
 */
export function traitsOf(
  levels: readonly { code: string }[],
  code: string,
): { colour: string; needsEmbedding: boolean } {
  const scale = knownScales.find(
    (known) =>
      known.levels.length === levels.length &&
      known.levels.every((level) => levels.some((each) => each.code === level.code)),
  );
  const known = scale?.levels.find((level) => level.code === code);
  const word = colourWord.exec(fold(code))?.[1] ?? '';
  return { colour: known?.colour ?? word.toLowerCase(), needsEmbedding: known?.needsEmbedding ?? false };
}
