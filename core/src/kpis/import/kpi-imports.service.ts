import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../../access/caller.js';
import { record } from '../../audit/audit.service.js';
import type { Database } from '../../database/database.js';
import type { Content } from '../../errors/content.js';
import { conflict, notFound, unprocessable } from '../../errors/errors.js';
import { readinessChanged } from '../../jobs/recalculate.js';
import type { ImportFailure } from '../../plans/editions/import.types.js';
import type { Remark } from '../../plans/reading/draft.js';
import type { TabledDocument } from '../../plans/reading/tabled-document.js';
import { type KpiDetail, loadDetails } from '../kpis.load.js';
import { readValue } from '../value-text.js';
import { changesOf, differences, type KpiChange } from './kpi-changes.js';
import type { ReadKpi } from './kpi-draft.js';
import { readKpis } from './read-kpis.js';
import { writeKpis } from './write-kpis.js';

export interface KpiPreview {
  token: string;
  state: 'ready';
  fileName: string;
  counts: { measures: number; series: number; values: number; figures: number };
  changes: KpiChange[];
  warnings: Remark[];
  /** What the preview compared with; given back to apply just this preview. */
  stood: string;
}

export interface KpiImportReading {
  token: string;
  state: 'reading';
}

interface ImportRow {
  state: 'reading' | 'ready' | 'failed' | 'applied';
  file_name: string;
  sha256: string;
  document: TabledDocument | null;
  failure: ImportFailure | null;
}

/**
 * The measures that a plan's file holds. It is taken in and read as any plan file (`plans/editions/import-files.ts`), and previewed and
 * applied by itself: the plan's actions and its measures do not wait for each other.
 */
export class KpiImportsService {
  constructor(private readonly database: Database) {}

  /** What the file would change, or word that it is still being read. It changes nothing. */
  async look(caller: Caller, token: string): Promise<KpiPreview | KpiImportReading> {
    demand(caller, 'plans.edit');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const row = await importRow(tx, token);
      if (row.state === 'reading') return { token, state: 'reading' };
      const { reading, live, found } = await prepare(tx, caller, row);
      return {
        token,
        state: 'ready',
        fileName: row.file_name,
        counts: countsOf(reading.kpis),
        changes: changesOf(found),
        warnings: [...reading.warnings, ...leftAlone(reading.kpis, live)],
        stood: standing(live),
      };
    });
  }

  /** Writes what the preview showed, whole or not at all. Of two people who apply at once, the second is told. */
  async apply(
    caller: Caller,
    token: string,
    content: Content<{ stood: string }>,
  ): Promise<{ measures: number; changes: number }> {
    demand(caller, 'plans.edit');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('revisit.measures'), hashtext($1))`, [
        caller.programmeId,
      ]);
      const row = await importRow(tx, token);
      if (row.state === 'reading')
        throw conflict('import-not-ready', 'This file is still being read. Open its preview first.');
      const { live, found } = await prepare(tx, caller, row);
      if (content().stood !== standing(live))
        throw conflict(
          'measures-changed',
          'The measures were changed after this preview was made. Nothing of this file was applied. Look at the preview as it is now, then apply it.',
        );
      const changes = changesOf(found).length;
      if (changes > 0) {
        await writeKpis(tx, caller, found, row.file_name);
        await record(
          tx,
          caller,
          'kpis.imported',
          { kind: 'import', id: token },
          { sha256: row.sha256, measures: found.length, changes },
        );
        await readinessChanged(tx, caller);
      }
      return { measures: found.length, changes };
    });
  }
}

async function importRow(tx: EntityManager, token: string): Promise<ImportRow> {
  const [row] = await tx.query<ImportRow[]>(
    'SELECT state, file_name, sha256, document, failure FROM plan_import WHERE id = $1',
    [token],
  );
  if (!row) throw notFound('import');
  return row;
}

/** Reads the measures out of the kept tables and compares them. Throws what makes the file unusable. */
async function prepare(tx: EntityManager, caller: Caller, row: ImportRow) {
  if (row.failure)
    throw unprocessable(row.failure.code, row.failure.message, { errors: row.failure.errors ?? [] });
  if (!row.document)
    throw conflict(
      'already-applied',
      'This file was applied as a plan already, and its tables are not kept. Choose the file again.',
    );
  const reading = readKpis(row.document);
  const [first, ...more] = reading.errors;
  if (first)
    throw unprocessable(
      'measures-have-errors',
      `${first.place}: ${first.message}${more.length > 0 ? ` ${more.length} more ${more.length === 1 ? 'place needs' : 'places need'} mending.` : ''} Nothing was changed.`,
      { errors: reading.errors },
    );
  if (reading.kpis.length === 0)
    throw unprocessable(
      'no-measures',
      `There are no measures in ${row.file_name}: no table has a column for the ref, one for the measure and one for values of a year, such as “Target 18/19”. Nothing was changed.`,
    );
  const live = await loadDetails(tx, caller);
  return { reading, live, found: differences(reading.kpis, live) };
}

function countsOf(kpis: readonly ReadKpi[]): KpiPreview['counts'] {
  const series = kpis.flatMap((kpi) => kpi.series);
  const values = series.flatMap((each) => each.values);
  return {
    measures: kpis.length,
    series: series.length,
    values: values.length,
    figures: values.filter((value) => readValue(value.text).number !== null).length,
  };
}

/** Measures the file says nothing of stay as they are: somebody may have added them here. */
function leftAlone(read: readonly ReadKpi[], live: readonly KpiDetail[]): Remark[] {
  const absent = live.filter((kpi) => !read.some((each) => each.ref === kpi.ref)).map((kpi) => kpi.ref);
  if (absent.length === 0) return [];
  const message = `${absent.length === 1 ? 'Measure' : 'Measures'} ${absent.join(', ')} ${absent.length === 1 ? 'is' : 'are'} not in this file and will stay as ${absent.length === 1 ? 'it is' : 'they are'}.`;
  return [{ place: 'The programme', message }];
}

/** A fingerprint of everything an import compares with. */
const standing = (live: readonly KpiDetail[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        live.map((kpi) => [
          kpi.id,
          kpi.version,
          kpi.series.map((series) => series.id),
          kpi.values.map((value) => value.id),
        ]),
      ),
    )
    .digest('hex');
