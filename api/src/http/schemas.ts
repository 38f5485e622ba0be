import { isDay } from '@revisit/core/shared';
import { z } from 'zod';

export const id = z.uuid();
export const day = z
  .string()
  .refine(isDay, 'Give a day that exists, as YYYY-MM-DD.')
  .meta({ format: 'date', example: '2026-11-21' });
export const moment = z.string().meta({ format: 'date-time' });

/** Signs that move, hide or turn round what stands beside them: nobody types them, and a name with one reads as another. */
const controls = /(?![\n\r\t])\p{Cc}/u;
const notInOneLine = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
const text = (max: number, what: string) =>
  z.string().trim().max(max, `${what} is longer than ${max} characters.`);

/** One line that may be left empty. */
export const lineOrNone = (max: number, what: string) =>
  text(max, what).refine(
    (said) => !notInOneLine.test(said),
    `${what} holds a line break or a sign that can’t be seen. Type it anew instead of pasting it.`,
  );
/** Text a person typed in one line: trimmed, never only spaces, with an upper limit that no honest line reaches. */
export const line = (max: number, what: string) => lineOrNone(max, what).min(1, `${what} is empty.`);
/** The same of as many lines as they like; that may be left empty. */
export const linesOrNone = (max: number, what: string) =>
  text(max, what).refine(
    (said) => !controls.test(said),
    `${what} holds a sign that can’t be seen. Type it anew instead of pasting it.`,
  );
/** Sentences a person typed, or words as they stand in a file: a cell has line breaks, a file’s name what it likes. */
export const lines = (max: number, what: string) => linesOrNone(max, what).min(1, `${what} is empty.`);
export const sha256 = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/, 'Give the SHA-256 of the file as 64 hexadecimal digits.')
  .transform((text) => text.toLowerCase());

/** A person as others see them: no address. */
export const personRef = z.object({ id, name: z.string(), jobTitle: z.string() }).meta({ id: 'PersonRef' });
export const areaRef = z.object({ id, number: z.int(), title: z.string() }).meta({ id: 'AreaRef' });
