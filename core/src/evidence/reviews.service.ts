import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Day } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, forbidden, unprocessable } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import { demandFor, type EvidenceRecord, readable } from './evidence.access.js';
import { afterMove, type EvidenceMove } from './evidence.rules.js';
import { standsInTheWay, viewEvidence, viewLinks, viewReviews } from './evidence.view.js';
import type { EvidenceState } from './evidence.words.js';
import { reasonCounts } from './review.reasons.js';
import type { ReturnReason } from './review.words.js';
import { endReplacing, replaceOlder } from './supersede.sql.js';

export interface Verdict {
  versionNumber: number;
  comment: string;
  /** What is wrong, of a return. None named counts as `other`. */
  reasons?: ReturnReason[];
  /** The day by which it wants looking at again, set with an approval. Absent: it stays as it is. */
  reviewBy?: Day;
}

const stateWords: Record<EvidenceState, string> = {
  draft: 'a draft',
  submitted: 'waiting for review',
  approved: 'approved',
  'changes-requested': 'returned for changes',
  withdrawn: 'withdrawn',
};

const moveWords: Record<EvidenceMove, string> = {
  submit: 'sent for review',
  approve: 'approved',
  'request-changes': 'returned',
  withdraw: 'withdrawn',
  'new-version': 'given a new version',
};

/** The moves of evidence. Each is bound to one version and its hash, and each stays on record. */
export class ReviewsService {
  constructor(private readonly database: Database) {}

  async list(caller: Caller, filter: { evidenceId?: string }) {
    demand(caller, 'evidence.read');
    const { evidenceId } = filter;
    if (!evidenceId)
      throw unprocessable(
        'which-evidence',
        'Say which piece of evidence the reviews are asked for: filter {"evidenceId": …}.',
      );
    return this.database.inProgramme(caller.programmeId, (tx) => viewReviews(tx, caller, evidenceId));
  }

  /** What evidence was returned for, the most frequent first, over the last ninety days. */
  reasons(caller: Caller) {
    demand(caller, 'evidence.review');
    return this.database.inProgramme(caller.programmeId, (tx) => reasonCounts(tx, caller));
  }

  submit(caller: Caller, evidenceId: string, content: Content<Verdict>) {
    return this.move(caller, evidenceId, 'submit', content, async (tx, evidence) => {
      if (evidence.current_state !== 'clean')
        throw conflict(
          'not-clean',
          'The file is not checked yet, or was refused. Wait for the check to end, or add another file.',
        );
      const [first] = standsInTheWay(evidence, await viewLinks(tx, caller, evidenceId));
      if (first) throw unprocessable('not-complete', first);
    });
  }

  approve(caller: Caller, evidenceId: string, content: Content<Verdict>) {
    return this.move(caller, evidenceId, 'approve', content, async (tx, evidence, verdict) => {
      const [first] = standsInTheWay(evidence, await viewLinks(tx, caller, evidenceId));
      if (first) throw unprocessable('not-complete', first);
      // A reviewer may link anywhere: approving the claims accepts those that were only proposed.
      await tx.query(
        'UPDATE link SET accepted_at = clock_timestamp() WHERE evidence_id = $1 AND ended_at IS NULL AND accepted_at IS NULL',
        [evidenceId],
      );
      if (verdict.reviewBy)
        await tx.query('UPDATE evidence SET review_by = $2 WHERE id = $1', [evidenceId, verdict.reviewBy]);
      await replaceOlder(tx, evidenceId);
    });
  }

  requestChanges(caller: Caller, evidenceId: string, content: Content<Verdict>) {
    return this.move(caller, evidenceId, 'request-changes', content, async (_tx, _evidence, verdict) => {
      if (verdict.comment === '')
        throw unprocessable(
          'comment-missing',
          'Say in a sentence what has to change, so that the owner can put it right.',
        );
    });
  }

  withdraw(caller: Caller, evidenceId: string, content: Content<Verdict>) {
    return this.move(caller, evidenceId, 'withdraw', content, (tx) => endReplacing(tx, evidenceId));
  }

  private async move(
    caller: Caller,
    evidenceId: string,
    move: Exclude<EvidenceMove, 'new-version'>,
    content: Content<Verdict>,
    check: (tx: EntityManager, evidence: EvidenceRecord, verdict: Verdict) => Promise<void>,
  ) {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const evidence = await readable(tx, caller, evidenceId, true);
      const verdict = move === 'approve' || move === 'request-changes';
      demandFor(caller, verdict ? 'evidence.review' : 'evidence.submit', evidence);
      if (verdict && evidence.current_uploader === caller.personId)
        throw forbidden(
          'own-version',
          'You uploaded this version, so somebody else has to judge it. Ask another reviewer.',
        );
      const next = await this.next(tx, evidence, move);
      const sent = content();
      if (move !== 'withdraw' && sent.versionNumber !== evidence.current_number)
        throw conflict(
          'other-version',
          `Your answer is about version ${sent.versionNumber}, but the newest is ${evidence.current_number ?? 'not there yet'}. Look at that one first.`,
          { current: await viewEvidence(tx, caller, evidenceId) },
        );
      await check(tx, evidence, sent);
      await tx.query(
        `UPDATE evidence SET state = $2, version = version + 1, updated_at = now(),
           submitted_at = CASE WHEN $2 = 'submitted' THEN clock_timestamp() WHEN $2 = 'approved' THEN submitted_at END,
           approved_at = CASE WHEN $2 = 'approved' THEN clock_timestamp() END
         WHERE id = $1`,
        [evidenceId, next],
      );
      await recordMove(
        tx,
        caller,
        evidenceId,
        move,
        evidence.current_number ?? 0,
        evidence.current_sha256 ?? '',
        sent.comment,
        move === 'request-changes' ? (sent.reasons?.length ? sent.reasons : ['other']) : [],
      );
      return viewEvidence(tx, caller, evidenceId);
    });
  }

  private async next(
    tx: EntityManager,
    evidence: EvidenceRecord,
    move: EvidenceMove,
  ): Promise<EvidenceState> {
    const next = afterMove(evidence.state, move);
    if (next) return next;
    if (move === 'approve' && evidence.state === 'approved') {
      const unchecked = await tx.query<unknown[]>(
        `SELECT 1 FROM link WHERE evidence_id = $1 AND ended_at IS NULL AND (accepted_at IS NULL OR accepted_at > $2) LIMIT 1`,
        [evidence.id, evidence.approved_at],
      );
      if (unchecked.length > 0) return 'approved';
    }
    throw conflict(
      'move-not-allowed',
      `This evidence is ${stateWords[evidence.state]}, so it can’t be ${moveWords[move]} now. Open it again to see where it stands.`,
      { state: evidence.state },
    );
  }
}

/**
 * One line of the evidence's history, on record and with the board brought up to date. Its moment is the clock's, not
 * the transaction's: moves that waited for one another are replayed in the order in which they happened.
 */
export async function recordMove(
  tx: EntityManager,
  caller: Caller,
  evidenceId: string,
  move: EvidenceMove,
  versionNumber: number,
  sha256: string,
  comment: string,
  reasons: ReturnReason[] = [],
): Promise<void> {
  await tx.query(
    `INSERT INTO review (programme_id, evidence_id, move, version_number, sha256, comment, reasons, person_id, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp())`,
    [
      caller.programmeId,
      evidenceId,
      move,
      versionNumber,
      sha256,
      comment,
      [...new Set(reasons)],
      caller.personId,
    ],
  );
  await record(
    tx,
    caller,
    `evidence.${move}`,
    { kind: 'evidence', id: evidenceId },
    { version: versionNumber, sha256, ...(reasons.length > 0 ? { reasons } : {}) },
  );
  await readinessChanged(tx, caller);
}
