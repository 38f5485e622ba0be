import type { EvidenceKind } from '@revisit/core/shared';
import type { AreaRef } from '../../types.js';

const withoutExtension = (fileName: string) => fileName.replace(/\.[a-z0-9]{1,5}$/i, '');

/** Marks of drafts and copies that say nothing about the document. */
const noise = /(?<=^|\s)(final|draft|copy|v\d+(\.\d+)?|version \d+|\(\d+\))(?=\s|$)/gi;

/** A title to start from: `EHCP-audit_Sep-Dec FINAL v3.docx` becomes `EHCP audit Sep Dec`. */
export function proposeTitle(fileName: string): string {
  const words = withoutExtension(fileName)
    .replace(/[_-]+/g, ' ')
    .replace(noise, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const title = words || withoutExtension(fileName);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

const kindSigns: [RegExp, EvidenceKind][] = [
  [/\b(minutes|notes of|meeting)\b/i, 'minutes'],
  [/\b(case stud(y|ies))\b/i, 'case-study'],
  [/\b(survey|questionnaire|poet|feedback)\b/i, 'survey'],
  [/\b(audits?)\b/i, 'audit'],
  [/\b(polic(y|ies)|procedure|standards?)\b/i, 'policy'],
  [/\b(training|workshop|slides)\b/i, 'training'],
  [/\b(newsletter|letter|leaflet|communication|e-?mail)\b/i, 'communication'],
  [/\b(data|dashboard|baseline|figures|timeliness)\b/i, 'data'],
  [/\b(plan|strategy)\b/i, 'plan'],
  [/\b(report|review|evaluation)\b/i, 'report'],
];

/** What kind of document the name speaks of; a spreadsheet that says nothing is data. */
export function proposeKind(fileName: string): EvidenceKind {
  const words = withoutExtension(fileName).replace(/[_-]+/g, ' ');
  const sign = kindSigns.find(([pattern]) => pattern.test(words));
  if (sign) return sign[1];
  if (/\.(xlsx|ods|csv)$/i.test(fileName)) return 'data';
  if (/\.(eml|msg)$/i.test(fileName)) return 'communication';
  return 'other';
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
const stem = (word: string) => word.toLowerCase().replace(/(ing|s)$/, '');
const tellingWords = (text: string) =>
  text
    .split(/[^a-z]+/i)
    .filter((word) => word.length > 2 && !common.has(word.toLowerCase()))
    .map(stem);

/** Areas whose title shares a telling word with the file's name, best first, at most three. */
export function proposeAreas<Area extends AreaRef>(fileName: string, areas: readonly Area[]): Area[] {
  const named = new Set(tellingWords(withoutExtension(fileName).replace(/[_-]+/g, ' ')));
  return areas
    .map((area) => ({ area, hits: tellingWords(area.title).filter((word) => named.has(word)).length }))
    .filter(({ hits }) => hits > 0)
    .sort((a, b) => b.hits - a.hits || a.area.number - b.area.number)
    .slice(0, 3)
    .map(({ area }) => area);
}
