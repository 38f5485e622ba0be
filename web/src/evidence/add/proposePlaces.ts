import type { Action, AreaRef } from '../../types.js';
import { withoutDays } from './proposePeriod.js';

type ActionRef = Pick<Action, 'id' | 'ref' | 'areas'>;

/** Where a file belongs, as its name and its folders say. */
export interface Places {
  areaIds: string[];
  actionIds: string[];
}

const common = new Set([
  'and',
  'the',
  'for',
  'with',
  'from',
  'area',
  'plans',
  'plan',
  'quality',
  'strategy',
  'need',
]);
const stem = (word: string) =>
  word
    .toLowerCase()
    .replace(/^ehcps?$/, 'ehc')
    .replace(/(ing|s)$/, '');
const tellingWords = (text: string) =>
  text
    .split(/[^a-z]+/i)
    .filter((word) => word.length > 2 && !common.has(word.toLowerCase()))
    .map(stem);

/** Areas whose title shares a telling word with the text, best first, at most three. */
export function proposeAreas<Area extends AreaRef>(text: string, areas: readonly Area[]): Area[] {
  return scored([text], areas)
    .slice(0, 3)
    .map(({ area }) => area);
}

/** A word in the file's own name counts for more than one in a folder further out. */
function scored<Area extends AreaRef>(names: readonly string[], areas: readonly Area[]) {
  const words = names.map((name) => new Set(tellingWords(name)));
  return areas
    .map((area) => {
      const title = new Set(tellingWords(area.title));
      const hits = words.map((named) => [...title].filter((word) => named.has(word)).length);
      return { area, score: hits.reduce((sum, found, depth) => sum + found / (depth + 1), 0) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.area.number - b.area.number);
}

/** `Area 7`, `Areas 7 and 9`, `area_07`, `A7`; not the A4 of a sheet of paper. */
function namedAreas(name: string): number[] {
  const text = name.replaceAll('_', ' ');
  const written = [...text.matchAll(/\bareas?[ -]*(\d{1,2}(?:(?:,| and| &| \+)* ?\d{1,2}(?![\d.]))*)/gi)];
  const numbers = written.flatMap(([, list = '']) => list.match(/\d+/g) ?? []);
  const short = [
    ...text.matchAll(
      /(?<![A-Za-z0-9])A(\d{1,2})(?![A-Za-z0-9])(?! ?(?:poster|leaflet|flyer|sheet|print|booklet|portrait|landscape))/g,
    ),
  ].map(([, number = '']) => number);
  return [...new Set([...numbers, ...short].map(Number))];
}

/** Refs as the plan prints them: `2.5.1`, `1.10.2a`. */
const refsIn = (name: string): string[] =>
  withoutDays(name.replaceAll('_', ' ')).match(/(?<![\d.a-z])\d{1,2}(?:\.\d{1,2})+[a-z]?(?![\d]|\.\d)/gi) ??
  [];

/**
 * The areas and actions a path speaks of. The file's name first, then folder by folder outwards: refs of actions and
 * areas named by number settle it; only when nobody names one, words shared with an area's title do.
 */
export function proposePlaces(
  path: string,
  areas: readonly AreaRef[],
  actions: readonly ActionRef[],
): Places {
  const [fileName = '', ...folders] = path.split(/[/\\]/).toReversed();
  const names = [fileName.replace(/\.[a-z0-9]{1,5}$/i, ''), ...folders];
  for (const name of names) {
    const numbers = namedAreas(name);
    const named = areas.filter((area) => numbers.includes(area.number));
    const refs = new Set(refsIn(name).map((ref) => ref.toLowerCase()));
    const meant = actions.filter((action) => refs.has(action.ref.toLowerCase()));
    const served = meant.flatMap((action) => action.areas.map((area) => area.id));
    const known = new Set(areas.map((area) => area.id));
    const areaIds = named.length > 0 ? named.map((area) => area.id) : served.filter((id) => known.has(id));
    if (areaIds.length > 0)
      return { areaIds: [...new Set(areaIds)], actionIds: meant.map((action) => action.id) };
    if (meant.length > 0) return { areaIds: likeliest(names, areas), actionIds: meant.map(({ id }) => id) };
  }
  return { areaIds: likeliest(names, areas), actionIds: [] };
}

/** One area, or none: two guesses are two corrections. */
const likeliest = (names: readonly string[], areas: readonly AreaRef[]): string[] =>
  scored(names, areas)
    .slice(0, 1)
    .map(({ area }) => area.id);
