import { buildPack, extract, GivenUp, inspectFile, queueConnection } from '@revisit/core';
import { Queue } from 'bullmq';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { reconcile } from './relay.js';
import { backends, untilQuiet } from './testing/backends.js';
import { gate, JobBench } from './testing/job-bench.js';

const soon = { timeout: 20_000, interval: 20 };

describe.each(backends)('jobs on %s, with two relays and two consumers', (backend) => {
  let bench: JobBench;
  const quiet = () => untilQuiet(bench.core, bench.programme.id);
  const stateOf = async (subjectId: string) => (await bench.rowOf(subjectId))?.state;

  beforeAll(async () => {
    bench = await JobBench.open(backend, 1);
    await Promise.all([bench.startRelay(), bench.startRelay()]);
    await Promise.all([bench.startConsumer(), bench.startConsumer()]);
  });

  afterAll(() => bench.close());

  it('run after the commit, and never when there was none', async () => {
    let unwanted = '';
    const undone = bench.core.database.inProgramme(bench.programme.id, async (tx) => {
      unwanted = await bench.ask(extract, undefined, tx);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');

    let begunAtCommit = -1;
    let wanted = '';
    await bench.core.database.inProgramme(bench.programme.id, async (tx) => {
      wanted = await bench.ask(extract, undefined, tx);
      // Another job, asked for later and done already: had the first one been visible, it would be too.
      await bench.ask(extract);
      await vi.waitFor(
        async () => expect(await stateOf(bench.starts.at(-1)?.subjectId ?? '')).toBe('done'),
        soon,
      );
      begunAtCommit = bench.startsOf(wanted).length;
    });
    await quiet();
    expect(begunAtCommit).toBe(0);
    expect(bench.startsOf(wanted)).toHaveLength(1);
    expect(bench.startsOf(unwanted)).toHaveLength(0);
    expect(await bench.rowOf(unwanted)).toBeUndefined();
  });

  it('run once each, many at a time', async () => {
    const contracts = [extract, inspectFile, buildPack];
    const subjects = await Promise.all(
      Array.from({ length: 240 }, (_, index) => bench.ask(contracts[index % contracts.length] ?? extract)),
    );
    await quiet();
    expect(subjects.map((subjectId) => bench.startsOf(subjectId).length)).toEqual(subjects.map(() => 1));
    const rows = await bench.sql<{ state: string; attempts: number; finished: boolean }>(
      `SELECT DISTINCT state, attempts, finished_at IS NOT NULL AS finished FROM job WHERE subject_id = ANY($1::uuid[])`,
      [subjects],
    );
    expect(rows).toEqual([{ state: 'done', attempts: 1, finished: true }]);
  });

  /** Ten jobs, each asked for when the one before is done. By the relay's own look alone each would wait its two seconds. */
  async function tenInARow(): Promise<number> {
    const begun = Date.now();
    for (let index = 0; index < 10; index += 1) {
      await bench.ask(extract);
      await quiet();
    }
    return Date.now() - begun;
  }

  it('are heard of at once, by the notification', async () => {
    expect(await tenInARow()).toBeLessThan(8_000);
  });

  it('are heard of again after the database hung up on those who listen', async () => {
    const listening = async (): Promise<number[]> => {
      const rows = await bench.core.database.ask<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE application_name = 'revisit relay' AND datname = current_database() ORDER BY pid`,
      );
      return rows.map(({ pid }) => pid);
    };
    const before = await listening();
    expect(before).toHaveLength(2);
    await bench.core.database.ask(`SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid`, [before]);
    await vi.waitFor(async () => {
      const now = await listening();
      expect(now).toHaveLength(2);
      expect(now.some((pid) => before.includes(pid))).toBe(false);
    }, soon);
    expect(await tenInARow()).toBeLessThan(8_000);
  });

  it('are found by the relay itself when no notification came', async () => {
    const owner = new Client({ connectionString: bench.database.urls.DATABASE_OWNER_URL });
    await owner.connect();
    await owner.query('ALTER TABLE job DISABLE TRIGGER job_is_due');
    const subjectId = await bench.ask(extract);
    await vi.waitFor(async () => expect(await stateOf(subjectId)).toBe('done'), soon);
    await owner.query('ALTER TABLE job ENABLE TRIGGER job_is_due');
    await owner.end();
    expect(bench.startsOf(subjectId)).toHaveLength(1);
  });

  it('relayed twice are one, also while they are under way', async () => {
    const door = gate();
    const working = await Promise.all([1, 2].map(() => bench.ask(extract, () => door.passed)));
    await vi.waitFor(() => expect(working.flatMap((id) => bench.startsOf(id))).toHaveLength(2), soon);
    await bench.sql(`UPDATE job SET state = 'due' WHERE subject_id = ANY($1::uuid[])`, [working]);
    await vi.waitFor(async () => {
      for (const subjectId of working) expect(await stateOf(subjectId)).toBe('queued');
    }, soon);
    // There is room beside them: had they become more tickets, these would be taken before a later one.
    const later = await bench.ask(extract);
    await vi.waitFor(async () => expect(await stateOf(later)).toBe('done'), soon);
    door.open();
    await quiet();
    for (const subjectId of working) expect(bench.startsOf(subjectId)).toHaveLength(1);
  });

  it('are tried again, after a pause that doubles', async () => {
    const subjectId = await bench.ask(extract, (_, start) => {
      if (start < 3) throw new Error('not yet');
    });
    await quiet();
    const [first = 0, second = 0, third = 0] = bench.startsOf(subjectId);
    expect(bench.startsOf(subjectId)).toHaveLength(3);
    expect(second - first).toBeGreaterThan(extract.backoffMs * 0.9);
    expect(third - second).toBeGreaterThan(2 * extract.backoffMs * 0.9);
    expect(await bench.rowOf(subjectId)).toMatchObject({ state: 'done', error: null, attempts: 3 });
    expect(bench.givenUp.filter((end) => end.subjectId === subjectId)).toEqual([]);
  });

  it('are given up after the last try with a sentence, and begin afresh when somebody asks', async () => {
    let mended = false;
    const subjectId = await bench.ask(extract, () => {
      if (!mended) throw new Error('ENOENT: no such file or directory, open /tmp/x');
    });
    await quiet();
    const sentence =
      'The portal could not read the text of a file. Nothing was lost. Try again; if it goes on, tell the administrator.';
    expect(bench.startsOf(subjectId)).toHaveLength(extract.attempts);
    const row = await bench.rowOf(subjectId);
    expect(row).toMatchObject({ state: 'failed', error: sentence });
    expect(bench.givenUp.filter((end) => end.subjectId === subjectId)).toEqual([{ subjectId, sentence }]);

    mended = true;
    await bench.core.jobs.retry(bench.programme.lead, row?.id ?? '');
    await vi.waitFor(async () => expect(await stateOf(subjectId)).toBe('done'), soon);
    expect(bench.startsOf(subjectId)).toHaveLength(extract.attempts + 1);
    expect(await bench.rowOf(subjectId)).toMatchObject({ error: null, attempts: 1 });
    await expect(bench.core.jobs.retry(bench.programme.lead, row?.id ?? '')).rejects.toMatchObject({
      code: 'job-not-failed',
    });
  });

  it('whose trying again would not help are given up at once, in the words of who gave up', async () => {
    const subjectId = await bench.ask(inspectFile, () => {
      throw new GivenUp('This file is no more. Add it again.');
    });
    await quiet();
    expect(bench.startsOf(subjectId)).toHaveLength(1);
    expect(await bench.rowOf(subjectId)).toMatchObject({
      state: 'failed',
      error: 'This file is no more. Add it again.',
    });
    expect(bench.givenUp.at(-1)).toEqual({ subjectId, sentence: 'This file is no more. Add it again.' });
  });

  it('are not marked as given up before the record they are about says so', async () => {
    const times: number[] = [];
    bench.beforeGivenUp = async () => {
      times.push(Date.now());
      if (times.length === 1) throw new Error('the database hung up');
    };
    const subjectId = await bench.ask(inspectFile, () => {
      throw new GivenUp('No more.');
    });
    await vi.waitFor(() => expect(times).toHaveLength(1), soon);
    expect(await bench.rowOf(subjectId)).toMatchObject({ state: 'queued', error: null });
    await quiet();
    bench.beforeGivenUp = () => {};
    expect(times).toHaveLength(2);
    expect(await bench.rowOf(subjectId)).toMatchObject({ state: 'failed', error: 'No more.' });
    expect(bench.givenUp.filter((end) => end.subjectId === subjectId)).toHaveLength(1);
  });

  it('that kill every worker are given up without another start', async () => {
    const door = gate();
    // Two that hold both places of the queue, so that the third is still waiting when its past is told.
    const working = await Promise.all([1, 2].map(() => bench.ask(buildPack, () => door.passed)));
    await vi.waitFor(() => expect(working.flatMap((id) => bench.startsOf(id))).toHaveLength(2), soon);
    const subjectId = await bench.ask(buildPack);
    await bench.sql('UPDATE job SET attempts = 12 WHERE subject_id = $1', [subjectId]);
    door.open();
    await quiet();
    expect(bench.startsOf(subjectId)).toHaveLength(0);
    const row = await bench.rowOf(subjectId);
    expect(row?.state).toBe('failed');
    expect(row?.error).toContain('started 12 times and never ended');
    expect(bench.givenUp.at(-1)?.subjectId).toBe(subjectId);
  });

  it('with a payload that no longer fits are given up, and hold up nobody', async () => {
    const subjectId = await bench.ask(extract);
    const broken = crypto.randomUUID();
    await bench.sql(
      `INSERT INTO job (programme_id, name, subject_id, payload) VALUES ($1, 'extract', $2, '{"document": 7}')`,
      [bench.programme.id, broken],
    );
    await quiet();
    expect(await stateOf(subjectId)).toBe('done');
    expect(await bench.rowOf(broken)).toMatchObject({
      state: 'failed',
      attempts: 1,
      error: 'Another version of the portal asked for this work. Tell the administrator.',
    });
  });

  it('of a newer version are left for workers that know them', async () => {
    const subjectId = crypto.randomUUID();
    await bench.sql(`INSERT INTO job (programme_id, name, subject_id) VALUES ($1, 'weave-baskets', $2)`, [
      bench.programme.id,
      subjectId,
    ]);
    const after = await bench.ask(extract);
    await vi.waitFor(async () => expect(await stateOf(after)).toBe('done'), soon);
    await vi.waitFor(async () => expect(await stateOf(subjectId)).toBe('queued'), soon);
    expect(await reconcile(bench.core, 0)).toBe(0);
    expect(await bench.rowOf(subjectId)).toMatchObject({ state: 'queued', attempts: 0, error: null });
    await bench.sql('DELETE FROM job WHERE subject_id = $1', [subjectId]);
  });

  it.each(['everything was lost', 'one queue was emptied'])('come back after %s', async (loss) => {
    const door = gate();
    const working = await Promise.all([1, 2].map(() => bench.ask(buildPack, () => door.passed)));
    await vi.waitFor(() => expect(working.flatMap((id) => bench.startsOf(id))).toHaveLength(2), soon);
    const waiting = await Promise.all(Array.from({ length: 20 }, () => bench.ask(buildPack)));
    await vi.waitFor(async () => expect(await stateOf(waiting.at(-1) ?? '')).toBe('queued'), soon);
    await vi.waitFor(async () => {
      for (const subjectId of waiting) expect(await stateOf(subjectId)).toBe('queued');
    }, soon);
    expect(await reconcile(bench.core, 0)).toBe(0);

    if (loss === 'everything was lost') await bench.emptyQueue();
    else {
      const queue = new Queue('packs', queueConnection(bench.core.config) as { connection: never });
      await queue.obliterate({ force: true });
      await queue.close();
    }
    // Not before its time: what was relayed just now may not be visible in the queue yet.
    expect(await reconcile(bench.core)).toBe(0);
    expect(await reconcile(bench.core, 0)).toBe(22);
    door.open();
    await quiet();
    for (const subjectId of waiting) expect(bench.startsOf(subjectId)).toHaveLength(1);
    // Work under way when the queue forgot it may be done twice, and bears it.
    for (const subjectId of working) expect(bench.startsOf(subjectId).length).toBeLessThanOrEqual(2);
  });
});
