import { extract } from '@revisit/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Run } from './processor.js';
import { reconcile } from './relay.js';
import { backends, untilQuiet } from './testing/backends.js';
import { JobBench } from './testing/job-bench.js';

const soon = { timeout: 20_000, interval: 20 };
const graceMs = 5_000;

/** Works until the process is asked to stop, as a long job does that heeds the signal. */
const untilStopped = ({ signal }: Run): Promise<void> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

describe.each(backends)('a worker that is asked to stop, on %s', (backend) => {
  let bench: JobBench;

  beforeAll(async () => {
    bench = await JobBench.open(backend, 2);
    await bench.startRelay();
  });

  afterAll(() => bench.close());

  it('leaves its job to the next one', async () => {
    const first = await bench.startConsumer();
    const subjectId = await bench.ask(extract, (run, start) => (start === 1 ? untilStopped(run) : undefined));
    await vi.waitFor(() => expect(bench.startsOf(subjectId)).toHaveLength(1), soon);
    const asked = Date.now();
    await first.close(graceMs);
    expect(Date.now() - asked).toBeLessThan(graceMs);
    expect(await bench.rowOf(subjectId)).toMatchObject({ state: 'queued', error: null });

    const next = await bench.startConsumer();
    await untilQuiet(bench.core, bench.programme.id);
    expect(await bench.rowOf(subjectId)).toMatchObject({ state: 'done' });
    expect(bench.startsOf(subjectId)).toHaveLength(2);
    await next.close(graceMs);
  });

  it('gives up nothing, even if it was the last try', async () => {
    const first = await bench.startConsumer();
    const subjectId = await bench.ask(extract, (run, start) => {
      if (start < extract.attempts) throw new Error('not yet');
      return start === extract.attempts ? untilStopped(run) : undefined;
    });
    await vi.waitFor(() => expect(bench.startsOf(subjectId)).toHaveLength(extract.attempts), soon);
    await first.close(graceMs);
    expect(await bench.rowOf(subjectId)).toMatchObject({ state: 'queued', error: null });
    expect(bench.givenUp).toEqual([]);

    const next = await bench.startConsumer();
    // The queue counted the last try and let go of the job; the database did not.
    expect(await reconcile(bench.core, 0)).toBe(1);
    await untilQuiet(bench.core, bench.programme.id);
    expect(await bench.rowOf(subjectId)).toMatchObject({ state: 'done' });
    await next.close(graceMs);
  });
});
