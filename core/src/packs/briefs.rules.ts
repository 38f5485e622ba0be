import type { Shows } from '../evidence/evidence.words.js';
import type { Voice } from '../nominations/voices.js';
import { briefSetting, briefSheet, linesOf, type Setting, shorten } from './brief-sheet.js';
import {
  adviceFor,
  type BriefArea,
  type BriefClaim,
  claimWord,
  figuresOf,
  findingOf,
  found,
} from './briefs.words.js';

/** A brief that fits one sheet. */
export interface FittedBrief {
  areas: BriefArea[];
  /** How many areas stand in the first column; all of them where there is one. */
  firstColumn: number;
  /** Claims that found no room. */
  leftOut: number;
}

/** How far a brief is cut down: claims an area keeps, and lines that texts may take. */
interface Cut {
  claims: number[];
  finding: number;
  title: number;
  claim: number;
  source: number;
}

/** No text is longer: the fields it comes from are limited, and a sheet has no more lines. */
const uncut = 1000;
const strength: Record<Shows, number> = { impact: 2, output: 1, activity: 0 };

/**
 * Fits a brief to one sheet. First the weakest claims go, one after the other, from the area that has most of them; an
 * area keeps its strongest. Then findings and titles are shortened, all to the same number of lines, then claims. Only when
 * that is not enough go where claims are taken from, last claims, and findings. What fits is not touched.
 */
export function fitBrief(areas: readonly BriefArea[], voice: Voice): FittedBrief {
  const setting = briefSetting(areas.length);
  const room = roomFor(voice);
  const all = cuts(areas);
  const tried = (cut: Cut) => {
    const fitted = cutDown(areas, voice, cut, setting);
    return { areas: fitted, ...columnsOf(fitted, voice, setting) };
  };
  // Each cut is deeper than the one before it: the first that fits is looked for by halves.
  let [from, to] = [0, all.length - 1];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (tried(all[middle] as Cut).height <= room) to = middle;
    else from = middle + 1;
  }
  const { areas: fitted, firstColumn } = tried(all[from] as Cut);
  return { areas: fitted, firstColumn, leftOut: claimsOf(areas) - claimsOf(fitted) };
}

const claimsOf = (areas: readonly BriefArea[]) => areas.reduce((sum, { claims }) => sum + claims.length, 0);

/** From untouched to bare, each cut a little deeper than the one before. */
function cuts(areas: readonly BriefArea[]): Cut[] {
  let cut: Cut = {
    claims: areas.map(({ claims }) => claims.length),
    finding: uncut,
    title: uncut,
    claim: uncut,
    source: uncut,
  };
  const all = [cut];
  const deeper = (change: Partial<Cut>) => {
    cut = { ...cut, ...change };
    all.push(cut);
  };
  const dropClaims = (keep: number) => {
    for (let area = weakestOf(areas, cut.claims, keep); area >= 0; area = weakestOf(areas, cut.claims, keep))
      deeper({ claims: cut.claims.map((count, index) => (index === area ? count - 1 : count)) });
  };
  dropClaims(1);
  for (let lines = 12; lines >= 2; lines -= 1) deeper({ finding: lines, source: lines });
  deeper({ title: 2, source: 1 });
  deeper({ title: 1 });
  deeper({ finding: 1 });
  for (let lines = 12; lines >= 1; lines -= 1) deeper({ claim: lines });
  deeper({ source: 0 });
  dropClaims(0);
  deeper({ finding: 0 });
  return all;
}

/** The area whose last claim goes next, of those with most claims and more than `keep`; -1 when there is none. */
function weakestOf(areas: readonly BriefArea[], claims: readonly number[], keep: number): number {
  const most = Math.max(...claims);
  if (most <= keep) return -1;
  const weakest = (area: number): number => strength[areas[area]?.claims[most - 1]?.shows ?? 'activity'];
  return claims.reduce(
    (found, count, area) => (count === most && (found < 0 || weakest(area) <= weakest(found)) ? area : found),
    -1,
  );
}

function cutDown(areas: readonly BriefArea[], voice: Voice, cut: Cut, setting: Setting): BriefArea[] {
  const { width, text, title, small, number, indent } = setting;
  const shortClaim = (claim: BriefClaim): BriefClaim => {
    const before = `${claimWord(claim.shows, voice)} `;
    const whole = `${before}${plain(claim.claim)}`;
    const short = shorten(whole, width - indent, text, cut.claim);
    return {
      ...claim,
      claim: short.slice(before.length),
      source: cut.source === 0 ? '' : shorten(plain(claim.source), width - indent, small, cut.source),
    };
  };
  return areas.map((area, index) => {
    const finding = shorten(findingOf({ weakness: plain(area.weakness) }), width, text, cut.finding);
    return {
      ...area,
      title: shorten(plain(area.title), width - number, title, cut.title),
      weakness: cut.finding === 0 ? '' : finding.slice(found.length),
      claims: area.claims.slice(0, cut.claims[index]).map(shortClaim),
    };
  });
}

/** What a browser would collapse or break at is one space here, and so is a space that may not be broken at. */
const plain = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** What one area takes of its column, in points. */
export function heightOf(area: BriefArea, voice: Voice, setting: Setting): number {
  const { width, text, title, small, number, indent } = setting;
  const lines = (words: string, type: typeof text, less = 0) =>
    linesOf(words, width - less, type) * type.line;
  const claims = area.claims.map(
    ({ shows, claim, source }) =>
      setting.beforeClaim +
      lines(`${claimWord(shows, voice)} ${claim}`, text, indent) +
      lines(source, small, indent),
  );
  return (
    lines(area.title, title, number) +
    2 +
    lines(findingOf(area), text) +
    lines(figuresOf(area, voice), text) +
    claims.reduce((sum, each) => sum + each, 0) +
    setting.afterArea
  );
}

/** What is left for the areas between what stands above and below them. */
export function roomFor(voice: Voice): number {
  const { width, height, head, advice, foot } = briefSheet;
  const lines = linesOf(adviceFor[voice].text, width - 2 * advice.indent, advice.text);
  const above =
    head.programme.line +
    head.name.line +
    head.role.line +
    head.after +
    2 * advice.padding +
    advice.title.line +
    lines * advice.text.line +
    advice.after;
  return height - above - foot.before - foot.lines * foot.text.line;
}

/** How many areas go into the first column, so that both are filled alike, and the height of the taller. */
function columnsOf(
  areas: readonly BriefArea[],
  voice: Voice,
  setting: Setting,
): { firstColumn: number; height: number } {
  const heights = areas.map((area) => heightOf(area, voice, setting));
  const total = heights.reduce((sum, each) => sum + each, 0);
  const best = { firstColumn: areas.length, height: total };
  if (setting.columns === 1) return best;
  let first = 0;
  for (const [index, height] of heights.entries()) {
    first += height;
    const taller = Math.max(first, total - first);
    if (taller < best.height) Object.assign(best, { firstColumn: index + 1, height: taller });
  }
  return best;
}
