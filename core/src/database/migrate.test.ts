import { describe, expect, it } from 'vitest';
import { today } from '../calendar/calendar.js';
import { createCore } from '../core.js';
import { criterionIds } from '../readiness/readiness.rules.js';
import { aProgramme, asOwner, ownDatabase, testConfig } from '../testing/index.js';
import { dataSource } from './data-source.js';
import { drift } from './drift.js';
import { migrate } from './migrate.js';
import { NomineeLinks1700000000013 } from './migrations/1700000000013-nominee-links.js';
import { migrations } from './migrations.js';

describe('migrations', () => {
  it('run from empty, once, and are harmless the second time', async () => {
    const own = await ownDatabase(false);
    const { DATABASE_OWNER_URL: owner, DATABASE_URL: app } = own.urls;
    try {
      expect((await migrate(owner, app)).length).toBeGreaterThan(0);
      expect(await migrate(owner, app)).toEqual([]);
      expect(await drift(owner)).toEqual([]);
    } finally {
      await own.drop();
    }
  });

  it('take turns when two processes start at once', async () => {
    const own = await ownDatabase(false);
    const { DATABASE_OWNER_URL: owner, DATABASE_URL: app } = own.urls;
    try {
      const done = await Promise.all([migrate(owner, app), migrate(owner, app)]);
      expect(done.filter((names) => names.length > 0)).toHaveLength(1);
      expect(await drift(owner)).toEqual([]);
    } finally {
      await own.drop();
    }
  });

  it('take back what the application’s role was given by hand', async () => {
    const own = await ownDatabase();
    const { DATABASE_OWNER_URL: owner, DATABASE_URL: app } = own.urls;
    const core = { config: testConfig(own.urls) };
    const role = new URL(app).username;
    try {
      await asOwner(core, `GRANT UPDATE, DELETE ON audit_entry, link TO ${role}`);
      await migrate(owner, app);
      const [rights] = await asOwner(
        core,
        `SELECT has_table_privilege($1, 'audit_entry', 'UPDATE, DELETE') AS audit, has_column_privilege($1, 'link', 'claim', 'UPDATE') AS claim,
           has_table_privilege($1, 'link', 'DELETE') AS link`,
        [role],
      );
      expect(rights).toEqual({ audit: false, claim: false, link: false });
    } finally {
      await own.drop();
    }
  });

  it('let nobody be shown the readiness that an earlier release kept', async () => {
    const own = await ownDatabase();
    const { DATABASE_OWNER_URL: owner, DATABASE_URL: app } = own.urls;
    const core = await createCore(testConfig(own.urls));
    try {
      const { id, officer } = await aProgramme(core);
      await core.readiness.recalculate(id);
      await asOwner(core, `UPDATE readiness_result SET state = 'ready', criteria = '[]'`);
      await migrate(owner, app);
      expect(await core.readiness.needsNewDay(id)).toBe(true);
      const { areas } = await core.readiness.on(officer, today());
      for (const { criteria } of areas)
        expect(criteria.map((criterion) => criterion.id)).toEqual(criterionIds);
    } finally {
      await core.close();
      await own.drop();
    }
  });

  it('keep a nominee’s link of the release before: it answers as it did, and opens no brief', async () => {
    const own = await ownDatabase(false);
    const { DATABASE_OWNER_URL: owner, DATABASE_URL: app } = own.urls;
    const before = migrations.slice(0, migrations.indexOf(NomineeLinks1700000000013));
    const source = await dataSource(owner, 1).setOptions({ migrations: before }).initialize();
    try {
      await source.runMigrations();
      await source.query(`
        WITH g AS (INSERT INTO programme (slug, name, visit_profile) VALUES ('a', 'A', '{}') RETURNING id),
          p AS (INSERT INTO person (name, job_title) VALUES ('A', 'B') RETURNING id),
          e AS (INSERT INTO nominee (programme_id, name, job_title, organisation, created_by) SELECT g.id, 'A', 'B', 'C', p.id FROM g, p RETURNING *)
        INSERT INTO nominee_invitation (programme_id, nominee_id, token_hash, expires_at, goes_to, sent_by, made_by, replaced_at)
        SELECT programme_id, id, hash, now(), 'nominee', 'mail', created_by, replaced FROM e, (VALUES ('old', now()), ('new', NULL)) AS t (hash, replaced)`);
      await source.destroy();
      expect(await migrate(owner, app)).toContain(NomineeLinks1700000000013.name);
      const found = await asOwner<{ answer: number; brief: number }>(
        { config: testConfig(own.urls) },
        `SELECT (SELECT count(*)::int FROM nominee_link_for_token('new', 'answer')) AS answer,
           (SELECT count(*)::int FROM nominee_link_for_token('new', 'brief')) AS brief`,
      );
      expect(found).toEqual([{ answer: 1, brief: 0 }]);
      expect(await drift(owner)).toEqual([]);
    } finally {
      if (source.isInitialized) await source.destroy();
      await own.drop();
    }
  });

  it('refuse one role for both, since row-level security does not bind an owner', async () => {
    const { DATABASE_OWNER_URL: owner } = testConfig();
    await expect(migrate(owner ?? '', owner ?? '')).rejects.toThrow(/name the same role/);
  });
});
