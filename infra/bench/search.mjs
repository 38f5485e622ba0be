import pg from 'pg';
import { searchSeed } from './search-seed.mjs';
import { median, report } from './servers.mjs';

const documents = 100_000;
const rounds = 15;

/**
 * Searches over 100,000 documents, each as the service answers it (meaning, rows with snippets, counts), against the
 * bare SQL that only finds as many: by the same index, as the owner, without ranks, rights or counts.
 * @param {import('./servers.mjs').BenchServers} servers
 */
export async function benchSearch(servers) {
  const { core, programme } = await searchSeed(servers, documents);
  const { partner, lead, areaIds } = programme;
  /** @type {[what: string, caller: any, filter: Record<string, unknown>, bare: string][]} */
  const searches = [
    ['a common word', partner, { q: 'autism' }, `'autism'`],
    ['two words', partner, { q: 'hearing equipment' }, `'hear' & 'equip'`],
    [
      'a rare word',
      partner,
      { q: 'clinic psychologist headteacher' },
      `'clinic' & 'psychologist' & 'headteach'`,
    ],
    ['two typing errors', partner, { q: 'paediatrican midwfe' }, `'paediatrician' & 'midwif'`],
    ['a filtered search', partner, { q: 'transport', kind: 'survey', areaId: areaIds[2] }, `'transport'`],
    ['a search as area lead', lead, { q: 'transport appeal' }, `'transport' & 'appeal'`],
    ['no words', partner, {}, ''],
  ];
  const bare = new pg.Client({ connectionString: servers.ownerUrl });
  await bare.connect();
  for (const [what, caller, filter, words] of searches) {
    const ours = [];
    const peers = [];
    for (let round = -2; round < rounds; round += 1) {
      const mine = await timed(() =>
        core.search.search(caller, { filter, on: '2030-01-01', from: 0, to: 24 }),
      );
      const theirs = await timed(() =>
        bare.query(bareSearch(words), words ? [programme.id, words] : [programme.id]),
      );
      if (round < 0) continue;
      ours.push(mine);
      peers.push(theirs);
    }
    report(`Search over 100,000 documents, ${what}, time`, 'ms', ours, peers, 'its bare SQL');
    const sorted = ours.toSorted((a, b) => a - b);
    const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
    console.log(`    p50 ${median(ours).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`);
  }
  await bare.end();
  await core.close();
}

/** @param {string} words */
const bareSearch = (words) =>
  words
    ? `SELECT e.* FROM (SELECT evidence_id FROM evidence_search WHERE programme_id = $1 AND whole @@ $2::tsquery OFFSET 0) s
       JOIN evidence e ON e.id = s.evidence_id LIMIT 1001`
    : 'SELECT * FROM evidence WHERE programme_id = $1 ORDER BY updated_at DESC, id LIMIT 1001';

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
