import type { EvidenceSource } from '../../evidence/evidence.words.js';

export const ink = '#1f2430';
export const quiet = '#5b6270';
export const line = '#d5d9e0';

/** Each voice has its colour, so that a pile of sample documents does not look like one author's work. */
export const accents: Record<EvidenceSource, string> = {
  council: '#1d4f7c',
  health: '#0b6157',
  schools: '#7a4a12',
  families: '#6b2f7f',
  'young-people': '#9b2c4d',
  independent: '#3b4a63',
};

/** A tint for the head of a table: the colour mixed with white, a tenth of it left. */
export function tint(colour: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `#${channels.map((c) => Math.round(255 - (255 - c) * 0.1).toString(16)).join('')}`;
}
