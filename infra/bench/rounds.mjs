import { join } from 'node:path';
import pg from 'pg';
import { root } from '../launcher/layout.mjs';
import { freePort } from '../launcher/ports.mjs';
import { built, report } from './servers.mjs';
import { untilAnswersHttp } from './until-answers.mjs';

/** @import { Children } from '../launcher/children.mjs' */

const actions = 1000;
const reviewRounds = 30;
const rounds = 15;

/**
 * Two of 30 rounds of a plan of 1,000 actions, and one and the plan as it stands, compared over HTTP: against the bare
 * SQL that reads the same lines and ratings as the owner.
 * @param {import('./servers.mjs').BenchServers} servers
 * @param {Children} children
 */
export async function benchRounds(servers, children) {
  const { programme, token, before, after } = await seedRounds(servers);
  const port = await freePort();
  const api = join(root, 'api', 'dist', 'main.js');
  children.start({
    name: 'API for the rounds',
    program: process.execPath,
    args: [api],
    marker: api,
    env: { ...process.env, NODE_ENV: 'production', ...servers.env, PORT: String(port) },
  });
  const comparison = `/api/programmes/${programme.slug}/rounds/${before}/comparison`;
  const cookie = `revisit_session=${token}`;
  await untilAnswersHttp(port, { path: comparison, cookie });
  const bare = new pg.Client({ connectionString: servers.ownerUrl });
  await bare.connect();
  const lines = `SELECT l.round_id, l.action_id, l.ref, l.title, l.code, l.comment FROM round_line l
    WHERE l.round_id = ANY($1::uuid[]) ORDER BY l.position`;
  const now = `SELECT a.id, a.ref, a.title, v.code, r.comment FROM action a
    LEFT JOIN LATERAL (SELECT level_id, comment FROM rating WHERE action_id = a.id ORDER BY as_at DESC, recorded_at DESC LIMIT 1) r ON true
    LEFT JOIN rating_level v ON v.id = r.level_id WHERE a.plan_id = $1 ORDER BY a.position`;
  const read = (/** @type {string[]} */ ...ids) => bare.query({ name: 'lines', text: lines, values: [ids] });
  const { planId } = programme;
  await compare(
    'Two rounds of 1,000 actions compared at the API (30 rounds kept), time',
    `?after=${after}`,
    () => read(before, after),
  );
  await compare('A round of 1,000 actions compared with now (30,000 ratings), time', '', async () => {
    await read(before);
    await bare.query({ name: 'now', text: now, values: [planId] });
  });
  await bare.end();

  /**
   * @param {string} what
   * @param {string} query
   * @param {() => Promise<unknown>} peer
   */
  async function compare(what, query, peer) {
    const timed = async (/** @type {() => Promise<unknown>} */ work) => {
      const begun = performance.now();
      await work();
      return performance.now() - begun;
    };
    const ask = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}${comparison}${query}`, { headers: { cookie } });
      if (!answer.ok) throw new Error(`The comparison answered ${answer.status}.`);
      return answer.text();
    };
    const ours = [];
    const peers = [];
    for (let round = -3; round < rounds; round += 1) {
      const mine = await timed(ask);
      const theirs = await timed(peer);
      if (round < 0) continue;
      ours.push(mine);
      peers.push(theirs);
    }
    report(what, 'ms', ours, peers, 'its bare SQL');
  }
}

/**
 * A plan of 1,000 actions and 30 closed rounds in which a quarter of them moves each time.
 * @param {import('./servers.mjs').BenchServers} servers
 */
async function seedRounds(servers) {
  const { createCore, readConfig } = await built('core/dist/index.js');
  const { aProgramme, testPassword } = await built('core/dist/testing/index.js');
  const core = await createCore(readConfig(servers.env));
  const programme = await aProgramme(core);
  const { token } = await core.sessions.signIn(programme.partner.email, testPassword, 'bench');
  await core.close();
  const owner = new pg.Client({ connectionString: servers.ownerUrl });
  await owner.connect();
  await owner.query(
    `INSERT INTO action (programme_id, plan_id, action_area_id, ref, title, due_kind, position)
     SELECT $1, $2, (SELECT id FROM action_area WHERE programme_id = $1), '2.' || n, 'Action number ' || n || ' of a long plan', 'none', 10 + n
     FROM generate_series(1, $3::int) n`,
    [programme.id, programme.planId, actions - 4],
  );
  for (let number = 1; number <= reviewRounds; number += 1) {
    await owner.query(
      `INSERT INTO review_round (programme_id, plan_id, title, period_from, period_to, due_on)
       VALUES ($1, $2, $3, date '2020-01-01' + 60 * $4::int, date '2020-01-01' + 60 * $4::int + 59, date '2020-01-01' + 60 * $4::int + 59)`,
      [programme.id, programme.planId, `Round ${number}`, number],
    );
    await owner.query(
      `INSERT INTO round_line (programme_id, round_id, action_id, ref, title, position, due_kind, code, comment, answered)
       SELECT $1, o.id, a.id, a.ref, a.title, a.position, a.due_kind,
         (SELECT code FROM rating_level v WHERE v.programme_id = $1 ORDER BY v.position OFFSET (a.position + $2::int / (1 + a.position % 4)) % 5 LIMIT 1),
         'What was said in the round about this action.', true
       FROM review_round o JOIN action a ON a.plan_id = o.plan_id WHERE o.programme_id = $1 AND o.closed_at IS NULL`,
      [programme.id, number],
    );
    await owner.query(
      `INSERT INTO rating (programme_id, action_id, level_id, comment, as_at, round_id)
       SELECT l.programme_id, l.action_id, v.id, l.comment, o.period_to, o.id FROM round_line l JOIN review_round o ON o.id = l.round_id
       JOIN rating_level v ON v.programme_id = l.programme_id AND v.code = l.code WHERE o.programme_id = $1 AND o.closed_at IS NULL`,
      [programme.id],
    );
    await owner.query(
      'UPDATE review_round SET closed_at = now() WHERE programme_id = $1 AND closed_at IS NULL',
      [programme.id],
    );
  }
  await owner.query('VACUUM ANALYZE');
  const { rows } = await owner.query(
    'SELECT id FROM review_round WHERE programme_id = $1 ORDER BY period_to',
    [programme.id],
  );
  await owner.end();
  return { programme, token, before: rows.at(-2).id, after: rows.at(-1).id };
}
