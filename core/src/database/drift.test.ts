import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asOwner, type OwnDatabase, ownDatabase, testConfig } from '../testing/index.js';
import { drift } from './drift.js';

let own: OwnDatabase;

beforeEach(async () => {
  own = await ownDatabase();
});
afterEach(() => own.drop());

const found = () => drift(own.urls.DATABASE_OWNER_URL);
const plant = (sql: string) => asOwner({ config: testConfig(own.urls) }, sql);

describe('the drift check', () => {
  it('finds nothing on a freshly migrated database', async () => {
    expect(await found()).toEqual([]);
  });

  it.each([
    ['a column nobody declared', 'ALTER TABLE evidence ADD COLUMN extra text', /DROP COLUMN "extra"/],
    ['a column that is gone', 'ALTER TABLE evidence DROP COLUMN description CASCADE', /ADD "description"/],
    ['a column of another type', 'ALTER TABLE plan ALTER COLUMN edition TYPE varchar(20)', /"edition"/],
    ['a column that may be empty', 'ALTER TABLE link ALTER COLUMN claim DROP NOT NULL', /"claim"/],
    ['another default', `ALTER TABLE evidence ALTER COLUMN state SET DEFAULT 'approved'`, /"state"/],
    ['an index that is gone', 'DROP INDEX ix_link_evidence_id', /CREATE INDEX "ix_link_evidence_id"/],
    ['an index nobody declared', 'CREATE INDEX extra ON evidence (title)', /DROP INDEX .*extra/],
    [
      'a foreign key that is gone',
      'ALTER TABLE link DROP CONSTRAINT fk_link_area_id',
      /ADD CONSTRAINT "fk_link_area_id"/,
    ],
    ['a check that is gone', 'ALTER TABLE evidence DROP CONSTRAINT ck_evidence_covers', /ck_evidence_covers/],
    [
      'a table of programmes without row-level security',
      'CREATE TABLE extra (programme_id uuid NOT NULL)',
      /table extra has no row-level security/,
    ],
    [
      'row-level security switched off',
      'ALTER TABLE link DISABLE ROW LEVEL SECURITY',
      /table link has no row-level security/,
    ],
    [
      'an index written by hand that is gone',
      'DROP INDEX hx_link_standing',
      /index hx_link_standing is gone/,
    ],
    [
      'an index that only looks written by hand',
      'CREATE INDEX hx_extra ON evidence (title)',
      /DROP INDEX .*hx_extra/,
    ],
    [
      'an open table of people',
      'ALTER TABLE person DISABLE ROW LEVEL SECURITY',
      /table person has no row-level security/,
    ],
    [
      'a policy that is gone',
      'DROP POLICY evidence_of_programme ON evidence',
      /table evidence has no policy/,
    ],
  ])('finds %s', async (_what, sql, told) => {
    await plant(sql);
    expect((await found()).join('\n')).toMatch(told);
  });
});
