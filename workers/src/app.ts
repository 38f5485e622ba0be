import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { allJobs, type Core, type QueueName, queueConnection, queueNames } from '@revisit/core';
import type { Logger } from 'pino';
import { coreModule } from './core.module.js';
import { ExtractProcessor } from './evidence/extract.processor.js';
import { InspectFileProcessor } from './evidence/inspect-file.processor.js';
import { PreviewProcessor } from './evidence/preview.processor.js';
import { atMost } from './jobs/at-most.js';
import { Consumer } from './jobs/consumer.js';
import { PROCESSORS, type Processor } from './jobs/processor.js';
import { registry } from './jobs/registry.js';
import { Relay } from './jobs/relay.js';
import { SendMailProcessor } from './mail/send-mail.processor.js';
import { BuildPackProcessor } from './packs/build-pack.processor.js';
import { ReadPlanProcessor } from './plans/read-plan.processor.js';
import { RecalculateProcessor } from './readiness/recalculate.processor.js';
import { Upkeep } from './upkeep/upkeep.js';

/** The whole pipeline: inspect-file → extract and preview; recalculate after every change; build-pack when asked; send-mail for each message. */
const processors = [
  InspectFileProcessor,
  ExtractProcessor,
  PreviewProcessor,
  ReadPlanProcessor,
  RecalculateProcessor,
  BuildPackProcessor,
  SendMailProcessor,
];

@Module({
  providers: [
    ...processors,
    { provide: PROCESSORS, useFactory: (...all: Processor[]) => all, inject: processors },
  ],
})
class WorkersModule {}

const workersModule = (core: Core): DynamicModule => ({ module: WorkersModule, imports: [coreModule(core)] });

/** Jobs under way are given this long at a stop; what is cut off is begun again by the next worker. */
const graceMs = 6_000;

/** Which queues this process serves: those of the setting, all without it. */
export function servedQueues(setting: string | undefined): QueueName[] {
  if (!setting) return [...queueNames];
  const wanted = setting.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !(queueNames as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new Error(`REVISIT_QUEUES names ${unknown.join(', ')}; there are: ${queueNames.join(', ')}.`);
  return wanted as QueueName[];
}

/** Starts relay, upkeep and consumers over a core; returns how to stop them. The core stays whoever made it's. */
export async function startWorkers(core: Core, log: Logger): Promise<() => Promise<void>> {
  const app = await NestFactory.createApplicationContext(workersModule(core), {
    logger: ['error', 'warn', 'fatal'],
  });
  const known = registry(allJobs, app.get<Processor[]>(PROCESSORS));
  const consumer = new Consumer(
    core,
    known,
    queueConnection(core.config),
    servedQueues(core.config.REVISIT_QUEUES),
    log,
  );
  await consumer.ready();
  const relay = new Relay(core, log);
  await relay.start();
  const upkeep = new Upkeep(core, log);
  upkeep.start();
  return async () => {
    // Relay and upkeep may be waiting for a queue that is away; the database knows what they have not done.
    await atMost(graceMs, Promise.all([upkeep.stop(), relay.stop(), consumer.close(graceMs)]));
    await app.close();
  };
}
