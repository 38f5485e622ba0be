import type { EntityManager } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Core, createCore } from '../core.js';
import { RevisitError } from '../errors/errors.js';
import {
  aFiledVersion,
  aMember,
  aProgramme,
  asOwner,
  passInspection,
  refusalOf,
  someEvidence,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const anAsk = (person: TestMember, areaId: string) =>
  core.asks.make(programme.partner, () => ({
    areaId,
    personId: person.personId,
    what: 'The minutes of the board',
    dueOn: '2030-01-01',
  }));

describe('filing evidence', () => {
  it('writes all of it or nothing', async () => {
    const { lead, areaIds } = programme;
    const elsewhere = await aProgramme(core);
    const evidence = someEvidence(areaIds[0]);
    const links = [
      ...evidence.links,
      { ...someEvidence(elsewhere.areaIds[0]).links[0] },
    ] as typeof evidence.links;
    expect(await refusalOf(core.evidence.add(lead, () => ({ ...evidence, links })))).toBe('422 unknown-area');
    const left = await asOwner(
      core,
      `SELECT 'evidence' FROM evidence WHERE programme_id = $1 UNION ALL SELECT 'link' FROM link WHERE programme_id = $1
       UNION ALL SELECT 'audit' FROM audit_entry WHERE programme_id = $1 UNION ALL SELECT 'job' FROM job WHERE programme_id = $1`,
      [programme.id],
    );
    expect(left).toEqual([]);
  });

  it('refuses a period that ends before it begins', async () => {
    const reversed = someEvidence(programme.areaIds[0], { coversFrom: '2026-02-01', coversTo: '2026-01-31' });
    expect(await refusalOf(core.evidence.add(programme.lead, () => reversed))).toBe('422 period-reversed');
    const oneDay = someEvidence(programme.areaIds[0], { coversFrom: '2026-02-01', coversTo: '2026-02-01' });
    expect((await core.evidence.add(programme.lead, () => oneDay)).coversTo).toBe('2026-02-01');
  });

  it('on somebody’s behalf is for those who may file anything', async () => {
    const { lead, partner, officer, areaIds } = programme;
    const forLead = () => someEvidence(areaIds[0], { ownerId: lead.personId });
    for (const caller of [partner, officer]) {
      const { owner, createdBy } = await core.evidence.add(caller, forLead);
      expect([owner.id, createdBy.id]).toEqual([lead.personId, caller.personId]);
    }
    const forPartner = () => someEvidence(areaIds[0], { ownerId: partner.personId });
    expect(await refusalOf(core.evidence.add(lead, forPartner))).toBe('403 role-not-allowed');
    const stranger = await aProgramme(core);
    const forStranger = () => someEvidence(areaIds[0], { ownerId: stranger.lead.personId });
    expect(await refusalOf(core.evidence.add(partner, forStranger))).toBe('422 unknown-owner');
  });

  it('is not for administrators', async () => {
    const attempt = core.evidence.add(programme.admin, () => someEvidence(programme.areaIds[0]));
    expect(await refusalOf(attempt)).toBe('403 role-not-allowed');
  });
});

describe('a change of what is said', () => {
  it('is refused when somebody else was quicker, and shows what they wrote', async () => {
    const { lead, partner, areaIds } = programme;
    const { id, version } = await core.evidence.add(lead, () => someEvidence(areaIds[0]));
    const changes = await Promise.allSettled(
      [lead, partner].map((caller, index) =>
        core.evidence.change(caller, id, version, () =>
          someEvidence(areaIds[0], { title: `Title ${index}` }),
        ),
      ),
    );
    const won = changes.find((change) => change.status === 'fulfilled');
    const lost = changes.find((change) => change.status === 'rejected');
    expect(lost?.reason).toBeInstanceOf(RevisitError);
    const error: RevisitError = lost?.reason;
    expect(error).toMatchObject({ status: 409, code: 'stale-version' });
    expect(error.details.current).toMatchObject({ title: won?.value.title, version: version + 1 });
    expect((await core.evidence.one(lead, id)).title).toBe(won?.value.title);
  });

  it('of withdrawn evidence is refused, and so are new files and claims', async () => {
    const { partner, lead, areaIds } = programme;
    const { id } = await core.evidence.add(lead, () => someEvidence(areaIds[0]));
    const { version } = await core.reviews.withdraw(partner, id, () => ({ versionNumber: 1, comment: '' }));
    const evidence = someEvidence(areaIds[0]);
    const file = { fileName: 'a.pdf', size: 1, sha256: '0'.repeat(64) };
    const link = { evidenceId: id, areaId: areaIds[0], actionIds: [], shows: 'impact' as const, claim: 'x' };
    expect(await refusalOf(core.evidence.change(lead, id, version, () => evidence))).toBe('409 withdrawn');
    expect(await refusalOf(core.versions.add(lead, id, () => file))).toBe('409 withdrawn');
    expect(await refusalOf(core.links.add(lead, () => link))).toBe('409 withdrawn');
  });

  it('is for those whose evidence it is: other leads read it and no more', async () => {
    const { lead, officer, admin, areaIds } = programme;
    const other = await aMember(core, programme.id, ['area-lead'], [areaIds[1]]);
    const { id, version } = await core.evidence.add(lead, () => someEvidence(areaIds[0]));
    const attempt = (caller: TestMember) =>
      refusalOf(core.evidence.change(caller, id, version, () => someEvidence(areaIds[0])));
    expect(await attempt(other)).toBe('403 role-not-allowed');
    expect(await attempt(admin)).toBe('403 role-not-allowed');
    const about = () => ({ versionNumber: 1, comment: '' });
    expect(await refusalOf(core.reviews.withdraw(other, id, about))).toBe('403 role-not-allowed');
    expect(await refusalOf(core.reviews.withdraw(officer, id, about))).toBe('403 role-not-allowed');
  });
});

describe('an ask', () => {
  it('lets a contributor file for that area, and is answered by it', async () => {
    const { contributor, areaIds } = programme;
    const file = (askId?: string) =>
      core.evidence.add(contributor, () => someEvidence(areaIds[1], { ...(askId && { askId }) } as object));
    expect(await refusalOf(file())).toBe('403 not-asked');
    const ask = await anAsk(contributor, areaIds[1]);
    const { links, id } = await file(ask.id);
    expect(links[0]?.state).toBe('unchecked');
    expect(await core.asks.one(contributor, ask.id)).toMatchObject({ answer: 'evidence', evidenceId: id });
    expect(await refusalOf(file())).toBe('403 not-asked');
    expect(
      await refusalOf(
        core.asks.answer(contributor, ask.id, () => ({ answer: 'nothing-to-add', comment: '' })),
      ),
    ).toBe('409 already-answered');
  });

  it('about one area makes a link to another a proposal', async () => {
    const { contributor, areaIds } = programme;
    await anAsk(contributor, areaIds[1]);
    const { links } = await core.evidence.add(contributor, () => someEvidence(areaIds[2]));
    expect(links[0]?.state).toBe('proposed');
  });

  it('is its person’s alone', async () => {
    const { contributor, lead, partner, areaIds } = programme;
    const ask = await anAsk(lead, areaIds[0]);
    await anAsk(contributor, areaIds[0]);
    expect(await refusalOf(core.asks.one(contributor, ask.id))).toBe('404 not-found');
    const answer = () => ({ answer: 'nothing-to-add' as const, comment: '' });
    expect(await refusalOf(core.asks.answer(contributor, ask.id, answer))).toBe('404 not-found');
    expect(await refusalOf(core.asks.answer(partner, ask.id, answer))).toBe('403 not-asked');
    const stolen = () => ({ ...someEvidence(areaIds[0]), askId: ask.id });
    expect(await refusalOf(core.evidence.add(contributor, stolen))).toBe('404 not-found');
    expect((await core.asks.list(lead, {})).map((one) => one.id)).toEqual([ask.id]);
    expect(await core.asks.list(partner, {})).toHaveLength(2);
    expect(await core.asks.list(partner, { mine: true })).toHaveLength(0);
  });

  it('is made by the partner alone, of members of the programme, for its areas', async () => {
    const { partner, lead, officer, areaIds } = programme;
    const elsewhere = await aProgramme(core);
    const wanted = { areaId: areaIds[0], personId: lead.personId, what: 'x', dueOn: '2030-01-01' };
    expect(await refusalOf(core.asks.make(officer, () => wanted))).toBe('403 role-not-allowed');
    const wrong = (change: object) => refusalOf(core.asks.make(partner, () => ({ ...wanted, ...change })));
    expect(await wrong({ areaId: elsewhere.areaIds[0] })).toBe('422 unknown-area');
    expect(await wrong({ personId: elsewhere.lead.personId })).toBe('422 unknown-person');
  });

  it('is answered with evidence one may read', async () => {
    const { lead, partner, areaIds } = programme;
    const ask = await anAsk(lead, areaIds[0]);
    const hidden = await core.evidence.add(partner, () =>
      someEvidence(areaIds[1], { sensitivity: 'personal' }),
    );
    const answer = (evidenceId?: string) =>
      refusalOf(core.asks.answer(lead, ask.id, () => ({ answer: 'evidence', evidenceId, comment: '' })));
    expect(await answer()).toBe('422 which-evidence');
    expect(await answer(hidden.id)).toBe('404 not-found');
  });
});

describe('a piece of evidence', () => {
  it('is shown as of one instant, also while the file’s check ends', async () => {
    const { lead, areaIds, id: programmeId } = programme;
    const { evidenceId, number } = await aFiledVersion(core, lead, someEvidence(areaIds[0]));
    const { source } = core.database;
    const begin = source.transaction.bind(source) as (...given: unknown[]) => Promise<unknown>;
    let checked = false;
    // The check ends just after the first question about the evidence itself has been answered.
    const spy = vi.spyOn(source, 'transaction').mockImplementation((...given: unknown[]) => {
      const work = given.pop() as (tx: EntityManager) => Promise<unknown>;
      return begin(...given, (tx: EntityManager) => {
        const ask = tx.query.bind(tx);
        let asked = 0;
        tx.query = async (...said: Parameters<typeof ask>) => {
          const answer = await ask(...said);
          asked += 1;
          if (asked === 2) {
            spy.mockRestore();
            await passInspection(core, programmeId, evidenceId, number);
            checked = true;
          }
          return answer as never;
        };
        return work(tx);
      });
    });
    onTestFinished(() => spy.mockRestore());
    const during = await core.evidence.one(lead, evidenceId);
    expect(checked).toBe(true);
    expect([during.versions[0]?.state, during.may.submit]).toEqual(['received', false]);
    const after = await core.evidence.one(lead, evidenceId);
    expect([after.versions[0]?.state, after.may.submit]).toEqual(['clean', true]);
  });
});
