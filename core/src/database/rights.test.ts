import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import { aProgramme, someApproved, someEvidence, type TestProgramme, testConfig } from '../testing/index.js';

let core: Core;
let app: Client;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
  await someApproved(core, programme, someEvidence(programme.areaIds[0]));
  app = new Client({ connectionString: core.config.DATABASE_URL });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await core.close();
});

const inOurs = (sql: string) =>
  core.database.inProgramme(programme.id, (tx) => tx.query<[unknown, number]>(sql));

describe('the application’s role', () => {
  it('is no superuser, owns nothing and is bound by row-level security', async () => {
    const { rows } = await app.query(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owned
       FROM pg_roles r WHERE rolname = current_user`,
    );
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 },
    ]);
  });

  it.each([
    'CREATE TABLE extra (id integer)',
    'CREATE TEMPORARY TABLE account (person_id uuid)',
    'CREATE SCHEMA extra',
    'CREATE FUNCTION extra() RETURNS integer LANGUAGE sql RETURN 1',
    'ALTER TABLE evidence ADD COLUMN extra text',
    'ALTER TABLE evidence DISABLE ROW LEVEL SECURITY',
    'DROP TABLE link_action',
    'DROP POLICY evidence_of_programme ON evidence',
    'CREATE INDEX extra ON evidence (title)',
    'TRUNCATE audit_entry',
    'TRUNCATE job',
    `INSERT INTO migrations (timestamp, name) VALUES (1, 'x')`,
    'CREATE TABLE bullmq.extra (id integer)',
  ])('has no DDL: %s', async (sql) => {
    await expect(app.query(sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each([
    'audit_entry',
    'audit_seal',
    'review',
    'rating',
    'ask_event',
    'round_line',
    'challenge_override',
    'interim_note',
    'area_need',
    'nomination_event',
  ])('adds to %s and never changes it', async (table) => {
    await expect(inOurs(`UPDATE ${table} SET programme_id = programme_id`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(inOurs(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    await expect(inOurs(`SELECT count(*) FROM ${table}`)).resolves.toBeDefined();
  });
  it.each([
    'evidence',
    'evidence_version',
    'link',
    'person',
    'account',
    'membership',
    'programme',
    'pack',
    'action',
    'review_round',
    'sign_off',
  ])('never deletes from %s: history names it', async (table) => {
    await expect(inOurs(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
  });

  it('changes of a link nothing but that it was accepted and that it ended', async () => {
    for (const column of [
      'claim',
      'shows',
      'area_id',
      'evidence_id',
      'page',
      'quote',
      'created_at',
      'created_by',
    ])
      await expect(inOurs(`UPDATE link SET ${column} = ${column}`), column).rejects.toThrow(
        /permission denied/,
      );
    const [, changed] = await inOurs('UPDATE link SET accepted_at = accepted_at, ended_at = ended_at');
    expect(changed).toBe(1);
  });

  it('asks through the doors, which look for tables in one place only', async () => {
    const { rows } = await app.query<{ proname: string; setting: string }>(
      `SELECT proname, array_to_string(proconfig, ';') AS setting FROM pg_proc
       WHERE prosecdef AND pronamespace = 'public'::regnamespace ORDER BY 1`,
    );
    expect(rows.map((row) => row.proname)).toEqual([
      'account_for_invitation',
      'account_for_new_password',
      'account_for_new_password_link',
      'account_for_sign_in',
      'member_elsewhere',
      'nominee_link_for_token',
      'programme_ids',
      'programme_of_mail',
      'sample_progress',
      'session_person',
      'upload_link_for_token',
    ]);
    // A temporary table would come first where pg_temp is not named last.
    expect(new Set(rows.map((row) => row.setting))).toEqual(new Set(['search_path=public, pg_temp']));
  });
});
