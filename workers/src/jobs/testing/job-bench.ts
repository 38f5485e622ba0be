import {
  allJobs,
  type Core,
  enqueue,
  type JobContract,
  type JobRow,
  queueConnection,
  queueNames,
} from '@revisit/core';
import { aProgramme, type TestProgramme } from '@revisit/core/testing';
import { pino } from 'pino';
import { z } from 'zod';
import { Consumer } from '../consumer.js';
import type { Processor, Run } from '../processor.js';
import { registry } from '../registry.js';
import { Relay } from '../relay.js';
import { type Backend, type OwnCore, ownCore } from './backends.js';

const subject = z.union([
  z.object({ versionId: z.uuid() }).transform(({ versionId }) => versionId),
  z.object({ packId: z.uuid() }).transform(({ packId }) => packId),
]);

/** What a job of a test does; `start` counts from 1. */
export type Work = (run: Run, start: number) => Promise<void> | void;

type Payloads = { programmeId: string; versionId: string; packId: string };

/** The portal's real relay and consumer over real queues; only what the jobs do is said by each test. */
export class JobBench {
  /** The subjects of all jobs in the order they were begun, with when. */
  readonly starts: { subjectId: string; at: number }[] = [];
  readonly givenUp: { subjectId: string; sentence: string }[] = [];
  /** Stands for what may go wrong when a record is told that its job was given up. */
  beforeGivenUp: () => Promise<void> | void = () => {};
  private readonly works = new Map<string, Work>();
  private readonly consumers: Consumer[] = [];
  private readonly relays: Relay[] = [];
  private readonly log = pino({ level: 'silent' });

  private constructor(
    private readonly own: OwnCore,
    readonly programme: TestProgramme,
  ) {}

  static async open(backend: Backend, redisDatabase: number): Promise<JobBench> {
    const own = await ownCore(backend, redisDatabase);
    const bench = new JobBench(own, await aProgramme(own.core));
    // What the making of the programme asked for is not what these tests are about.
    await own.core.readiness.recalculate(bench.programme.id);
    return bench;
  }

  get core(): Core {
    return this.own.core;
  }

  get database() {
    return this.own.database;
  }

  emptyQueue(): Promise<void> {
    return this.own.emptyQueue();
  }

  async startRelay(): Promise<Relay> {
    const relay = new Relay(this.core, this.log);
    await relay.start();
    this.relays.push(relay);
    return relay;
  }

  async startConsumer(): Promise<Consumer> {
    const processors = allJobs.map(
      (contract): Processor => ({
        contract,
        handle: (payload, run) => this.work(subject.parse(payload), run),
        givenUp: async (payload, sentence) => {
          await this.beforeGivenUp();
          this.givenUp.push({ subjectId: subject.parse(payload), sentence });
        },
      }),
    );
    const consumer = new Consumer(
      this.core,
      registry(allJobs, processors),
      queueConnection(this.core.config),
      queueNames,
      this.log,
    );
    await consumer.ready();
    this.consumers.push(consumer);
    return consumer;
  }

  /** Asks for work in a transaction of its own, or in a given one; returns its subject. */
  async ask(
    contract: JobContract,
    work: Work = () => {},
    tx?: Parameters<typeof enqueue>[0],
  ): Promise<string> {
    const subjectId = crypto.randomUUID();
    this.works.set(subjectId, work);
    const { id: programmeId } = this.programme;
    const payload: Payloads = { programmeId, versionId: subjectId, packId: subjectId };
    const job = { programmeId, subjectId, payload, requestedBy: this.programme.lead.personId };
    if (tx) await enqueue(tx, contract, job);
    else await this.core.database.inProgramme(programmeId, (own) => enqueue(own, contract, job));
    return subjectId;
  }

  startsOf(subjectId: string): number[] {
    return this.starts.filter((start) => start.subjectId === subjectId).map(({ at }) => at);
  }

  async rowOf(subjectId: string): Promise<JobRow | undefined> {
    const [row] = await this.sql<JobRow>('SELECT * FROM job WHERE subject_id = $1', [subjectId]);
    return row;
  }

  sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.core.database.inProgramme(this.programme.id, (tx) => tx.query<Row[]>(text, values));
  }

  async close(): Promise<void> {
    for (const relay of this.relays) await relay.stop();
    await Promise.all(this.consumers.map((consumer) => consumer.close(2_000)));
    await this.own.close();
  }

  private async work(subjectId: string, run: Run): Promise<void> {
    this.starts.push({ subjectId, at: Date.now() });
    await this.works.get(subjectId)?.(run, this.startsOf(subjectId).length);
  }
}

/** A door that jobs wait at until the test opens it. */
export function gate(): { passed: Promise<void>; open(): void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
