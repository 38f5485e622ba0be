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
export const fewMatches = 3;

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

/** The words of a search that can be looked for, each with its query. */
type Asked = { word: string; query: string }[];

/**
 * Reads a search as a person means it: stems, no stop words, typing errors mended by words that the caller could find
 * anyway, and some of the words where hardly anything has all of them. What the caller can't open changes nothing.
 */
export async function understand(tx: EntityManager, caller: Caller, asked: Asked): Promise<Understood> {
  const literally = taken(asked);
  // Mostly everything typed is there, and no word has to be looked at on its own.
  if (literally.query === null || (await matches(tx, caller, literally.query)) >= fewMatches)
    return literally;
  return mended(tx, caller, asked);
}

/** The words that are looked for in what was typed; begins the search. */
export async function askedIn(tx: EntityManager, typed: string): Promise<Asked> {
  await beginSearch(tx);
  return mostTelling(await queriesOf(tx, wordsOf(typed)), ({ word }) => word.length);
}

/** The words as they were typed, all of them. */
export function taken(asked: Asked): Understood {
  const terms = asked.map(({ query }) => query);
  return {
    query: terms.length > 0 ? someOf(terms, terms.length) : null,
    terms,
    corrections: [],
    every: true,
  };
}

/** What was typed, with typing errors mended and as many of the words as something has. */
async function mended(tx: EntityManager, caller: Caller, asked: Asked): Promise<Understood> {
  const corrections: Understood['corrections'] = [];
  const terms: string[] = [];
  for (const { word, query, found } of await look(tx, caller, asked)) {
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
  const least = Math.ceil(terms.length / 2);
  let size = terms.length;
  // The least is taken without counting: there is nothing more to leave out.
  while (size > least && (await matches(tx, caller, someOf(terms, size))) < fewMatches) size -= 1;
  return { query: someOf(terms, size), terms, corrections, every: size === terms.length };
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

/** Each word with its query; stop words are left out. */
async function queriesOf(tx: EntityManager, words: string[]) {
  return tx.query<{ word: string; query: string }[]>(
    `SELECT w.word, w.query
     FROM (SELECT word, plainto_tsquery('revisit', word)::text AS query, at
           FROM unnest($1::text[]) WITH ORDINALITY AS t(word, at)) w
     WHERE w.query <> '' ORDER BY w.at`,
    [words],
  );
}

/**
 * Which of the words something visible has. For who sees everything the list of words answers; for others each word's
 * documents are looked through for one they may see.
 */
async function look(tx: EntityManager, caller: Caller, asked: { word: string; query: string }[]) {
  const values: unknown[] = [
    caller.programmeId,
    asked.map(({ word }) => word),
    asked.map(({ query }) => query),
  ];
  const next = placeholders(values);
  const somewhere = `EXISTS (${seen(caller, 'w.query', next)})`;
  const seesAll = values.length === 3;
  const found = seesAll
    ? `CASE WHEN w.word ~ '^[a-z]{4,30}$' AND w.query ~ '^''[a-z]+''$'
         THEN EXISTS (SELECT 1 FROM searchable_word k WHERE k.stem = trim(BOTH '''' FROM w.query))
         ELSE ${somewhere} END`
    : somewhere;
  return tx.query<{ word: string; query: string; found: boolean }[]>(
    `SELECT w.word, w.query, ${found} AS found
     FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS w(word, query, at) ORDER BY w.at`,
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
