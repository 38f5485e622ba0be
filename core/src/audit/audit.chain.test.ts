import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import { aProgramme, asOwner, testConfig, until } from '../testing/index.js';
import { verifyAudit } from './audit.chain.js';
import { record } from './audit.service.js';

let core: Core;

beforeAll(async () => {
  core = await createCore(testConfig());
});
afterAll(() => core.close());

const write = (programmeId: string, count: number) =>
  core.database.inProgramme(programmeId, async (tx) => {
    for (let number = 1; number <= count; number += 1)
      await record(
        tx,
        { programmeId, personId: null },
        'test.happened',
        { kind: 'test', id: crypto.randomUUID() },
        { number, state: 'draft' },
      );
  });

/** Seals until nothing waits: an older transaction of another suite may hold a seal back for a moment. */
const sealAll = (programmeId: string) =>
  until('every entry is sealed', async () => {
    await core.sealAudit(programmeId);
    return (await verifyAudit(core.database, programmeId)).waiting === 0;
  });

async function aChain(count: number): Promise<{ id: string; entries: string[] }> {
  const { id } = await aProgramme(core);
  await write(id, count);
  await sealAll(id);
  const rows = await asOwner<{ entry_id: string }>(
    core,
    'SELECT entry_id FROM audit_seal WHERE programme_id = $1 ORDER BY position',
    [id],
  );
  return { id, entries: rows.map((row) => row.entry_id) };
}

describe('the chain over the record', () => {
  it('seals every entry once, in order, and verifies', async () => {
    const { id, entries } = await aChain(5);
    expect(entries).toEqual(entries.toSorted((a, b) => Number(BigInt(a) - BigInt(b))));
    const report = await verifyAudit(core.database, id);
    expect(report).toMatchObject({ sealed: 5, waiting: 0, faults: [] });
    await write(id, 2);
    await sealAll(id);
    const later = await verifyAudit(core.database, id);
    expect(later).toMatchObject({ sealed: 7, waiting: 0, faults: [] });
    expect(later.head).not.toBe(report.head);
    expect(await core.sealAudit(id)).toBe(0);
  });

  it('is one chain when two seal at once', async () => {
    const { id } = await aProgramme(core);
    for (let round = 0; round < 10; round += 1) {
      await write(id, 40);
      await Promise.all([1, 2, 3, 4].map(() => core.sealAudit(id)));
    }
    await sealAll(id);
    expect(await verifyAudit(core.database, id)).toMatchObject({ sealed: 400, faults: [] });
  });

  it('does not seal past a transaction that is still open', async () => {
    const { id } = await aProgramme(core);
    let close = () => {};
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    let isOpen = false;
    const open = core.database.inProgramme(id, async (tx) => {
      await record(tx, { programmeId: id, personId: null }, 'test.slow', { kind: 'test', id });
      isOpen = true;
      await closed;
    });
    await until('the slow change has begun', () => isOpen);
    await write(id, 3);
    expect(await core.sealAudit(id)).toBe(0);
    expect(await verifyAudit(core.database, id)).toMatchObject({ sealed: 0, waiting: 3 });
    close();
    await open;
    await sealAll(id);
    const [first] = await asOwner<{ action: string }>(
      core,
      `SELECT e.action FROM audit_seal s JOIN audit_entry e ON e.id = s.entry_id WHERE s.programme_id = $1 AND position = 1`,
      [id],
    );
    expect(first?.action).toBe('test.slow');
    expect(await verifyAudit(core.database, id)).toMatchObject({ sealed: 4, faults: [] });
  });
});

describe('tampering is found and named', () => {
  it.each([
    ['what was done', `UPDATE audit_entry SET action = 'test.other' WHERE id = $1`],
    ['by whom', 'UPDATE audit_entry SET person_id = gen_random_uuid() WHERE id = $1'],
    ['to what', 'UPDATE audit_entry SET subject_id = gen_random_uuid() WHERE id = $1'],
    ['the details', `UPDATE audit_entry SET details = details || '{"state": "approved"}' WHERE id = $1`],
    ['when', `UPDATE audit_entry SET at = at - interval '1 day' WHERE id = $1`],
  ])('an entry changed: %s', async (_what, sql) => {
    const { id, entries } = await aChain(4);
    await asOwner(core, sql, [entries[1]]);
    const { faults } = await verifyAudit(core.database, id);
    expect(faults).toEqual([`entry ${entries[1]} was changed after it was sealed`]);
  });

  it('an entry deleted', async () => {
    const { id, entries } = await aChain(4);
    await asOwner(core, 'DELETE FROM audit_entry WHERE id = $1', [entries[2]]);
    expect((await verifyAudit(core.database, id)).faults).toEqual([`entry ${entries[2]} was deleted`]);
  });

  it('a link of the chain deleted', async () => {
    const { id } = await aChain(4);
    await asOwner(core, 'DELETE FROM audit_seal WHERE programme_id = $1 AND position = 2', [id]);
    expect((await verifyAudit(core.database, id)).faults).toContain('link 2 is missing from the chain');
  });

  it('two entries swapped', async () => {
    const { id, entries } = await aChain(4);
    await asOwner(
      core,
      `UPDATE audit_seal SET entry_id = CASE position WHEN 2 THEN $2::bigint ELSE $3::bigint END
       WHERE programme_id = $1 AND position IN (2, 3)`,
      [id, entries[2], entries[1]],
    );
    const { faults } = await verifyAudit(core.database, id);
    expect(faults).toEqual(
      [entries[2], entries[1]].map((entry) => `entry ${entry} was changed after it was sealed`),
    );
  });

  it('the end cut off: against the head that was kept elsewhere', async () => {
    const { id } = await aChain(4);
    const { head } = await verifyAudit(core.database, id);
    await asOwner(core, 'DELETE FROM audit_seal WHERE programme_id = $1 AND position = 4', [id]);
    const cut = await verifyAudit(core.database, id);
    expect(cut.head).not.toBe(head);
    expect(cut.waiting).toBe(1);
  });
});
