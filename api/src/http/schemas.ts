import { isDay } from '@revisit/core/shared';
import { z } from 'zod';

export const id = z.uuid();
export const day = z
  .string()
  .refine(isDay, 'Give a day that exists, as YYYY-MM-DD.')
  .meta({ format: 'date', example: '2026-11-21' });
export const moment = z.string().meta({ format: 'date-time' });
/** Text a person typed: trimmed, never only spaces, with an upper limit that no honest sentence reaches. */
export const line = (max: number, what: string) =>
  z.string().trim().min(1, `${what} is empty.`).max(max, `${what} is longer than ${max} characters.`);
export const sha256 = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/, 'Give the SHA-256 of the file as 64 hexadecimal digits.')
  .transform((text) => text.toLowerCase());

/** A person as others see them: no address. */
export const personRef = z.object({ id, name: z.string(), jobTitle: z.string() }).meta({ id: 'PersonRef' });
export const areaRef = z.object({ id, number: z.int(), title: z.string() }).meta({ id: 'AreaRef' });
