import { Client, type QueryResultRow } from 'pg';
import type { Core } from '../core.js';
import { RevisitError } from '../errors/errors.js';

/**
 * One statement as the tables' owner, whom neither row-level security nor append-only rights bind: for moving
 * moments back and for tampering.
 */
export async function asOwner<Row extends QueryResultRow>(
  core: Pick<Core, 'config'>,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: core.config.DATABASE_OWNER_URL });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** How something was refused: `409 move-not-allowed`. Throws when it was not, or fell over. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof RevisitError) return `${error.status} ${error.code}`;
    throw error;
  }
  throw new Error('Nothing refused it.');
}

/** Looks until it is so; throws after forty seconds, which a process takes to start on a machine that is busy with tests. */
export async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const last = Date.now() + 40_000;
  while (!(await isSo())) {
    if (Date.now() > last) throw new Error(`Waited in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
