import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import {
  aProgramme,
  refusalOf,
  someApproved,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';

let core: Core;
let programme: TestProgramme;
let nominationId: string;

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
  const [areaId] = programme.areaIds;
  await someApproved(core, programme, someEvidence(areaId, { title: 'Survey' }));
  const old = someEvidence(areaId, { title: 'Old', reviewBy: addDays(today(), -1) });
  await someApproved(core, programme, old);
  await core.evidence.add(programme.lead, () => someEvidence(areaId, { title: 'Draft' }));
  await someApproved(
    core,
    programme,
    someEvidence(programme.areaIds[1], { title: 'Elsewhere' }),
    programme.partner,
  );
  const { nominations } = await core.nominations.nominate(programme.lead, () => ({
    person: { name: 'Kim', jobTitle: 'Head', organisation: 'Trust', phone: '01632 960002' },
    sector: 'health',
    areaIds: [areaId],
    availability: '',
  }));
  nominationId = nominations[0]?.id ?? '';
});
afterAll(() => core.close());

describe('a nominee’s brief', () => {
  it('holds approved, current claims of their areas, and no contact', async () => {
    const brief = await core.briefs.of(programme.lead, nominationId);
    expect(brief).toMatchObject({ name: 'Kim', areas: [{ number: 1, documents: { impact: 1, output: 0 } }] });
    expect(brief.areas[0]?.claims.map(({ source }) => source)).toEqual(['Survey, page 1']);
    expect(brief.areas[0]?.actions).toEqual({ done: 0, total: 1 });
    expect(JSON.stringify(brief)).not.toContain('960002');
    // What nobody has looked through for personal data may not leave.
    await core.database.inProgramme(programme.id, (tx) =>
      tx.query('UPDATE evidence_version SET guarded_at = NULL'),
    );
    expect((await core.briefs.of(programme.lead, nominationId)).areas[0]?.claims).toEqual([]);
  });

  it('is read by a link as it is today: what is withdrawn, or marked official-sensitive, is not on it', async () => {
    const own = await aProgramme(core);
    const { partner, officer, areaIds } = own;
    const shown = await someApproved(core, own, someEvidence(areaIds[0], { title: 'Survey' }));
    const closed = someEvidence(areaIds[0], { title: 'Closed', sensitivity: 'official-sensitive' });
    await someApproved(core, own, closed, partner);
    const { nominations } = await core.nominations.nominate(partner, () => ({
      person: { name: 'Alex', jobTitle: 'Head', organisation: 'Trust', phone: '01632 960002' },
      sector: 'parent-carers',
      areaIds: [areaIds[0], areaIds[1]],
      availability: '',
    }));
    const [first, second] = nominations.map(({ id }) => id);
    await core.nominationMoves.accept(partner, first ?? '');
    await core.nominationMoves.approve(officer, first ?? '');
    const { token } = await core.briefLinks.send(partner, first ?? '', () => ({ by: 'hand' }));
    const read = () => core.briefs.byLink(token ?? '', 'here');
    expect(await read()).toEqual({
      name: 'Alex',
      voice: 'parent-carer',
      goesTo: 'nominee',
      sentBy: { name: 'Person improvement-partner', jobTitle: 'Title of improvement-partner' },
      programme: `Programme ${own.slug}`,
      on: today(),
      firstColumn: 1,
      leftOut: 0,
      areas: [
        {
          number: 1,
          title: 'Area 1',
          weakness: expect.any(String),
          sectors: ['parent-carers'],
          documents: { impact: 1, output: 0, activity: 0 },
          actions: { done: 0, total: 1 },
          claims: [
            {
              shows: 'impact',
              claim: 'Two in three parents feel heard, up from one in three.',
              source: '',
            },
          ],
        },
      ],
      expiresAt: expect.any(Date),
    });
    // Staff see it as it is read, while somebody is approved for anything.
    expect(await core.briefs.of(partner, second ?? '')).toMatchObject({
      approved: true,
      areas: [{ number: 1, claims: [{ shows: 'impact' }] }],
    });
    await core.reviews.withdraw(partner, shown, () => ({ versionNumber: 1, comment: 'Superseded.' }));
    expect((await read()).areas[0]).toMatchObject({ claims: [], documents: { impact: 0 } });
  });

  it('is for whoever may see the nomination, while it stands', async () => {
    const other = await aProgramme(core);
    expect(await refusalOf(core.briefs.of(other.partner, nominationId))).toBe('404 not-found');
    expect(await refusalOf(core.briefs.of(programme.contributor, nominationId))).toBe('403 role-not-allowed');
    await core.nominationMoves.withdraw(programme.lead, nominationId);
    expect(await refusalOf(core.briefs.of(programme.lead, nominationId))).toBe('409 not-standing');
  });
});
