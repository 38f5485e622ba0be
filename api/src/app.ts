import 'reflect-metadata';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { ConsoleLogger, type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config, Core } from '@revisit/core';
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { AreasModule } from './areas/areas.module.js';
import { AuditModule } from './audit/audit.module.js';
import { coreModule } from './core.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { AccessGuard } from './http/access.guard.js';
import { HealthController } from './http/health.controller.js';
import { logger } from './http/logging.js';
import { measure } from './http/metrics.js';
import { openApiDocument } from './http/openapi.js';
import { ProblemFilter, refuseAddress } from './http/problem.filter.js';
import { secureAnswer, serveWeb } from './http/web.js';
import { JobsModule } from './jobs/jobs.module.js';
import { KpisModule } from './kpis/kpis.module.js';
import { MailModule } from './mail/mail.module.js';
import { messageType } from './mail/returns.controller.js';
import { NominationsModule } from './nominations/nominations.module.js';
import { PacksModule } from './packs/packs.module.js';
import { PeopleModule } from './people/people.module.js';
import { PlansModule } from './plans/plans.module.js';
import { ReadinessModule } from './readiness/readiness.module.js';
import { RoundsModule } from './rounds/rounds.module.js';

@Module({
  imports: [
    PeopleModule,
    AreasModule,
    PlansModule,
    KpisModule,
    EvidenceModule,
    RoundsModule,
    NominationsModule,
    ReadinessModule,
    PacksModule,
    JobsModule,
    AuditModule,
    MailModule,
  ],
  controllers: [HealthController],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
class AppModule {}

export const appModule = (core: Core): DynamicModule => ({ module: AppModule, imports: [coreModule(core)] });

/** The API over a core, not yet listening. Closing it leaves the core to whoever made it. */
export async function createApp(core: Core): Promise<NestFastifyApplication> {
  const { config } = core;
  const adapter = new FastifyAdapter({
    loggerInstance: logger(config.REVISIT_LOG_LEVEL),
    logController: new LogController({ disableRequestLogging: true }),
    // One proxy, whose own word is the last: what a client writes into X-Forwarded-For before it is not believed.
    trustProxy: config.REVISIT_BEHIND_PROXY ? (_address: string, hop: number) => hop === 0 : false,
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { maxParamLength: 300 },
    // No hook runs for an address that can't be read.
    frameworkErrors(_error: unknown, request: FastifyRequest, reply: FastifyReply) {
      secureAnswer(request, reply, config);
      refuseAddress(reply);
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(appModule(core), adapter, {
    logger: new ConsoleLogger({ json: true, logLevels: ['error', 'warn', 'fatal'] }),
  });
  await dress(app, config);
  return app;
}

async function dress(app: NestFastifyApplication, config: Config) {
  const server = app.getHttpAdapter().getInstance();
  await app.register(cookie);
  await app.register(multipart);
  server.addContentTypeParser(messageType, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  measure(server);
  server.addHook('onSend', async (request, reply) => secureAnswer(request, reply, config));
  const document = openApiDocument(app);
  server.get('/api/openapi.json', (_request, reply) => reply.send(document));
  await serveWeb(server, config);
}
