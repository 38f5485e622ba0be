import { type Caller, demand } from '../../access/caller.js';
import type { Database } from '../../database/database.js';
import { notFound } from '../../errors/errors.js';
import { contentOf, loadPlan } from '../editions/live-plan.js';
import { type PlanShape, usualShape } from '../plan-shape.js';
import { planDocument } from './plan-document.js';
import { planGrid } from './plan-grid.js';
import { planWorkbook } from './plan-workbook.js';

export interface PlanFile {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
export type PlanFileFormat = keyof typeof mediaTypes;

/** The plan as it stands, in the shape of the file it came from: it can be edited there and imported again. */
export class PlanExport {
  constructor(private readonly database: Database) {}

  async file(caller: Caller, planId: string, format: PlanFileFormat): Promise<PlanFile> {
    demand(caller, 'board.read');
    const live = await this.database.inProgramme(caller.programmeId, (tx) =>
      loadPlan(tx, caller.programmeId, planId),
    );
    if (!live) throw notFound('plan');
    const shape: PlanShape = live.shape ?? usualShape;
    const grid = planGrid(contentOf(live), shape);
    const bytes = format === 'xlsx' ? await planWorkbook(grid, live.levels) : await planDocument(grid, live);
    return {
      name: `${live.title.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 100)}.${format}`,
      mediaType: mediaTypes[format],
      bytes,
    };
  }
}
