import { createHash, randomFillSync } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { root } from '../launcher/layout.mjs';
import { built, report } from './servers.mjs';

/** @import { Children } from '../launcher/children.mjs' */

const documents = 200;
const bytesEach = 2 * 1024 * 1024;
const rounds = 3;

/**
 * A pack of 200 originals of 2 MiB, from the wish to `ready`, built and read again by the workers, against reading,
 * hashing and writing the same bytes once through the same store.
 * @param {import('./servers.mjs').BenchServers} servers
 * @param {Children} children
 */
export async function benchPack(servers, children) {
  const { createCore, readConfig } = await built('core/dist/index.js');
  const { aProgramme } = await built('core/dist/testing/index.js');
  const core = await createCore(readConfig(servers.env));
  const programme = await aProgramme(core);
  const keys = await originals(core, programme, servers.ownerUrl);
  const program = join(root, 'workers', 'dist', 'main.js');
  children.start({
    name: 'workers',
    program: process.execPath,
    args: [program],
    marker: program,
    env: { ...process.env, NODE_ENV: 'production', ...servers.env },
  });
  const ours = [];
  const peers = [];
  for (let round = -1; round < rounds; round += 1) {
    const mine = await packed(core, programme.officer);
    const theirs = await copied(core, keys, `bench/${round}`);
    if (round < 0) continue;
    ours.push(mine);
    peers.push(theirs);
  }
  await core.close();
  report('A pack of 200 originals of 2 MiB, time', 's', ours, peers, 'read + hash + write');
}

/**
 * Evidence that is approved, with its bytes at the store.
 * @param {any} core
 * @param {any} programme
 * @param {string} ownerUrl
 */
async function originals(core, programme, ownerUrl) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const keys = [];
  for (let index = 0; index < documents; index += 1) {
    const bytes = randomFillSync(Buffer.alloc(bytesEach));
    const key = `${programme.id}/originals/bench-${index}`;
    await core.storage.write(key, bytes, 'application/pdf');
    const { rows } = await owner.query(
      `INSERT INTO evidence (programme_id, title, kind, source, sensitivity, state, owner_id, created_by, approved_at)
       VALUES ($1, $2, 'report', 'council', 'official', 'approved', $3, $3, now()) RETURNING id`,
      [programme.id, `Document ${index}`, programme.lead.personId],
    );
    const values = [
      programme.id,
      rows[0].id,
      `document-${index}.pdf`,
      bytesEach,
      createHash('sha256').update(bytes).digest('hex'),
      key,
      programme.lead.personId,
    ];
    await owner.query(
      `INSERT INTO evidence_version (programme_id, evidence_id, number, file_name, size, sha256, state, storage_key, media_type, uploaded_by, received_at, guarded_at)
       VALUES ($1, $2, 1, $3, $4, $5, 'clean', $6, 'application/pdf', $7, now(), now())`,
      values,
    );
    await owner.query(
      `INSERT INTO link (programme_id, evidence_id, area_id, shows, claim, accepted_at, created_by) VALUES ($1, $2, $3, 'output', $4, now() - interval '1 hour', $5)`,
      [
        programme.id,
        rows[0].id,
        programme.areaIds[index % 3],
        `Claim number ${index}.`,
        programme.lead.personId,
      ],
    );
    keys.push(key);
  }
  await owner.end();
  return keys;
}

/**
 * Seconds from the wish to `ready`.
 * @param {any} core
 * @param {any} officer
 */
async function packed(core, officer) {
  const begun = performance.now();
  const { id } = await core.packs.build(officer, () => ({ kind: 'readiness' }));
  for (;;) {
    const { state, failure } = await core.packs.one(officer, id);
    if (state === 'ready') return (performance.now() - begun) / 1000;
    if (state !== 'queued' && state !== 'building')
      throw new Error(`The pack is ${state}: ${JSON.stringify(failure)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Seconds to read every original, hash it and write all of them as one object.
 * @param {any} core
 * @param {string[]} keys
 * @param {string} to
 */
async function copied(core, keys, to) {
  const begun = performance.now();
  async function* all() {
    for (const key of keys) {
      const hash = createHash('sha256');
      for await (const chunk of await core.storage.read(key)) {
        hash.update(chunk);
        yield chunk;
      }
      hash.digest();
    }
  }
  await core.storage.write(to, Readable.from(all(), { objectMode: false }), 'application/octet-stream');
  return (performance.now() - begun) / 1000;
}
