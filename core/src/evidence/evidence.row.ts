import type { Day } from '../calendar/calendar.js';
import type {
  EvidenceKind,
  EvidenceSource,
  EvidenceState,
  Sensitivity,
  Shows,
  VersionState,
} from './evidence.words.js';

/** A row of the list, as lists and search results show it. */
export interface EvidenceRow {
  id: string;
  title: string;
  kind: EvidenceKind;
  source: EvidenceSource;
  sensitivity: Sensitivity;
  state: EvidenceState;
  reviewBy: Day | null;
  /** Past its review date on the day asked about. */
  stale: boolean;
  coversFrom: Day | null;
  coversTo: Day | null;
  tags: string[];
  owner: { id: string; name: string };
  /** Numbers of the areas it is linked to. */
  areas: number[];
  shows: Shows[];
  file: {
    number: number;
    fileName: string;
    size: number;
    state: VersionState;
    pageCount: number | null;
  } | null;
  submittedAt: string | null;
  updatedAt: string;
  version: number;
}

/**
 * The row as JSON, from `evidence e` and its joins.
 * @param on placeholder of the day on which it is stale or not
 * @param more further pairs of name and value, in SQL
 */
export const evidenceRowJson = (on: string, more: readonly string[] = []): string =>
  `json_build_object(${[
    `'id', e.id, 'title', e.title, 'kind', e.kind, 'source', e.source, 'sensitivity', e.sensitivity, 'state', e.state`,
    `'reviewBy', e.review_by, 'stale', coalesce(e.review_by < ${on}::date, false), 'coversFrom', e.covers_from, 'coversTo', e.covers_to`,
    `'tags', e.tags, 'owner', json_build_object('id', p.id, 'name', p.name)`,
    `'areas', l.areas, 'shows', l.shows, 'file', f.file`,
    `'submittedAt', e.submitted_at, 'updatedAt', e.updated_at, 'version', e.version`,
    ...more,
  ].join(', ')})`;

export const evidenceRowJoins = `
  JOIN person p ON p.id = e.owner_id
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(DISTINCT a.number), '[]') AS areas, coalesce(json_agg(DISTINCT k.shows), '[]') AS shows
    FROM link k JOIN area a ON a.id = k.area_id WHERE k.evidence_id = e.id AND k.ended_at IS NULL
  ) l
  LEFT JOIN LATERAL (
    SELECT json_build_object('number', v.number, 'fileName', v.file_name, 'size', v.size, 'state', v.state, 'pageCount', v.page_count) AS file
    FROM evidence_version v WHERE v.evidence_id = e.id AND v.state NOT IN ('discarded', 'expired')
    ORDER BY v.received_at IS NULL, v.number DESC LIMIT 1
  ) f ON true`;
