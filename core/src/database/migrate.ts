import { Client } from 'pg';
import { createQueueSchema } from '../jobs/queue-connection.js';
import { dataSource } from './data-source.js';

/**
 * What the application's role may do, laid down again at every migration so that a new table is never forgotten.
 * Append-only tables lose UPDATE and DELETE, whoever asks (DESIGN section 4).
 */
const appendOnly = [
  'audit_entry',
  'audit_seal',
  'review',
  'rating',
  'plan_edition',
  'ask_event',
  'finding',
  'finding_resolution',
  'round_line',
  'challenge_override',
  'interim_note',
  'kpi_value',
  'link_kpi',
  'quoted_figure',
  'area_need',
  'nomination_event',
];
const erasable = [
  'session',
  'sign_in_failure',
  'evidence_page',
  'evidence_search',
  'search_word',
  'saved_view',
  'finding',
  'finding_resolution',
  'membership_area',
  'readiness_result',
  'pack_file',
  'job',
  'digest_item',
  'plan_import',
  'plan_parent_action',
  'nominee_contact',
  'nominee_suggestion',
];
/** Views read with their owner's rights, each with the condition of its programme: nothing is written through them. */
const readOnlyViews = ['searchable', 'searchable_word'];

function grants(role: string, database: string): string {
  return `
    REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC, ${role};
    REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role};
    GRANT USAGE ON SCHEMA public TO ${role};
    REVOKE CREATE ON SCHEMA public FROM PUBLIC, ${role};
    GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO ${role};
    REVOKE ALL ON migrations FROM ${role};
    GRANT SELECT ON migrations TO ${role};
    REVOKE UPDATE ON ${appendOnly.join(', ')} FROM ${role};
    REVOKE INSERT, UPDATE ON ${readOnlyViews.join(', ')} FROM ${role};
    REVOKE UPDATE ON link FROM ${role};
    GRANT UPDATE (accepted_at, ended_at) ON link TO ${role};
    REVOKE UPDATE ON supersession, owner_change FROM ${role};
    GRANT UPDATE (replaced_at, ended_at) ON supersession TO ${role};
    GRANT UPDATE (seen_at) ON owner_change TO ${role};
    REVOKE UPDATE ON sign_off FROM ${role};
    GRANT UPDATE (decision, decision_comment, decided_by, decided_at) ON sign_off TO ${role};
    GRANT DELETE ON ${erasable.join(', ')} TO ${role};
    REVOKE EXECUTE ON FUNCTION account_for_sign_in, account_for_invitation, account_for_new_password, account_for_new_password_link, upload_link_for_token, nominee_link_for_token, programme_of_mail, session_person, member_elsewhere, programme_ids, sample_progress FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION account_for_sign_in, account_for_invitation, account_for_new_password, account_for_new_password_link, upload_link_for_token, nominee_link_for_token, programme_of_mail, session_person, member_elsewhere, programme_ids, sample_progress TO ${role};
    GRANT USAGE ON SCHEMA bullmq TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA bullmq TO ${role};
    GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA bullmq TO ${role};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO ${role};`;
}

/**
 * Brings the database to the newest schema as the owner, gives the application's role its rights, and forgets the readiness
 * that was kept: it is computed anew.
 * Throws when both URLs name the same role: row-level security does not bind a table's owner.
 */
export async function migrate(ownerUrl: string, appUrl: string): Promise<string[]> {
  const appRole = decodeURIComponent(new URL(appUrl).username);
  if (appRole === decodeURIComponent(new URL(ownerUrl).username))
    throw new Error(
      'DATABASE_URL and DATABASE_OWNER_URL name the same role. Row-level security does not bind the owner of a table: make a second role for the application.',
    );
  const source = await dataSource(ownerUrl, 2).initialize();
  try {
    // Two processes that migrate at once take turns.
    const runner = source.createQueryRunner();
    await runner.query(`SELECT pg_advisory_lock(hashtext('revisit.migrate'))`);
    try {
      const done = await source.runMigrations();
      await createQueueSchema(ownerUrl);
      await grant(ownerUrl, appRole);
      // What an earlier release kept may rest on other rules: the board would show a verdict that nobody would reach today.
      await runner.query('DELETE FROM readiness_result');
      return done.map((migration) => migration.name);
    } finally {
      await runner.query(`SELECT pg_advisory_unlock(hashtext('revisit.migrate'))`);
      await runner.release();
    }
  } finally {
    await source.destroy();
  }
}

async function grant(ownerUrl: string, appRole: string) {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      grants(client.escapeIdentifier(appRole), client.escapeIdentifier(client.database ?? '')),
    );
  } finally {
    await client.end();
  }
}
