import { join } from 'node:path';
import { root } from '../launcher/layout.mjs';
import { freePort } from '../launcher/ports.mjs';
import { load } from './load.mjs';
import { seed } from './seed.mjs';
import { built, report } from './servers.mjs';
import { untilAnswersHttp } from './until-answers.mjs';

/** @import { Children } from '../launcher/children.mjs' */

const rows = 100_000;
const rounds = 7;
const secondsARound = 3;

/**
 * The evidence list of 25 from 100,000 rows: the whole API against node:http and pg that ask the same two questions
 * (whose session, which page) as the owner, so without row-level security, guard or audit.
 * @param {import('./servers.mjs').BenchServers} servers
 * @param {Children} children
 */
export async function benchList(servers, children) {
  const { core, programme } = await seed(servers, rows);
  const { testPassword } = await built('core/dist/testing/index.js');
  const { token } = await core.sessions.signIn(programme.partner.email, testPassword, 'bench');
  const { evidenceListQuery } = await built('core/dist/index.js');
  const query = evidenceListQuery(programme.partner, {
    filter: {},
    sort: { field: 'updatedAt', descending: true },
    from: 0,
    to: 24,
  });
  await core.close();

  const [apiPort, barePort] = [await freePort(), await freePort()];
  const start = (
    /** @type {string} */ name,
    /** @type {string} */ program,
    /** @type {string[]} */ args,
    /** @type {Record<string, string>} */ env,
  ) =>
    children.start({
      name,
      program: process.execPath,
      args: [program, ...args],
      marker: program,
      env: { ...process.env, NODE_ENV: 'production', ...env },
    });
  start('API', join(root, 'api', 'dist', 'main.js'), [], { ...servers.env, PORT: String(apiPort) });
  const bare = { port: barePort, databaseUrl: servers.ownerUrl, programmeId: programme.id, query };
  start('bare', join(import.meta.dirname, 'bare-list.mjs'), [JSON.stringify(bare)], {});
  const list = {
    path: `/api/programmes/${programme.slug}/evidence?range=[0,24]&sort=["updatedAt","DESC"]`,
    cookie: `revisit_session=${token}`,
  };
  await Promise.all([untilAnswersHttp(apiPort, list), untilAnswersHttp(barePort, list)]);

  const ours = [];
  const peers = [];
  await load(apiPort, list, secondsARound);
  await load(barePort, list, secondsARound);
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await load(apiPort, list, secondsARound));
    peers.push(await load(barePort, list, secondsARound));
  }
  report(
    'Evidence list of 25 from 100,000, requests a second',
    'a second',
    ours,
    peers,
    'bare node:http + pg',
  );
}
