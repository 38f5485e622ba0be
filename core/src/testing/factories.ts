import { createHash } from 'node:crypto';
import type { Caller } from '../access/caller.js';
import type { Role } from '../access/permissions.js';
import { addDays, today } from '../calendar/calendar.js';
import type { Core } from '../core.js';
import type { NewEvidence } from '../evidence/evidence.service.js';
import type { VersionRow } from '../evidence/uploads.js';
import type { NewKpi } from '../kpis/kpis.service.js';
import type { NewValue } from '../kpis/readings.service.js';
import { hashPassword } from '../people/secrets.js';

export const testPassword = 'test-password-123';
let hash: Promise<string> | undefined;

export interface TestMember extends Caller {
  personId: string;
  email: string;
}

export interface TestProgramme {
  id: string;
  slug: string;
  /** In order of their numbers, 1 to 3. */
  areaIds: [string, string, string];
  planId: string;
  /** Actions 1.1.1 to 1.1.4: the first three serve the area of their number, the fourth none. */
  actionIds: [string, string, string, string];
  /** Levels by code: D done, T on track, W under way, R at risk, N not started. */
  levelIds: Record<string, string>;
  admin: TestMember;
  partner: TestMember;
  /** Leads area 1. */
  lead: TestMember;
  officer: TestMember;
  contributor: TestMember;
}

/** A programme of a test's own with three areas, four actions and one person for each role. */
export async function aProgramme(core: Core): Promise<TestProgramme> {
  const id = crypto.randomUUID();
  const slug = `test-${id.slice(0, 13)}`;
  const visit = {
    inspectedOn: '2017-11-17',
    inspectors: 'Inspectors',
    planAcceptedOn: '2018-04-25',
    monthsUntilVisit: 18,
    noticeWorkingDays: 10,
    daysOnSite: { min: 2, max: 4 },
    judgementScale: ['Sufficient', 'Not yet'],
    requestTurnaroundHours: 24,
    words: { area: 'area', areas: 'areas', plan: 'plan' },
  };
  const made = await core.database.inProgramme(id, async (tx) => {
    await tx.query('INSERT INTO programme (id, slug, name, visit_profile) VALUES ($1, $2, $3, $4)', [
      id,
      slug,
      `Programme ${slug}`,
      JSON.stringify(visit),
    ]);
    const areaIds: string[] = [];
    for (const number of [1, 2, 3]) {
      const [area] = await tx.query<{ id: string }[]>(
        `INSERT INTO area (programme_id, number, title, weakness, lead_role) VALUES ($1, $2, $3, 'Weak.', 'Head of Service') RETURNING id`,
        [id, number, `Area ${number}`],
      );
      areaIds.push(area?.id ?? '');
    }
    return { areaIds: areaIds as [string, string, string], ...(await aPlan(core, tx, id, areaIds)) };
  });
  const member = (role: Role, areaIds: string[] = []) => aMember(core, id, [role], areaIds);
  return {
    id,
    slug,
    ...made,
    admin: await member('administrator'),
    partner: await member('improvement-partner'),
    lead: await member('area-lead', [made.areaIds[0]]),
    officer: await member('senior-officer'),
    contributor: await member('contributor'),
  };
}

type Tx = Parameters<Parameters<Core['database']['inProgramme']>[1]>[0];

async function aPlan(_core: Core, tx: Tx, programmeId: string, areaIds: string[]) {
  const one = async (sql: string, values: unknown[]) =>
    (await tx.query<{ id: string }[]>(`${sql} RETURNING id`, values))[0]?.id ?? '';
  const scaleId = await one(`INSERT INTO rating_scale (programme_id, name) VALUES ($1, 'Scale')`, [
    programmeId,
  ]);
  const levelIds: Record<string, string> = {};
  const levels = [
    ['D', 'Done', 'done'],
    ['T', 'On track', 'on-track'],
    ['W', 'Under way', 'under-way'],
    ['R', 'At risk', 'at-risk'],
    ['N', 'Not started', 'not-started'],
  ];
  for (const [position, [code, label, meaning]] of levels.entries())
    levelIds[code ?? ''] = await one(
      'INSERT INTO rating_level (programme_id, scale_id, code, label, meaning, position) VALUES ($1, $2, $3, $4, $5, $6)',
      [programmeId, scaleId, code, label, meaning, position],
    );
  const planId = await one(
    `INSERT INTO plan (programme_id, scale_id, title, kind, edition, mapping_note) VALUES ($1, $2, 'Plan', 'improvement-plan', '1', '')`,
    [programmeId, scaleId],
  );
  const sectionId = await one(
    `INSERT INTO plan_section (programme_id, plan_id, ref, title, position) VALUES ($1, $2, '1', 'Section', 0)`,
    [programmeId, planId],
  );
  const actionAreaId = await one(
    `INSERT INTO action_area (programme_id, section_id, ref, title, due_kind, position) VALUES ($1, $2, '1.1', 'Action area', 'none', 0)`,
    [programmeId, sectionId],
  );
  const actionIds: string[] = [];
  for (const number of [1, 2, 3, 4]) {
    const actionId = await one(
      `INSERT INTO action (programme_id, plan_id, action_area_id, ref, title, due_kind, position) VALUES ($1, $2, $3, $4, 'Action', 'none', $5)`,
      [programmeId, planId, actionAreaId, `1.1.${number}`, number],
    );
    actionIds.push(actionId);
    const areaId = areaIds[number - 1];
    if (areaId)
      await tx.query(
        'INSERT INTO action_serves_area (programme_id, action_id, area_id) VALUES ($1, $2, $3)',
        [programmeId, actionId, areaId],
      );
  }
  return { planId, levelIds, actionIds: actionIds as [string, string, string, string] };
}

/** What a red or overdue action is asked for, so that a test about something else can rate anything. */
export const explained = {
  reason: 'The post was vacant.',
  newDueOn: addDays(today(), 60),
  recovery: 'A specialist from the summer term.',
};

/** Called completed: proposed by the partner and signed by the officer. It needs its evidence first. */
export async function someCompleted(core: Core, programme: TestProgramme, actionId: string): Promise<void> {
  const { id } = await core.signOffs.propose(programme.partner, () => ({
    actionId,
    code: 'D',
    comment: 'Finished.',
  }));
  await core.signOffs.sign(programme.officer, id, () => ({ comment: '' }));
}

/** Evidence of what an action's result is, approved and linked to it. */
export function someShowing(
  core: Core,
  programme: TestProgramme,
  actionId: string,
  shows: 'output' | 'impact' | 'activity' = 'output',
  said: Partial<NewEvidence> = {},
): Promise<string> {
  const evidence = someEvidence(programme.areaIds[0], said);
  const links = evidence.links.map((link) => ({ ...link, shows, actionIds: [actionId] }));
  return someApproved(core, programme, { ...evidence, links });
}

/** One more person in a programme, who can sign in with `testPassword`. */
export async function aMember(
  core: Core,
  programmeId: string,
  roles: Role[],
  areaIds: string[] = [],
): Promise<TestMember> {
  hash ??= hashPassword(testPassword);
  const passwordHash = await hash;
  const personId = crypto.randomUUID();
  const email = `${personId}@test.invalid`;
  await core.database.inProgramme(
    programmeId,
    async (tx) => {
      const membershipId = crypto.randomUUID();
      await tx.query('INSERT INTO person (id, name, job_title) VALUES ($1, $2, $3)', [
        personId,
        `Person ${roles.join(' ')}`,
        `Title of ${roles.join(' ')}`,
      ]);
      await tx.query('INSERT INTO account (person_id, email, password_hash) VALUES ($1, $2, $3)', [
        personId,
        email,
        passwordHash,
      ]);
      await tx.query('INSERT INTO membership (id, programme_id, person_id, roles) VALUES ($1, $2, $3, $4)', [
        membershipId,
        programmeId,
        personId,
        roles,
      ]);
      for (const areaId of areaIds)
        await tx.query(
          'INSERT INTO membership_area (programme_id, membership_id, area_id) VALUES ($1, $2, $3)',
          [programmeId, membershipId, areaId],
        );
    },
    personId,
  );
  return { programmeId, personId, email, roles, areaIds };
}

/** A measure of one area, read each month. */
export function aMeasure(
  areaId: string,
  actionIds: readonly string[] = [],
  said: Partial<NewKpi> = {},
): NewKpi {
  return {
    ref: `m-${crypto.randomUUID().slice(0, 8)}`,
    measure: 'Plans written in time',
    section: '1',
    responsibleRole: 'Head of Inclusion',
    frequency: 'Monthly',
    covers: ['education'],
    areaIds: [areaId],
    actionIds: [...actionIds],
    series: [],
    ...said,
  };
}

/** A reading of today's date. */
export const aReading = (seriesId: string, said: Partial<NewValue> = {}): NewValue => ({
  seriesId,
  kind: 'reading',
  asAt: today(),
  period: '',
  value: '84.7%',
  source: 'Monthly return',
  ...said,
});

/** Evidence with one complete link to an area; anything can be said otherwise. */
export function someEvidence(areaId: string, said: Partial<NewEvidence> = {}): NewEvidence {
  return {
    title: 'What parents say',
    description: '',
    kind: 'survey',
    source: 'families',
    sensitivity: 'official',
    links: [
      {
        areaId,
        actionIds: [],
        shows: 'impact',
        claim: 'Two in three parents feel heard, up from one in three.',
        locator: { page: 1 },
      },
    ],
    ...said,
  };
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Files evidence and uploads its first version to the real store, up to `received`. Returns both keys. */
export async function aFiledVersion(
  core: Core,
  caller: Caller,
  evidence: NewEvidence,
  file: { fileName: string; bytes: Buffer } = {
    fileName: 'note.txt',
    bytes: Buffer.from(`Two in three parents feel heard. ${crypto.randomUUID()}`),
  },
): Promise<{ evidenceId: string; number: number }> {
  const { id: evidenceId } = await core.evidence.add(caller, () => evidence);
  return { evidenceId, number: await aVersion(core, caller, evidenceId, file) };
}

/** One more version, uploaded and completed. */
export async function aVersion(
  core: Core,
  caller: Caller,
  evidenceId: string,
  file: { fileName: string; bytes: Buffer },
): Promise<number> {
  const order = await core.versions.add(caller, evidenceId, () => ({
    fileName: file.fileName,
    size: file.bytes.length,
    sha256: sha256(file.bytes),
  }));
  await put(order, file.bytes);
  await core.versions.complete(caller, evidenceId, order.number, () => ({}));
  return order.number;
}

interface Signed {
  url: string;
  method: string;
  headers: Record<string, string>;
}

/** Sends the bytes the way a browser does, whole or in parts. Throws on a refusal. */
export async function put(
  order: { upload?: Signed; parts?: (Signed & { offset: number; size: number })[] },
  bytes: Buffer,
): Promise<void> {
  const whole = order.upload ? [{ ...order.upload, offset: 0, size: bytes.length }] : (order.parts ?? []);
  for (const part of whole) {
    const body = new Uint8Array(bytes.subarray(part.offset, part.offset + part.size));
    const answer = await fetch(part.url, { method: part.method, headers: part.headers, body });
    if (!answer.ok) throw new Error(`The store answered ${answer.status}: ${await answer.text()}`);
  }
}

/** Takes a version through inspection without workers, for tests that are about something else. */
export async function passInspection(
  core: Core,
  programmeId: string,
  evidenceId: string,
  number: number,
  pages: { page: number; text: string }[] = [],
): Promise<VersionRow> {
  const [row] = await core.database.inProgramme(programmeId, (tx) =>
    tx.query<{ id: string }[]>('SELECT id FROM evidence_version WHERE evidence_id = $1 AND number = $2', [
      evidenceId,
      number,
    ]),
  );
  const version = await core.inspections.begin(programmeId, row?.id ?? '');
  if (!version) throw new Error('There is nothing to inspect.');
  await core.inspections.pass(version, { mediaType: 'text/plain', warnings: [], scan: 'not-configured' });
  await core.inspections.saveText(version, { pageCount: null, pages });
  return version;
}

/** Evidence that is filed, clean, submitted and approved. */
export async function someApproved(
  core: Core,
  programme: TestProgramme,
  evidence: NewEvidence,
  uploader: Caller = programme.lead,
): Promise<string> {
  const { evidenceId, number } = await aFiledVersion(core, uploader, evidence);
  await passInspection(core, programme.id, evidenceId, number);
  await core.reviews.submit(programme.partner, evidenceId, () => ({ versionNumber: number, comment: '' }));
  await core.reviews.approve(programme.officer, evidenceId, () => ({ versionNumber: number, comment: '' }));
  return evidenceId;
}
