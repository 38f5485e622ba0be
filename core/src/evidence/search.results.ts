import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import type { Day } from '../calendar/calendar.js';
import { placeholders, visibleTo } from './evidence.access.js';
import { type EvidenceRow, evidenceRowJoins, evidenceRowJson } from './evidence.row.js';
import type { Shows } from './evidence.words.js';
import { markEnd, markStart, type Segment, segmentsOf } from './search.words.js';

/** As many as are ranked by what stands on their pages; who wants more adds a word. */
export const shownAtMost = 200;

export interface FoundPage {
  page: number;
  snippet: Segment[];
  /** Words as they stand on the page, for the reader to open it at. */
  quote: string;
}

export interface FoundEvidence extends EvidenceRow {
  titleMarks: Segment[];
  /** The claim that has most of the words, if any has one. */
  claim: {
    linkId: string;
    area: number;
    shows: Shows;
    marks: Segment[];
    page: number | null;
    quote: string | null;
  } | null;
  /** The pages that have most of the words, best first: at most three. Empty where the caller may not open it. */
  pages: FoundPage[];
}

type Row = Omit<FoundEvidence, 'titleMarks' | 'pages' | 'claim'> & {
  marked: string;
  pages: { page: number; snippet: string }[] | null;
  claim: (Omit<NonNullable<FoundEvidence['claim']>, 'marks'> & { marked: string }) | null;
};

const plainMarks = `StartSel=${markStart}, StopSel=${markEnd}`;
const wholeText = `HighlightAll=true, ${plainMarks}`;
const snippet = `MaxWords=34, MinWords=16, MaxFragments=1, ${plainMarks}`;
/** Characters of a long page that a snippet is looked for in, from a little before the first word found. */
const windowSize = 2400;
const before = 600;

/** How many of the words (a list of queries) a tsvector has. */
const having = (vector: string, terms: string) =>
  `(SELECT count(*) FROM unnest(${terms}::text[]) AS t(q) WHERE ${vector} @@ t.q::tsquery)::float8`;

const clean = (text: string) => `translate(${text}, E'\\x01\\x02', '  ')`;

/**
 * One page of the results: evidence whose title, tags and claims have most of the words first, then that whose best
 * page has. Without words the order of the ids stands.
 */
export async function rowsOf(
  tx: EntityManager,
  caller: Caller,
  ids: string[],
  terms: string[],
  { on, from, to }: { on: Day; from: number; to: number },
): Promise<FoundEvidence[]> {
  if (ids.length === 0 || to < from) return [];
  const rows = terms.length > 0 ? await ranked(tx, caller, ids, terms, on, from, to) : await plainRows();
  return rows.map(({ marked, pages, claim, ...row }) => ({
    ...row,
    titleMarks: segmentsOf(marked),
    claim: claim && shownClaim(claim),
    pages: (pages ?? []).map(({ page, snippet: text }) => shownPage(page, text)),
  }));

  async function plainRows(): Promise<Row[]> {
    const some = ids.slice(from, Math.min(to + 1, shownAtMost));
    return tx
      .query<{ row: Row }[]>(
        `SELECT ${evidenceRowJson('$2', ["'marked', e.title", "'pages', NULL", "'claim', NULL"])} AS row
         FROM evidence e ${evidenceRowJoins} WHERE e.id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], e.id)`,
        [some, on],
      )
      .then((found) => found.map(({ row }) => row));
  }
}

async function ranked(
  tx: EntityManager,
  caller: Caller,
  ids: string[],
  terms: string[],
  on: Day,
  from: number,
  to: number,
): Promise<Row[]> {
  const any = terms.map((term) => `(${term})`).join(' | ');
  const stems = any.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const values: unknown[] = [ids, terms, any, on, stems];
  const opens = visibleTo(caller, 'open', placeholders(values));
  const pagesWithWords = `FROM evidence_page p WHERE p.version_id = searched_version(e.id) AND p.words @@ $3::tsquery`;
  const rank = `ts_rank_cd(p.words, $3::tsquery, 1)`;
  const bestPages = `
    SELECT p.page, p.text ${pagesWithWords}
    ORDER BY ${having('p.words', '$2')} + coalesce((
        SELECT max(${having("to_tsvector('revisit', l.claim)", '$2')}) FROM link l
        WHERE l.evidence_id = e.id AND l.ended_at IS NULL AND l.page = p.page), 0) DESC, ${rank} DESC, p.page
    LIMIT 3`;
  const found = await tx.query<{ row: Row }[]>(
    `WITH headed AS MATERIALIZED (
       SELECT s.evidence_id, ${having('s.head', '$2')} / ${terms.length} AS share,
         ts_rank('{0.1, 0.3, 0.7, 1}', s.head, $3::tsquery) AS rank
       FROM searchable s WHERE s.evidence_id = ANY($1::uuid[])
     ), nearest AS MATERIALIZED (
       SELECT h.*, e.updated_at FROM headed h
       CROSS JOIN LATERAL (SELECT e.updated_at FROM evidence e WHERE e.id = h.evidence_id OFFSET 0) e
       ORDER BY h.share DESC, h.rank DESC, e.updated_at DESC, h.evidence_id LIMIT ${shownAtMost}
     ), scored AS MATERIALIZED (
       SELECT n.evidence_id, n.updated_at, n.share + n.rank + coalesce(b.best, 0) AS score
       FROM nearest n JOIN evidence e ON e.id = n.evidence_id
       LEFT JOIN LATERAL (
         SELECT max(${having('p.words', '$2')} / ${terms.length} + ${rank}) AS best ${pagesWithWords}
       ) b ON ${opens}
       ORDER BY score DESC, n.updated_at DESC, n.evidence_id LIMIT ${to - from + 1} OFFSET ${from}
     )
     SELECT ${evidenceRowJson('$4', ["'marked', m.title", "'pages', b.pages", "'claim', c.claim"])} AS row
     FROM scored JOIN evidence e ON e.id = scored.evidence_id ${evidenceRowJoins}
     CROSS JOIN LATERAL (SELECT ts_headline('revisit', ${clean('e.title')}, $3::tsquery, '${wholeText}') AS title) m
     LEFT JOIN LATERAL (
       SELECT json_agg(json_build_object('page', w.page, 'snippet',
         ts_headline('revisit', ${clean('w.part')}, $3::tsquery, '${snippet}')) ORDER BY w.at) AS pages
       FROM (SELECT t.page, t.at, substr(t.text, greatest(1, t.first - ${before}), ${windowSize}) AS part
         FROM (SELECT d.*, row_number() OVER () AS at,
             coalesce((SELECT min(x.at) FROM (SELECT strpos(lower(left(d.text, 200000)), stem) AS at FROM unnest($5::text[]) AS s(stem)) x
               WHERE x.at > 0), 1) AS first
           FROM (${bestPages}) d) t) w
     ) b ON ${opens}
     LEFT JOIN LATERAL (
       SELECT json_build_object('linkId', l.id, 'area', a.number, 'shows', l.shows, 'page', l.page,
         'quote', CASE WHEN ${opens} THEN l.quote END,
         'marked', ts_headline('revisit', ${clean('l.claim')}, $3::tsquery, '${wholeText}')) AS claim
       FROM link l JOIN area a ON a.id = l.area_id
       WHERE l.evidence_id = e.id AND l.ended_at IS NULL AND to_tsvector('revisit', l.claim) @@ $3::tsquery
       ORDER BY ${having("to_tsvector('revisit', l.claim)", '$2')} DESC, l.created_at LIMIT 1
     ) c ON true
     ORDER BY scored.score DESC, scored.updated_at DESC, scored.evidence_id`,
    values,
  );
  return found.map(({ row }) => row);
}

const shownClaim = ({ marked, ...claim }: NonNullable<Row['claim']>) => ({
  ...claim,
  marks: segmentsOf(marked),
});

/** Long enough to be found once on its page, short enough for an address. */
const quoteAtMost = 120;

function shownPage(page: number, text: string): FoundPage {
  const marks = segmentsOf(text.replace(/\s+/g, ' ').trim());
  const first = marks.findIndex((segment) => segment.marked);
  const passage = marks
    .slice(Math.max(first, 0))
    .map((segment) => segment.text)
    .join('');
  const quote =
    passage.length <= quoteAtMost ? passage : passage.slice(0, quoteAtMost).replace(/\s+\S*$/, '');
  return { page, snippet: marks, quote: quote.trim() };
}
