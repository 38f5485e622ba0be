import { type Core, enqueue, recalculate } from '@revisit/core';
import { aProgramme, someApproved, someEvidence, type TestProgramme } from '@revisit/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { backends, type OwnCore, ownCore } from '../jobs/testing/backends.js';
import { rowsOf, untilIs, type WorkingPortal, workingPortal } from '../testing/working-portal.js';

let core: Core;
let programme: TestProgramme;

const link = (areaId: string) => core.evidence.add(programme.partner, () => someEvidence(areaId));

/** Jobs that bring the board up to date, by state. */
async function jobs(): Promise<Record<string, number>> {
  const rows = await rowsOf<{ state: string; count: number }>(
    core,
    programme,
    `SELECT state, count(*)::int AS count FROM job WHERE name = 'recalculate' GROUP BY state`,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** The result that is kept, and what the facts of this moment give. */
async function keptAndTrue() {
  const kept = await rowsOf<{ area_id: string; state: string; criteria: unknown; computed_at: Date }>(
    core,
    programme,
    'SELECT r.* FROM readiness_result r JOIN area a ON a.id = r.area_id ORDER BY a.number',
  );
  const [row] = await rowsOf<{ today: string }>(
    core,
    programme,
    'SELECT max(as_at) AS today FROM readiness_result',
  );
  const { areas } = await core.database.inProgramme(programme.id, (tx) =>
    core.readiness.compute(tx, programme.id, row?.today ?? ''),
  );
  return {
    kept: kept.map(({ area_id: areaId, state, criteria }) => ({ areaId, state, criteria })),
    true: areas.map(({ areaId, state, criteria }) => ({ areaId, state, criteria })),
    computedAt: kept[0]?.computed_at,
  };
}

describe('the wish to bring the board up to date', () => {
  let own: OwnCore;

  beforeAll(async () => {
    own = await ownCore('PostgreSQL', 5);
    core = own.core;
  });

  beforeEach(async () => {
    programme = await aProgramme(core);
  });

  afterAll(() => own.close());

  it('is settled once for all the changes before it', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, index) => link(programme.areaIds[index % 3] ?? '')));
    expect(await jobs()).toEqual({ due: 12 });
    await core.readiness.recalculate(programme.id);
    expect(await jobs()).toEqual({ done: 12 });
    const board = await keptAndTrue();
    expect(board.kept).toEqual(board.true);
  });

  it('stays when its change was not yet to be seen', async () => {
    await core.database.inProgramme(programme.id, async (tx) => {
      await enqueue(tx, recalculate, {
        programmeId: programme.id,
        subjectId: programme.id,
        payload: { programmeId: programme.id },
        requestedBy: null,
      });
      await core.readiness.recalculate(programme.id);
    });
    expect(await jobs()).toEqual({ due: 1 });
  });

  it('of a change that came while another was being counted is counted by that one or a later one', async () => {
    let counting: Promise<void> = Promise.resolve();
    await core.database.inProgramme(programme.id, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('revisit.readiness.' || $1))`, [programme.id]);
      counting = core.readiness.recalculate(programme.id);
      await link(programme.areaIds[1]);
      expect(await jobs()).toEqual({ due: 1 });
    });
    await counting;
    expect(await jobs()).toEqual({ done: 1 });
    const board = await keptAndTrue();
    expect(board.kept).toEqual(board.true);
  });
});

describe.each(backends)('the board while many change things, with queues on %s', (backend) => {
  let portal: WorkingPortal;

  beforeAll(async () => {
    portal = await workingPortal(backend, 6);
    core = portal.core;
    programme = await portal.programme();
  });

  afterAll(() => portal.close());

  it('ends with the truth', async () => {
    const before = await core.readiness.on(programme.partner);
    await Promise.all(
      programme.areaIds.flatMap((areaId) => [
        someApproved(core, programme, someEvidence(areaId, { source: 'families' }), programme.partner),
        ...Array.from({ length: 8 }, () => link(areaId)),
      ]),
    );
    await portal.quiet(programme);
    const board = await keptAndTrue();
    expect(board.kept).toEqual(board.true);
    const after = await core.readiness.on(programme.partner);
    expect(after.areas).not.toEqual(before.areas);
    const counts = await jobs();
    expect(Object.keys(counts)).toEqual(['done']);
    expect(counts.done).toBeGreaterThan(24);
  });

  it('is counted again after a change that nobody waited for', async () => {
    const { computedAt } = await keptAndTrue();
    await link(programme.areaIds[2]);
    await untilIs(keptAndTrue, (board) => (board.computedAt ?? 0) > (computedAt ?? 0));
    await portal.quiet(programme);
    const board = await keptAndTrue();
    expect(board.kept).toEqual(board.true);
  });
});
