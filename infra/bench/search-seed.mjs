import pg from 'pg';
import { built } from './servers.mjs';

const domain =
  `autism pathway assessment families waiting weeks school transport tribunal mediation therapy speech language
  transition adult college nursery health visitor annual review outcome plan council inspector commissioning respite
  exclusion attendance attainment survey parent carer forum young people voice co-production local offer website
  dentist epilepsy hearing vision sensory equipment budget officer training workforce quality audit dashboard measure
  complaint appeal timeliness draft final statement priority weakness progress improvement governance board minutes
  district coast valley cluster headteacher coordinator psychologist paediatrician midwife referral discharge clinic`.split(
    /\s+/,
  );
const syllables = 'ba de fi go lu ma ne pi ro su ta ve wi zo ka mi no pe ra se ti vo la do'.split(' ');
const kinds = ['policy', 'plan', 'report', 'minutes', 'data', 'survey', 'audit', 'case-study', 'training'];
const sources = ['council', 'health', 'schools', 'families', 'young-people', 'independent'];
const batch = 5000;

/** The same numbers every time (mulberry32). @param {number} seed */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A programme with so many documents of varied text, a fifth of them of four pages, a tenth official-sensitive:
 * frequent words and rare ones as in any language. Written by the owner in bulk, with the words counted once at the
 * end: what is measured is finding them.
 * @param {import('./servers.mjs').BenchServers} servers
 * @param {number} count
 */
export async function searchSeed(servers, count) {
  const { createCore, readConfig } = await built('core/dist/index.js');
  const { aProgramme } = await built('core/dist/testing/index.js');
  const core = await createCore(readConfig(servers.env));
  const programme = await aProgramme(core);
  const owner = new pg.Client({ connectionString: servers.ownerUrl });
  await owner.connect();
  const later = await holdBack(owner);
  await documents(owner, programme, count);
  await owner.query(
    `INSERT INTO evidence_search (programme_id, evidence_id, head, pages, whole)
     SELECT e.programme_id, e.id, w.head, w.pages, strip(w.head) || w.pages FROM evidence e
     CROSS JOIN LATERAL (SELECT search_head(e) AS head, search_pages(e.id) AS pages OFFSET 0) w WHERE e.programme_id = $1`,
    [programme.id],
  );
  await owner.query(
    `INSERT INTO search_word (programme_id, word, stem) SELECT $1, s.word, s.stem FROM spelled_words($2) s`,
    [programme.id, vocabulary().join(' ')],
  );
  await later();
  await owner.query('VACUUM ANALYZE');
  await owner.end();
  return { core, programme };
}

/**
 * The keeping of search's words and its slow indexes wait until the rows are in; the answer goes on with them.
 * @param {pg.Client} owner
 */
export async function holdBack(owner) {
  const tables = ['evidence', 'link', 'evidence_search', 'evidence_page'];
  const each = async (/** @type {string} */ what) => {
    for (const table of tables) await owner.query(`ALTER TABLE ${table} ${what}`);
  };
  const { rows } = await owner.query(
    `SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'evidence_search' AND indexname LIKE 'hx%'`,
  );
  await each('DISABLE TRIGGER USER');
  await owner.query('ALTER TABLE evidence_page ENABLE TRIGGER search_page_words');
  for (const { indexname } of rows) await owner.query(`DROP INDEX ${indexname}`);
  return async () => {
    for (const { indexdef } of rows) await owner.query(indexdef);
    await each('ENABLE TRIGGER USER');
  };
}

/** Frequent words first: those of the field, then some thousands that only look like words. */
function vocabulary() {
  const random = numbers(7);
  const made = Array.from({ length: 6000 }, () =>
    Array.from(
      { length: 2 + Math.floor(random() * 3) },
      () => syllables[Math.floor(random() * syllables.length)],
    ).join(''),
  );
  return [...new Set([...domain, ...made])];
}

/**
 * @param {pg.Client} owner
 * @param {any} programme
 * @param {number} count
 */
async function documents(owner, programme, count) {
  const random = numbers(1);
  const words = vocabulary();
  const some = (/** @type {number} */ length) =>
    Array.from({ length }, () => words[Math.floor(words.length * random() ** 2)]).join(' ');
  for (let from = 0; from < count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, count - from) }, (_, index) => ({
      n: from + index,
      title: some(6),
      claim: some(10),
      kind: kinds[(from + index) % kinds.length],
      source: sources[(from + index) % sources.length],
      sensitivity: index % 10 === 0 ? 'official-sensitive' : 'official',
      pages: Array.from({ length: index % 5 === 0 ? 4 : 1 }, () => some(110)),
    }));
    await owner.query(
      `WITH row AS MATERIALIZED (
         SELECT gen_random_uuid() AS id, gen_random_uuid() AS version_id, r.* FROM jsonb_to_recordset($3::jsonb)
           AS r(n int, title text, claim text, kind text, source text, sensitivity text, pages text[])
       ), documents AS (
         INSERT INTO evidence (id, programme_id, title, kind, source, sensitivity, state, owner_id, created_by, review_by, approved_at, updated_at)
         SELECT id, $1, title, kind, source, sensitivity, 'approved', $2, $2, current_date + n % 400 - 40, now(), now() - n * interval '1 second' FROM row
       ), versions AS (
         INSERT INTO evidence_version (id, programme_id, evidence_id, number, file_name, size, sha256, state, storage_key, media_type, page_count, uploaded_by, received_at)
         SELECT version_id, $1, id, 1, 'file.pdf', 1000, md5(id::text) || md5(title), 'clean', id::text, 'application/pdf', cardinality(pages), $2, now() FROM row
       ), links AS (
         INSERT INTO link (programme_id, evidence_id, area_id, shows, claim, page, accepted_at, created_by)
         SELECT $1, id, ($4::uuid[])[1 + n % 3], (ARRAY['activity','output','impact'])[1 + n % 3], claim, 1, now(), $2 FROM row
       )
       INSERT INTO evidence_page (programme_id, version_id, page, text)
       SELECT $1, version_id, p.page, p.text FROM row CROSS JOIN unnest(pages) WITH ORDINALITY AS p(text, page)`,
      [programme.id, programme.partner.personId, JSON.stringify(rows), programme.areaIds],
    );
  }
}
