import type { EntityManager } from 'typeorm';
import type { z } from 'zod';

/** Queues by the weight of their work, so that heavy ones can get machines of their own. */
export const queueNames = ['files', 'packs', 'readiness', 'mail'] as const;
export type QueueName = (typeof queueNames)[number];

/** What a job is, apart from who does it: its name, its queue, the shape of its payload, how often it is tried. */
export interface JobContract<Payload extends z.ZodType = z.ZodType> {
  name: string;
  queue: QueueName;
  /** Work of the same queue that may wait: 1 goes before 2, and what has none before both. */
  priority?: number;
  /** Ids only: the handler re-reads the state. */
  payload: Payload;
  attempts: number;
  /** First pause before another try; it doubles. */
  backoffMs: number;
  /** For the screen of whoever waits: what was being done, as in "could not …". */
  what: string;
}

export const defineJob = <Payload extends z.ZodType>(contract: JobContract<Payload>) => contract;

/** Asks for work, in the transaction that makes it necessary. The relay carries it to the queue after commit. */
export async function enqueue<Payload extends z.ZodType>(
  tx: EntityManager,
  contract: JobContract<Payload>,
  job: { programmeId: string; subjectId: string; payload: z.input<Payload>; requestedBy: string | null },
): Promise<void> {
  await tx.query(
    `INSERT INTO job (programme_id, name, subject_id, payload, requested_by) VALUES ($1, $2, $3, $4, $5)`,
    [
      job.programmeId,
      contract.name,
      job.subjectId,
      JSON.stringify(contract.payload.parse(job.payload)),
      job.requestedBy,
    ],
  );
}
