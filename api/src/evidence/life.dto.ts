import { bulkAtMost, evidenceKinds, returnReasons } from '@revisit/core/shared';
import { z } from 'zod';
import { areaRef, day, id, lines } from '../http/schemas.js';
import { moveEvidence } from './evidence.dto.js';

/** `reviewBy` sets the day by which it wants looking at again; without it, it stays as it is. */
export const approveEvidence = moveEvidence
  .extend({ reviewBy: day.optional() })
  .meta({ id: 'ApproveEvidence' });

/** What is wrong, by reason, beside the sentence. No reason named counts as `other`. */
export const returnEvidence = moveEvidence
  .extend({ reasons: z.array(z.enum(returnReasons)).max(returnReasons.length).default([]) })
  .meta({ id: 'ReturnEvidence' });

export const reasonCount = z
  .object({ reason: z.enum(returnReasons), count: z.int() })
  .meta({ id: 'ReasonCount' });

const items = z
  .array(z.object({ id, version: z.int().min(1), versionNumber: z.int().min(1).nullable() }))
  .min(1, 'Choose at least one document.')
  .max(bulkAtMost, `Choose at most ${bulkAtMost} documents at once.`);
const comment = z.string().trim().max(2000).default('');

/** One action on many pieces of evidence, each named with the versions that the person saw. */
export const bulkWish = z
  .discriminatedUnion('action', [
    z.object({ action: z.literal('approve'), items, comment }),
    z.object({
      action: z.literal('request-changes'),
      items,
      comment,
      reasons: z.array(z.enum(returnReasons)).max(returnReasons.length).default([]),
    }),
    z.object({ action: z.literal('submit'), items, comment }),
    z.object({ action: z.literal('withdraw'), items, comment }),
    z.object({
      action: z.literal('set-review-by'),
      items,
      reviewBy: z.union([day, z.literal('usual')]).nullable(),
    }),
    z.object({ action: z.literal('set-owner'), items, ownerId: id, reason: lines(500, 'The reason') }),
  ])
  .meta({ id: 'BulkWish' });

export const bulkSummary = z
  .object({
    done: z.array(z.object({ id, title: z.string() })),
    refused: z.array(z.object({ id, title: z.string().nullable(), code: z.string(), reason: z.string() })),
  })
  .meta({ id: 'BulkSummary' });

export const setOwner = z.object({ ownerId: id, reason: lines(500, 'The reason') }).meta({ id: 'SetOwner' });
export const setReviewBy = z
  .object({ reviewBy: z.union([day, z.literal('usual')]).nullable() })
  .meta({ id: 'SetReviewBy' });
export const supersede = z.object({ supersedes: id.nullable() }).meta({ id: 'Supersede' });

const agingRow = {
  id,
  title: z.string(),
  kind: z.enum(evidenceKinds),
  owner: z.object({ id, name: z.string() }),
  version: z.int(),
};
export const staleness = z
  .object({
    on: day,
    areas: z.array(z.object({ id, number: z.int(), title: z.string(), counting: z.int(), stale: z.int() })),
    items: z.array(
      z.object({ ...agingRow, reviewBy: day, staleToday: z.boolean(), areas: z.array(z.int()) }),
    ),
    itemsInAll: z.int(),
    undated: z.array(z.object({ ...agingRow, usual: day })),
    undatedInAll: z.int(),
  })
  .meta({ id: 'Staleness' });

export const portfolio = z
  .object({ evidence: z.int(), openAsks: z.int(), areas: z.array(areaRef) })
  .meta({ id: 'Portfolio' });
export const handOver = z
  .object({ to: id, reason: lines(500, 'The reason'), areas: z.boolean().default(false) })
  .meta({ id: 'HandOver' });
export const handedOver = z
  .object({
    id,
    to: z.object({ id, name: z.string() }),
    evidence: z.int(),
    asks: z.int(),
    areas: z.array(z.int()),
  })
  .meta({ id: 'HandedOver' });
