import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aProgramme,
  asOwner,
  passInspection,
  refusalOf,
  someApproved,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import { chaseWorkbook } from './chase-list.workbook.js';

let core: Core;
let programme: TestProgramme;
const inDays = (days: number) => addDays(today(), days);

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
  const { lead, partner, areaIds } = programme;
  const { id } = await core.asks.make(partner, () => ({
    areaId: areaIds[0],
    personId: lead.personId,
    what: '=HYPERLINK("http://evil.test")',
    dueOn: inDays(5),
  }));
  await asOwner(core, 'UPDATE ask SET due_on = $2 WHERE id = $1', [id, inDays(-9)]);
  const { evidenceId, number } = await aFiledVersion(core, lead, someEvidence(areaIds[0], { title: 'Back' }));
  await passInspection(core, programme.id, evidenceId, number);
  const verdict = { versionNumber: number, comment: 'Add pages.', reasons: ['page-missing' as const] };
  await core.reviews.submit(lead, evidenceId, () => verdict);
  await core.reviews.requestChanges(partner, evidenceId, () => verdict);
  await someApproved(core, programme, someEvidence(areaIds[0], { title: 'Ages', reviewBy: inDays(20) }));
  // A senior officer may not read it, so the partner judges it.
  const child = someEvidence(areaIds[0], { title: 'Child', reviewBy: inDays(20), sensitivity: 'personal' });
  const filed = await aFiledVersion(core, lead, child);
  await passInspection(core, programme.id, filed.evidenceId, filed.number);
  await core.reviews.submit(lead, filed.evidenceId, () => verdict);
  await core.reviews.approve(partner, filed.evidenceId, () => verdict);
});
afterAll(() => core.close());

const owed = async (days: number, who = programme.partner) =>
  (await core.chaseList.of(who, inDays(days))).people.map((person) => [
    person.name,
    person.items.map((item) => [item.kind, item.what, item.daysLate]),
  ]);

describe('the chase list', () => {
  it('says who owes what, the longest overdue first, and areas without impact under who leads them', async () => {
    expect(await owed(21)).toEqual([
      [
        'Person area-lead',
        [
          ['ask', '=HYPERLINK("http://evil.test")', 9],
          ['stale', 'Ages', 0],
          ['stale', 'Child', 0],
          ['returned', 'Back', 0],
        ],
      ],
      [
        'Head of Service',
        [
          ['no-impact', 'Area 2: Area 2', 0],
          ['no-impact', 'Area 3: Area 3', 0],
        ],
      ],
    ]);
    const { people, count } = await core.chaseList.of(programme.partner, inDays(20));
    expect(count).toBe(4);
    expect(people[0]?.items.find((item) => item.kind === 'returned')?.note).toBe('Page missing: Add pages.');
  });

  it('holds nothing a reader may not read, and is for those who chase', async () => {
    expect(JSON.stringify(await owed(21, programme.officer))).not.toContain('Child');
    for (const who of [programme.lead, programme.contributor, programme.admin])
      expect(await refusalOf(core.chaseList.of(who))).toBe('403 role-not-allowed');
    expect(await refusalOf(core.chaseList.of(programme.partner, inDays(-1)))).toBe('422 day-out-of-range');
    expect((await core.chaseList.of((await aProgramme(core)).partner)).people).toHaveLength(2);
  });

  it('goes into a workbook in which text stays text', async () => {
    const bytes = await chaseWorkbook(await core.chaseList.of(programme.partner));
    const files = unzipSync(bytes);
    const all = Object.entries(files)
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, content]) => strFromU8(content))
      .join('\n');
    expect(all).toContain('=HYPERLINK(');
    expect(all).not.toContain('<f>');
    expect(all).toContain('Asked for');
  });
});
