import type { EvidenceRow } from '../../types.js';
import { downloadCsv } from '../../ui/csv.js';
import { dayOfMoment } from '../../ui/format.js';
import { evidenceStateWords, kindWords, sensitivityWords, showsWords, sourceWords } from '../../ui/words.js';

const head = [
  'Title',
  'Kind',
  'Whose voice',
  'Who may read it',
  'State',
  'Stale',
  'Areas',
  'Shows',
  'Tags',
  'Covers from',
  'Covers to',
  'Review by',
  'Owner',
  'File',
  'Last changed',
];

export const evidenceCsv = (rows: readonly EvidenceRow[]): string[][] => [
  head,
  ...rows.map((row) => [
    row.title,
    kindWords[row.kind],
    sourceWords[row.source],
    sensitivityWords[row.sensitivity].title,
    evidenceStateWords[row.state],
    row.stale ? 'yes' : 'no',
    row.areas.join(' '),
    row.shows.map((level) => showsWords[level].title).join(' '),
    row.tags.join(', '),
    row.coversFrom ?? '',
    row.coversTo ?? '',
    row.reviewBy ?? '',
    row.owner.name,
    row.file?.fileName ?? '',
    dayOfMoment(row.updatedAt),
  ]),
];

/** The rows that match the list's filters, up to a thousand, as a file. */
export const exportEvidence = (rows: EvidenceRow[]): void => downloadCsv('evidence.csv', evidenceCsv(rows));
