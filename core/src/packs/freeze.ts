import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import type { Day } from '../calendar/calendar.js';
import type { EvidenceKind, EvidenceSource, Sensitivity, Shows } from '../evidence/evidence.words.js';
import { loadKpis } from '../kpis/kpis.load.js';
import type { KpiView } from '../kpis/kpis.view.js';
import { seriesName } from '../kpis/kpis.words.js';
import { sectors } from '../nominations/nominations.rules.js';
import { expectedBy } from '../people/programmes.service.js';
import type { VisitProfile } from '../people/visit-profile.js';
import { notReplaced, ratedActions } from '../plans/plans.queries.js';
import type { DueKind, LevelMeaning } from '../plans/plans.words.js';
import { criteria } from '../readiness/readiness.rules.js';
import type { ReadinessService } from '../readiness/readiness.service.js';
import type {
  ManifestArea,
  ManifestEvidence,
  ManifestFile,
  ManifestLeftOut,
  ManifestMeasure,
  ManifestPerson,
  ManifestRatings,
  PackManifest,
} from './manifest.js';
import { pathKey, safePath } from './pack-paths.js';
import { passesGuard, type Withheld, withheldFrom } from './withheld.js';

export interface ClaimRow {
  area_id: string;
  area_number: number;
  evidence_id: string;
  title: string;
  kind: EvidenceKind;
  source: EvidenceSource;
  sensitivity: Sensitivity;
  shows: Shows;
  claim: string;
  page: number | null;
  quote: string | null;
  action_refs: string[];
  covers_from: Day | null;
  covers_to: Day | null;
  approved_on: Day;
  stale: boolean;
  number: number;
  file_name: string;
  media_type: string;
  size: string;
  sha256: string;
  page_count: number | null;
  storage_key: string;
}

interface ActionRow {
  ref: string;
  title: string;
  due_kind: DueKind;
  due_on: Day | null;
  leads: string[];
  label: string | null;
  meaning: LevelMeaning | null;
  comment: string | null;
  area_ids: string[];
}

/**
 * What goes in: approved, clean evidence that is not personal and in which the guard found nothing unresolved, in the
 * version that was approved, with the claims the approval covers. $1 programme, $2 day, $3 areas.
 */
export const claims = `
  SELECT l.area_id, a.number AS area_number, e.id AS evidence_id, e.title, e.kind, e.source, e.sensitivity, l.shows, l.claim, l.page, l.quote,
    coalesce((SELECT array_agg(t.ref ORDER BY t.position) FROM link_action la JOIN action t ON t.id = la.action_id WHERE la.link_id = l.id), '{}') AS action_refs,
    e.covers_from, e.covers_to, (e.approved_at AT TIME ZONE 'Europe/London')::date AS approved_on, coalesce(e.review_by < $2::date, false) AS stale,
    v.number, v.file_name, v.media_type, v.size, v.sha256, v.page_count, v.storage_key
  FROM link l
  JOIN area a ON a.id = l.area_id
  JOIN evidence e ON e.id = l.evidence_id AND e.state = 'approved' AND e.sensitivity <> 'personal'
  JOIN LATERAL (
    SELECT * FROM evidence_version n WHERE n.evidence_id = e.id AND n.received_at IS NOT NULL AND n.state <> 'discarded'
    ORDER BY n.number DESC LIMIT 1
  ) v ON v.state = 'clean' AND ${passesGuard}
  WHERE l.programme_id = $1 AND l.area_id = ANY($3::uuid[]) AND l.ended_at IS NULL AND l.accepted_at <= e.approved_at
    AND ${notReplaced}
  ORDER BY a.number, array_position(ARRAY['impact', 'output', 'activity'], l.shows), e.title, l.created_at, l.id`;

/** Who is approved for each area, by role and organisation; of parents and young people only that there is somebody. */
const people = `
  SELECT n.area_id AS "areaId", n.sector, n.deputy_for IS NOT NULL AS deputy,
    CASE WHEN n.sector IN ('parent-carers', 'young-people') THEN '' ELSE e.job_title END AS role,
    CASE WHEN n.sector IN ('parent-carers', 'young-people') THEN '' ELSE e.organisation END AS organisation
  FROM nomination n JOIN nominee e ON e.id = n.nominee_id
  WHERE n.programme_id = $1 AND n.state IN ('approved', 'briefed')
  ORDER BY n.deputy_for IS NOT NULL, e.job_title, n.created_at, n.id`;

const leftOut = `
  SELECT a.number AS "areaNumber", o.reason, count(DISTINCT o.id)::int AS count FROM (
    SELECT l.area_id, e.id, CASE WHEN e.sensitivity = 'personal' THEN 'personal' ELSE 'not-approved' END AS reason
    FROM link l JOIN evidence e ON e.id = l.evidence_id
    WHERE l.programme_id = $1 AND l.area_id = ANY($2::uuid[]) AND l.ended_at IS NULL AND e.state <> 'withdrawn'
      AND (e.sensitivity = 'personal' OR e.state <> 'approved')
  ) o JOIN area a ON a.id = o.area_id GROUP BY a.number, o.reason ORDER BY a.number, o.reason`;

/** Everything a readiness pack is built from, read in one transaction so that it is of one moment. */
export async function freeze(
  tx: EntityManager,
  readiness: ReadinessService,
  caller: Caller,
  pack: { id: string; areaIds: string[]; asAt: Day; frozenAt: string; requestedBy: string },
): Promise<PackManifest> {
  const at = [caller.programmeId, pack.asAt, pack.areaIds];
  const [programme] = await tx.query<{ slug: string; name: string; visit_profile: VisitProfile }[]>(
    'SELECT slug, name, visit_profile FROM programme WHERE id = $1',
    [caller.programmeId],
  );
  if (!programme) throw new Error('The programme is not there.');
  const visit = programme.visit_profile;
  const judged = (await readiness.compute(tx, caller.programmeId, pack.asAt)).areas.filter((area) =>
    pack.areaIds.includes(area.areaId),
  );
  const words = await tx.query<{ id: string; weakness: string }[]>(
    'SELECT id, weakness FROM area WHERE programme_id = $1',
    [caller.programmeId],
  );
  const claimed = await tx.query<ClaimRow[]>(claims, at);
  const actions = await tx.query<ActionRow[]>(
    `SELECT t.ref, t.title, t.due_kind, t.due_on, t.leads, t.label, t.meaning, t.comment,
       coalesce((SELECT array_agg(m.area_id) FROM action_serves_area m WHERE m.action_id = t.id AND m.until IS NULL), '{}') AS area_ids
     FROM (${ratedActions}) t ORDER BY t.position`,
    at.slice(0, 2),
  );
  const approved = await tx.query<(ManifestPerson & { areaId: string })[]>(people, [caller.programmeId]);
  const kpis = await loadKpis(tx, caller, pack.asAt);
  const withheld = await withheldFrom(tx, caller.programmeId, pack.areaIds);
  const areas = judged.map(
    (area): ManifestArea => ({
      id: area.areaId,
      number: area.number,
      title: area.title,
      inspectorsWords: words.find((word) => word.id === area.areaId)?.weakness ?? '',
      state: area.state,
      criteria: area.criteria.map((criterion) => ({ ...criterion, title: criteria[criterion.id].title })),
      people: sectors.flatMap((sector) =>
        approved
          .filter((person) => person.areaId === area.areaId && person.sector === sector)
          .map(({ areaId: _, ...person }) => person),
      ),
      measures: kpis.filter((kpi) => kpi.areas.some(({ id }) => id === area.areaId)).flatMap(measureLines),
      evidence: claimed
        .filter((claim) => claim.area_id === area.areaId)
        .map((claim, index) => evidence(claim, area.number, index + 1)),
      actions: actions.filter((action) => action.area_ids.includes(area.areaId)).map(actionLine),
    }),
  );
  return {
    format: 'revisit-pack/1',
    kind: 'readiness',
    packId: pack.id,
    programme: { slug: programme.slug, name: programme.name },
    visit: {
      inspectedOn: visit.inspectedOn,
      inspectors: visit.inspectors,
      areaWords: visit.words.areas,
      planWords: visit.words.plan,
      expectedBy: expectedBy(visit),
    },
    frozenAt: pack.frozenAt,
    asAt: pack.asAt,
    requestedBy: pack.requestedBy,
    areas,
    ratings: await ratings(tx, caller.programmeId, pack.asAt),
    files: files(claimed, areas),
    leftOut: [
      ...(await tx.query<ManifestLeftOut[]>(leftOut, [caller.programmeId, pack.areaIds])),
      ...guarded(withheld),
    ],
    withheld,
  };
}

const measureLines = (kpi: KpiView): ManifestMeasure[] =>
  kpi.series.map(({ latest, target, verdict, overdue, ...series }) => ({
    ref: kpi.ref,
    measure: kpi.measure,
    series: seriesName(series),
    latest: latest?.text ?? '',
    asAt: latest?.asAt ?? null,
    target: target?.text ?? '',
    verdict,
    guessed: kpi.polarityIsGuess,
    overdue,
  }));

/** What the guard keeps out, counted for each area it would have served. */
function guarded(withheld: readonly Withheld[]): ManifestLeftOut[] {
  const numbers = withheld.flatMap(({ areaNumbers }) => areaNumbers);
  return [...new Set(numbers)]
    .sort((one, other) => one - other)
    .map((areaNumber) => ({
      areaNumber,
      reason: 'findings',
      count: numbers.filter((number) => number === areaNumber).length,
    }));
}

const evidence = (claim: ClaimRow, areaNumber: number, position: number): ManifestEvidence => ({
  no: `${areaNumber}.${String(position).padStart(2, '0')}`,
  evidenceId: claim.evidence_id,
  versionNumber: claim.number,
  title: claim.title,
  kind: claim.kind,
  source: claim.source,
  shows: claim.shows,
  claim: claim.claim,
  page: claim.page,
  quote: claim.quote,
  actionRefs: claim.action_refs,
  coversFrom: claim.covers_from,
  coversTo: claim.covers_to,
  approvedOn: claim.approved_on,
  stale: claim.stale,
});

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A due date as the plan prints it: a month, a day, or the word. */
export function dueWords(kind: DueKind, on: Day | null): string {
  if (kind === 'ongoing') return 'Ongoing';
  if (kind === 'quarterly') return 'Quarterly';
  if (kind === 'none' || on === null) return 'No date';
  const [year, month, day] = on.split('-').map(Number);
  const name = `${months[(month ?? 1) - 1]} ${year}`;
  return kind === 'month' ? name : `${day} ${name}`;
}

const actionLine = (action: ActionRow): ManifestArea['actions'][number] => ({
  ref: action.ref,
  title: action.title,
  due: dueWords(action.due_kind, action.due_on),
  leads: action.leads,
  level: action.label && action.meaning ? { label: action.label, meaning: action.meaning } : null,
  comment: action.comment ?? '',
});

/** Each original once, with a place in the folder of every area it serves. */
function files(claimed: ClaimRow[], areas: ManifestArea[]): ManifestFile[] {
  const taken = new Set<string>();
  const byEvidence = new Map<string, ManifestFile & { areaNumbers: Set<number> }>();
  for (const claim of claimed) {
    const file = byEvidence.get(claim.evidence_id) ?? {
      evidenceId: claim.evidence_id,
      versionNumber: claim.number,
      fileName: claim.file_name,
      mediaType: claim.media_type,
      size: Number(claim.size),
      sha256: claim.sha256,
      pageCount: claim.page_count,
      storageKey: claim.storage_key,
      paths: [],
      areaNumbers: new Set<number>(),
    };
    byEvidence.set(claim.evidence_id, file);
    if (file.areaNumbers.has(claim.area_number)) continue;
    file.areaNumbers.add(claim.area_number);
    const title = areas.find((area) => area.number === claim.area_number)?.title ?? '';
    const path = safePath({ number: claim.area_number, title }, claim.file_name, taken);
    taken.add(pathKey(path));
    file.paths.push(path);
  }
  return [...byEvidence.values()].map(({ areaNumbers: _, ...file }) => file);
}

/** How the plan's actions stood at its first ratings and how they stand on the day. */
async function ratings(tx: EntityManager, programmeId: string, asAt: Day): Promise<ManifestRatings[]> {
  const plans = await tx.query<{ id: string; title: string; scale_id: string; first: Day | null }[]>(
    `SELECT p.id, p.title, p.scale_id, (SELECT min(r.as_at) FROM rating r JOIN action a ON a.id = r.action_id WHERE a.plan_id = p.id) AS first
     FROM plan p WHERE p.programme_id = $1 ORDER BY p.title`,
    [programmeId],
  );
  const tables: ManifestRatings[] = [];
  for (const plan of plans) {
    const levels = await tx.query<{ code: string; label: string; meaning: LevelMeaning }[]>(
      'SELECT code, label, meaning FROM rating_level WHERE scale_id = $1 ORDER BY position',
      [plan.scale_id],
    );
    const days = plan.first && plan.first < asAt ? [plan.first, asAt] : [asAt];
    for (const day of days) {
      const rows = await tx.query<{ code: string | null; count: number }[]>(
        `SELECT t.code, count(*)::int AS count FROM (${ratedActions}) t WHERE t.plan_id = $3 GROUP BY t.code`,
        [programmeId, day, plan.id],
      );
      const count = (code: string | null) => rows.find((row) => row.code === code)?.count ?? 0;
      tables.push({
        planTitle: plan.title,
        label: day === asAt ? 'Now' : 'First ratings',
        asAt: day,
        total: rows.reduce((sum, row) => sum + row.count, 0),
        counts: [
          ...levels.map((level) => ({ ...level, count: count(level.code) })),
          { code: 'none', label: 'Not rated', meaning: 'not-rated' as const, count: count(null) },
        ],
      });
    }
  }
  return tables;
}
