import type { EntityManager } from 'typeorm';
import { type Caller, demand, refusal } from '../access/caller.js';
import { reachOf } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import { today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, forbidden, stale, unprocessable } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import { answerAsk } from './asks.service.js';
import { demandFor, readable } from './evidence.access.js';
import { type EvidenceFilter, type EvidenceSort, type ListQuery, listEvidence } from './evidence.list.js';
import { viewEvidence } from './evidence.view.js';
import { type EvidenceKind, type EvidenceSource, type Sensitivity, tidyTags } from './evidence.words.js';
import { standsFor } from './leave.service.js';
import { makeLink, type NewLink } from './links.service.js';
import { recordOwnerMove } from './owners.sql.js';
import { checkPublished, type PublishedPage } from './published.js';

export interface EvidenceDetails {
  title: string;
  description: string;
  kind: EvidenceKind;
  source: EvidenceSource;
  sensitivity: Sensitivity;
  coversFrom?: string | null;
  coversTo?: string | null;
  reviewBy?: string | null;
  ownerId?: string;
  /** Left as they are when nothing is said. */
  tags?: string[];
  /** Left out of a change, it stays as it is; null takes it away. */
  published?: PublishedPage | null;
}

export interface NewEvidence extends EvidenceDetails {
  links: NewLink[];
  askId?: string;
}

export class EvidenceService {
  constructor(private readonly database: Database) {}

  list(caller: Caller, query: ListQuery<EvidenceFilter, EvidenceSort>) {
    return listEvidence(this.database, caller, query);
  }

  one(caller: Caller, evidenceId: string) {
    demand(caller, 'evidence.read');
    return this.database.inSnapshot(caller.programmeId, (tx) => viewEvidence(tx, caller, evidenceId));
  }

  /** Files evidence as a draft, with its links. A contributor needs an open ask; a link elsewhere is a proposal. */
  async add(caller: Caller, content: Content<NewEvidence>) {
    const reach = demand(caller, 'evidence.add');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      if (reach === 'own') await this.demandAsk(tx, caller);
      const wanted = content();
      checkPeriod(wanted);
      checkPublished(wanted.published);
      const evidenceId = crypto.randomUUID();
      const ownerId = await this.owner(tx, caller, wanted.ownerId);
      await tx.query(
        `INSERT INTO evidence (id, programme_id, title, description, kind, source, sensitivity, covers_from, covers_to, review_by, owner_id, created_by,
           tags, published_url, published_checked_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
        [
          evidenceId,
          caller.programmeId,
          wanted.title,
          wanted.description,
          wanted.kind,
          wanted.source,
          wanted.sensitivity,
          wanted.coversFrom ?? null,
          wanted.coversTo ?? null,
          wanted.reviewBy ?? null,
          ownerId,
          caller.personId,
          tidyTags(wanted.tags ?? []),
          wanted.published?.url ?? null,
          wanted.published?.checkedOn ?? null,
        ],
      );
      await record(
        tx,
        caller,
        'evidence.added',
        { kind: 'evidence', id: evidenceId },
        { owner: ownerId, sensitivity: wanted.sensitivity },
      );
      for (const link of wanted.links) await makeLink(tx, caller, evidenceId, link);
      if (wanted.askId)
        await answerAsk(tx, caller, wanted.askId, { answer: 'evidence', evidenceId, comment: '' });
      await readinessChanged(tx, caller);
      return viewEvidence(tx, caller, evidenceId);
    });
  }

  /** Changes what is said about the evidence; its files and links have moves of their own. */
  async change(caller: Caller, evidenceId: string, seen: number, content: Content<EvidenceDetails>) {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const before = await readable(tx, caller, evidenceId, true);
      demandFor(caller, 'evidence.add', before);
      if (before.version !== seen)
        throw stale('piece of evidence', await viewEvidence(tx, caller, evidenceId));
      if (before.state === 'withdrawn')
        throw conflict('withdrawn', 'This evidence was withdrawn, so it is no longer changed. Add it anew.');
      const wanted = content();
      checkPeriod(wanted);
      checkPublished(wanted.published);
      const ownerId = wanted.ownerId
        ? await this.owner(tx, caller, wanted.ownerId, before.owner_id)
        : before.owner_id;
      const [, changed] = await tx.query<[unknown, number]>(
        `UPDATE evidence SET title = $3, description = $4, kind = $5, source = $6, sensitivity = $7, covers_from = $8, covers_to = $9,
           review_by = $10, owner_id = $11, tags = coalesce($12, tags),
           published_url = CASE WHEN $13 THEN $14 ELSE published_url END,
           published_checked_on = CASE WHEN $13 THEN $15::date ELSE published_checked_on END, version = version + 1, updated_at = now()
         WHERE id = $1 AND version = $2`,
        [
          evidenceId,
          seen,
          wanted.title,
          wanted.description,
          wanted.kind,
          wanted.source,
          wanted.sensitivity,
          wanted.coversFrom ?? null,
          wanted.coversTo ?? null,
          wanted.reviewBy ?? null,
          ownerId,
          wanted.tags ? tidyTags(wanted.tags) : null,
          wanted.published !== undefined,
          wanted.published?.url ?? null,
          wanted.published?.checkedOn ?? null,
        ],
      );
      if (changed !== 1) throw stale('piece of evidence', await viewEvidence(tx, caller, evidenceId));
      if (ownerId && ownerId !== before.owner_id)
        await recordOwnerMove(tx, caller, {
          evidenceId,
          fromId: before.owner_id,
          toId: ownerId,
          reason: '',
          handOverId: crypto.randomUUID(),
        });
      await record(
        tx,
        caller,
        'evidence.changed',
        { kind: 'evidence', id: evidenceId },
        {
          version: seen + 1,
          sensitivity: wanted.sensitivity,
          reviewBy: wanted.reviewBy ?? null,
          owner: ownerId,
        },
      );
      await readinessChanged(tx, caller);
      return viewEvidence(tx, caller, evidenceId);
    });
  }

  /** Somebody looked at the published page today, and it stands as it did. The portal itself never opens it. */
  async checkPage(caller: Caller, evidenceId: string) {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const evidence = await readable(tx, caller, evidenceId, true);
      demandFor(caller, 'evidence.add', evidence);
      if (!evidence.published_url || evidence.state === 'withdrawn')
        throw conflict('no-published-page', 'This evidence has no published page to check.');
      await tx.query(
        'UPDATE evidence SET published_checked_on = $2, version = version + 1, updated_at = now() WHERE id = $1',
        [evidenceId, today()],
      );
      await record(tx, caller, 'evidence.page-checked', { kind: 'evidence', id: evidenceId });
      return viewEvidence(tx, caller, evidenceId);
    });
  }

  /** Filing on somebody's behalf, and handing over, is for those who may add anything anywhere. */
  private async owner(
    tx: EntityManager,
    caller: Caller,
    wanted: string | undefined,
    keeps = caller.personId,
  ): Promise<string | null> {
    if (!wanted || wanted === keeps || wanted === caller.personId) return wanted ?? keeps;
    if (reachOf(caller.roles, 'evidence.add') !== 'all') throw refusal('evidence.add');
    const [member] = await tx.query<unknown[]>(
      'SELECT 1 FROM membership WHERE person_id = $1 AND ended_at IS NULL',
      [wanted],
    );
    if (!member)
      throw unprocessable(
        'unknown-owner',
        'The owner you chose is not a member of this programme. Choose somebody else.',
      );
    return wanted;
  }

  private async demandAsk(tx: EntityManager, caller: Caller) {
    const [open] = await tx.query<unknown[]>(
      `SELECT 1 FROM ask WHERE person_id = ANY($1::uuid[]) AND state = 'open'`,
      [await standsFor(tx, caller)],
    );
    if (!open)
      throw forbidden(
        'not-asked',
        'Nobody has asked you for a document just now. If you have one to give, tell the improvement partner.',
      );
  }
}

function checkPeriod(wanted: EvidenceDetails): void {
  if (wanted.coversFrom && wanted.coversTo && wanted.coversTo < wanted.coversFrom)
    throw unprocessable('period-reversed', 'The period ends before it begins. Check the two days it covers.');
}
