import { type Core, GivenUp, type QueueConnection, type QueueName, type Ticket } from '@revisit/core';
import { type Job, UnrecoverableError, Worker } from 'bullmq';
import type { Logger } from 'pino';
import { atMost } from './at-most.js';
import type { Processor } from './processor.js';

/** How many jobs of a queue one process does at once: packs and files are heavy on a small machine. */
const concurrency: Record<QueueName, number> = { files: 2, packs: 1, readiness: 2, mail: 3 };

/** A worker that dies is noticed after this long, and its jobs are begun again elsewhere. */
const lockMs = 15_000;
const stalledEveryMs = 5_000;

/** Deaths of workers are not the job's fault; JobsService.begin counts the starts and ends what kills them all. */
const stalledAtMost = 50;

/** The receiving side of BullMQ: takes tickets, finds the row in the database, lets its processor work. */
export class Consumer {
  private readonly workers: Worker[];
  private readonly stopping = new AbortController();

  constructor(
    private readonly core: Core,
    private readonly processors: Map<string, Processor>,
    connection: QueueConnection,
    queues: readonly QueueName[],
    private readonly log: Logger,
    prefix?: string,
  ) {
    this.workers = queues.map((queue) => {
      const worker = new Worker<Ticket>(prefix ? `${prefix}-${queue}` : queue, (job) => this.run(job), {
        ...(connection as { connection: never }),
        concurrency: concurrency[queue],
        lockDuration: lockMs,
        stalledInterval: stalledEveryMs,
        maxStalledCount: stalledAtMost,
      });
      worker.on('error', (error) => log.warn({ queue, error: error.message }, 'queue'));
      return worker;
    });
  }

  async ready(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
  }

  /** Takes nothing more and waits for what is under way, but not for long: what is cut off is begun again. */
  async close(graceMs: number): Promise<void> {
    this.stopping.abort(new Error('The workers are stopping.'));
    await atMost(graceMs, Promise.all(this.workers.map((worker) => worker.close())));
  }

  private async run(job: Job<Ticket>): Promise<void> {
    const { programmeId, jobId } = job.data;
    const begun = Date.now();
    const processor = this.processors.get(job.name);
    try {
      const row = await this.core.jobs.begin(programmeId, jobId);
      if (!row) return;
      if (!processor)
        throw new GivenUp('This version of the portal does not know such work. Tell the administrator.');
      const payload = processor.contract.payload.safeParse(row.payload);
      if (!payload.success)
        throw new GivenUp('Another version of the portal asked for this work. Tell the administrator.');
      await processor.handle(payload.data, { signal: this.stopping.signal });
      await this.core.jobs.finish(programmeId, jobId);
      this.log.info({ job: job.name, jobId, ms: Date.now() - begun }, 'done');
    } catch (error) {
      await this.failed(job, processor, error);
      throw error instanceof GivenUp ? new UnrecoverableError(error.message) : error;
    }
  }

  private async failed(job: Job<Ticket>, processor: Processor | undefined, error: unknown) {
    const { programmeId, jobId } = job.data;
    const last = error instanceof GivenUp || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    this.log.error(
      { job: job.name, jobId, last, error: error instanceof Error ? error.stack : String(error) },
      'failed',
    );
    if (!last || this.stopping.signal.aborted) return;
    const sentence =
      error instanceof GivenUp
        ? error.message
        : `The portal could not ${processor?.contract.what ?? 'do this'}. Nothing was lost. Try again; if it goes on, tell the administrator.`;
    await this.core.jobs.fail(programmeId, jobId, sentence, async (row) => {
      const payload = processor?.contract.payload.safeParse(row.payload);
      if (payload?.success) await processor?.givenUp?.(payload.data, sentence);
    });
  }
}
