import { type Caller, demand } from '../access/caller.js';
import type { Permission } from '../access/permissions.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { RevisitError } from '../errors/errors.js';
import type { BulkAction } from './bulk.words.js';
import { placeholders, visibleTo } from './evidence.access.js';
import type { OwnersService } from './owners.service.js';
import type { ReturnReason } from './review.words.js';
import type { ReviewByService, WantedReviewBy } from './review-by.service.js';
import type { ReviewsService } from './reviews.service.js';

/** One piece of evidence as the person saw it. */
export interface BulkItem {
  id: string;
  /** The row's version, as If-Match carries it. */
  version: number;
  /** The newest version of its file; moves are bound to it. */
  versionNumber: number | null;
}

export type BulkWish = { items: BulkItem[] } & (
  | { action: 'submit' | 'withdraw'; comment: string }
  | { action: 'approve'; comment: string }
  | { action: 'request-changes'; comment: string; reasons: ReturnReason[] }
  | { action: 'set-review-by'; reviewBy: WantedReviewBy }
  | { action: 'set-owner'; ownerId: string; reason: string }
);

export interface BulkSummary {
  done: { id: string; title: string }[];
  /** What could not be done, and why. No title where the person may not read it. */
  refused: { id: string; title: string | null; code: string; reason: string }[];
}

const needs: Record<BulkAction, Permission> = {
  approve: 'evidence.review',
  'request-changes': 'evidence.review',
  submit: 'evidence.submit',
  withdraw: 'evidence.submit',
  'set-review-by': 'evidence.add',
  'set-owner': 'evidence.add',
};

/**
 * One action on many pieces of evidence. Each is done by itself, in a transaction of its own and under the rules that
 * hold for one: what is refused leaves the others as they are, and nothing is half done.
 */
export class BulkService {
  constructor(
    private readonly database: Database,
    private readonly reviews: ReviewsService,
    private readonly owners: OwnersService,
    private readonly reviewBy: ReviewByService,
  ) {}

  async run(caller: Caller, content: Content<BulkWish>): Promise<BulkSummary> {
    demand(caller, 'evidence.read');
    const wish = content();
    demand(caller, needs[wish.action]);
    const titles = await this.titles(
      caller,
      wish.items.map((item) => item.id),
    );
    const summary: BulkSummary = { done: [], refused: [] };
    for (const item of wish.items) {
      try {
        const { title } = await this.one(caller, wish, item);
        summary.done.push({ id: item.id, title });
      } catch (error) {
        if (!(error instanceof RevisitError)) throw error;
        const title = titles.get(item.id) ?? null;
        summary.refused.push({ id: item.id, title, code: error.code, reason: error.message });
      }
    }
    return summary;
  }

  private one(caller: Caller, wish: BulkWish, item: BulkItem): Promise<{ title: string }> {
    // No file yet is a version nobody can have seen: the move refuses it in its own words.
    const versionNumber = item.versionNumber ?? 0;
    switch (wish.action) {
      case 'set-review-by':
        return this.reviewBy.set(caller, item.id, item.version, () => wish);
      case 'set-owner':
        return this.owners.change(caller, item.id, item.version, () => wish);
      case 'request-changes':
        return this.reviews.requestChanges(caller, item.id, () => ({
          versionNumber,
          comment: wish.comment,
          reasons: wish.reasons,
        }));
      default:
        return this.reviews[wish.action](caller, item.id, () => ({ versionNumber, comment: wish.comment }));
    }
  }

  private async titles(caller: Caller, ids: string[]): Promise<Map<string, string>> {
    const values: unknown[] = [caller.programmeId, ids];
    const visible = visibleTo(caller, 'read', placeholders(values));
    const rows = await this.database.inProgramme(caller.programmeId, (tx) =>
      tx.query<{ id: string; title: string }[]>(
        `SELECT e.id, e.title FROM evidence e WHERE e.programme_id = $1 AND e.id = ANY($2::uuid[]) AND ${visible}`,
        values,
      ),
    );
    return new Map(rows.map((row) => [row.id, row.title]));
  }
}
