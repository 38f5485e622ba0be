import type { EntityManager } from 'typeorm';
import { type Caller, demand, refusal } from '../access/caller.js';
import { may, reachOf } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, notFound, unprocessable } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import { demandFor, type EvidenceRecord, readable } from './evidence.access.js';
import { type LinkView, viewLinks } from './evidence.view.js';
import type { Shows } from './evidence.words.js';
import { standsFor } from './leave.service.js';
import { keepQuotes, type NewQuote } from './quotes.service.js';

export interface NewLink {
  areaId: string;
  actionIds: string[];
  /** Measures the claim is about. */
  kpiIds?: string[];
  /** Figures of measures that the document prints there. */
  quotes?: NewQuote[];
  shows: Shows;
  claim: string;
  locator?: { page: number; quote?: string };
}

/** The claims evidence makes. A link is never edited: a changed claim ends the old link and begins a new one. */
export class LinksService {
  constructor(private readonly database: Database) {}

  async list(caller: Caller, filter: { evidenceId?: string }): Promise<LinkView[]> {
    demand(caller, 'evidence.read');
    const { evidenceId } = filter;
    if (!evidenceId)
      throw unprocessable(
        'which-evidence',
        'Say which piece of evidence the links are asked for: filter {"evidenceId": …}.',
      );
    return this.database.inProgramme(caller.programmeId, (tx) => viewLinks(tx, caller, evidenceId));
  }

  async add(caller: Caller, content: Content<NewLink & { evidenceId: string }>): Promise<LinkView> {
    demand(caller, 'evidence.add');
    const wanted = content();
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await this.open(tx, caller, wanted.evidenceId);
      return this.made(tx, caller, wanted.evidenceId, await makeLink(tx, caller, wanted.evidenceId, wanted));
    });
  }

  /** The new link that takes the old one's place. */
  async change(caller: Caller, linkId: string, content: Content<NewLink>): Promise<LinkView> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const evidence = await this.evidenceOf(tx, caller, linkId);
      await endLink(tx, caller, evidence.id, linkId);
      return this.made(tx, caller, evidence.id, await makeLink(tx, caller, evidence.id, content()));
    });
  }

  async end(caller: Caller, linkId: string): Promise<void> {
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      const evidence = await this.evidenceOf(tx, caller, linkId);
      await endLink(tx, caller, evidence.id, linkId);
      await touch(tx, evidence.id);
      await readinessChanged(tx, caller);
    });
  }

  /** That area's lead, or a reviewer, agrees to a proposal. */
  async accept(caller: Caller, linkId: string): Promise<LinkView> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const link = await this.link(tx, linkId);
      const evidence = await readable(tx, caller, link.evidence_id, true);
      const leads = caller.areaIds.includes(link.area_id) && may(caller.roles, 'evidence.submit');
      if (!leads && !may(caller.roles, 'evidence.review')) throw refusal('evidence.submit');
      const [, changed] = await tx.query<[unknown, number]>(
        'UPDATE link SET accepted_at = clock_timestamp() WHERE id = $1 AND accepted_at IS NULL AND ended_at IS NULL',
        [linkId],
      );
      if (changed !== 1) throw conflict('not-a-proposal', 'This link was accepted already, or has ended.');
      await record(
        tx,
        caller,
        'link.accepted',
        { kind: 'link', id: linkId },
        { evidence: evidence.id, area: link.area_id },
      );
      return this.made(tx, caller, evidence.id, linkId);
    });
  }

  private async made(
    tx: EntityManager,
    caller: Caller,
    evidenceId: string,
    linkId: string,
  ): Promise<LinkView> {
    await touch(tx, evidenceId);
    await readinessChanged(tx, caller);
    const link = (await viewLinks(tx, caller, evidenceId)).find((candidate) => candidate.id === linkId);
    if (!link) throw new Error('The link that was just written is not there.');
    return link;
  }

  private async link(tx: EntityManager, linkId: string): Promise<{ evidence_id: string; area_id: string }> {
    const [link] = await tx.query<{ evidence_id: string; area_id: string }[]>(
      'SELECT evidence_id, area_id FROM link WHERE id = $1 AND ended_at IS NULL',
      [linkId],
    );
    if (!link) throw notFound('link');
    return link;
  }

  private async evidenceOf(tx: EntityManager, caller: Caller, linkId: string): Promise<EvidenceRecord> {
    return this.open(tx, caller, (await this.link(tx, linkId)).evidence_id);
  }

  private async open(tx: EntityManager, caller: Caller, evidenceId: string): Promise<EvidenceRecord> {
    const evidence = await readable(tx, caller, evidenceId, true);
    demandFor(caller, 'evidence.add', evidence);
    if (evidence.state === 'withdrawn')
      throw conflict('withdrawn', 'This evidence was withdrawn, so nothing more is claimed with it.');
    return evidence;
  }
}

/**
 * Writes a link: accepted where the caller answers for the area, proposed elsewhere. Returns its id. Its moment is
 * the clock's, not the transaction's: an approval that went first while this one waited for it does not cover it.
 */
export async function makeLink(
  tx: EntityManager,
  caller: Caller,
  evidenceId: string,
  wanted: NewLink,
): Promise<string> {
  const [area] = await tx.query<{ id: string }[]>('SELECT id FROM area WHERE id = $1', [wanted.areaId]);
  if (!area)
    throw unprocessable(
      'unknown-area',
      'One of the areas is not an area of this programme. Choose the area again.',
    );
  const actionIds = [...new Set(wanted.actionIds)];
  const actions = await tx.query<unknown[]>('SELECT 1 FROM action WHERE id = ANY($1::uuid[])', [actionIds]);
  if (actions.length !== actionIds.length)
    throw unprocessable(
      'unknown-action',
      'One of the actions is not an action of this programme. Choose the actions again.',
    );
  await demandPage(tx, evidenceId, wanted.locator?.page);
  const answers =
    reachOf(caller.roles, 'evidence.add') === 'all' ||
    caller.areaIds.includes(area.id) ||
    (await asked(tx, caller, area.id));
  const linkId = crypto.randomUUID();
  await tx.query(
    `INSERT INTO link (id, programme_id, evidence_id, area_id, shows, claim, page, quote, accepted_at, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $9 THEN clock_timestamp() END, $10)`,
    [
      linkId,
      caller.programmeId,
      evidenceId,
      area.id,
      wanted.shows,
      wanted.claim,
      wanted.locator?.page ?? null,
      wanted.locator?.quote ?? null,
      answers,
      caller.personId,
    ],
  );
  await tx.query(
    'INSERT INTO link_action (programme_id, link_id, action_id) SELECT $1, $2, unnest($3::uuid[])',
    [caller.programmeId, linkId, actionIds],
  );
  await keepQuotes(tx, caller, linkId, wanted.kpiIds ?? [], wanted.quotes ?? []);
  await record(
    tx,
    caller,
    answers ? 'link.made' : 'link.proposed',
    { kind: 'link', id: linkId },
    {
      evidence: evidenceId,
      area: area.id,
      shows: wanted.shows,
      actions: actionIds,
    },
  );
  return linkId;
}

/** A page that the newest file doesn't have can't prove anything. While its pages aren't counted, any may be named. */
async function demandPage(tx: EntityManager, evidenceId: string, page: number | undefined): Promise<void> {
  if (page === undefined) return;
  const [newest] = await tx.query<{ page_count: number | null }[]>(
    `SELECT page_count FROM evidence_version
     WHERE evidence_id = $1 AND received_at IS NOT NULL AND state <> 'discarded' ORDER BY number DESC LIMIT 1`,
    [evidenceId],
  );
  const last = newest?.page_count ?? null;
  if (last !== null && page > last)
    throw unprocessable(
      'no-such-page',
      `The document ends on page ${last}, so there is no page ${page}. Nothing was saved. Choose the page again.`,
      { pages: last },
    );
}

/** A contributor answers for the area they, or somebody they stand in for, were asked about. */
async function asked(tx: EntityManager, caller: Caller, areaId: string): Promise<boolean> {
  const [ask] = await tx.query<unknown[]>(
    `SELECT 1 FROM ask WHERE person_id = ANY($1::uuid[]) AND area_id = $2 AND state = 'open'`,
    [await standsFor(tx, caller), areaId],
  );
  return ask !== undefined;
}

async function endLink(tx: EntityManager, caller: Caller, evidenceId: string, linkId: string): Promise<void> {
  const [, ended] = await tx.query<[unknown, number]>(
    'UPDATE link SET ended_at = clock_timestamp() WHERE id = $1 AND ended_at IS NULL',
    [linkId],
  );
  if (ended !== 1)
    throw conflict(
      'link-ended',
      'Somebody changed or removed this claim after you opened it. Nothing of yours was saved. Open the evidence again.',
    );
  await record(tx, caller, 'link.ended', { kind: 'link', id: linkId }, { evidence: evidenceId });
}

const touch = (tx: EntityManager, evidenceId: string) =>
  tx.query('UPDATE evidence SET updated_at = now() WHERE id = $1', [evidenceId]);
