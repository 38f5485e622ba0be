import { type JobsOptions, Queue } from 'bullmq';
import { within } from '../errors/within.js';
import type { JobContract, QueueName } from './contracts.js';
import { queueNames } from './contracts.js';
import type { JobRow } from './jobs.service.js';
import type { QueueConnection } from './queue-connection.js';

/** What travels: which row of which programme. The row holds the rest. */
export interface Ticket {
  programmeId: string;
  jobId: string;
}

/** The sending side of BullMQ. Nothing of ours is kept there: a job that ended leaves the queue. */
export class Queues {
  private readonly queues: Map<QueueName, Queue>;

  constructor(connection: QueueConnection, onError: (error: Error) => void, prefix?: string) {
    this.queues = new Map(
      queueNames.map((name) => {
        const queue = new Queue(prefix ? `${prefix}-${name}` : name, connection as never);
        queue.on('error', onError);
        return [name, queue];
      }),
    );
  }

  async add(contract: JobContract, job: JobRow): Promise<void> {
    const options: JobsOptions = {
      // One row, one job: relayed twice, it is still one.
      jobId: job.id,
      priority: contract.priority ?? 0,
      attempts: contract.attempts,
      backoff: { type: 'exponential', delay: contract.backoffMs },
      removeOnComplete: true,
      removeOnFail: true,
    };
    const ticket: Ticket = { programmeId: job.programme_id, jobId: job.id };
    await this.of(contract.queue).add(contract.name, ticket, options);
  }

  async has(contract: JobContract, jobId: string): Promise<boolean> {
    return (await this.of(contract.queue).getJob(jobId)) !== undefined;
  }

  /** Throws when the queue's server does not answer in time. */
  async ping(timeoutMs = 3000): Promise<void> {
    await within(this.of('readiness').getJobCounts('waiting'), timeoutMs, 'The queue does not answer.');
  }

  /** A Redis that is away answers no farewell: after a while its connections are left to the end of the process. */
  async close(timeoutMs = 3000): Promise<void> {
    const late = new Promise<void>((resolve) => {
      setTimeout(resolve, timeoutMs).unref();
    });
    await Promise.race([Promise.all([...this.queues.values()].map((queue) => queue.close())), late]);
  }

  private of(name: QueueName): Queue {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`There is no queue ${name}.`);
    return queue;
  }
}
