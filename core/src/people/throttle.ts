import type { Database } from '../database/database.js';
import { RevisitError } from '../errors/errors.js';
import { tokenHash } from './secrets.js';

/** Tries within a quarter of an hour: so many for one account from one address, so many from one address. */
const triesPerAccount = 10;
const triesPerSource = 50;
const windowMinutes = 15;

/** What somebody tries without a session, for which account and from where. Neither address is kept in clear. */
export interface Try {
  accountHash: string;
  sourceHash: string;
}

export const failedSignIn = (address: string, source: string): Try => ({
  accountHash: tokenHash(`account:${address}`),
  sourceHash: tokenHash(`source:${source}`),
});

export const askForLink = (address: string, source: string): Try => ({
  accountHash: tokenHash(`new-password:${address}`),
  sourceHash: tokenHash(`new-password-source:${source}`),
});

/** 429 after too many of the same, alike for an account that is there and for one that is not. */
export async function refuseWhenThrottled(
  database: Database,
  { accountHash, sourceHash }: Try,
  said: { code: string; what: string; else?: string },
): Promise<void> {
  const [counts] = await database.ask<{ account: string; source: string }>(
    `SELECT count(*) FILTER (WHERE account_hash = $1 AND source_hash = $2) AS account,
            count(*) FILTER (WHERE source_hash = $2) AS source
     FROM sign_in_failure WHERE at > now() - $3 * interval '1 minute' AND (account_hash = $1 OR source_hash = $2)`,
    [accountHash, sourceHash, windowMinutes],
  );
  if (Number(counts?.account) < triesPerAccount && Number(counts?.source) < triesPerSource) return;
  throw new RevisitError(
    429,
    said.code,
    `${said.what} Wait ${windowMinutes} minutes and try again${said.else ? `, ${said.else}` : ''}.`,
    { retryAfterSeconds: windowMinutes * 60 },
    'warn',
  );
}

export const noteTry = (database: Database, { accountHash, sourceHash }: Try): Promise<unknown> =>
  database.ask('INSERT INTO sign_in_failure (account_hash, source_hash) VALUES ($1, $2)', [
    accountHash,
    sourceHash,
  ]);
