import { type CriterionId, criteria, criterionIds } from '@revisit/core/shared';
import type { CriterionView, GapView, Readiness, ReadinessArea } from '../types.js';

/** How many areas meet each criterion, for the head of each column. */
export const metCounts = (areas: readonly ReadinessArea[]): Record<CriterionId, number> => {
  const counts = Object.fromEntries(criterionIds.map((id) => [id, 0])) as Record<CriterionId, number>;
  for (const area of areas)
    for (const criterion of area.criteria) if (criterion.state === 'met') counts[criterion.id] += 1;
  return counts;
};

/** `3 challenged` for ratings nobody answers for, else `2 stood by`; empty when nothing is challenged. */
export function challengedWords({ challenges = [] }: Pick<CriterionView, 'challenges'>): string {
  const open = challenges.filter((challenge) => challenge.open.length > 0).length;
  if (open > 0) return `${open} challenged`;
  return challenges.length > 0 ? `${challenges.length} stood by` : '';
}

/** The criterion that most of the areas that would not stand up lack; the earlier column on a draw. */
export function weakestCriterion(areas: readonly ReadinessArea[]): CriterionId | null {
  let weakest: CriterionId | null = null;
  let most = 0;
  for (const id of criterionIds) {
    const lacking = areas.filter(
      (area) =>
        area.state !== 'ready' && area.criteria.some((each) => each.id === id && each.state !== 'met'),
    ).length;
    if (lacking > most) {
      most = lacking;
      weakest = id;
    }
  }
  return weakest;
}

/** The board in a sentence: how many would stand up, and what the others lack most. */
export function leadSentence(areas: readonly ReadinessArea[], when: string): { first: string; rest: string } {
  const ready = areas.filter((area) => area.state === 'ready').length;
  const weakest = weakestCriterion(areas);
  const rest = weakest ? `${criteria[weakest].title} is what most of the others lack.` : '';
  return { first: `${ready} of ${areas.length} areas`, rest: `would stand up ${when}. ${rest}`.trim() };
}

export interface RankedGap extends GapView {
  areaId: string;
  areaNumber: number;
  criterion: CriterionView;
}

const unmet = (area: ReadinessArea) => area.criteria.filter((each) => each.state !== 'met').length;

/**
 * The gaps that would change most, best first. An area that lacks little comes before one that lacks much,
 * because closing its gap brings it furthest; within an area what is not met comes before what is partly met.
 * Each round takes one gap an area, so that one bad area does not fill the list.
 */
export function topGaps({ areas }: Pick<Readiness, 'areas'>, limit: number): RankedGap[] {
  const queues = [...areas]
    .sort((a, b) => unmet(a) - unmet(b) || a.number - b.number)
    .map((area) =>
      [...area.criteria]
        .sort((a, b) => Number(a.state === 'partly') - Number(b.state === 'partly'))
        .filter((criterion) => criterion.state !== 'met')
        .flatMap((criterion) =>
          criterion.gaps.map((gap) => ({ ...gap, areaId: area.areaId, areaNumber: area.number, criterion })),
        ),
    );
  const picked: RankedGap[] = [];
  for (let round = 0; picked.length < limit && queues.some((queue) => queue.length > round); round += 1) {
    for (const queue of queues) {
      const gap = queue[round];
      if (gap && picked.length < limit) picked.push(gap);
    }
  }
  return picked;
}

export const gapCount = (area: ReadinessArea): number =>
  area.criteria.reduce((sum, criterion) => sum + criterion.gaps.length, 0);

/** `2-impact` in the address is area 2, criterion impact. */
export const cellKey = (number: number, id: CriterionId): string => `${number}-${id}`;

export function cellOf(areas: readonly ReadinessArea[], key: string | null) {
  const [number, id] = key?.split(/-(.*)/s) ?? [];
  const area = areas.find((each) => String(each.number) === number);
  const criterion = area?.criteria.find((each) => each.id === id);
  return area && criterion ? { area, criterion } : null;
}
