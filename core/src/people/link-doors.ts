import type { Database } from '../database/database.js';
import { RevisitError } from '../errors/errors.js';
import { tokenHash } from './secrets.js';

/** Guesses from one address within a quarter of an hour before it is made to wait. */
const guessesAtMost = 20;
const windowMinutes = 15;

/**
 * What the token of a link opens, for somebody without an account. 404 for a token nobody made, in the same words
 * each time; 429 for an address (`source`) from which too many such came, also with the right one.
 */
export async function openDoor<Found>(
  database: Database,
  door: { kind: string; source: string; refusal?: string },
  find: () => Promise<Found | undefined>,
): Promise<Found> {
  const guesser = tokenHash(`${door.kind}:${door.source}`);
  const [guesses] = await database.ask<{ count: string }>(
    `SELECT count(*) FROM sign_in_failure WHERE source_hash = $1 AND at > now() - $2 * interval '1 minute'`,
    [guesser, windowMinutes],
  );
  if (Number(guesses?.count) >= guessesAtMost)
    throw new RevisitError(
      429,
      'too-many-failures',
      `Too many links that nobody made were tried from here. Wait ${windowMinutes} minutes and try again.`,
      { retryAfterSeconds: windowMinutes * 60 },
      'warn',
    );
  const found = await find();
  if (found !== undefined) return found;
  await database.ask('INSERT INTO sign_in_failure (account_hash, source_hash) VALUES ($1, $1)', [guesser]);
  throw refuseLink(door.refusal);
}

export const refuseLink = (
  sentence = 'This link doesn’t work. Part of it may be missing: copy the whole of it, or ask whoever sent it to you.',
) => new RevisitError(404, 'no-such-link', sentence);
