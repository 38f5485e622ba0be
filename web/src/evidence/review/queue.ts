import { type EvidenceKind, evidenceKinds } from '@revisit/core/shared';
import { asSearch, type Locator } from '../address.js';

/** The id after `current`, or the one before when `by` is -1; stays at the ends. */
export function neighbour(ids: readonly string[], current: string | null, by: 1 | -1): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  if (at === -1) return ids[0] ?? null;
  return ids[Math.max(0, Math.min(ids.length - 1, at + by))] ?? null;
}

/** What opens when `current` leaves the queue: the next, or the last that is left. */
export function afterLeaving(ids: readonly string[], current: string): string | null {
  const at = ids.indexOf(current);
  const left = ids.filter((id) => id !== current);
  return left[Math.min(Math.max(at, 0), left.length - 1)] ?? null;
}

export interface QueueChoice {
  areaId?: string;
  kind?: EvidenceKind;
  ownerId?: string;
  /** `waiting`: what has waited longest comes first; `newest`: what came last. */
  order: 'waiting' | 'newest';
}

const choiceKeys = ['areaId', 'kind', 'ownerId'] as const;

/** What the address says about which part of the queue is walked, and in which order. */
export function queueChoice(search: URLSearchParams): QueueChoice {
  const kind = evidenceKinds.find((each) => each === search.get('kind'));
  return {
    areaId: search.get('areaId') ?? undefined,
    kind,
    ownerId: search.get('ownerId') ?? undefined,
    order: search.get('order') === 'newest' ? 'newest' : 'waiting',
  };
}

/** The address of one piece of evidence in that part of the queue, optionally at a place in its document. */
export function queueAddress(choice: QueueChoice, evidence: string | null, place?: Locator): URLSearchParams {
  const search = new URLSearchParams(place ? asSearch(place) : {});
  if (evidence) search.set('evidence', evidence);
  for (const key of choiceKeys) if (choice[key]) search.set(key, choice[key]);
  if (choice.order === 'newest') search.set('order', choice.order);
  return search;
}
