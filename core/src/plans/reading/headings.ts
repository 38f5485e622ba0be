import type { PlanField } from '../plan-shape.js';
import { headingKey } from './fold.js';

/**
 * What councils call the columns of their plans. Within a field the better name stands first: where a file has two
 * columns for one thing (`lead` and `lead roles`), the better one is read and the other left out.
 */
const names: Record<Exclude<PlanField, 'ignored'>, readonly string[]> = {
  ref: [
    'ref',
    'reference',
    'action ref',
    'action number',
    'action no',
    'ref no',
    'no',
    'number',
    'item',
    '#',
    'id',
  ],
  title: [
    'text',
    'title',
    'actions',
    'key actions',
    'key tasks',
    'key task',
    'tasks',
    'task',
    'action required',
    'actions required',
    'action to be taken',
    'activity',
    'milestone',
    'milestones',
    'what we will do',
    'what will we do',
    'action',
  ],
  due: [
    'due text',
    'due',
    'due date',
    'date due',
    'date to complete',
    'timescale',
    'timescales',
    'timeframe',
    'timeline',
    'deadline',
    'by when',
    'when',
    'target date',
    'completion date',
    'end date',
  ],
  leads: [
    'lead roles',
    'leads',
    'lead',
    'lead officer',
    'lead officers',
    'action lead',
    'lead person',
    'owner',
    'action owner',
    'responsible officer',
    'responsible',
    'responsibility',
    'by whom',
    'who',
    'lead role',
  ],
  rating: [
    'rating',
    'rag',
    'rag rating',
    'rag status',
    'brag',
    'brag rating',
    'brag status',
    'status',
    'progress',
  ],
  expectedOutcome: [
    'expected outcome',
    'expected outcomes',
    'outcome',
    'outcomes',
    'intended outcome',
    'impact',
    'expected impact',
  ],
  successMeasure: [
    'success measures',
    'success measure',
    'success criteria',
    'measure of success',
    'measures of success',
    'how will we know',
  ],
  forum: ['governance forum', 'forum', 'governance', 'monitoring group', 'reporting to'],
  progress: [
    'progress update',
    'progress to date',
    'update',
    'latest update',
    'commentary',
    'comments',
    'comment',
  ],
  references: ['references', 'references to other plans', 'reference to other plans', 'see also'],
  areas: [
    'area of concern',
    'areas of concern',
    'area of weakness',
    'areas of weakness',
    'areas it serves',
    'areas',
  ],
  sectionRef: ['priority ref', 'section ref', 'working group', 'theme ref'],
  sectionTitle: ['working group title', 'priority', 'section', 'theme', 'workstream', 'weakness'],
  areaRef: ['area ref', 'action area ref'],
  areaTitle: [
    'action area',
    'improvement area',
    'improvement areas',
    'area for improvement',
    'areas for improvement',
    'area',
  ],
  sectionLeads: ['section lead', 'working group lead', 'priority lead'],
};

/** Columns of the council's own lists that only repeat what other columns say. */
const repeats = [
  'row type',
  'due kind',
  'rating colour',
  'rating status',
  'source line',
  'line',
  'csc ip refs',
  'area text',
];

interface Meaning {
  field: PlanField;
  /** 0 is the best name of its field. */
  rank: number;
}

const meanings = new Map<string, Meaning>([
  ...Object.entries(names).flatMap(([field, all]) =>
    all.map((name, rank): [string, Meaning] => [name, { field: field as PlanField, rank }]),
  ),
  ...repeats.map((name): [string, Meaning] => [name, { field: 'ignored', rank: 0 }]),
]);

/** What a heading means by itself; null for one nobody knows. */
export function meaningOf(heading: string): Meaning | null {
  const key = headingKey(heading);
  const known = meanings.get(key);
  if (known) return known;
  if (/^key (tasks?|actions?) to\b/.test(key)) return { field: 'title', rank: 0 };
  return null;
}

export interface HeadedColumn {
  heading: string;
  /** Null: nobody knows what this column means. */
  field: PlanField | null;
  /** The first of its cells that say something, for the person who is asked. */
  examples: string[];
}

/**
 * What a table's columns mean, from their headings and, where a heading is used for two things, from the cells
 * under it.
 * @param cells the texts under each heading
 */
export function meaningsOf(headings: readonly string[], cells: readonly string[][]): HeadedColumn[] {
  const found = headings.map((heading) => meaningOf(heading));
  const longest = (column: number) => Math.max(0, ...(cells[column] ?? []).map((text) => text.length));
  const keys = headings.map(headingKey);
  found.forEach((meaning, column) => {
    if (!meaning) return;
    // `Action` heads the actions themselves, or their letters beside a column of texts.
    const texts = found.some((other, place) => place !== column && other?.field === 'title');
    if (keys[column] === 'action' && texts && longest(column) <= 4)
      found[column] = { field: 'areaRef', rank: 1 };
    // `Progress` heads one of a few words, or sentences.
    if (keys[column] === 'progress' && longest(column) > 40) found[column] = { field: 'progress', rank: 9 };
    if (keys[column] === 'lead role' && found.some((other) => other?.field === 'sectionRef'))
      found[column] = { field: 'sectionLeads', rank: 1 };
    if (keys[column] === 'priority' && longest(column) <= 6) found[column] = { field: 'sectionRef', rank: 1 };
  });
  return headings.map((heading, column) => {
    const meaning = found[column];
    const better = found.some(
      (other, place) =>
        other &&
        meaning &&
        other.field === meaning.field &&
        (other.rank < meaning.rank || (other.rank === meaning.rank && place < column)),
    );
    const blank = heading.trim() === '';
    return {
      heading,
      field: meaning ? (better ? 'ignored' : meaning.field) : blank ? blankField(column, cells) : null,
      examples: [...new Set(cells[column]?.filter((text) => text !== '') ?? [])].slice(0, 3),
    };
  });
}

const looksLikeRef = /^(\d+(\.\d+)*[a-z]?|[A-Z]{1,2}\d+(\.\d+)*)\.?$/;

/** A column without a heading holds refs, or nothing at all. */
function blankField(column: number, cells: readonly string[][]): PlanField | null {
  const said = cells[column]?.filter((text) => text !== '') ?? [];
  if (said.length === 0) return 'ignored';
  return said.every((text) => looksLikeRef.test(text)) ? 'ref' : null;
}

/** What tells one layout of columns from another: a mapping is remembered under it. */
export const signatureOf = (headings: readonly string[]): string =>
  headings.map((heading) => headingKey(heading).replace(/^(key tasks|key actions) to .*/, '$1')).join(' | ');
