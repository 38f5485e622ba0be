import type { Caller } from '../access/caller.js';
import { demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import { conflict, notFound } from '../errors/errors.js';
import type { JobState } from './jobs.entities.js';

export interface JobRow {
  id: string;
  programme_id: string;
  name: string;
  subject_id: string;
  payload: unknown;
  state: JobState;
  attempts: number;
  error: string | null;
  requested_by: string | null;
  created_at: Date;
  finished_at: Date | null;
}

/** A job that was started so often and never ended is what kills its workers: it is given up. */
const startsAtMost = 12;

/** The state of every job, in the database. The queue only carries them. */
export class JobsService {
  constructor(private readonly database: Database) {}

  /** Moves due rows to `queued` and hands them to `add`; when `add` throws they stay due. */
  async relay(programmeId: string, add: (job: JobRow) => Promise<void>): Promise<number> {
    return this.database.inProgramme(programmeId, async (tx) => {
      const jobs = await tx.query<JobRow[]>(
        `SELECT * FROM job WHERE programme_id = $1 AND state = 'due' ORDER BY created_at LIMIT 200 FOR UPDATE SKIP LOCKED`,
        [programmeId],
      );
      for (const job of jobs) await add(job);
      if (jobs.length > 0)
        await tx.query(`UPDATE job SET state = 'queued', queued_at = now() WHERE id = ANY($1::uuid[])`, [
          jobs.map((job) => job.id),
        ]);
      return jobs.length;
    });
  }

  /**
   * Puts back what the queue has lost. Looks only at rows queued for a while (a job just relayed may not be
   * visible in the queue yet); `isQueued` asks the queue. Returns how many were put back.
   */
  async reconcile(
    programmeId: string,
    isQueued: (job: JobRow) => Promise<boolean>,
    olderThanMs = 30_000,
  ): Promise<number> {
    const candidates = await this.database.inProgramme(programmeId, (tx) =>
      tx.query<JobRow[]>(
        `SELECT * FROM job WHERE programme_id = $1 AND state = 'queued' AND queued_at < now() - $2 * interval '1 millisecond'
         ORDER BY queued_at LIMIT 500`,
        [programmeId, olderThanMs],
      ),
    );
    const lost: string[] = [];
    for (const job of candidates) if (!(await isQueued(job))) lost.push(job.id);
    if (lost.length === 0) return 0;
    return this.database.inProgramme(programmeId, async (tx) => {
      const [, count] = await tx.query<[unknown, number]>(
        `UPDATE job SET state = 'due' WHERE id = ANY($1::uuid[]) AND state = 'queued'`,
        [lost],
      );
      return count;
    });
  }

  /** The job's row at the start of a run; null when there is nothing (more) to do. Counts the start. */
  async begin(programmeId: string, jobId: string): Promise<JobRow | null> {
    return this.database.inProgramme(programmeId, async (tx) => {
      const [rows] = await tx.query<[JobRow[], number]>(
        `UPDATE job SET attempts = attempts + 1 WHERE id = $1 AND state IN ('due', 'queued') RETURNING *`,
        [jobId],
      );
      const job = rows[0];
      if (!job) return null;
      if (job.attempts > startsAtMost)
        throw new GivenUp(
          `It was started ${startsAtMost} times and never ended. The record is unharmed; tell the administrator.`,
        );
      return job;
    });
  }

  async finish(programmeId: string, jobId: string): Promise<void> {
    await this.database.inProgramme(programmeId, (tx) =>
      tx.query(
        `UPDATE job SET state = 'done', finished_at = now(), error = NULL WHERE id = $1 AND state <> 'done'`,
        [jobId],
      ),
    );
  }

  /**
   * Marks a job as given up, with the sentence people read; nothing happens when it was done after all. `tell` says so on the
   * record that people look at, and is done before the mark stands: a worker that dies in between leaves a job that is
   * begun again, not a record that waits for ever.
   */
  async fail(
    programmeId: string,
    jobId: string,
    sentence: string,
    tell: (job: JobRow) => Promise<void>,
  ): Promise<void> {
    await this.database.inProgramme(programmeId, async (tx) => {
      const [rows] = await tx.query<[JobRow[], number]>(
        `UPDATE job SET state = 'failed', finished_at = now(), error = $2 WHERE id = $1 AND state <> 'done' RETURNING *`,
        [jobId, sentence],
      );
      for (const job of rows) await tell(job);
    });
  }

  /** Lets a job that gave up run again, from the beginning. For those who wait for it. */
  async retry(caller: Caller, jobId: string): Promise<JobRow> {
    const reach = demand(caller, 'jobs.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const [job] = await tx.query<JobRow[]>('SELECT * FROM job WHERE id = $1 FOR UPDATE', [jobId]);
      if (!job || (reach === 'own' && job.requested_by !== caller.personId)) throw notFound('piece of work');
      if (job.state !== 'failed')
        throw conflict(
          'job-not-failed',
          'This work has not failed: it is done already or under way. Look again in a moment.',
        );
      const [rows] = await tx.query<[JobRow[], number]>(
        `UPDATE job SET state = 'due', attempts = 0, error = NULL, finished_at = NULL WHERE id = $1 RETURNING *`,
        [jobId],
      );
      await record(tx, caller, 'job.retried', { kind: 'job', id: jobId }, { name: job.name });
      return rows[0] ?? job;
    });
  }

  /** Work that is not done, and what was done lately, newest first. */
  async list(caller: Caller, filter: { state?: JobState }): Promise<JobRow[]> {
    const reach = demand(caller, 'jobs.read');
    return this.database.inProgramme(caller.programmeId, (tx) =>
      tx.query<JobRow[]>(
        `SELECT * FROM job WHERE programme_id = $1 AND ($2::text IS NULL OR state = $2) AND ($3::uuid IS NULL OR requested_by = $3)
         ORDER BY created_at DESC LIMIT 1000`,
        [caller.programmeId, filter.state ?? null, reach === 'own' ? caller.personId : null],
      ),
    );
  }

  /** Whether anything is still to be done: for waiting until a programme is quiet. */
  async openCount(programmeId: string): Promise<number> {
    const rows = await this.database.inProgramme(programmeId, (tx) =>
      tx.query<{ count: string }[]>(
        `SELECT count(*) FROM job WHERE programme_id = $1 AND state IN ('due', 'queued')`,
        [programmeId],
      ),
    );
    return Number(rows[0]?.count ?? 0);
  }

  /** Done work is forgotten after a while; failed work stays until it is retried. */
  async forgetDone(programmeId: string): Promise<void> {
    await this.database.inProgramme(programmeId, (tx) =>
      tx.query(
        `DELETE FROM job WHERE programme_id = $1 AND state = 'done' AND finished_at < now() - interval '14 days'`,
        [programmeId],
      ),
    );
  }
}

/** Trying again would not help: the job fails at once. */
export class GivenUp extends Error {}
