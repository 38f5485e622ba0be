import { allJobs, defineJob, type JobContract } from '@revisit/core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { servedQueues } from '../app.js';
import type { Processor } from './processor.js';
import { registry } from './registry.js';

const processorOf = (contract: JobContract): Processor => ({ contract, handle: async () => {} });
const all = allJobs.map(processorOf);

describe('the start of the workers', () => {
  it('finds the one processor of every job', () => {
    const known = registry(allJobs, all);
    expect([...known.keys()].sort()).toEqual(allJobs.map((contract) => contract.name).sort());
    for (const contract of allJobs) expect(known.get(contract.name)?.contract).toBe(contract);
  });

  it.each(allJobs.map((contract) => [contract.name, contract] as const))(
    'fails without a processor of %s, and names it',
    (name, contract) => {
      const others = all.filter((processor) => processor.contract !== contract);
      expect(() => registry(allJobs, others)).toThrow(`${name} has 0 processors instead of one`);
    },
  );

  it('fails with two processors of one job', () => {
    const [first] = allJobs;
    if (!first) throw new Error('There is no job at all.');
    expect(() => registry(allJobs, [...all, processorOf(first)])).toThrow(
      `${first.name} has 2 processors instead of one`,
    );
  });

  it('fails with a processor of no known job, also of one that only has the name of one', () => {
    const stranger = defineJob({
      name: 'recalculate',
      queue: 'readiness',
      payload: z.object({}),
      attempts: 1,
      backoffMs: 1,
      what: 'do something else',
    });
    expect(() => registry(allJobs, [...all, processorOf(stranger)])).toThrow(
      'recalculate is not in the list of all jobs',
    );
    expect(() => registry([...allJobs, stranger], [...all, processorOf(stranger)])).toThrow(
      'two jobs have one name',
    );
  });

  it('says all that is wrong at once', () => {
    expect(() => registry(allJobs, all.slice(2))).toThrow(
      new RegExp(`${allJobs[0]?.name} has 0.*; ${allJobs[1]?.name} has 0`),
    );
  });
});

describe('the queues of a process', () => {
  it('are all of them unless the setting names some', () => {
    expect(servedQueues(undefined)).toEqual(['files', 'packs', 'readiness', 'mail']);
    expect(servedQueues('packs, files')).toEqual(['packs', 'files']);
  });

  it('must exist', () => {
    expect(() => servedQueues('packs,videos')).toThrow(
      'REVISIT_QUEUES names videos; there are: files, packs, readiness, mail.',
    );
  });
});
