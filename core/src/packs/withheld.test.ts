import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aProgramme,
  asOwner,
  aVersion,
  passInspection,
  refusalOf,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import type { PackManifest } from './manifest.js';
import { publishManifest } from './published-manifest.js';

let core: Core;
let programme: TestProgramme;
beforeAll(async () => {
  core = await createCore(testConfig());
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

/** One of each, and a near miss of each beside it. */
const pages = [
  { page: 1, text: 'Two in three parents feel heard. NHS 943 476 5918, NI GB 12 34 56 A, UPN B23456789012.' },
  { page: 4, text: 'NHS 943 476 5919. UPN M123456789012? NI AB 12 34 56 C. Write to jo.example@gmail.com.' },
];
const places = [
  { page: 4, kind: 'nhs-number', masked: '••••••••19' },
  { page: 4, kind: 'ni-number', masked: '••••••••C' },
  { page: 4, kind: 'personal-email', masked: 'j•••@gmail.com' },
];

/** Evidence of area 1, approved, whose text holds `pages`. */
async function approved(text = pages): Promise<string> {
  const { evidenceId, number } = await aFiledVersion(
    core,
    programme.lead,
    someEvidence(programme.areaIds[0]),
  );
  await passInspection(core, programme.id, evidenceId, number, text);
  await approve(evidenceId, number);
  return evidenceId;
}

async function approve(evidenceId: string, versionNumber: number): Promise<void> {
  const move = () => ({ versionNumber, comment: '' });
  await core.reviews.submit(programme.partner, evidenceId, move);
  await core.reviews.approve(programme.officer, evidenceId, move);
}

async function packed(): Promise<PackManifest> {
  const { id } = await core.packs.build(programme.partner, () => ({ kind: 'readiness' }));
  const [row] = await asOwner<{ manifest: PackManifest }>(core, 'SELECT manifest FROM pack WHERE id = $1', [
    id,
  ]);
  if (!row) throw new Error('There is no such pack.');
  return row.manifest;
}

const resolveAll = async (evidenceId: string, reason = 'Printed by the NHS as an example.') => {
  const { findings } = await core.findings.of(programme.lead, evidenceId);
  return core.findings.resolve(programme.lead, evidenceId, () => ({
    findingIds: findings.map(({ id }) => id),
    reason,
  }));
};

describe('a document in which the guard found something', () => {
  it('stays out of a pack, which says where, until it is resolved', async () => {
    const evidenceId = await approved();
    expect(await core.packs.withheld(programme.partner)).toEqual([
      { evidenceId, title: 'What parents say', versionNumber: 1, areaNumbers: [1], findings: places },
    ]);
    const manifest = await packed();
    expect(manifest.files).toEqual([]);
    expect(manifest.leftOut).toEqual([{ areaNumber: 1, reason: 'findings', count: 1 }]);
    expect(manifest.withheld?.[0]?.findings).toEqual(places);
    const published = publishManifest(manifest).json.toString();
    expect(published).toContain('"kind": "nhs-number"');
    expect(published).not.toContain('•');

    const { findings } = await resolveAll(evidenceId);
    expect(findings.map(({ resolution }) => resolution?.reason)).toEqual(
      Array(3).fill('Printed by the NHS as an example.'),
    );
    const after = await packed();
    expect(after.files.map((file) => file.evidenceId)).toEqual([evidenceId]);
    expect(after).toMatchObject({ leftOut: [], withheld: [] });
  });

  it('is looked at anew with every version, and is free of it when the next one is', async () => {
    const evidenceId = await approved();
    await resolveAll(evidenceId);
    const add = async (text: string) => {
      const number = await aVersion(core, programme.lead, evidenceId, {
        fileName: 'next.txt',
        bytes: Buffer.from(text),
      });
      await passInspection(core, programme.id, evidenceId, number, [{ page: 1, text }]);
      await approve(evidenceId, number);
    };
    await add('Still NHS 943 476 5919');
    expect((await packed()).leftOut).toHaveLength(1);
    await add('Nobody’s number');
    expect(await packed()).toMatchObject({ leftOut: [], files: [{ versionNumber: 3 }] });
  });

  it('stays out while its text has not been looked through', async () => {
    const evidenceId = await approved([]);
    await asOwner(core, 'UPDATE evidence_version SET guarded_at = NULL WHERE evidence_id = $1', [evidenceId]);
    // Its text was read before there was a guard.
    await asOwner(core, `UPDATE job SET state = 'done' WHERE programme_id = $1`, [programme.id]);
    expect(await core.packs.withheld(programme.partner)).toMatchObject([{ evidenceId, findings: [] }]);
    expect(await core.inspections.unguarded(programme.id)).toBe(1);
    expect(await core.inspections.unguarded(programme.id)).toBe(0);
  });

  it('waits on the list of whoever answers for it', async () => {
    const evidenceId = await approved();
    const mine = async () =>
      (await core.todo.of(programme.lead)).groups.flatMap(({ items }) =>
        items.filter(({ kind }) => kind === 'finding'),
      );
    expect(await mine()).toMatchObject([{ id: evidenceId, href: `/evidence/${evidenceId}#findings` }]);
    await resolveAll(evidenceId);
    expect(await mine()).toEqual([]);
  });

  it('is resolved only by those who may, and once', async () => {
    const evidenceId = await approved();
    const { findings } = await core.findings.of(programme.officer, evidenceId);
    const [first] = findings;
    const say = () => ({ findingIds: [first?.id ?? ''], reason: 'Known.' });
    for (const caller of [programme.officer, programme.admin])
      expect(await refusalOf(core.findings.resolve(caller, evidenceId, say))).toMatch(/^403/);
    expect(await refusalOf(core.findings.resolve(programme.contributor, evidenceId, say))).toMatch(/^404/);
    expect(await refusalOf(core.findings.of(programme.admin, evidenceId))).toMatch(/^403/);
    await core.findings.resolve(programme.partner, evidenceId, say);
    expect(await refusalOf(core.findings.resolve(programme.partner, evidenceId, say))).toBe(
      '409 finding-gone',
    );
  });

  it('leaves no value anywhere: not in its findings, not on record', async () => {
    const evidenceId = await approved();
    await resolveAll(evidenceId);
    const rows = await asOwner<{ text: string }>(
      core,
      `SELECT f::text AS text FROM finding f WHERE programme_id = $1
       UNION ALL SELECT details::text FROM audit_entry WHERE programme_id = $1`,
      [programme.id],
    );
    const all = rows.map(({ text }) => text).join('\n');
    expect(all).toContain('••••••••19');
    expect(all).not.toMatch(/943 ?476|34 ?56|jo\.example/);
    expect(all).not.toContain('Printed by the NHS');
  });

  it('takes its findings along when the version is discarded', async () => {
    const { evidenceId, number } = await aFiledVersion(
      core,
      programme.lead,
      someEvidence(programme.areaIds[0]),
    );
    await passInspection(core, programme.id, evidenceId, number, pages);
    await resolveAll(evidenceId);
    await core.versions.discard(programme.lead, evidenceId, number, () => ({ reason: 'Wrong file.' }));
    expect(await asOwner(core, 'SELECT 1 FROM finding WHERE programme_id = $1', [programme.id])).toEqual([]);
  });
});
