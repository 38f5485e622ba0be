import { createHash } from 'node:crypto';
import { type Caller, demand } from '../../access/caller.js';
import type { Database } from '../../database/database.js';
import { notFound, unprocessable } from '../../errors/errors.js';
import { enqueue } from '../../jobs/contracts.js';
import type { Storage } from '../../storage/storage.js';
import { readPlanFile } from '../plans.jobs.js';
import type { TabledDocument, TooLong } from '../reading/tabled-document.js';
import { mostRows } from '../reading/tabled-document.js';
import type { ImportFailure } from './import.types.js';

/** The longest plan file that is taken, in bytes. The council's longest has 150 kB; pictures may make it some MiB. */
export const planFileLimit = 25 * 1024 * 1024;

const kinds = ['docx', 'xlsx', 'csv'] as const;
export type PlanFileKind = (typeof kinds)[number];

/** Imports that nobody applied are kept for this long. */
const keptHours = 48;

/** A plan file on its way through the workers: taken in, read in the limited child, ready to be looked at. */
export class ImportFiles {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
  ) {}

  /**
   * Keeps the file under a key of its own and asks for its tables. Nothing of any plan changes.
   * @param wantedPlan the plan it is an edition of; `new` for a plan of its own; null: found by its refs
   */
  async take(
    caller: Caller,
    file: { name: string; bytes: Buffer },
    wantedPlan: string | null,
  ): Promise<{ token: string }> {
    demand(caller, 'plans.edit');
    if (wantedPlan !== null && wantedPlan !== 'new') await this.assertPlan(caller, wantedPlan);
    if (!kindOf(file.name))
      throw unprocessable(
        'plan-file-kind',
        'A plan is imported from a Word document (.docx), an Excel workbook (.xlsx) or a CSV table. Save the plan as one of these and choose that file.',
      );
    if (file.bytes.length === 0)
      throw unprocessable(
        'plan-file-empty',
        'This file is empty. Check that it opens on your computer, then choose it again.',
      );
    const token = crypto.randomUUID();
    const key = `${caller.programmeId}/plans/${token}`;
    await this.storage.write(key, file.bytes, 'application/octet-stream');
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      // What nobody applied is forgotten; the sweep of objects takes its file.
      await tx.query(
        `DELETE FROM plan_import WHERE state <> 'applied' AND created_at < now() - $1 * interval '1 hour'`,
        [keptHours],
      );
      await tx.query(
        `INSERT INTO plan_import (id, programme_id, file_name, size, sha256, storage_key, wanted_plan, requested_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          token,
          caller.programmeId,
          file.name.slice(0, 300),
          file.bytes.length,
          createHash('sha256').update(file.bytes).digest('hex'),
          key,
          wantedPlan,
          caller.personId,
        ],
      );
      await enqueue(tx, readPlanFile, {
        programmeId: caller.programmeId,
        subjectId: token,
        payload: { programmeId: caller.programmeId, importId: token },
        requestedBy: caller.personId,
      });
    });
    return { token };
  }

  /** The file that is to be read; null when it was read already, or is gone. For the workers. */
  async begin(
    programmeId: string,
    importId: string,
  ): Promise<{ storage_key: string; fileName: string; kind: PlanFileKind } | null> {
    const [row] = await this.database.inProgramme(programmeId, (tx) =>
      tx.query<{ storage_key: string; file_name: string }[]>(
        `SELECT storage_key, file_name FROM plan_import WHERE id = $1 AND state = 'reading'`,
        [importId],
      ),
    );
    const kind = row && kindOf(row.file_name);
    return kind ? { storage_key: row.storage_key, fileName: row.file_name, kind } : null;
  }

  /** Keeps the tables that were read; a file longer than any plan fails here. For the workers. */
  async save(programmeId: string, importId: string, read: TabledDocument | TooLong): Promise<void> {
    if ('tooLong' in read) {
      const { place, row } = read.tooLong;
      return this.fail(programmeId, importId, {
        code: 'plan-too-long',
        message: `${place} goes on past row ${row}. A plan has some hundred rows, and at most ${mostRows.toLocaleString('en-GB')} are read. Take out what is no part of the plan and import it again. Nothing was changed.`,
      });
    }
    await this.database.inProgramme(programmeId, (tx) =>
      tx.query(`UPDATE plan_import SET state = 'ready', document = $2 WHERE id = $1 AND state = 'reading'`, [
        importId,
        JSON.stringify(read).replaceAll('\\u0000', ''),
      ]),
    );
  }

  /** Says why the file can't be read. For the workers. */
  async fail(programmeId: string, importId: string, failure: ImportFailure): Promise<void> {
    await this.database.inProgramme(programmeId, (tx) =>
      tx.query(`UPDATE plan_import SET state = 'failed', failure = $2 WHERE id = $1 AND state = 'reading'`, [
        importId,
        JSON.stringify(failure),
      ]),
    );
  }

  private async assertPlan(caller: Caller, planId: string): Promise<void> {
    const rows = await this.database.inProgramme(caller.programmeId, (tx) =>
      tx.query<unknown[]>('SELECT 1 FROM plan WHERE id::text = $1', [planId]),
    );
    if (rows.length === 0) throw notFound('plan');
  }
}

function kindOf(fileName: string): PlanFileKind | null {
  const ending = /\.([a-z]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase();
  return kinds.find((kind) => kind === ending) ?? null;
}
