import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import { type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, notFound, stale } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import { monthsOfFrequency } from './frequency.js';
import { type KpiDetail, loadDetails, loadKpis } from './kpis.load.js';
import type { KpiView } from './kpis.view.js';
import type { Polarity, Service, Verdict } from './kpis.words.js';
import { guessPolarity } from './polarity-guess.js';
import { serve } from './serves.js';

export interface KpiFilter {
  id?: string | string[];
  q?: string;
  areaId?: string;
  actionId?: string;
  covers?: Service;
  overdue?: boolean;
  verdict?: Verdict;
  /** Measures whose polarity nobody has said yet. */
  guessed?: boolean;
  mine?: boolean;
  /** As at this day; today when it is left out. */
  on?: Day;
}

/** What people say of a measure. `polarity` left out: it stays as it is, a guess or not. */
export interface KpiFields {
  measure: string;
  responsibleRole: string;
  frequency: string;
  polarity?: Exclude<Polarity, 'unclear'>;
  covers: Service[];
  areaIds: string[];
  actionIds: string[];
}

export interface NewKpi extends KpiFields {
  ref: string;
  section: string;
  series: { cohort: string; subject: string }[];
}

/** The measures of a programme: what is counted, how often, and which way it should move. */
export class KpisService {
  constructor(private readonly database: Database) {}

  async list(caller: Caller, filter: KpiFilter): Promise<KpiView[]> {
    demand(caller, 'board.read');
    const all = await this.database.inProgramme(caller.programmeId, (tx) =>
      loadKpis(tx, caller, filter.on ?? today()),
    );
    const words = filter.q?.toLowerCase().trim();
    const ids = filter.id === undefined ? null : new Set([filter.id].flat());
    const { overdue, guessed, mine } = filter;
    return all.filter(
      (kpi) =>
        (!ids || ids.has(kpi.id)) &&
        (!words || `${kpi.ref} ${kpi.measure} ${kpi.responsibleRole}`.toLowerCase().includes(words)) &&
        (!filter.areaId || kpi.areas.some((area) => area.id === filter.areaId)) &&
        (!filter.actionId || kpi.actions.some((action) => action.id === filter.actionId)) &&
        (!filter.covers || kpi.covers.includes(filter.covers)) &&
        (!filter.verdict || kpi.verdict === filter.verdict) &&
        (overdue === undefined || kpi.overdue === overdue) &&
        (guessed === undefined || kpi.polarityIsGuess === guessed) &&
        (mine === undefined || kpi.areas.some((area) => caller.areaIds.includes(area.id)) === mine),
    );
  }

  async one(caller: Caller, kpiId: string): Promise<KpiDetail> {
    demand(caller, 'board.read');
    return this.database.inProgramme(caller.programmeId, (tx) => this.load(tx, caller, kpiId));
  }

  async add(caller: Caller, content: Content<NewKpi>): Promise<KpiDetail> {
    demand(caller, 'plans.edit');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const wanted = content();
      const kpiId = crypto.randomUUID();
      const [made] = await tx.query<unknown[]>(
        `INSERT INTO kpi (id, programme_id, ref, measure, section, responsible_role, frequency, frequency_months, polarity,
           polarity_set_by, covers, taken_on, position)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, coalesce(max(position) + 1, 0) FROM kpi WHERE programme_id = $2
         ON CONFLICT (programme_id, ref) DO NOTHING RETURNING id`,
        [
          kpiId,
          caller.programmeId,
          wanted.ref,
          wanted.measure,
          wanted.section,
          wanted.responsibleRole,
          wanted.frequency,
          monthsOfFrequency(wanted.frequency),
          wanted.polarity ?? guessPolarity(wanted.measure, null, []),
          wanted.polarity ? caller.personId : null,
          wanted.covers,
          today(),
        ],
      );
      if (!made)
        throw conflict('ref-taken', `There is a measure ${wanted.ref} already. Give this one another ref.`);
      const series = wanted.series.length > 0 ? wanted.series : [{ cohort: '', subject: '' }];
      for (const [position, { cohort, subject }] of series.entries())
        await tx.query(
          `INSERT INTO kpi_series (programme_id, kpi_id, cohort, subject, position) VALUES ($1, $2, $3, $4, $5)`,
          [caller.programmeId, kpiId, cohort, subject, position],
        );
      await serve(tx, caller, kpiId, wanted);
      await record(tx, caller, 'kpi.added', { kind: 'kpi', id: kpiId }, { ref: wanted.ref });
      await readinessChanged(tx, caller);
      return this.load(tx, caller, kpiId);
    });
  }

  /** Changes what is said of a measure. Its values have a way of their own; what it served until now stays in the history. */
  async change(caller: Caller, kpiId: string, seen: number, content: Content<KpiFields>): Promise<KpiDetail> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const before = await this.load(tx, caller, kpiId);
      demand(caller, 'plans.edit');
      const [, locked] = await tx.query<[unknown, number]>(
        'UPDATE kpi SET version = version + 1 WHERE id = $1 AND version = $2',
        [kpiId, seen],
      );
      if (locked !== 1) throw stale('measure', await this.load(tx, caller, kpiId));
      const wanted = content();
      await tx.query(
        `UPDATE kpi SET measure = $2, responsible_role = $3, frequency = $4, frequency_months = $5, covers = $6,
           polarity = coalesce($7, polarity), polarity_set_by = CASE WHEN $7::text IS NULL THEN polarity_set_by ELSE $8::uuid END
         WHERE id = $1`,
        [
          kpiId,
          wanted.measure,
          wanted.responsibleRole,
          wanted.frequency,
          monthsOfFrequency(wanted.frequency),
          wanted.covers,
          wanted.polarity ?? null,
          caller.personId,
        ],
      );
      await serve(tx, caller, kpiId, wanted);
      const after = await this.load(tx, caller, kpiId);
      await record(
        tx,
        caller,
        'kpi.changed',
        { kind: 'kpi', id: kpiId },
        { fields: changedFields(before, after) },
      );
      await readinessChanged(tx, caller);
      return after;
    });
  }

  async load(tx: EntityManager, caller: Caller, kpiId: string): Promise<KpiDetail> {
    const [kpi] = await loadDetails(tx, caller, kpiId);
    if (!kpi) throw notFound('measure');
    return kpi;
  }
}

const said = (kpi: KpiView) => ({
  measure: kpi.measure,
  responsibleRole: kpi.responsibleRole,
  frequency: kpi.frequency,
  polarity: `${kpi.polarity} ${kpi.polarityIsGuess}`,
  covers: kpi.covers.join(' '),
  areas: kpi.areas.map((area) => area.id).join(' '),
  actions: kpi.actions.map((action) => action.id).join(' '),
});

/** The names of what differs, for the record: never the words themselves. */
function changedFields(before: KpiView, after: KpiView): string[] {
  const [was, is] = [said(before), said(after)];
  return Object.keys(was).filter((field) => was[field as keyof typeof was] !== is[field as keyof typeof is]);
}
