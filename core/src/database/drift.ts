import { Client } from 'pg';
import { dataSource } from './data-source.js';

/**
 * Objects written by hand in migrations, which TypeORM does not know and would drop. Its names start with hx_,
 * so that nothing else can hide behind this filter.
 */
const byHand = /^DROP INDEX "public"\."hx_/;

/**
 * What TypeORM would change to make a migrated database look like the entities, less what is written by hand.
 * Also names tables that carry a programme and have no row-level security. Empty: no drift.
 */
export async function drift(ownerUrl: string): Promise<string[]> {
  const source = await dataSource(ownerUrl, 1).initialize();
  let statements: string[];
  try {
    const log = await source.driver.createSchemaBuilder().log();
    statements = log.upQueries.map((query) => query.query).filter((sql) => !byHand.test(sql));
  } finally {
    await source.destroy();
  }
  return [...statements, ...(await openTables(ownerUrl))];
}

async function openTables(ownerUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ relname: string }>(`
      SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'programme_id'
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT c.relrowsecurity`);
    return rows.map((row) => `table ${row.relname} carries a programme and has no row-level security`);
  } finally {
    await client.end();
  }
}
