import pg from 'pg';
import { seed } from './seed.mjs';
import { built, report } from './servers.mjs';

const links = 100_000;
const rounds = 15;

/**
 * Readiness of 12 areas over 100,000 links, as the board computes it for a day, against the bare SQL of its roll-up.
 * @param {import('./servers.mjs').BenchServers} servers
 */
export async function benchReadiness(servers) {
  const { core, programme } = await seed(servers, links);
  const { rollUp, waitingLinks, waitingSince } = await built('core/dist/readiness/readiness.facts.js');
  const { countingLinks } = await built('core/dist/plans/plans.queries.js');
  const { today, addDays } = await built('core/dist/shared.js');
  // Tomorrow is never kept: it is computed each time, by the function that computes every day.
  const day = addDays(today(), 1);
  const bare = new pg.Client({ connectionString: servers.ownerUrl });
  await bare.connect();
  const sql = {
    name: 'roll-up',
    text: rollUp(countingLinks, waitingLinks),
    values: [programme.id, day, waitingSince(day)],
  };
  const timed = async (/** @type {() => Promise<unknown>} */ work) => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const ours = [];
  const peers = [];
  for (let round = -2; round < rounds; round += 1) {
    const [mine, theirs] = [
      await timed(() => core.readiness.on(programme.officer, day)),
      await timed(() => bare.query(sql)),
    ];
    if (round < 0) continue;
    ours.push(mine);
    peers.push(theirs);
  }
  await bare.end();
  await core.close();
  report('Readiness of 12 areas over 100,000 links, time', 'ms', ours, peers, 'its bare SQL');
}
