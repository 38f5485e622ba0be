import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { may, reachOf } from '../access/permissions.js';
import { type Day, today } from '../calendar/calendar.js';
import { notFound } from '../errors/errors.js';
import { seriesName } from '../kpis/kpis.words.js';
import { type EvidenceRecord, reaches, readable } from './evidence.access.js';
import { afterMove, isStale } from './evidence.rules.js';
import type {
  EvidenceKind,
  EvidenceSource,
  EvidenceState,
  FileWarning,
  Sensitivity,
  Shows,
  VersionState,
} from './evidence.words.js';
import { type QuoteView, viewQuotes } from './quotes.service.js';
import { viewChain } from './supersede.view.js';

export interface PersonRef {
  id: string;
  name: string;
  jobTitle: string;
}

export interface VersionView {
  number: number;
  fileName: string;
  size: number;
  sha256: string;
  state: VersionState;
  mediaType: string | null;
  pageCount: number | null;
  warnings: FileWarning[];
  reason: { code: string; message: string } | null;
  scan: string | null;
  uploadedBy: PersonRef;
  createdAt: Date;
  receivedAt: Date | null;
  hasPreview: boolean;
  failedJob: { id: string; name: string } | null;
  may: { discard: boolean; open: boolean };
}

export interface LinkQuote {
  kpiId: string;
  seriesId: string;
  /** Of which series: `SEN (E), Reading`; empty for a measure of one. */
  series: string;
  asAt: Day;
  text: string;
  /** What others say of the same day: documents the caller may read, and the programme's own reading. */
  others: string[];
}

export interface LinkView {
  id: string;
  evidenceId: string;
  area: { id: string; number: number; title: string };
  actions: { id: string; ref: string; title: string }[];
  kpis: { id: string; ref: string; measure: string }[];
  quotes: LinkQuote[];
  shows: Shows;
  claim: string;
  locator: { page: number; quote?: string } | null;
  state: 'proposed' | 'unchecked' | 'checked';
  createdBy: PersonRef;
  createdAt: Date;
  may: { change: boolean; accept: boolean };
}

interface EvidenceFacts {
  id: string;
  title: string;
  description: string;
  tags: string[];
  kind: EvidenceKind;
  source: EvidenceSource;
  sensitivity: Sensitivity;
  coversFrom: Day | null;
  coversTo: Day | null;
  reviewBy: Day | null;
  state: EvidenceState;
  version: number;
  submittedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  published: { url: string; checkedOn: Day } | null;
  owner: PersonRef;
  createdBy: PersonRef;
}

const person = (alias: string) =>
  `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'jobTitle', ${alias}.job_title)`;

const evidenceSql = `
  SELECT e.id, e.title, e.description, e.tags, e.kind, e.source, e.sensitivity, e.covers_from AS "coversFrom", e.covers_to AS "coversTo",
    e.review_by AS "reviewBy", e.state, e.version, e.submitted_at AS "submittedAt", e.created_at AS "createdAt", e.updated_at AS "updatedAt",
    CASE WHEN e.published_url IS NOT NULL THEN json_build_object('url', e.published_url, 'checkedOn', e.published_checked_on) END AS published,
    ${person('o')} AS owner, ${person('c')} AS "createdBy"
  FROM evidence e JOIN person o ON o.id = e.owner_id JOIN person c ON c.id = e.created_by
  WHERE e.programme_id = $1 AND e.id = $2`;

const versionsSql = `
  SELECT v.id, v.number, v.file_name AS "fileName", v.size::float8 AS size, v.sha256, v.state, v.media_type AS "mediaType",
    v.page_count AS "pageCount", v.warnings, v.reason, v.scan,
    CASE WHEN u.id IS NOT NULL THEN ${person('u')}
      ELSE json_build_object('id', x.id, 'name', x.given_to, 'jobTitle', 'by upload link') END AS "uploadedBy", v.created_at AS "createdAt",
    v.received_at AS "receivedAt", v.preview_key IS NOT NULL AS "hasPreview",
    EXISTS (SELECT 1 FROM review a WHERE a.evidence_id = v.evidence_id AND a.version_number = v.number AND a.move = 'approve') AS "everApproved",
    (SELECT json_build_object('id', j.id, 'name', j.name) FROM job j
     WHERE j.programme_id = v.programme_id AND j.subject_id = v.id AND j.state = 'failed' LIMIT 1) AS "failedJob"
  FROM evidence_version v LEFT JOIN person u ON u.id = v.uploaded_by LEFT JOIN upload_link x ON x.id = v.upload_link_id
  WHERE v.programme_id = $1 AND v.evidence_id = $2 ORDER BY v.number`;

const linksSql = `
  SELECT l.id, l.evidence_id AS "evidenceId", json_build_object('id', a.id, 'number', a.number, 'title', a.title) AS area,
    coalesce((SELECT json_agg(json_build_object('id', t.id, 'ref', t.ref, 'title', t.title) ORDER BY t.position)
      FROM link_action la JOIN action t ON t.id = la.action_id WHERE la.link_id = l.id), '[]') AS actions,
    coalesce((SELECT json_agg(json_build_object('id', k.id, 'ref', k.ref, 'measure', k.measure) ORDER BY k.position)
      FROM link_kpi lk JOIN kpi k ON k.id = lk.kpi_id WHERE lk.link_id = l.id), '[]') AS kpis,
    coalesce((SELECT json_agg(json_build_object('id', q.id, 'kpiId', s.kpi_id, 'seriesId', s.id, 'cohort', s.cohort, 'subject', s.subject,
        'asAt', q.as_at, 'text', q.text) ORDER BY q.as_at, s.position)
      FROM quoted_figure q JOIN kpi_series s ON s.id = q.series_id WHERE q.link_id = l.id), '[]') AS quotes,
    l.shows, l.claim, l.page, l.quote,
    CASE WHEN l.accepted_at IS NULL THEN 'proposed' WHEN e.state = 'approved' AND l.accepted_at <= e.approved_at THEN 'checked' ELSE 'unchecked' END AS state,
    ${person('c')} AS "createdBy", l.created_at AS "createdAt"
  FROM link l JOIN area a ON a.id = l.area_id JOIN evidence e ON e.id = l.evidence_id JOIN person c ON c.id = l.created_by
  WHERE l.programme_id = $1 AND l.ended_at IS NULL`;

const reviewsSql = `
  SELECT r.id, r.evidence_id AS "evidenceId", r.move, r.version_number AS "versionNumber", r.sha256, r.comment, r.reasons, ${person('p')} AS person, r.at
  FROM review r JOIN person p ON p.id = r.person_id WHERE r.programme_id = $1 AND r.evidence_id = $2 ORDER BY r.at, r.id`;

const ownerChangesSql = `
  SELECT c.id, ${person('f')} AS "from", ${person('t')} AS "to", c.reason, ${person('b')} AS person, c.at
  FROM owner_change c JOIN person f ON f.id = c.from_id JOIN person t ON t.id = c.to_id JOIN person b ON b.id = c.changed_by
  WHERE c.programme_id = $1 AND c.evidence_id = $2 ORDER BY c.at, c.id`;

type LinkRow = Omit<LinkView, 'locator' | 'may' | 'quotes'> & {
  page: number | null;
  quote: string | null;
  quotes: (Omit<LinkQuote, 'series' | 'others'> & { id: string; cohort: string; subject: string })[];
};
type VersionRow = Omit<VersionView, 'may'> & { id: string; everApproved: boolean };

/** The whole of one piece of evidence as this caller may see it; throws 404 when they may not. */
export async function viewEvidence(tx: EntityManager, caller: Caller, evidenceId: string) {
  const current = await readable(tx, caller, evidenceId);
  const at = [caller.programmeId, evidenceId];
  const [facts] = await tx.query<EvidenceFacts[]>(evidenceSql, at);
  if (!facts) throw notFound('piece of evidence');
  const versions = await tx.query<VersionRow[]>(versionsSql, at);
  const links = await linksOf(tx, caller, current);
  const reviews = await tx.query<unknown[]>(reviewsSql, at);
  const before = standsInTheWay(current, links);
  const chain = await viewChain(tx, caller, evidenceId);
  return {
    ...facts,
    stale: isStale(current.review_by, today()),
    currentVersion: current.current_number,
    versions: versions.map(({ id: _, everApproved, ...version }) => ({
      ...version,
      may: {
        discard: mayDiscard(caller, version, everApproved),
        open: current.opens && version.state === 'clean',
      },
    })),
    links,
    reviews,
    chain,
    ownerChanges: await tx.query<unknown[]>(ownerChangesSql, at),
    may: mayDo(caller, current, links, before),
    before,
  };
}

export async function viewLinks(tx: EntityManager, caller: Caller, evidenceId: string): Promise<LinkView[]> {
  const current = await readable(tx, caller, evidenceId);
  return linksOf(tx, caller, current);
}

async function linksOf(tx: EntityManager, caller: Caller, evidence: EvidenceRecord): Promise<LinkView[]> {
  const rows = await tx.query<LinkRow[]>(
    `${linksSql} AND l.evidence_id = $2 ORDER BY a.number, l.created_at`,
    [caller.programmeId, evidence.id],
  );
  const quoted = await viewQuotes(
    tx,
    caller,
    rows.flatMap((row) => row.quotes.map((quote) => quote.seriesId)),
  );
  return rows.map((row) => linkView(caller, evidence, row, quoted));
}

export async function viewReviews(tx: EntityManager, caller: Caller, evidenceId: string): Promise<unknown[]> {
  await readable(tx, caller, evidenceId);
  return tx.query<unknown[]>(reviewsSql, [caller.programmeId, evidenceId]);
}

function linkView(
  caller: Caller,
  evidence: EvidenceRecord,
  { page, quote, quotes, ...row }: LinkRow,
  quoted: readonly QuoteView[],
): LinkView {
  const leads = caller.areaIds.includes(row.area.id) && may(caller.roles, 'evidence.submit');
  return {
    ...row,
    quotes: quotes.map(({ id, cohort, subject, ...figure }) => {
      const found = quoted.find((each) => each.id === id);
      const others = found?.others.map(({ title, text }) => `“${title}” says ${text}`) ?? [];
      return {
        ...figure,
        series: seriesName({ cohort, subject }),
        others: found?.reading ? [...others, `the programme’s reading is ${found.reading}`] : others,
      };
    }),
    locator: page === null ? null : quote === null ? { page } : { page, quote },
    may: {
      change: evidence.state !== 'withdrawn' && reaches(caller, 'evidence.add', evidence),
      accept: row.state === 'proposed' && (leads || may(caller.roles, 'evidence.review')),
    },
  };
}

/** The uploader or a partner, as long as nobody has approved it (DESIGN section 4). */
const mayDiscard = (
  caller: Caller,
  version: Omit<VersionRow, 'id' | 'everApproved'>,
  everApproved: boolean,
): boolean =>
  !everApproved &&
  version.state !== 'discarded' &&
  version.state !== 'expired' &&
  (version.uploadedBy.id === caller.personId || caller.roles.includes('improvement-partner'));

/** What must be put right before it can be sent for review, in sentences. */
export function standsInTheWay(
  evidence: EvidenceRecord,
  links: Pick<LinkView, 'claim' | 'area' | 'locator'>[],
): string[] {
  const sentences: string[] = [];
  if (evidence.current_number === null && evidence.published_url)
    sentences.push(
      'A page on the web can change after it was checked, so a link alone is not reviewed. Add a snapshot: a PDF of the page as it is now.',
    );
  else if (evidence.current_number === null) sentences.push('No file has arrived yet. Add one.');
  else if (evidence.current_state === 'rejected') sentences.push('The newest file was refused. Add another.');
  else if (evidence.current_state !== 'clean')
    sentences.push('The newest file is still being checked. This takes a moment.');
  if (links.length === 0)
    sentences.push('It is not linked to an area. Say which area it is for and what it shows.');
  for (const link of links)
    if (link.claim === '')
      sentences.push(`The claim for area ${link.area.number} is empty. Say in a sentence what this shows.`);
  const last = evidence.current_pages;
  for (const { area, locator } of links)
    if (last !== null && locator && locator.page > last)
      sentences.push(
        `The claim for area ${area.number} names page ${locator.page}, but the document ends on page ${last}. Choose the page again.`,
      );
  return sentences;
}

function mayDo(caller: Caller, evidence: EvidenceRecord, links: LinkView[], before: string[]) {
  const { state } = evidence;
  const own = evidence.current_uploader === caller.personId;
  const reviews = reaches(caller, 'evidence.review', evidence) && !own;
  const adds = state !== 'withdrawn' && reaches(caller, 'evidence.add', evidence);
  const submits = reaches(caller, 'evidence.submit', evidence);
  const unchecked = links.some((link) => link.state !== 'checked');
  return {
    edit: adds,
    addVersion: adds,
    link: adds,
    submit: submits && afterMove(state, 'submit') !== null && before.length === 0,
    changeOwner: state !== 'withdrawn' && reachOf(caller.roles, 'evidence.add') === 'all',
    approve: reviews && (afterMove(state, 'approve') !== null || (state === 'approved' && unchecked)),
    requestChanges: reviews && afterMove(state, 'request-changes') !== null,
    withdraw: submits && afterMove(state, 'withdraw') !== null,
  };
}
