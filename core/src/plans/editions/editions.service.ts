import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../../access/caller.js';
import type { Database } from '../../database/database.js';
import { notFound } from '../../errors/errors.js';
import type { Storage } from '../../storage/storage.js';
import { countPlan, type PlanContent, type PlanCounts } from '../plan-content.js';
import { changesBetween, type PlanChange } from './changes.js';
import type { FrozenContent, PlanSource } from './edition.types.js';
import { contentOf, type LivePlan, loadPlan } from './live-plan.js';

export interface EditionView {
  planId: string;
  /** Frozen editions count from 1; the current one is the last. */
  number: number;
  edition: string;
  current: boolean;
  /** When the next edition took its place; null for the current one. */
  frozenAt: Date | null;
  /** The file it came from, without its key. */
  source: { fileName: string; size: number; sha256: string } | null;
  counts: PlanCounts;
}

export interface EditionComparison {
  from: EditionView;
  to: EditionView;
  changes: PlanChange[];
}

interface EditionRow {
  number: number;
  edition: string;
  frozen_at: Date;
  content: FrozenContent;
  source: PlanSource | null;
}

interface Whole {
  view: EditionView;
  content: PlanContent;
  source: PlanSource | null;
}

/** A plan's editions: what was frozen, and the one that stands. */
export class EditionsService {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
  ) {}

  /** The current one first. */
  async list(caller: Caller, planId: string): Promise<EditionView[]> {
    return (await this.load(caller, planId)).map(({ view }) => view).toReversed();
  }

  /** What changed from one edition to another. */
  async compare(caller: Caller, planId: string, from: number, to: number): Promise<EditionComparison> {
    const editions = await this.load(caller, planId);
    const of = (number: number): Whole => {
      const found = editions.find(({ view }) => view.number === number);
      if (!found) throw notFound('edition of this plan');
      return found;
    };
    const [before, after] = [of(from), of(to)];
    return { from: before.view, to: after.view, changes: changesBetween(before.content, after.content) };
  }

  /** Where the file that an edition came from can be had for five minutes. */
  async sourceAddress(caller: Caller, planId: string, number: number): Promise<string> {
    const source = (await this.load(caller, planId)).find(({ view }) => view.number === number)?.source;
    if (!source) throw notFound('file of this edition');
    return this.storage.signGet(source.key, { name: source.fileName, mediaType: 'application/octet-stream' });
  }

  private load(caller: Caller, planId: string): Promise<Whole[]> {
    demand(caller, 'board.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const live = await loadPlan(tx, caller.programmeId, planId);
      if (!live) throw notFound('plan');
      const frozen = (await rowsOf(tx, planId)).map((row) => frozenWhole(planId, row));
      return [...frozen, liveWhole(live, frozen.length + 1)];
    });
  }
}

const rowsOf = (tx: EntityManager, planId: string) =>
  tx.query<EditionRow[]>(
    'SELECT number, edition, frozen_at, content, source FROM plan_edition WHERE plan_id = $1 ORDER BY number',
    [planId],
  );

const shown = (source: PlanSource | null) =>
  source && { fileName: source.fileName, size: source.size, sha256: source.sha256 };

const frozenWhole = (planId: string, row: EditionRow): Whole => ({
  view: {
    planId,
    number: row.number,
    edition: row.edition,
    current: false,
    frozenAt: row.frozen_at,
    source: shown(row.source),
    counts: countPlan(row.content),
  },
  content: row.content,
  source: row.source,
});

function liveWhole(live: LivePlan, number: number): Whole {
  const content = contentOf(live);
  return {
    view: {
      planId: live.id,
      number,
      edition: live.edition,
      current: true,
      frozenAt: null,
      source: shown(live.source),
      counts: countPlan(content),
    },
    content,
    source: live.source,
  };
}
