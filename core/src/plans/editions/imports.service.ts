import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../../access/caller.js';
import { record } from '../../audit/audit.service.js';
import { today } from '../../calendar/calendar.js';
import type { Database } from '../../database/database.js';
import type { Content } from '../../errors/content.js';
import { conflict, notFound, unprocessable } from '../../errors/errors.js';
import { planFields } from '../plan-shape.js';
import type { Mappings } from '../reading/find-tables.js';
import { type PlanReading, readPlan } from '../reading/read-plan.js';
import { applyImport } from './apply-import.js';
import { findPlan } from './find-plan.js';
import type { Applied, ColumnAnswer, ImportAnswers, ImportBase, ImportRow } from './import.types.js';
import { contentOf, type LivePlan, loadPlan } from './live-plan.js';
import { type Prepared, type Preview, prepare } from './preview.js';

export interface ImportView extends Preview {
  token: string;
  state: 'ready';
  fileName: string;
  plan: { id: string; title: string } | null;
}

/** The file is still being read, or its preview is done with. */
export interface ImportElsewhere {
  token: string;
  state: 'reading' | 'applied';
  /** The plan it was applied to. */
  planId: string | null;
}

/** What a file would do, what a person says of it, and the doing. */
export class ImportsService {
  constructor(private readonly database: Database) {}

  /** The preview, or word that the file is still being read. It changes nothing of any plan. */
  async look(caller: Caller, token: string): Promise<ImportView | ImportElsewhere> {
    demand(caller, 'plans.edit');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const row = await importRow(tx, token);
      if (row.state === 'reading' || row.state === 'applied')
        return { token, state: row.state, planId: row.plan_id };
      return this.preview(tx, caller, row);
    });
  }

  /** Keeps what a person says of the columns, the scale or the plan's name, and previews again. */
  async answer(
    caller: Caller,
    token: string,
    content: Content<ImportAnswers & { columns?: ColumnAnswer[] }>,
  ): Promise<ImportView> {
    demand(caller, 'plans.edit');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const row = await importRow(tx, token, true);
      if (row.state !== 'ready') throw notReady(row.state);
      const { columns = [], ...answers } = content();
      for (const { signature, fields } of columns) await saveMapping(tx, caller, signature, fields);
      const all = { ...row.answers, ...answers };
      await tx.query('UPDATE plan_import SET answers = $2 WHERE id = $1', [row.id, JSON.stringify(all)]);
      return this.preview(tx, caller, { ...row, answers: all });
    });
  }

  /** Makes the plan, or its next edition, whole or not at all; the edition before is frozen as it stands. */
  async apply(caller: Caller, token: string): Promise<Applied> {
    demand(caller, 'plans.edit');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      // One at a time in a programme: the second sees what the first has done.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('revisit.plans'), hashtext($1))`, [
        caller.programmeId,
      ]);
      const row = await importRow(tx, token, true);
      if (row.state !== 'ready') throw notReady(row.state);
      const { prepared, reading, live } = await this.prepare(tx, caller, row, true);
      const { base } = row;
      const now = baseOf(live);
      if (base?.planId !== now.planId || base.stood !== now.stood)
        throw conflict(
          'plan-changed',
          'The plan was changed after this preview was made. Nothing of this file was applied. Look at the preview as it is now, then apply it.',
        );
      if (prepared.preview.needs.length > 0)
        throw conflict(
          'import-needs-answers',
          `Before this file can be applied, say ${needed(prepared.preview)}.`,
        );
      return applyImport(tx, caller, row, { prepared, reading, live });
    });
  }

  private async preview(tx: EntityManager, caller: Caller, row: ImportRow): Promise<ImportView> {
    const { prepared, live } = await this.prepare(tx, caller, row);
    await tx.query('UPDATE plan_import SET base = $2 WHERE id = $1', [row.id, JSON.stringify(baseOf(live))]);
    return {
      ...prepared.preview,
      token: row.id,
      state: 'ready',
      fileName: row.file_name,
      plan: live && { id: live.id, title: live.title },
    };
  }

  /** Reads the plan out of the kept tables with what people said of columns, and compares it. Throws what makes it no plan. */
  private async prepare(
    tx: EntityManager,
    caller: Caller,
    row: ImportRow,
    lock = false,
  ): Promise<{ prepared: Prepared; reading: PlanReading; live: LivePlan | null }> {
    if (row.failure)
      throw unprocessable(row.failure.code, row.failure.message, {
        token: row.id,
        errors: row.failure.errors ?? [],
      });
    if (!row.document) throw new Error('A plan file that was read has no tables.');
    const reading = readPlan(row.document, await mappings(tx));
    if (reading.found === 'none')
      throw unprocessable(
        'no-plan',
        `There is no plan in ${row.file_name}: no table has a column that says what is to be done. Choose another file, or say which columns hold the plan. Nothing was changed.`,
        { token: row.id, tables: reading.others },
      );
    const [first, ...more] = reading.errors;
    if (first)
      throw unprocessable(
        'plan-has-errors',
        `${first.place}: ${first.message}${more.length > 0 ? ` ${more.length} more places need mending.` : ''} Nothing was changed.`,
        { token: row.id, errors: reading.errors },
      );
    const planId = await findPlan(tx, caller.programmeId, row.wanted_plan, reading.content);
    const live = planId ? await loadPlan(tx, caller.programmeId, planId, lock) : null;
    return {
      prepared: prepare(reading, live, row.answers, row.file_name, today()),
      reading,
      live,
    };
  }
}

const baseOf = (live: LivePlan | null): ImportBase => ({
  planId: live?.id ?? null,
  stood:
    live &&
    createHash('sha256')
      .update(JSON.stringify(contentOf(live)))
      .digest('hex'),
});

async function importRow(tx: EntityManager, token: string, lock = false): Promise<ImportRow> {
  const [row] = await tx.query<ImportRow[]>(
    `SELECT * FROM plan_import WHERE id = $1${lock ? ' FOR UPDATE' : ''}`,
    [token],
  );
  if (!row) throw notFound('import');
  return row;
}

const notReady = (state: ImportRow['state']) =>
  state === 'applied'
    ? conflict('already-applied', 'This file was applied already. Nothing was done a second time.')
    : conflict(
        'import-not-ready',
        'This file is still being read, or can’t be read. Open its preview first.',
      );

const needed = ({ needs }: Preview): string =>
  needs
    .map((need) => (need === 'columns' ? 'which column holds the actions' : 'what each rating counts as'))
    .join(' and ');

async function mappings(tx: EntityManager): Promise<Mappings> {
  const rows = await tx.query<{ signature: string; fields: ColumnAnswer['fields'] }[]>(
    'SELECT signature, fields FROM plan_column_mapping',
  );
  return new Map(rows.map((row) => [row.signature, row.fields]));
}

async function saveMapping(
  tx: EntityManager,
  caller: Caller,
  signature: string,
  fields: ColumnAnswer['fields'],
) {
  const used = fields.filter((field) => field !== 'ignored');
  const twice = used.find((field, place) => used.indexOf(field) !== place);
  if (twice || fields.some((field) => !planFields.includes(field)))
    throw unprocessable(
      'column-twice',
      'Two columns were given the same meaning. Leave one of them out, or say what it means.',
    );
  if (!used.includes('title'))
    throw unprocessable(
      'no-action-column',
      'Say which column holds the actions: without it there is no plan.',
    );
  await tx.query(
    `INSERT INTO plan_column_mapping (programme_id, signature, fields) VALUES ($1, $2, $3)
     ON CONFLICT (programme_id, signature) DO UPDATE SET fields = $3, changed_at = now()`,
    [caller.programmeId, signature, fields],
  );
  await record(tx, caller, 'plan.columns-mapped', { kind: 'programme', id: caller.programmeId }, { fields });
}
