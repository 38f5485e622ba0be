import { acceptedKinds, filePolicy, type RefusalCode } from '@revisit/core/shared';
import { z } from 'zod';
import { reasonFor } from '../policy.js';
import type { FileTask, FileTasks } from './contract.js';

const mediaType = z.enum(acceptedKinds.map((kind) => kind.mediaType));
const refusalCodes = Object.entries(filePolicy).filter(([, row]) => row.outcome === 'refuse');
const refusalCode = z.custom<RefusalCode>((value) => refusalCodes.some(([code]) => code === value));
const count = z.int().min(0);

const warning = z.object({ code: z.string(), message: z.string(), page: count.optional() });

const inspection = z.discriminatedUnion('verdict', [
  z.object({
    verdict: z.literal('clean'),
    mediaType,
    extension: z.string(),
    warnings: z.array(warning),
  }),
  z.object({
    verdict: z.literal('rejected'),
    reason: z.object({ code: refusalCode }).transform(({ code }) => reasonFor(code)),
  }),
]);

const extractedText = z.object({
  pageCount: count.nullable(),
  pages: z.array(z.object({ page: count, text: z.string() })),
  truncated: z.boolean(),
});

const preview = z.object({
  image: z.base64().transform((text) => Buffer.from(text, 'base64')),
  mediaType: z.literal('image/webp'),
  width: count,
  height: count,
});

const tables = z.union([
  z.object({ tooLong: z.object({ place: z.string(), row: count }) }),
  z.object({
    title: z.string(),
    blocks: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('text'), style: z.string(), text: z.string() }),
        z.object({
          kind: z.literal('table'),
          place: z.string(),
          isSheet: z.boolean(),
          hidden: z.literal(true).optional(),
          rows: z.array(
            z.object({
              number: count,
              cells: z.array(z.object({ text: z.string(), covered: z.enum(['across', 'down']).optional() })),
            }),
          ),
        }),
      ]),
    ),
  }),
]);

/** What the child may answer. It has handled hostile bytes, so nothing it says is taken unread. */
export const answerSchemas: { [Task in FileTask]: z.ZodType<FileTasks[Task]['answers']> } = {
  inspect: inspection,
  extract: extractedText,
  preview: preview.nullable(),
  picture: preview.extend({ pages: count }),
  tables,
};

export const messageSchema = z.union([z.object({ refused: refusalCode }), z.object({ result: z.unknown() })]);
