import { allJobs, type Core, listenForDue } from '@revisit/core';
import type { Logger } from 'pino';

/** How often the relay looks by itself, in case a notification was missed. */
const lookMs = 2_000;

const contracts = new Map(allJobs.map((contract) => [contract.name, contract]));

/** Carries due jobs from the database to the queue: at once when told, every two seconds in any case. */
export class Relay {
  private readonly wanted = new Set<string>();
  private busy: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private unlisten: (() => Promise<void>) | undefined;
  private stopped = false;

  constructor(
    private readonly core: Core,
    private readonly log: Logger,
  ) {}

  async start(): Promise<void> {
    this.unlisten = await listenForDue(
      this.core.config.DATABASE_URL,
      (programmeId) => this.want([programmeId]),
      (error) => this.log.warn({ error: error.message }, 'relay: the database hung up'),
    );
    const look = async () => {
      try {
        this.want(await this.core.database.programmeIds());
      } catch (error) {
        this.log.warn({ error: String(error) }, 'relay: the database does not answer');
      }
      if (!this.stopped) this.timer = setTimeout(() => void look(), lookMs);
    };
    await look();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.unlisten?.();
    await this.busy;
  }

  private want(programmeIds: string[]) {
    for (const programmeId of programmeIds) this.wanted.add(programmeId);
    this.busy ??= this.drain().finally(() => {
      this.busy = null;
      if (this.wanted.size > 0 && !this.stopped) this.want([]);
    });
  }

  private async drain() {
    for (const programmeId of this.wanted) {
      this.wanted.delete(programmeId);
      if (this.stopped) return;
      try {
        while ((await this.core.jobs.relay(programmeId, (job) => this.add(job))) > 0);
      } catch (error) {
        this.log.warn({ programmeId, error: String(error) }, 'relay: will try again');
      }
    }
  }

  private async add(job: Parameters<Parameters<Core['jobs']['relay']>[1]>[0]) {
    const contract = contracts.get(job.name);
    // A row of a newer version of the portal waits for workers that know it.
    if (contract) await this.core.queues.add(contract, job);
  }
}

/** Puts back what the queue lost, in every programme. Returns how many jobs. */
export async function reconcile(core: Core, olderThanMs?: number): Promise<number> {
  let count = 0;
  for (const programmeId of await core.database.programmeIds())
    count += await core.jobs.reconcile(
      programmeId,
      async (job) => {
        const contract = contracts.get(job.name);
        return contract === undefined || (await core.queues.has(contract, job.id));
      },
      olderThanMs,
    );
  return count;
}
