import type { EvidenceKind, EvidenceSource, Shows } from '@revisit/core/shared';

const withoutExtension = (fileName: string) => fileName.replace(/\.[a-z0-9]{1,5}$/i, '');
const wordsOf = (name: string) => name.replace(/[_-]+/g, ' ');

/** Marks of drafts and copies that say nothing about the document. */
const noise = /(?<=^|\s)(final|draft|copy of|copy|v\d+(\.\d+)?|version \d+|\(\d+\))(?=\s|$)/gi;

/** What the links say already: the number of an area or the ref of an action in front of the title. */
const place = /^(?:areas? ?\d{1,2}|A\d{1,2}|\d{1,2}(?:\.\d{1,2})+[a-z]?)(?:\s*[-–:]\s*|\s+)(?=\S*[a-z])/i;

/** A title to start from: `2.5.1 EHCP-audit_Sep-Dec 2019-20 FINAL v3.docx` becomes `EHCP audit Sep Dec 2019-20`. */
export function proposeTitle(fileName: string): string {
  // A file's name may hold what no title may.
  const name = withoutExtension(fileName.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ''));
  const words = name
    .replace(/_+/g, ' ')
    .replace(/(?<!\d)-+|-+(?!\d)/g, ' ')
    .replace(noise, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(place, '');
  const title = words || name;
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

/**
 * What kind of document the name speaks of, else the nearest folder; a spreadsheet that says nothing is data.
 * @param path the file's name, with the folders it came from before it when they are known
 */
export function proposeKind(path: string): EvidenceKind {
  const [fileName = '', ...folders] = path.split(/[/\\]/).toReversed();
  const sign = (name: string) => kindSigns.find(([pattern]) => pattern.test(wordsOf(name)))?.[1];
  const named = sign(withoutExtension(fileName));
  if (named) return named;
  if (/\.(xlsx|ods|csv)$/i.test(fileName)) return 'data';
  if (/\.(eml|msg)$/i.test(fileName)) return 'communication';
  for (const folder of folders) {
    const kind = sign(folder);
    if (kind) return kind;
  }
  return 'other';
}

const voices: [RegExp, EvidenceSource][] = [
  [/\b(young people|youth|pupil voice|children s voice)\b/i, 'young-people'],
  [/\b(parents?|carers?|famil(y|ies)|poet)\b/i, 'families'],
  [/\b(ccgs?|icb|nhs|health|dco|camhs|hospital|therap(y|ies|ists?))\b/i, 'health'],
  [/\b(schools?|sencos?|headteachers?|academ(y|ies)|colleges?)\b/i, 'schools'],
  [/\b(ofsted|cqc|independent|peer review)\b/i, 'independent'],
];

/** Whose voice the file's own name speaks of; the council's when it names nobody. */
export function proposeSource(path: string): EvidenceSource {
  const name = wordsOf(withoutExtension(path.split(/[/\\]/).at(-1) ?? ''));
  return voices.find(([pattern]) => pattern.test(name))?.[1] ?? 'council';
}

/** What such a document can show at the most by itself. Impact is for a person to claim, never for a name. */
export const proposeShows = (kind: EvidenceKind): Shows =>
  kind === 'minutes' || kind === 'training' || kind === 'communication' ? 'activity' : 'output';
