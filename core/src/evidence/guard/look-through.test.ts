import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../../core.js';
import {
  aFiledVersion,
  aProgramme,
  asOwner,
  passInspection,
  refusalOf,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../../testing/index.js';
import type { VersionRow } from '../uploads.js';

let core: Core;
let programme: TestProgramme;
let evidenceId: string;
let version: VersionRow;

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
});
afterAll(() => core.close());

// Numbers that nobody has: their check digits are right, and they are printed as examples.
const nhsNumber = 'NHS number 943 476 5919';
const mail = 'Write to jo.example@gmail.com';
const nhsFinding = { kind: 'nhs-number', masked: '••••••••19' };
const mailFinding = { kind: 'personal-email', masked: 'j•••@gmail.com' };

const page = (number: number, text: string) => ({ page: number, text });
type Page = ReturnType<typeof page>;
const words = (...pages: Page[]) => core.inspections.saveText(version, { pageCount: null, pages });
const copy = (...pages: Page[]) =>
  core.inspections.saveCopy(version, { size: 4, text: { pageCount: pages.length, pages } });
const findings = async () => (await core.findings.of(programme.lead, evidenceId)).findings;
const named = async () =>
  (await findings()).map(({ page: at, kind, masked }) => ({ page: at, kind, masked }));
const resolveAll = async () =>
  core.findings.resolve(
    programme.lead,
    evidenceId,
    await findings().then((all) => () => ({
      findingIds: all.map(({ id }) => id),
      reason: 'An example number.',
    })),
  );
const entries = async () => {
  const sql = `SELECT details->'count' AS count FROM audit_entry WHERE action = 'finding.found' AND subject_id = $1 ORDER BY id`;
  return (await asOwner<{ count: number }>(core, sql, [version.id])).map(({ count }) => count);
};

/** A clean version whose words nobody has read yet. */
beforeEach(async () => {
  const filed = await aFiledVersion(core, programme.lead, someEvidence(programme.areaIds[0]));
  evidenceId = filed.evidenceId;
  version = await passInspection(core, programme.id, evidenceId, filed.number);
  await asOwner(core, 'UPDATE evidence_version SET guarded_at = NULL WHERE id = $1', [version.id]);
});

describe('what the guard finds in a file and in its PDF copy', () => {
  it('is named once where both have it, by the copy’s page', async () => {
    await words(page(1, `${nhsNumber} ${mail}`));
    expect(await named()).toEqual([
      { page: 1, ...nhsFinding },
      { page: 1, ...mailFinding },
    ]);
    await copy(page(1, 'Summary'), page(2, mail), page(3, nhsNumber));
    expect(await named()).toEqual([
      { page: 2, ...mailFinding },
      { page: 3, ...nhsFinding },
    ]);
  });

  it('stays where only the file has it, as on a hidden sheet', async () => {
    await words(page(1, mail), page(2, nhsNumber));
    await copy(page(1, 'Summary'), page(2, mail));
    expect(await named()).toEqual([
      { page: 2, ...nhsFinding },
      { page: 2, ...mailFinding },
    ]);
  });

  it('is the same when the copy is made before the file’s words are read', async () => {
    await copy(page(1, 'Summary'), page(2, mail));
    expect(await core.findings.of(programme.lead, evidenceId)).toMatchObject({ lookedThrough: false });
    await words(page(1, mail), page(2, nhsNumber));
    expect(await core.findings.of(programme.lead, evidenceId)).toMatchObject({ lookedThrough: true });
    expect(await named()).toEqual([
      { page: 2, ...mailFinding },
      { page: 2, ...nhsFinding },
    ]);
  });

  it('doesn’t come back, and keeps its reason, when either job runs twice', async () => {
    const inWords = page(1, `${nhsNumber} ${mail}`);
    const inCopy = page(2, nhsNumber);
    await words(inWords);
    await copy(page(1, ''), inCopy);
    await resolveAll();
    const [before, onRecord] = [await findings(), await entries()];
    expect(before.map(({ resolution }) => resolution?.reason)).toEqual([
      'An example number.',
      'An example number.',
    ]);
    await words(inWords);
    await copy(page(1, ''), inCopy);
    expect([await findings(), await entries()]).toEqual([before, onRecord]);
  });

  it('keeps its place for whoever looks at it when a copy is made again', async () => {
    await words(page(1, mail));
    await copy(page(1, mail));
    const before = await findings();
    await copy(page(1, mail));
    expect(await findings()).toEqual(before);
    expect(await entries()).toEqual([1, 1]);
  });

  it('stays resolved when the copy comes late, and what only the copy shows is added', async () => {
    await words(page(1, nhsNumber));
    await resolveAll();
    const [resolved] = await findings();
    await copy(page(1, nhsNumber), page(2, mail));
    expect(await findings()).toEqual([
      resolved,
      expect.objectContaining({ page: 2, ...mailFinding, resolution: null }),
    ]);
  });

  it('is nothing once the version was discarded, whichever job comes late', async () => {
    await words(page(1, nhsNumber));
    await core.versions.discard(programme.lead, evidenceId, version.number, () => ({
      reason: 'A child’s file.',
    }));
    await words(page(1, nhsNumber));
    expect(await copy(page(1, nhsNumber))).toBe(false);
    const left = await asOwner(core, 'SELECT 1 FROM finding WHERE version_id = $1', [version.id]);
    expect(left).toEqual([]);
  });

  it('is resolved once, and only with its own list', async () => {
    await words(page(1, nhsNumber));
    const stale = (await findings()).map(({ id }) => id);
    await copy(page(1, ''), page(2, nhsNumber));
    const late = core.findings.resolve(programme.lead, evidenceId, () => ({
      findingIds: stale,
      reason: 'An example number.',
    }));
    expect(await refusalOf(late)).toBe('409 finding-gone');
  });
});
