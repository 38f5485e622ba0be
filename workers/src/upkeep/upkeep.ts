import { type Core, scannerAnswers } from '@revisit/core';
import type { Logger } from 'pino';
import { reconcile } from '../jobs/relay.js';
import { sweepWorkFolders } from '../jobs/work-folder.js';

interface Chore {
  name: string;
  everyMs: number;
  run(core: Core): Promise<unknown>;
}

/** A programme whose work fails does not hold up the others: all are visited, then the faults are told. */
const everyProgramme =
  (work: (core: Core, programmeId: string) => Promise<unknown>) => async (core: Core) => {
    const faults: unknown[] = [];
    for (const programmeId of await core.database.programmeIds())
      try {
        await work(core, programmeId);
      } catch (error) {
        faults.push(error);
      }
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} programmes: ${faults[0]}`);
  };

const second = 1000;
const minute = 60 * second;

/**
 * What keeps the portal right without anybody acting. These run on a clock of their own and not as queued jobs:
 * a queue that lost everything must not lose its own rescue.
 */
export const chores: Chore[] = [
  { name: 'reconcile', everyMs: 15 * second, run: (core) => reconcile(core) },
  { name: 'sweep-uploads', everyMs: 10 * second, run: everyProgramme((core, id) => core.sweepUploads(id)) },
  { name: 'empty-quarantine', everyMs: 5 * second, run: emptyQuarantine },
  { name: 'guard', everyMs: 30 * second, run: everyProgramme((core, id) => core.inspections.unguarded(id)) },
  { name: 'seal-audit', everyMs: 10 * second, run: everyProgramme((core, id) => core.sealAudit(id)) },
  { name: 'mail', everyMs: 10 * second, run: everyProgramme((core, id) => core.mail.putDue(id)) },
  { name: 'digest', everyMs: minute, run: everyProgramme((core, id) => core.digest.writeDue(id)) },
  { name: 'new-day', everyMs: minute, run: everyProgramme(newDay) },
  { name: 'sweep-objects', everyMs: 30 * minute, run: everyProgramme((core, id) => core.sweepObjects(id)) },
  {
    name: 'forget-old',
    everyMs: 60 * minute,
    run: everyProgramme(async (core, id) => {
      await core.jobs.forgetDone(id);
      await core.sessions.forgetOld(id);
      await core.mail.forgetOld(id);
      await core.nomineeData.eraseDue(id);
    }),
  },
  { name: 'sweep-work-folders', everyMs: 60 * minute, run: () => sweepWorkFolders() },
];

/** What waits for the scanner is inspected again as soon as the scanner answers, or is no longer set. */
async function emptyQuarantine(core: Core) {
  const { CLAMD_URL: url } = core.config;
  if (url && !(await scannerAnswers(url))) return;
  await everyProgramme((_core, id) => core.inspections.again(id))(core);
}

/** Staleness and lateness move with the calendar, without any change to count. */
async function newDay(core: Core, programmeId: string) {
  if (await core.readiness.needsNewDay(programmeId)) await core.readiness.recalculate(programmeId);
}

/** Runs every chore on its clock, one run of each at a time. */
export class Upkeep {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private stopped = false;

  constructor(
    private readonly core: Core,
    private readonly log: Logger,
  ) {}

  start(): void {
    for (const chore of chores) this.later(chore, Math.min(chore.everyMs, 2 * second));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.running);
  }

  private later(chore: Chore, afterMs: number) {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const run = this.once(chore).finally(() => {
        this.running.delete(run);
        if (!this.stopped) this.later(chore, chore.everyMs);
      });
      this.running.add(run);
    }, afterMs);
    this.timers.add(timer);
  }

  private async once(chore: Chore) {
    try {
      await chore.run(this.core);
    } catch (error) {
      this.log.warn(
        { chore: chore.name, error: error instanceof Error ? error.stack : String(error) },
        'chore failed; it runs again',
      );
    }
  }
}
