import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aMeasure,
  aProgramme,
  aReading,
  asOwner,
  someApproved,
  someEvidence,
  type TestProgramme,
  testConfig,
  testPassword,
} from '../testing/index.js';

/** What a query sees that names no programme at all: every statement here forgets its WHERE on purpose. */
let core: Core;
let ours: TestProgramme;
let theirs: TestProgramme;
let tables: string[];

beforeAll(async () => {
  core = await createCore(testConfig());
  [ours, theirs] = await Promise.all([fullProgramme(), fullProgramme()]);
  const rows = await asOwner<{ table_name: string }>(
    core,
    `SELECT table_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND column_name = 'programme_id' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  tables = rows.map((row) => row.table_name);
});
afterAll(() => core.close());

/** A programme with at least one row in every table that carries a programme. */
async function fullProgramme(): Promise<TestProgramme> {
  const programme = await aProgramme(core);
  const { partner, officer, lead } = programme;
  const [areaId] = programme.areaIds;
  const ask = await core.asks.make(partner, () => ({
    areaId,
    personId: lead.personId,
    what: 'Minutes',
    dueOn: '2030-01-01',
  }));
  await core.asks.withdraw(partner, ask.id, () => ({ comment: '' }));
  await core.leave.make(lead, () => ({
    delegateId: officer.personId,
    fromDay: '2030-01-01',
    untilDay: '2030-01-01',
  }));
  await core.uploadLinks.make(partner, () => ({
    areaId,
    givenTo: 'Somebody',
    what: 'Minutes',
    untilDay: today(),
    filesAtMost: 1,
  }));
  const evidence = someEvidence(areaId);
  await someApproved(core, programme, {
    ...evidence,
    links: evidence.links.map((link) => ({
      ...link,
      shows: 'output' as const,
      actionIds: [programme.actionIds[0]],
    })),
  });
  await core.ratings.rate(lead, () => ({
    actionId: programme.actionIds[0],
    code: 'T',
    comment: 'Going well.',
  }));
  const { partner: opener } = programme;
  const round = await core.rounds.open(opener, () => ({
    planId: programme.planId,
    title: 'Round',
    from: '2026-01-01',
    to: '2026-02-28',
  }));
  await core.rounds.close(opener, round.id);
  await core.roundSettings.change(opener, 0, () => ({
    everyMonths: 3,
    answerWorkingDays: 5,
    reminderWorkingDays: [1],
  }));
  const [section] = (await core.plans.list(opener))[0]?.sections ?? [];
  await core.interimNotes.add(opener, () => ({ sectionId: section?.id ?? '', note: 'On its way.' }));
  await core.signOffs.propose(opener, () => ({
    actionId: programme.actionIds[0],
    code: 'D',
    comment: 'Finished.',
  }));
  await core.ratings.rate(lead, () => ({ actionId: programme.actionIds[0], code: 'T', comment: 'Not yet.' }));
  await asOwner(core, 'UPDATE action SET due_on = $2 WHERE id = $1', [programme.actionIds[0], '2019-01-31']);
  await core.challenges.override(officer, () => ({
    actionId: programme.actionIds[0],
    name: 'Director',
    reason: 'The delay is agreed.',
  }));
  const { id: packId } = await core.packs.build(officer, () => ({ kind: 'readiness' }));
  await core.building.begin(programme.id, packId);
  await core.building.finish(programme.id, packId, [
    { name: 'pack.pdf', storageKey: `${programme.id}/packs/x`, size: 1, sha256: '0'.repeat(64), pages: 1 },
  ]);
  await saveSomeText(programme);
  await importSomePlan(programme);
  await saveALife(programme);
  await saveAMessage(programme);
  await saveAMeasure(programme);
  await nominateSomebody(programme);
  await core.savedViews.add(lead, () => ({ name: 'Mine', filter: { mine: true } }));
  await core.readiness.recalculate(programme.id);
  await core.sealAudit(programme.id);
  return programme;
}

/** A message, and what is known of what a person was told. */
async function saveAMessage({ id, lead }: TestProgramme) {
  const { id: mailId } = await core.outgoing.sendTest({ ...lead, roles: ['administrator'] });
  await core.database.inProgramme(id, async (tx) => {
    const said = [id, lead.personId];
    await tx.query(
      `INSERT INTO digest_choice (programme_id, person_id, days, hour) VALUES ($1, $2, '{1}', 9)`,
      said,
    );
    await tx.query(
      'INSERT INTO digest (programme_id, person_id, day, mail_id) VALUES ($1, $2, current_date, $3)',
      [...said, mailId],
    );
    await tx.query(
      `INSERT INTO digest_item (programme_id, person_id, item, told, told_on) VALUES ($1, $2, 'ask:x', 1, current_date)`,
      said,
    );
  });
}

/** Somebody nominated, asked and named somebody else, with a need and a rule of retention of the programme's own. */
async function nominateSomebody(programme: TestProgramme) {
  const { id, partner, areaIds } = programme;
  const person = { name: 'Somebody', jobTitle: 'Head', organisation: 'Trust', email: `${id}@trust.test` };
  const { nominations } = await core.nominations.nominate(partner, () => ({
    person,
    sector: 'health',
    areaIds: [areaIds[0]],
    availability: '',
  }));
  await core.needs.change(partner, areaIds[0], 0, () => ({ places: [] }));
  const nomineeId = nominations[0]?.nominee.id;
  await core.database.inProgramme(id, async (tx) => {
    await tx.query(
      `INSERT INTO nominee_link (programme_id, nominee_id, purpose, token_hash, expires_at, goes_to, sent_by, made_by)
       VALUES ($1, $2, 'brief', gen_random_uuid()::text, now(), 'nominee', 'hand', $3)`,
      [id, nomineeId, partner.personId],
    );
    await tx.query(
      `INSERT INTO nominee_suggestion (programme_id, nominee_id, name, job_title, contact) VALUES ($1, $2, 'A', 'B', 'C')`,
      [id, nomineeId],
    );
    await tx.query(
      'INSERT INTO nominee_retention (programme_id, keep_days, changed_by) VALUES ($1, 90, $2)',
      [id, partner.personId],
    );
  });
}

/** One document that stands in another's place, and a third that changed hands. */
async function saveALife(programme: TestProgramme) {
  await core.database.inProgramme(programme.id, async (tx) => {
    const [older, newer] = await tx.query<{ id: string }[]>('SELECT id FROM evidence ORDER BY created_at');
    await tx.query(
      'INSERT INTO supersession (programme_id, older_id, newer_id, made_by) VALUES ($1, $2, $3, $4)',
      [programme.id, older?.id, newer?.id, programme.lead.personId],
    );
    await tx.query(
      `INSERT INTO owner_change (programme_id, evidence_id, hand_over_id, from_id, to_id, changed_by)
       VALUES ($1, $2, gen_random_uuid(), $3, $4, $4)`,
      [programme.id, older?.id, programme.lead.personId, programme.partner.personId],
    );
  });
}

/** A plan file that was applied, with an edition frozen, columns explained and an action that has a plan of its own. */
async function importSomePlan({ id, planId, actionIds, partner }: TestProgramme) {
  const said = [id, planId];
  await core.planFiles.take(partner, { name: 'plan.csv', bytes: Buffer.from('Ref,Action') }, null);
  await core.database.inProgramme(id, async (tx) => {
    await tx.query(
      `INSERT INTO plan_edition (programme_id, plan_id, number, edition, content) VALUES ($1, $2, 1, 'First', '{}')`,
      said,
    );
    await tx.query(`INSERT INTO plan_column_mapping (programme_id, signature) VALUES ($1, 'ref | action')`, [
      id,
    ]);
    await tx.query('INSERT INTO plan_parent_action (programme_id, plan_id, action_id) VALUES ($1, $2, $3)', [
      ...said,
      actionIds[0],
    ]);
  });
}

/** A measure with a reading, which serves an area and an action, and which a claim quotes. */
async function saveAMeasure(programme: TestProgramme) {
  const kpi = await core.kpis.add(programme.partner, () =>
    aMeasure(programme.areaIds[0], programme.actionIds),
  );
  await core.readings.enter(programme.lead, () => aReading(kpi.series[0]?.id ?? ''));
  await core.database.inProgramme(programme.id, async (tx) => {
    await tx.query(
      'INSERT INTO link_kpi (programme_id, link_id, kpi_id) SELECT programme_id, id, $1 FROM link LIMIT 1',
      [kpi.id],
    );
    await tx.query(
      `INSERT INTO quoted_figure (programme_id, link_id, series_id, as_at, text)
       SELECT programme_id, id, $1, '2026-01-31', '84.7%' FROM link LIMIT 1`,
      [kpi.series[0]?.id],
    );
  });
}

async function saveSomeText(programme: TestProgramme) {
  const { evidenceId } = await aFiledVersion(core, programme.lead, someEvidence(programme.areaIds[0]));
  const [version] = await asOwner<{ id: string }>(
    core,
    'SELECT id FROM evidence_version WHERE evidence_id = $1',
    [evidenceId],
  );
  const begun = await core.inspections.begin(programme.id, version?.id ?? '');
  if (!begun) throw new Error('The version was not there to be inspected.');
  await core.inspections.pass(begun, { mediaType: 'text/plain', warnings: [], scan: 'not-configured' });
  await core.inspections.saveText(begun, { pageCount: 1, pages: [{ page: 1, text: 'NHS 943 476 5919' }] });
  const { findings } = await core.findings.of(programme.lead, evidenceId);
  await core.findings.resolve(programme.lead, evidenceId, () => ({
    findingIds: findings.map(({ id }) => id),
    reason: 'The example the NHS prints.',
  }));
}

const counted = async (work: Promise<{ count: string }[]>) => Number((await work)[0]?.count);
const countIn = (programmeId: string, table: string, where = '') =>
  core.database.inProgramme(programmeId, (tx) =>
    counted(tx.query<{ count: string }[]>(`SELECT count(*) FROM ${table} ${where}`)),
  );

describe('a query that forgets its programme', () => {
  it('has something to leak in every table, or these tests would prove nothing', async () => {
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) {
      const [row] = await asOwner<{ count: string }>(
        core,
        `SELECT count(*) FROM ${table} WHERE programme_id = $1`,
        [ours.id],
      );
      expect(Number(row?.count), table).toBeGreaterThan(0);
    }
  });

  it('sees nothing outside any programme', async () => {
    for (const table of [...tables, 'programme', 'person', 'account', 'session'])
      expect(await counted(core.database.ask(`SELECT count(*) FROM ${table}`)), table).toBe(0);
  });

  it('sees its own programme alone', async () => {
    for (const table of tables) {
      expect(await countIn(theirs.id, table, `WHERE programme_id = '${ours.id}'`), table).toBe(0);
      expect(await countIn(theirs.id, table, `WHERE programme_id <> '${theirs.id}'`), table).toBe(0);
      expect(await countIn(theirs.id, table), table).toBeGreaterThan(0);
    }
    expect(await countIn(theirs.id, 'programme')).toBe(1);
  });

  it('sees its own people, accounts and sessions alone', async () => {
    const { token } = await core.sessions.signIn(
      ours.lead.email,
      testPassword,
      randomBytes(4).toString('hex'),
    );
    expect(token).not.toBe('');
    for (const [table, column] of [
      ['person', 'id'],
      ['account', 'person_id'],
      ['session', 'person_id'],
    ] as const) {
      expect(await countIn(ours.id, table, `WHERE ${column} = '${ours.lead.personId}'`), table).toBe(1);
      expect(await countIn(theirs.id, table, `WHERE ${column} = '${ours.lead.personId}'`), table).toBe(0);
    }
  });

  it('shows a person their own account and session, and nobody else’s', async () => {
    const other = await core.database.asPerson(ours.officer.personId, (tx) =>
      tx.query<{ person_id: string }[]>(
        'SELECT person_id FROM account UNION ALL SELECT person_id FROM session',
      ),
    );
    expect(new Set(other.map((row) => row.person_id))).toEqual(new Set([ours.officer.personId]));
  });
});

describe('a write into another programme', () => {
  it('changes no row there', async () => {
    for (const table of tables) {
      const rights = await asOwner<{ may_update: boolean; may_delete: boolean }>(
        core,
        `SELECT has_column_privilege($1, $2, 'programme_id', 'UPDATE') AS may_update, has_table_privilege($1, $2, 'DELETE') AS may_delete`,
        [new URL(core.config.DATABASE_URL).username, table],
      );
      const before = await countIn(ours.id, table);
      await core.database.inProgramme(theirs.id, async (tx) => {
        if (rights[0]?.may_update)
          expect(
            (
              await tx.query<[unknown, number]>(
                `UPDATE ${table} SET programme_id = '${theirs.id}' WHERE programme_id = '${ours.id}'`,
              )
            )[1],
            table,
          ).toBe(0);
        if (rights[0]?.may_delete)
          expect(
            (await tx.query<[unknown, number]>(`DELETE FROM ${table} WHERE programme_id = '${ours.id}'`))[1],
            table,
          ).toBe(0);
      });
      expect(await countIn(ours.id, table), table).toBe(before);
    }
  });

  it('puts no row there', async () => {
    for (const table of tables) {
      const columns = await copiedColumns(table);
      const copy = core.database.inProgramme(theirs.id, (tx) =>
        tx.query(
          `INSERT INTO ${table} (programme_id, ${columns.join(', ')}) OVERRIDING SYSTEM VALUE
           SELECT '${ours.id}', ${columns.join(', ')} FROM ${table} WHERE programme_id = '${theirs.id}' LIMIT 1`,
        ),
      );
      await expect(copy, table).rejects.toThrow(/row-level security/);
    }
  });

  it('moves no row there', async () => {
    for (const table of ['evidence', 'link', 'area', 'job'])
      await expect(
        core.database.inProgramme(theirs.id, (tx) =>
          tx.query(`UPDATE ${table} SET programme_id = '${ours.id}'`),
        ),
        table,
      ).rejects.toThrow(/row-level security|permission denied/);
  });
});

async function copiedColumns(table: string): Promise<string[]> {
  const rows = await asOwner<{ column_name: string }>(
    core,
    `SELECT quote_ident(column_name) AS column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND column_name <> 'programme_id'`,
    [table],
  );
  return rows.map((row) => row.column_name);
}

describe('a row that points into another programme', () => {
  const pointers: [what: string, sql: (into: TestProgramme) => string][] = [
    [
      'a link to their area',
      (into) =>
        `INSERT INTO link (programme_id, evidence_id, area_id, shows, created_by)
         SELECT programme_id, id, '${into.areaIds[0]}', 'impact', created_by FROM evidence LIMIT 1`,
    ],
    [
      'a rating of their action',
      (into) =>
        `INSERT INTO rating (programme_id, action_id, level_id, as_at)
         SELECT programme_id, '${into.actionIds[0]}', id, '2026-01-01' FROM rating_level LIMIT 1`,
    ],
    [
      'an action that serves their area',
      (into) =>
        `INSERT INTO action_serves_area (programme_id, action_id, area_id)
         SELECT programme_id, id, '${into.areaIds[0]}' FROM action LIMIT 1`,
    ],
    [
      'a lead of their area',
      (into) =>
        `INSERT INTO membership_area (programme_id, membership_id, area_id)
         SELECT programme_id, id, '${into.areaIds[0]}' FROM membership m
         WHERE NOT EXISTS (SELECT 1 FROM membership_area a WHERE a.membership_id = m.id) LIMIT 1`,
    ],
    [
      'a measure that tells about their area',
      (into) =>
        `INSERT INTO kpi_serves_area (programme_id, kpi_id, area_id, until)
         SELECT programme_id, id, '${into.areaIds[0]}', now() FROM kpi LIMIT 1`,
    ],
    [
      'an ask for their area',
      (into) =>
        `INSERT INTO ask (programme_id, area_id, person_id, asked_by, what, due_on)
         SELECT programme_id, '${into.areaIds[0]}', person_id, person_id, 'x', '2030-01-01' FROM membership LIMIT 1`,
    ],
  ];
  it.each(pointers)('is refused: %s', async (_what, sql) => {
    await expect(core.database.inProgramme(theirs.id, (tx) => tx.query(sql(ours)))).rejects.toThrow(
      /violates foreign key constraint/,
    );
    await expect(core.database.inProgramme(theirs.id, (tx) => tx.query(sql(theirs)))).resolves.toBeDefined();
  });

  it('can’t be made by any foreign key between two tables of a programme', async () => {
    const single = await asOwner<{ conname: string }>(
      core,
      `SELECT conname FROM pg_constraint k
       WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
         AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'programme_id')
         AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attname = 'programme_id')
         AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'programme_id' AND a.attnum = ANY(k.conkey))`,
    );
    expect(single).toEqual([]);
  });
});
