import type { ActionContent } from '../plan-content.js';
import { fold } from '../reading/fold.js';

/** What is needed of an action to know it again. */
export type Known = Pick<ActionContent, 'ref' | 'refGiven' | 'title'>;

/** What two actions have in common when they are one; null: nothing can be said of this one in this way. */
type Sign = (each: Known) => string | null;

const words = (each: Known): string => fold(each.title).toLowerCase();

/**
 * By the ref that is printed; by ref and text; by text; by ref alone. Refs that were only counted out come last, since
 * they shift when an action is put between.
 */
const signs: Sign[] = [
  (each) => (each.refGiven ? each.ref : null),
  (each) => `${each.ref}\n${words(each)}`,
  words,
];

/** Which action of an earlier edition each of a later one is. */
export function matchActions<Old extends Known, New extends Known>(
  old: readonly Old[],
  next: readonly New[],
): Map<New, Old> {
  const found = new Map<New, Old>();
  const taken = new Set<Old>();
  const match = (sign: Sign, suits: (before: Old, now: New) => boolean = () => true) => {
    const waiting = new Map<string, Old[]>();
    for (const before of old) {
      const key = taken.has(before) ? null : sign(before);
      if (key !== null) waiting.set(key, [...(waiting.get(key) ?? []), before]);
    }
    for (const now of next) {
      const key = found.has(now) ? null : sign(now);
      const before = key === null ? undefined : waiting.get(key)?.find((each) => !taken.has(each));
      if (!before || !suits(before, now)) continue;
      found.set(now, before);
      taken.add(before);
    }
  };
  for (const sign of signs) match(sign);
  match(
    (each) => each.ref,
    (before, now) => !(before.refGiven && now.refGiven),
  );
  return found;
}
