import type { JobContract } from '@revisit/core';
import type { z } from 'zod';

/** Who does a job. `handle` must bear to run twice: it re-reads the state and writes conditionally. */
export interface Processor<Payload extends z.ZodType = z.ZodType> {
  readonly contract: JobContract<Payload>;
  handle(payload: z.output<Payload>, run: Run): Promise<void>;
  /** The job will not be tried again by itself: says so on the record that people look at. */
  givenUp?(payload: z.output<Payload>, sentence: string): Promise<void>;
}

export interface Run {
  /** The process is asked to stop: leave everything as it can be begun again. */
  signal: AbortSignal;
}

/** The token under which every feature's processors are collected. */
export const PROCESSORS = Symbol('processors');
