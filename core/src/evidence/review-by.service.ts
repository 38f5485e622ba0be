import type { Caller } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import { type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, stale, unprocessable } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import { demandFor, readable } from './evidence.access.js';
import { viewEvidence } from './evidence.view.js';
import { usualReviewBy } from './review-by.rules.js';

/** A day, none, or the usual one of the kind. */
export type WantedReviewBy = Day | null | 'usual';

/** By when evidence wants looking at again. */
export class ReviewByService {
  constructor(private readonly database: Database) {}

  set(caller: Caller, evidenceId: string, seen: number, content: Content<{ reviewBy: WantedReviewBy }>) {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const before = await readable(tx, caller, evidenceId, true);
      demandFor(caller, 'evidence.add', before);
      const view = await viewEvidence(tx, caller, evidenceId);
      if (before.version !== seen) throw stale('piece of evidence', view);
      if (before.state === 'withdrawn')
        throw conflict('withdrawn', 'This evidence was withdrawn, so it has no review date any more.');
      const wanted = content().reviewBy;
      const approvedOn = before.approved_at ? today(before.approved_at) : today();
      const reviewBy = wanted === 'usual' ? usualReviewBy(view.kind, view.coversTo, approvedOn) : wanted;
      if (wanted === 'usual' && reviewBy === null)
        throw unprocessable(
          'kind-does-not-age',
          'This kind of document does not age, so it has no usual date.',
        );
      await tx.query(
        'UPDATE evidence SET review_by = $2, version = version + 1, updated_at = now() WHERE id = $1',
        [evidenceId, reviewBy],
      );
      await record(
        tx,
        caller,
        'evidence.review-by-set',
        { kind: 'evidence', id: evidenceId },
        { version: seen + 1, reviewBy },
      );
      await readinessChanged(tx, caller);
      return viewEvidence(tx, caller, evidenceId);
    });
  }
}
