import type { Sector } from './nominations.rules.js';

/** How a nominee is spoken to: as somebody in a post, as a parent, or as a young person. */
export const voices = ['professional', 'parent-carer', 'young-person'] as const;
export type Voice = (typeof voices)[number];

/** Somebody who is put forward as a young person is spoken to as one, whatever else they are put forward for. */
export function voiceOf(sectors: readonly Sector[]): Voice {
  if (sectors.includes('young-people')) return 'young-person';
  return sectors.includes('parent-carers') ? 'parent-carer' : 'professional';
}
