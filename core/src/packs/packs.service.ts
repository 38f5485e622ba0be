import { setTimeout } from 'node:timers/promises';
import { type Caller, demand } from '../access/caller.js';
import { may, reachOf } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import { type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, notFound, unprocessable } from '../errors/errors.js';
import type { PersonRef } from '../evidence/evidence.view.js';
import { enqueue } from '../jobs/contracts.js';
import type { ReadinessService } from '../readiness/readiness.service.js';
import type { Storage } from '../storage/storage.js';
import { freeze } from './freeze.js';
import { buildPack } from './packs.jobs.js';
import { type PackState, packStatesBefore, packTransitions } from './packs.rules.js';
import { publishManifest } from './published-manifest.js';
import { beingLookedThrough, type Withheld, withheldFrom } from './withheld.js';

const guardWaitMs = 20_000;

export interface PackView {
  id: string;
  kind: 'readiness';
  state: PackState;
  progress: number;
  step: string;
  asAt: Day;
  manifestSha256: string;
  areaNumbers: number[];
  documents: number;
  leftOut: number;
  /** What the guard kept out of it, and where. */
  withheld: Withheld[];
  readyAreas: number;
  requestedBy: PersonRef;
  createdAt: Date;
  readyAt: Date | null;
  releasedAt: Date | null;
  releasedBy: PersonRef | null;
  failure: { code: string; message: string } | null;
  failedJobId: string | null;
  newer: number;
  files: { name: string; size: number; sha256: string; pages: number | null }[];
  may: { cancel: boolean; retry: boolean; release: boolean };
}

const person = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'jobTitle', ${alias}.job_title) END`;

/** Without the manifest, which may be large: its few figures are read out of it. */
const select = `
  SELECT k.id, k.kind, k.state, k.progress, k.step, k.as_at AS "asAt", k.manifest_sha256 AS "manifestSha256",
    (SELECT coalesce(json_agg((a->>'number')::int), '[]') FROM jsonb_array_elements(k.manifest->'areas') a) AS "areaNumbers",
    jsonb_array_length(k.manifest->'files') AS documents,
    (SELECT coalesce(sum((o->>'count')::int), 0)::int FROM jsonb_array_elements(k.manifest->'leftOut') o) AS "leftOut",
    coalesce(k.manifest->'withheld', '[]') AS withheld,
    (SELECT count(*)::int FROM jsonb_array_elements(k.manifest->'areas') a WHERE a->>'state' = 'ready') AS "readyAreas",
    ${person('p')} AS "requestedBy", k.created_at AS "createdAt", k.ready_at AS "readyAt", k.released_at AS "releasedAt", ${person('q')} AS "releasedBy",
    k.failure, (SELECT j.id FROM job j WHERE j.programme_id = k.programme_id AND j.subject_id = k.id AND j.state = 'failed' AND k.state = 'failed' LIMIT 1) AS "failedJobId",
    (SELECT count(*)::int FROM evidence e WHERE e.programme_id = k.programme_id AND e.approved_at > k.created_at) AS newer,
    coalesce((SELECT json_agg(json_build_object('name', f.name, 'size', f.size, 'sha256', f.sha256, 'pages', f.pages) ORDER BY f.name)
      FROM pack_file f WHERE f.pack_id = k.id), '[]') AS files
  FROM pack k JOIN person p ON p.id = k.requested_by LEFT JOIN person q ON q.id = k.released_by
  WHERE k.programme_id = $1`;

/** Packs as people see them: asked for, watched, opened, released. */
export class PacksService {
  constructor(
    private readonly database: Database,
    private readonly readiness: ReadinessService,
    private readonly storage: Storage,
  ) {}

  /** Newest first. */
  async list(caller: Caller): Promise<PackView[]> {
    demand(caller, 'packs.read');
    const rows = await this.database.read<PackView>(
      caller.programmeId,
      'packs',
      `${select} ORDER BY k.created_at DESC LIMIT 1000`,
      [caller.programmeId],
    );
    return rows.map((row) => this.allowed(caller, row));
  }

  async one(caller: Caller, packId: string): Promise<PackView> {
    demand(caller, 'packs.read');
    const [row] = await this.database.read<PackView>(caller.programmeId, 'pack', `${select} AND k.id = $2`, [
      caller.programmeId,
      packId,
    ]);
    if (!row) throw notFound('pack');
    return this.allowed(caller, row);
  }

  /** What a pack of all areas would leave out if it were built now, because of what the guard found. */
  async withheld(caller: Caller): Promise<Withheld[]> {
    demand(caller, 'packs.build');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const areas = await tx.query<{ id: string }[]>('SELECT id FROM area');
      return withheldFrom(
        tx,
        caller.programmeId,
        areas.map(({ id }) => id),
      );
    });
  }

  /**
   * A pack asked for as soon as a document is approved waits until the guard has seen it, which takes a second or two.
   * What takes longer is withheld, and the answer says so.
   */
  private async lookedThrough(caller: Caller): Promise<void> {
    const until = Date.now() + guardWaitMs;
    const busy = () => this.database.inProgramme(caller.programmeId, beingLookedThrough);
    while (Date.now() < until && (await busy())) await setTimeout(200);
  }

  /** Freezes what the pack is built from, as of one instant, in one transaction with the wish to build it. */
  async build(
    caller: Caller,
    content: Content<{ kind: 'readiness'; areas?: string[] }>,
  ): Promise<{ id: string; withheld: Withheld[] }> {
    demand(caller, 'packs.build');
    const wanted = content();
    await this.lookedThrough(caller);
    const packId = crypto.randomUUID();
    return this.database.inSnapshot(caller.programmeId, async (tx) => {
      const known = await tx.query<{ id: string }[]>('SELECT id FROM area ORDER BY number');
      const areaIds = wanted.areas ?? known.map((area) => area.id);
      if (areaIds.some((areaId) => !known.some((area) => area.id === areaId)))
        throw unprocessable(
          'unknown-area',
          'One of the areas is not an area of this programme. Choose the areas again.',
        );
      const [who] = await tx.query<{ job_title: string; now: Date }[]>(
        'SELECT job_title, now() AS now FROM person WHERE id = $1',
        [caller.personId],
      );
      const asAt = today();
      const manifest = await freeze(tx, this.readiness, caller, {
        id: packId,
        areaIds,
        asAt,
        frozenAt: (who?.now ?? new Date()).toISOString(),
        requestedBy: who?.job_title ?? '',
      });
      await tx.query(
        `INSERT INTO pack (id, programme_id, kind, as_at, manifest, manifest_sha256, requested_by, step) VALUES ($1, $2, $3, $4, $5, $6, $7, 'Waiting for its turn')`,
        [
          packId,
          caller.programmeId,
          wanted.kind,
          asAt,
          JSON.stringify(manifest),
          publishManifest(manifest).sha256,
          caller.personId,
        ],
      );
      await enqueue(tx, buildPack, {
        programmeId: caller.programmeId,
        subjectId: packId,
        payload: { programmeId: caller.programmeId, packId },
        requestedBy: caller.personId,
      });
      await record(
        tx,
        caller,
        'pack.asked-for',
        { kind: 'pack', id: packId },
        { areas: areaIds, files: manifest.files.length },
      );
      return { id: packId, withheld: manifest.withheld ?? [] };
    });
  }

  async cancel(caller: Caller, packId: string): Promise<PackView> {
    const pack = await this.one(caller, packId);
    demand(caller, 'packs.build');
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE pack SET state = 'cancelled', step = 'Stopped' WHERE id = $1 AND state = ANY($2::text[])`,
        [packId, packStatesBefore('cancel')],
      );
      if (changed !== 1)
        throw conflict(
          'not-building',
          'This pack is not being built any more, so there is nothing to stop.',
          { state: pack.state },
        );
      await record(tx, caller, 'pack.cancelled', { kind: 'pack', id: packId });
    });
    return this.one(caller, packId);
  }

  /** Builds a failed pack again, from the same manifest. */
  async retry(caller: Caller, packId: string): Promise<PackView> {
    const pack = await this.one(caller, packId);
    demand(caller, 'packs.build');
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE pack SET state = 'queued', progress = 0, step = 'Waiting for its turn', failure = NULL WHERE id = $1 AND state = ANY($2::text[])`,
        [packId, packStatesBefore('retry')],
      );
      if (changed !== 1)
        throw conflict(
          'not-failed',
          'Only a pack that failed is built again. Build a new one for the facts of today.',
          { state: pack.state },
        );
      await tx.query(
        `UPDATE job SET state = 'done', finished_at = now() WHERE subject_id = $1 AND state = 'failed'`,
        [packId],
      );
      await enqueue(tx, buildPack, {
        programmeId: caller.programmeId,
        subjectId: packId,
        payload: { programmeId: caller.programmeId, packId },
        requestedBy: caller.personId,
      });
      await record(tx, caller, 'pack.retried', { kind: 'pack', id: packId });
    });
    return this.one(caller, packId);
  }

  /** A senior officer's word that this pack may be shown. */
  async release(caller: Caller, packId: string): Promise<PackView> {
    const pack = await this.one(caller, packId);
    demand(caller, 'packs.release');
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE pack SET released_at = now(), released_by = $2 WHERE id = $1 AND state = 'ready' AND released_at IS NULL`,
        [packId, caller.personId],
      );
      if (changed !== 1)
        throw conflict(
          'not-releasable',
          pack.releasedAt ? 'This pack is released already.' : 'Only a pack that is ready can be released.',
          { state: pack.state },
        );
      await record(
        tx,
        caller,
        'pack.released',
        { kind: 'pack', id: packId },
        { manifest: pack.manifestSha256 },
      );
    });
    return this.one(caller, packId);
  }

  /** A five-minute address of one of its files. On record: a pack holds more than `official`. */
  async fileAddress(caller: Caller, packId: string, name: string): Promise<string> {
    await this.one(caller, packId);
    const file = await this.database.inProgramme(caller.programmeId, async (tx) => {
      const rows = await tx.query<{ storage_key: string; name: string }[]>(
        'SELECT storage_key, name FROM pack_file WHERE pack_id = $1',
        [packId],
      );
      // Compared here: a name from an address may hold what PostgreSQL can't.
      const row = rows.find((candidate) => candidate.name === name);
      if (!row) throw notFound('file of this pack');
      await record(tx, caller, 'pack.opened', { kind: 'pack', id: packId }, { file: name });
      return row;
    });
    return this.storage.signGet(file.storage_key, { name: file.name, mediaType: mediaTypeOf(file.name) });
  }

  private allowed(caller: Caller, pack: PackView): PackView {
    const builds = reachOf(caller.roles, 'packs.build') !== null;
    return {
      ...pack,
      may: {
        cancel: builds && packTransitions[pack.state].cancel !== undefined,
        retry: builds && packTransitions[pack.state].retry !== undefined,
        release: may(caller.roles, 'packs.release') && pack.state === 'ready' && pack.releasedAt === null,
      },
    };
  }
}

export const mediaTypeOf = (name: string): string =>
  name.endsWith('.pdf') ? 'application/pdf' : 'application/zip';
