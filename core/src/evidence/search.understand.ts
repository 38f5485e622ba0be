import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { placeholders, visibleTo } from './evidence.access.js';
import { mostTelling, plain, slips, slipsAllowed, someOf, wordsOf } from './search.words.js';

/** What a search was taken to mean. Queries are PostgreSQL's tsquery as text. */
export interface Understood {
  /** What evidence has to match; null when nothing that was typed can be looked for. */
  query: string | null;
  /** One query a word, for ranking and marking. */
  terms: string[];
  /** Words nothing visible has, and the nearest that something has. */
  corrections: { typed: string; taken: string }[];
  /** False when too little had all the words, so that some of them are enough. */
  every: boolean;
}

type Next = (value: unknown) => string;

/** Fewer matches than this, and some of the words are enough. */
const fewMatches = 3;

/**
 * `evidence e` that has the words of a tsquery, for a FROM, and the condition that goes with it. The index is read
 * first and row by row (OFFSET 0): fetching the words of each document to compare them would cost far more.
 */
export const matching = (query: string): string =>
  `(SELECT m.evidence_id, m.head FROM searchable m WHERE m.whole @@ ${query}::tsquery OFFSET 0) s
   JOIN evidence e ON e.id = s.evidence_id`;

/**
 * An administrator knows what is said about a document and not what is in it: page text counts only where the caller
 * may open it.
 */
export const mayMatch = (caller: Caller, query: string, next: Next): string =>
  caller.roles.includes('administrator')
    ? `(s.head @@ ${query}::tsquery OR ${visibleTo(caller, 'open', next)})`
    : 'true';

/** Evidence the caller may read that matches the placeholder's tsquery. */
function seen(caller: Caller, query: string, next: Next): string {
  return `SELECT 1 FROM ${matching(query)} WHERE e.programme_id = $1
    AND ${visibleTo(caller, 'read', next)} AND ${mayMatch(caller, query, next)}`;
}

/**
 * Reads a search as a person means it: stems, no stop words, typing errors mended by words that the caller could find
 * anyway, and some of the words where hardly anything has all of them. What the caller can't open changes nothing.
 */
export async function understand(tx: EntityManager, caller: Caller, typed: string): Promise<Understood> {
  await beginSearch(tx);
  const corrections: Understood['corrections'] = [];
  const terms: string[] = [];
  const known = await look(tx, caller, wordsOf(typed));
  for (const { word, query, found } of mostTelling(known, ({ word }) => word.length)) {
    if (found) {
      terms.push(query);
      continue;
    }
    const nearest = await nearestTo(tx, caller, word);
    if (nearest) {
      corrections.push({ typed: word, taken: nearest.word });
      terms.push(nearest.query);
    } else terms.push(`${lexeme(word)}:*`);
  }
  if (terms.length === 0) return { query: null, terms, corrections, every: true };
  const least = Math.ceil(terms.length / 2);
  // One word needs no counting: there is nothing to leave out.
  for (let size = terms.length; size >= least; size -= 1) {
    const query = someOf(terms, size);
    if (size === least || (await matches(tx, caller, query)) >= fewMatches)
      return { query, terms, corrections, every: size === terms.length };
  }
  return { query: null, terms, corrections, every: true };
}

/**
 * Settings of a transaction that searches. The planner does not know what it costs to fetch the words of a document
 * one by one, and would read all of them; and two swapped letters leave few groups of three letters alike.
 */
export const beginSearch = (tx: EntityManager) =>
  tx.query(
    `SELECT set_config('enable_seqscan', 'off', true), set_config('pg_trgm.similarity_threshold', '0.2', true)`,
  );

/** A word as tsquery spells it: whatever it holds, it is one word. */
export const lexeme = (word: string): string => `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;

/** Each word with its query; stop words are left out. `found`: something visible has it. */
async function look(tx: EntityManager, caller: Caller, words: string[]) {
  const values: unknown[] = [caller.programmeId, words];
  const next = placeholders(values);
  return tx.query<{ word: string; query: string; found: boolean }[]>(
    `SELECT w.word, w.query, EXISTS (${seen(caller, 'w.query', next)}) AS found
     FROM (SELECT word, plainto_tsquery('revisit', word)::text AS query, at
           FROM unnest($2::text[]) WITH ORDINALITY AS t(word, at)) w
     WHERE w.query <> '' ORDER BY w.at`,
    values,
  );
}

/** The nearest word that something visible has, by letters in common first and slips then. */
async function nearestTo(
  tx: EntityManager,
  caller: Caller,
  word: string,
): Promise<{ word: string; query: string } | undefined> {
  const allowed = slipsAllowed(word);
  if (allowed === 0) return undefined;
  const alike = await tx.query<{ word: string; stem: string; similarity: number }[]>(
    `SELECT word, stem, similarity(word, $1) AS similarity FROM searchable_word WHERE word % $1
     ORDER BY similarity DESC, word LIMIT 100`,
    [plain(word)],
  );
  const near = alike
    .map((candidate) => ({ ...candidate, slips: slips(plain(word), candidate.word) }))
    .filter((candidate) => candidate.slips <= allowed)
    .toSorted((a, b) => a.slips - b.slips || b.similarity - a.similarity);
  const values: unknown[] = [
    caller.programmeId,
    near.map((candidate) => lexeme(candidate.stem)),
    near.map((candidate) => candidate.word),
  ];
  const [best] = await tx.query<{ word: string; query: string }[]>(
    `SELECT c.word, c.query FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS c(query, word, at)
     WHERE EXISTS (${seen(caller, 'c.query', placeholders(values))}) ORDER BY c.at LIMIT 1`,
    values,
  );
  return best;
}

async function matches(tx: EntityManager, caller: Caller, query: string): Promise<number> {
  const values: unknown[] = [caller.programmeId, query];
  const [row] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM (${seen(caller, '$2', placeholders(values))} LIMIT ${fewMatches}) few`,
    values,
  );
  return row?.count ?? 0;
}
