import {
  acceptedKinds,
  filePolicy,
  type MediaType,
  type RefusalCode,
  type TabledDocument,
  type TooLong,
} from '@revisit/core/shared';
import { z } from 'zod';
import type { Inspection } from '../inspect.js';
import type { Preview } from '../pictures/preview.js';
import { reasonFor } from '../policy.js';
import type { PicturePage } from '../render.js';
import { type TabledKind, tabledKinds } from '../tables/kinds.js';
import type { ExtractedText } from '../text-pages.js';

/** What each task is asked and what it answers. `path` is a file on this machine. */
export interface FileTasks {
  inspect: { asks: { path: string; fileName: string }; answers: Inspection };
  extract: { asks: { path: string; mediaType: MediaType }; answers: ExtractedText };
  preview: { asks: { path: string; mediaType: MediaType }; answers: Preview | null };
  /** One page of a picture, counted from 1. */
  picture: { asks: { path: string; mediaType: MediaType; page: number }; answers: PicturePage };
  tables: { asks: { path: string; kind: TabledKind }; answers: TabledDocument | TooLong };
}
export type FileTask = keyof FileTasks;

const mediaType = z.enum(acceptedKinds.map((kind) => kind.mediaType));
const refusalCodes = Object.entries(filePolicy).filter(([, row]) => row.outcome === 'refuse');
const refusalCode = z.custom<RefusalCode>((value) => refusalCodes.some(([code]) => code === value));
const count = z.int().min(0);

export const requestSchema = z.discriminatedUnion('task', [
  z.object({ task: z.literal('inspect'), path: z.string(), fileName: z.string() }),
  z.object({ task: z.literal('extract'), path: z.string(), mediaType }),
  z.object({ task: z.literal('preview'), path: z.string(), mediaType }),
  z.object({ task: z.literal('picture'), path: z.string(), mediaType, page: z.int().min(1) }),
  z.object({ task: z.literal('tables'), path: z.string(), kind: z.enum(tabledKinds) }),
]);

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

/** The child's answer on its pipe: a result, or the rule that refused the file. */
export const messageSchema = z.union([z.object({ refused: refusalCode }), z.object({ result: z.unknown() })]);
export type ToolMessage = { result: unknown } | { refused: RefusalCode };

/** The pipe on which the child answers; its standard output may be written to by any library. */
export const answerPipe = 3;
