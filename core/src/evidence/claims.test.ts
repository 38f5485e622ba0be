import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aMember,
  aProgramme,
  asOwner,
  passInspection,
  refusalOf,
  someApproved,
  someEvidence,
  type TestMember,
  type TestProgramme,
  testConfig,
  until,
} from '../testing/index.js';
import type { NewLink } from './links.service.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const claim = (areaId: string, said = 'It is used in every school.'): NewLink => ({
  areaId,
  actionIds: [],
  shows: 'output',
  claim: said,
});
const about = (versionNumber: number) => () => ({ versionNumber, comment: '' });
const stateOf = async (evidenceId: string, linkId: string) =>
  (await core.links.list(programme.partner, { evidenceId })).find((link) => link.id === linkId)?.state;
const impactOf = async (areaNumber: number) => {
  const board = await core.readiness.on(programme.partner);
  return board.areas[areaNumber - 1]?.criteria.find((criterion) => criterion.id === 'impact')?.brief;
};
const leadOf = (areaId: string): Promise<TestMember> => aMember(core, programme.id, ['area-lead'], [areaId]);

describe('a claim added after the approval', () => {
  it('does not count until somebody has checked it', async () => {
    const { lead, officer, areaIds } = programme;
    const evidenceId = await someApproved(core, programme, someEvidence(areaIds[0]));
    expect([await impactOf(1), await impactOf(2)]).toEqual(['1 source', 'None']);
    const link = { ...claim(areaIds[1]), evidenceId, shows: 'impact' as const };
    const { id } = await core.links.add(programme.partner, () => link);
    expect(await stateOf(evidenceId, id)).toBe('unchecked');
    expect(await impactOf(2)).toBe('None');
    expect((await core.evidence.one(officer, evidenceId)).may.approve).toBe(true);
    await core.reviews.approve(officer, evidenceId, about(1));
    expect(await stateOf(evidenceId, id)).toBe('checked');
    expect([await impactOf(1), await impactOf(2)]).toEqual(['1 source', '1 source']);
    expect(await refusalOf(core.reviews.approve(officer, evidenceId, about(1)))).toBe('409 move-not-allowed');
    expect((await core.evidence.one(lead, evidenceId)).state).toBe('approved');
  });

  it('is shown to reviewers as waiting', async () => {
    const evidenceId = await someApproved(core, programme, someEvidence(programme.areaIds[0]));
    const waiting = async () => {
      const { json } = await core.evidence.list(programme.officer, {
        filter: { waiting: true },
        sort: { field: 'title', descending: false },
        from: 0,
        to: 9,
      });
      return (JSON.parse(json) as { id: string }[]).map((row) => row.id);
    };
    expect(await waiting()).toEqual([]);
    await core.links.add(programme.lead, () => ({ ...claim(programme.areaIds[0]), evidenceId }));
    expect(await waiting()).toEqual([evidenceId]);
  });

  it('is not covered by an approval that went first while it waited', async () => {
    const evidenceId = await someApproved(core, programme, someEvidence(programme.areaIds[0]));
    const verdict = new Client({ connectionString: core.config.DATABASE_OWNER_URL });
    await verdict.connect();
    try {
      await verdict.query('BEGIN');
      await verdict.query('SELECT 1 FROM evidence WHERE id = $1 FOR UPDATE', [evidenceId]);
      const adding = core.links.add(programme.lead, () => ({ ...claim(programme.areaIds[0]), evidenceId }));
      const { rows } = await verdict.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await until('the new claim waits for the verdict', async () => {
        const waiting = await asOwner(
          core,
          'SELECT 1 FROM pg_locks WHERE NOT granted AND $1 = ANY(pg_blocking_pids(pid))',
          [rows[0]?.pid],
        );
        return waiting.length > 0;
      });
      await verdict.query('UPDATE evidence SET approved_at = clock_timestamp() WHERE id = $1', [evidenceId]);
      await verdict.query('COMMIT');
      expect((await adding).state).toBe('unchecked');
    } finally {
      await verdict.end();
    }
  });
});

describe('a changed claim', () => {
  it('is a new link, and the old one stays in the history', async () => {
    const { lead, areaIds } = programme;
    const evidenceId = await someApproved(core, programme, someEvidence(areaIds[0]));
    const [before] = await core.links.list(lead, { evidenceId });
    const after = await core.links.change(lead, before?.id ?? '', () => claim(areaIds[0], 'Said better.'));
    expect(after.id).not.toBe(before?.id);
    expect(after.state).toBe('unchecked');
    const rows = await asOwner<{ claim: string; ended: boolean }>(
      core,
      'SELECT claim, ended_at IS NOT NULL AS ended FROM link WHERE evidence_id = $1 ORDER BY created_at',
      [evidenceId],
    );
    expect(rows.map((row) => row.ended)).toEqual([true, false]);
    expect(rows[1]?.claim).toBe('Said better.');
    expect(await refusalOf(core.links.change(lead, before?.id ?? '', () => claim(areaIds[0])))).toBe(
      '404 not-found',
    );
  });

  it('stands once when two people change it at once', async () => {
    const { lead, partner, areaIds } = programme;
    const { evidenceId } = await aFiledVersion(core, lead, someEvidence(areaIds[0]));
    for (let round = 0; round < 4; round += 1) {
      const [link] = await core.links.list(lead, { evidenceId });
      const results = await Promise.allSettled(
        [lead, partner].map((caller) => core.links.change(caller, link?.id ?? '', () => claim(areaIds[0]))),
      );
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      expect(await core.links.list(lead, { evidenceId })).toHaveLength(1);
    }
  });
});

describe('a claim for an area one does not answer for', () => {
  it('is a proposal until that area’s lead accepts it', async () => {
    const { lead, areaIds } = programme;
    const other = await leadOf(areaIds[1]);
    const stranger = await leadOf(areaIds[2]);
    const { evidenceId } = await aFiledVersion(core, lead, someEvidence(areaIds[0]));
    const { id, state } = await core.links.add(lead, () => ({ ...claim(areaIds[1]), evidenceId }));
    expect(state).toBe('proposed');
    expect(await refusalOf(core.links.accept(lead, id))).toBe('403 role-not-allowed');
    expect(await refusalOf(core.links.accept(stranger, id))).toBe('403 role-not-allowed');
    expect(
      (await core.todo.of(other)).groups.flatMap((group) => group.items).map((item) => item.kind),
    ).toEqual(['proposed-link']);
    expect((await core.links.accept(other, id)).state).toBe('unchecked');
    expect(await refusalOf(core.links.accept(other, id))).toBe('409 not-a-proposal');
  });

  it('is accepted by an approval, which saw it', async () => {
    const { lead, officer, partner, areaIds } = programme;
    const { evidenceId, number } = await aFiledVersion(core, lead, someEvidence(areaIds[0]));
    await passInspection(core, programme.id, evidenceId, number);
    const { id } = await core.links.add(lead, () => ({ ...claim(areaIds[1]), evidenceId }));
    await core.reviews.submit(partner, evidenceId, about(number));
    await core.reviews.approve(officer, evidenceId, about(number));
    expect(await stateOf(evidenceId, id)).toBe('checked');
  });

  it('is accepted at once from those who may link anywhere', async () => {
    const { partner, officer, areaIds } = programme;
    for (const caller of [partner, officer]) {
      const { links } = await core.evidence.add(caller, () => someEvidence(areaIds[2]));
      expect(links[0]?.state).toBe('unchecked');
    }
  });

  it('is refused for what is not of this programme, or not theirs to change', async () => {
    const { lead, areaIds } = programme;
    const elsewhere = await aProgramme(core);
    const { evidenceId } = await aFiledVersion(core, lead, someEvidence(areaIds[0]));
    const stranger = await leadOf(areaIds[1]);
    const add = (caller: TestMember, link: NewLink) =>
      refusalOf(core.links.add(caller, () => ({ ...link, evidenceId })));
    expect(await add(lead, claim(elsewhere.areaIds[0]))).toBe('422 unknown-area');
    expect(await add(lead, { ...claim(areaIds[0]), actionIds: [elsewhere.actionIds[0]] })).toBe(
      '422 unknown-action',
    );
    expect(await add(stranger, claim(areaIds[1]))).toBe('403 role-not-allowed');
    expect(await add(elsewhere.partner, claim(elsewhere.areaIds[0]))).toBe('404 not-found');
  });
});

describe('the page a claim names', () => {
  const at = (areaId: string, page: number): NewLink => ({ ...claim(areaId), locator: { page } });

  /** Clean, with two pages of text. */
  async function twoPages(link: NewLink) {
    const { lead, areaIds } = programme;
    const filed = await aFiledVersion(core, lead, { ...someEvidence(areaIds[0]), links: [link] });
    const version = await passInspection(core, programme.id, filed.evidenceId, filed.number);
    const pages = [1, 2].map((page) => ({ page, text: `Page ${page}` }));
    await core.inspections.saveText(version, { pageCount: 2, pages });
    return filed.evidenceId;
  }

  it('is one that the document has', async () => {
    const { lead, areaIds } = programme;
    const evidenceId = await twoPages(at(areaIds[0], 1));
    const add = (page: number) => core.links.add(lead, () => ({ ...at(areaIds[0], page), evidenceId }));
    expect(await refusalOf(add(3))).toBe('422 no-such-page');
    const { id } = await add(2);
    expect(await refusalOf(core.links.change(lead, id, () => at(areaIds[0], 3)))).toBe('422 no-such-page');
    // What was refused ended nothing.
    expect(await stateOf(evidenceId, id)).toBe('unchecked');
  });

  it('stands in the way of review when a claim that was made before the file came names one too many', async () => {
    const { lead, areaIds } = programme;
    const evidenceId = await twoPages(at(areaIds[0], 3));
    const { before, may } = await core.evidence.one(lead, evidenceId);
    expect(before).toEqual([
      'The claim for area 1 names page 3, but the document ends on page 2. Choose the page again.',
    ]);
    expect(may.submit).toBe(false);
  });
});
