import pg from 'pg';
import { holdBack } from './search-seed.mjs';
import { built } from './servers.mjs';

/**
 * A programme of 12 areas with so many pieces of approved evidence, one version and one link each, written by the
 * owner in bulk: what is measured is reading them.
 * @param {import('./servers.mjs').BenchServers} servers
 * @param {number} count
 */
export async function seed(servers, count) {
  const { createCore, readConfig } = await built('core/dist/index.js');
  const { aProgramme } = await built('core/dist/testing/index.js');
  const core = await createCore(readConfig(servers.env));
  const programme = await aProgramme(core);
  const owner = new pg.Client({ connectionString: servers.ownerUrl });
  await owner.connect();
  const values = [programme.id, programme.partner.personId, count];
  await owner.query(
    `INSERT INTO area (programme_id, number, title, weakness, lead_role)
     SELECT $1, n, 'Area ' || n, 'Weak.', 'Head of Service' FROM generate_series(4, 12) n`,
    [programme.id],
  );
  const later = await holdBack(owner);
  await owner.query(
    `INSERT INTO evidence (programme_id, title, kind, source, sensitivity, state, owner_id, created_by, review_by, submitted_at, approved_at, updated_at)
     SELECT $1, 'Evidence number ' || n, 'report', (ARRAY['council','health','schools','families'])[1 + n % 4], 'official', 'approved', $2, $2,
       current_date + (n % 400) - 20, now(), now(), now() - n * interval '1 second' FROM generate_series(1, $3::int) n`,
    values,
  );
  await owner.query(
    `INSERT INTO evidence_version (programme_id, evidence_id, number, file_name, size, sha256, state, storage_key, media_type, page_count, uploaded_by, received_at, guarded_at)
     SELECT $1, id, 1, 'file.pdf', 1000, md5(id::text) || md5(title), 'clean', id::text, 'application/pdf', 3, $2, now(), now() FROM evidence WHERE programme_id = $1`,
    values.slice(0, 2),
  );
  await owner.query(
    `INSERT INTO link (programme_id, evidence_id, area_id, shows, claim, page, accepted_at, created_by)
     SELECT $1, e.id, a.id, (ARRAY['activity','output','impact'])[1 + (hashtext(e.id::text) & 1023) % 3], 'A claim.', 1, e.approved_at - interval '1 second', $2
     FROM evidence e JOIN area a ON a.programme_id = e.programme_id AND a.number = 1 + (hashtext(e.title) & 1023) % 12 WHERE e.programme_id = $1`,
    values.slice(0, 2),
  );
  await later();
  await owner.query('VACUUM ANALYZE');
  await owner.end();
  return { core, programme };
}
