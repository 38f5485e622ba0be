import { Client } from 'pg';
import { dataSource } from './data-source.js';

/**
 * Indexes written by hand in migrations, which TypeORM does not know and would drop. Their names start with hx_;
 * each is listed, so that one that is gone is missed and nothing else can hide behind this filter.
 */
const indexesByHand = [
  'hx_action_serves_area_standing',
  'hx_evidence_list',
  'hx_evidence_narrowed',
  'hx_evidence_search_head',
  'hx_evidence_search_whole',
  'hx_evidence_waiting',
  'hx_job_open',
  'hx_kpi_serves_action_standing',
  'hx_kpi_serves_area_standing',
  'hx_link_standing',
  'hx_mail_due',
  'hx_nomination_standing',
  'hx_nominee_contact_email',
  'hx_nominee_link_open',
  'hx_owner_change_unseen',
  'hx_supersession_newer',
  'hx_supersession_older',
  'hx_search_word_alike',
  'hx_review_round_open',
  'hx_sign_off_open',
  'hx_version_open',
  'hx_version_unguarded',
];
const dropByHand = new RegExp(`^DROP INDEX "public"\\."(${indexesByHand.join('|')})"$`);

/** They belong to no programme and hold nothing that could be read in clear. */
const openByNature = ['migrations', 'sign_in_failure'];

/**
 * What TypeORM would change to make a migrated database look like the entities, less what is written by hand. Also
 * names what was written by hand and is gone: indexes, and row-level security. Empty: no drift.
 */
export async function drift(ownerUrl: string): Promise<string[]> {
  const source = await dataSource(ownerUrl, 1).initialize();
  let statements: string[];
  try {
    const log = await source.driver.createSchemaBuilder().log();
    statements = log.upQueries.map((query) => query.query).filter((sql) => !dropByHand.test(sql));
  } finally {
    await source.destroy();
  }
  return [...statements, ...(await goneByHand(ownerUrl))];
}

async function goneByHand(ownerUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const indexes = await client.query<{ gone: string }>(
      `SELECT 'index ' || name || ' is gone' AS gone FROM unnest($1::text[]) AS name
       WHERE to_regclass('public.' || name) IS NULL`,
      [indexesByHand],
    );
    const tables = await client.query<{ gone: string }>(
      `SELECT 'table ' || c.relname || CASE WHEN c.relrowsecurity THEN ' has no policy' ELSE ' has no row-level security' END AS gone
       FROM pg_class c
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL($1::text[])
         AND (NOT c.relrowsecurity OR NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))`,
      [openByNature],
    );
    return [...indexes.rows, ...tables.rows].map((row) => row.gone);
  } finally {
    await client.end();
  }
}
