import { type EvidenceKind, evidenceKinds } from '@revisit/core/shared';

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

/** The address of one piece of evidence in that part of the queue, optionally at a page of its document. */
export function queueAddress(choice: QueueChoice, evidence: string | null, page?: number): URLSearchParams {
  const search = new URLSearchParams();
  if (evidence) search.set('evidence', evidence);
  if (page) search.set('page', String(page));
  for (const key of choiceKeys) if (choice[key]) search.set(key, choice[key]);
  if (choice.order === 'newest') search.set('order', choice.order);
  return search;
}

export interface TextPiece {
  text: string;
  marked: boolean;
}

/** A page's text cut where the claimed words stand; spaces and line breaks may differ. */
export function markQuote(text: string, quote: string | undefined): TextPiece[] {
  const words = quote?.trim().split(/\s+/).filter(Boolean) ?? [];
  if (words.length === 0) return [{ text, marked: false }];
  const pattern = new RegExp(
    words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'),
    'i',
  );
  const found = pattern.exec(text);
  if (!found) return [{ text, marked: false }];
  const end = found.index + found[0].length;
  return [
    { text: text.slice(0, found.index), marked: false },
    { text: found[0], marked: true },
    { text: text.slice(end), marked: false },
  ].filter((piece) => piece.text !== '');
}
