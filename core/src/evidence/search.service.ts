import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import type { Day } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { placeholders, visibleTo } from './evidence.access.js';
import { type EvidenceFilter, evidenceConditions } from './evidence.list.js';
import { type Facets, facetsOf } from './search.facets.js';
import { type FoundEvidence, rowsOf, shownAtMost } from './search.results.js';
import {
  askedIn,
  beginSearch,
  fewMatches,
  matching,
  taken,
  type Understood,
  understand,
} from './search.understand.js';
import { plain, wordsOf } from './search.words.js';

/** Matches are counted up to here; an answer over more than this many says so. */
export const countedAtMost = 1000;

export interface SearchQuery {
  /** `q` is what was typed; the rest narrows it. */
  filter: EvidenceFilter;
  /** The day on which evidence is asked to be stale or not. */
  on: Day;
  from: number;
  to: number;
}

export interface SearchAnswer {
  /** Never over `countedAtMost`. */
  total: number;
  /** There are more than were counted: rows and counts are of the first that were found. */
  more: boolean;
  /** The best of them are shown, up to this many. */
  shown: number;
  understood: Pick<Understood, 'corrections' | 'every'>;
  rows: FoundEvidence[];
  facets: Facets;
}

export interface Suggestions {
  documents: { id: string; title: string }[];
  tags: string[];
}

/** Finding: the page that proves it, and what there is to narrow by. */
export class SearchService {
  constructor(private readonly database: Database) {}

  async search(caller: Caller, query: SearchQuery): Promise<SearchAnswer> {
    demand(caller, 'evidence.read');
    const { meant, ids } = await this.database.inProgramme(caller.programmeId, (tx) =>
      look(tx, caller, query),
    );
    const counted = ids.slice(0, countedAtMost);
    // Beside each other: neither needs the other, and a person waits for both.
    const [rows, facets] = await Promise.all([
      this.database.inProgramme(caller.programmeId, (tx) => rowsOf(tx, caller, counted, meant.terms, query)),
      this.database.inProgramme(caller.programmeId, (tx) => facetsOf(tx, counted, query.on)),
    ]);
    return {
      total: counted.length,
      more: ids.length > countedAtMost,
      shown: Math.min(counted.length, shownAtMost),
      understood: { corrections: meant.corrections, every: meant.every },
      rows,
      facets,
    };
  }

  /** Titles and tags that go on from what is typed; a few, and only of what the caller may read. */
  suggest(caller: Caller, typed: string): Promise<Suggestions> {
    demand(caller, 'evidence.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const words = wordsOf(typed);
      const last = words.at(-1);
      if (!last || plain(typed).trim().length < 2) return { documents: [], tags: [] };
      await beginSearch(tx);
      const near = await headsLike(tx, caller, words);
      const begun = plain(typed).trim();
      const tags = near.flatMap((document) => document.tags).filter((tag) => tag.startsWith(begun));
      return {
        documents: near.slice(0, suggestionsAtMost).map(({ id, title }) => ({ id, title })),
        tags: [...new Set(tags)].toSorted().slice(0, tagsAtMost),
      };
    });
  }
}

/** What was meant and what has it: mostly all the words as they were typed, which is one look. */
async function look(
  tx: EntityManager,
  caller: Caller,
  query: SearchQuery,
): Promise<{ meant: Understood; ids: string[] }> {
  const typed = query.filter.q?.trim();
  if (!typed) return { meant: nothingTyped, ids: await found(tx, caller, query, null) };
  const asked = await askedIn(tx, typed);
  const literally = taken(asked);
  const ids = literally.query === null ? [] : await found(tx, caller, query, literally);
  // As many with the filter are at least as many without it: nothing has to be mended.
  if (literally.query === null || ids.length >= fewMatches) return { meant: literally, ids };
  const meant = await understand(tx, caller, asked);
  return { meant, ids: meant.query === literally.query ? ids : await found(tx, caller, query, meant) };
}

const nothingTyped: Understood = { query: null, terms: [], corrections: [], every: true };

/** What matches, up to one more than is counted. Without words: the last changed first. */
async function found(
  tx: EntityManager,
  caller: Caller,
  { filter, on }: SearchQuery,
  meant: Understood | null,
): Promise<string[]> {
  const values: unknown[] = [caller.programmeId];
  const next = placeholders(values);
  const words = meant?.query ? next(meant.query) : null;
  const conditions = [
    'e.programme_id = $1',
    visibleTo(caller, 'read', next),
    ...evidenceConditions(caller, filter, words, next, on),
  ].filter((condition) => condition !== 'true');
  const order = words ? '' : 'ORDER BY e.updated_at DESC, e.id';
  const rows = await tx.query<{ id: string }[]>(
    `SELECT e.id FROM ${words ? matching(words) : 'evidence e'} WHERE ${conditions.join(' AND ')} ${order} LIMIT ${countedAtMost + 1}`,
    values,
  );
  return rows.map((row) => row.id);
}

const suggestionsAtMost = 6;
const tagsAtMost = 4;
/** Tags are taken from as many documents as this. */
const lookedAt = 200;

/** Documents that have the words, and one that begins like the last, in their title or tags. */
async function headsLike(tx: EntityManager, caller: Caller, words: string[]) {
  const whole = words.slice(0, -1).join(' ');
  const begun = (words.at(-1) ?? '').replace(/[^\p{L}\p{N}]/gu, '');
  const values: unknown[] = [caller.programmeId, whole, `'${begun}':*A`];
  const condition = visibleTo(caller, 'read', placeholders(values));
  return tx.query<{ id: string; title: string; tags: string[] }[]>(
    `WITH typed AS MATERIALIZED (
       SELECT CASE WHEN plainto_tsquery('revisit', $2)::text = '' THEN $3::tsquery
         ELSE plainto_tsquery('revisit', $2) && $3::tsquery END AS query
     )
     SELECT e.id, e.title, e.tags FROM typed CROSS JOIN LATERAL (
       SELECT s.evidence_id FROM searchable s WHERE s.head @@ typed.query OFFSET 0
     ) s JOIN evidence e ON e.id = s.evidence_id
     WHERE e.programme_id = $1 AND e.state <> 'withdrawn' AND ${condition}
     LIMIT ${lookedAt}`,
    values,
  );
}
