import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appModule } from '../app.js';
import { aPortal, type Portal, told } from '../testing/portal.js';
import { line, type Route, routesOf, undeclared } from '../testing/routes.js';

let portal: Portal;
let routes: Route[];

beforeAll(async () => {
  portal = await aPortal();
  routes = routesOf(portal.app);
});
afterAll(() => portal.close());

describe('every route', () => {
  it('declares who may call it', () => {
    expect(undeclared(routes)).toEqual([]);
  });

  it('is one of these: a change is seen here', () => {
    expect(routes.map(line)).toMatchInlineSnapshot(`
      [
        "GET /api/invitations/:token: open",
        "POST /api/invitations/:token: open",
        "POST /api/mail/returns: open",
        "GET /api/new-password: open",
        "POST /api/new-password: open",
        "GET /api/new-password/:token: open",
        "POST /api/new-password/:token: open",
        "GET /api/nominee-links/:token: open",
        "POST /api/nominee-links/:token/answer: open",
        "GET /api/nominee-links/:token/brief: open",
        "GET /api/programmes/:slug: programme.read",
        "GET /api/programmes/:slug/actions: board.read",
        "GET /api/programmes/:slug/actions/:id: board.read",
        "PUT /api/programmes/:slug/actions/:id: plans.edit",
        "GET /api/programmes/:slug/areas: board.read",
        "GET /api/programmes/:slug/areas/:id: board.read",
        "GET /api/programmes/:slug/asks: programme.read",
        "POST /api/programmes/:slug/asks: asks.make",
        "GET /api/programmes/:slug/asks/:id: programme.read",
        "POST /api/programmes/:slug/asks/:id/answer: asks.answer",
        "POST /api/programmes/:slug/asks/:id/change-date: asks.make",
        "POST /api/programmes/:slug/asks/:id/pass-on: asks.answer",
        "POST /api/programmes/:slug/asks/:id/withdraw: asks.make",
        "GET /api/programmes/:slug/audit: audit.read",
        "GET /api/programmes/:slug/challenge-overrides: board.read",
        "POST /api/programmes/:slug/challenge-overrides: challenges.override",
        "GET /api/programmes/:slug/chase-list: chase.read",
        "GET /api/programmes/:slug/chase-list/workbook: chase.read",
        "GET /api/programmes/:slug/digest-choice: programme.read",
        "PUT /api/programmes/:slug/digest-choice: programme.read",
        "GET /api/programmes/:slug/evidence: evidence.read",
        "POST /api/programmes/:slug/evidence: evidence.add",
        "GET /api/programmes/:slug/evidence/:id: evidence.read",
        "PUT /api/programmes/:slug/evidence/:id: evidence.add",
        "POST /api/programmes/:slug/evidence/:id/approve: evidence.review",
        "POST /api/programmes/:slug/evidence/:id/check-page: evidence.add",
        "GET /api/programmes/:slug/evidence/:id/findings: evidence.open",
        "POST /api/programmes/:slug/evidence/:id/findings/resolve: findings.resolve",
        "PUT /api/programmes/:slug/evidence/:id/owner: evidence.add",
        "POST /api/programmes/:slug/evidence/:id/request-changes: evidence.review",
        "PUT /api/programmes/:slug/evidence/:id/review-by: evidence.add",
        "POST /api/programmes/:slug/evidence/:id/submit: evidence.submit",
        "POST /api/programmes/:slug/evidence/:id/supersedes: evidence.submit",
        "POST /api/programmes/:slug/evidence/:id/versions: evidence.add",
        "POST /api/programmes/:slug/evidence/:id/versions/:number/complete: evidence.add",
        "POST /api/programmes/:slug/evidence/:id/versions/:number/discard: evidence.add",
        "GET /api/programmes/:slug/evidence/:id/versions/:number/file: evidence.open",
        "GET /api/programmes/:slug/evidence/:id/versions/:number/pages: evidence.open",
        "GET /api/programmes/:slug/evidence/:id/versions/:number/pictures/:page: evidence.open",
        "GET /api/programmes/:slug/evidence/:id/versions/:number/preview: evidence.open",
        "GET /api/programmes/:slug/evidence/:id/versions/:number/reading: evidence.open",
        "GET /api/programmes/:slug/evidence/:id/versions/:number/upload: evidence.add",
        "POST /api/programmes/:slug/evidence/:id/withdraw: evidence.submit",
        "POST /api/programmes/:slug/evidence/bulk: evidence.read",
        "POST /api/programmes/:slug/evidence/known-files: evidence.add",
        "GET /api/programmes/:slug/evidence/search: evidence.read",
        "GET /api/programmes/:slug/evidence/staleness: evidence.read",
        "GET /api/programmes/:slug/evidence/suggestions: evidence.read",
        "POST /api/programmes/:slug/hand-overs/:id/seen: programme.read",
        "GET /api/programmes/:slug/interim-notes: board.read",
        "POST /api/programmes/:slug/interim-notes: actions.rate",
        "GET /api/programmes/:slug/jobs: jobs.read",
        "POST /api/programmes/:slug/jobs/:id/retry: jobs.read",
        "GET /api/programmes/:slug/kpis: board.read",
        "POST /api/programmes/:slug/kpis: plans.edit",
        "GET /api/programmes/:slug/kpis/:id: board.read",
        "PUT /api/programmes/:slug/kpis/:id: plans.edit",
        "POST /api/programmes/:slug/kpis/import: plans.edit",
        "GET /api/programmes/:slug/kpis/import/:token: plans.edit",
        "POST /api/programmes/:slug/kpis/import/:token/apply: plans.edit",
        "GET /api/programmes/:slug/leave: asks.answer",
        "POST /api/programmes/:slug/leave: asks.answer",
        "DELETE /api/programmes/:slug/leave/:id: asks.answer",
        "GET /api/programmes/:slug/links: evidence.read",
        "POST /api/programmes/:slug/links: evidence.add",
        "DELETE /api/programmes/:slug/links/:id: evidence.add",
        "PUT /api/programmes/:slug/links/:id: evidence.add",
        "POST /api/programmes/:slug/links/:id/accept: evidence.add",
        "GET /api/programmes/:slug/mail: mail.read",
        "GET /api/programmes/:slug/mail/:id: mail.read",
        "GET /api/programmes/:slug/mail/:id/html: mail.read",
        "POST /api/programmes/:slug/mail/:id/send-again: mail.read",
        "GET /api/programmes/:slug/mail/status: mail.read",
        "GET /api/programmes/:slug/mail/templates: mail.read",
        "GET /api/programmes/:slug/mail/templates/:name/html: mail.read",
        "POST /api/programmes/:slug/mail/test: mail.read",
        "GET /api/programmes/:slug/needs: board.read",
        "GET /api/programmes/:slug/needs/:id: board.read",
        "PUT /api/programmes/:slug/needs/:id: needs.edit",
        "GET /api/programmes/:slug/needs/:id/history: board.read",
        "GET /api/programmes/:slug/nominations: nominations.read",
        "POST /api/programmes/:slug/nominations: nominations.make",
        "GET /api/programmes/:slug/nominations/:id: nominations.read",
        "POST /api/programmes/:slug/nominations/:id/accept: nominations.make",
        "POST /api/programmes/:slug/nominations/:id/approve: nominations.approve",
        "GET /api/programmes/:slug/nominations/:id/brief: nominations.read",
        "POST /api/programmes/:slug/nominations/:id/brief: nominations.make",
        "POST /api/programmes/:slug/nominations/:id/decline: nominations.make",
        "GET /api/programmes/:slug/nominations/:id/history: nominations.read",
        "POST /api/programmes/:slug/nominations/:id/invite: nominations.make",
        "POST /api/programmes/:slug/nominations/:id/revoke-brief-link: nominations.make",
        "POST /api/programmes/:slug/nominations/:id/revoke-link: nominations.make",
        "POST /api/programmes/:slug/nominations/:id/send-brief: nominations.make",
        "POST /api/programmes/:slug/nominations/:id/substitute: nominations.make",
        "POST /api/programmes/:slug/nominations/:id/withdraw: nominations.make",
        "POST /api/programmes/:slug/nominations/approve-list: nominations.approve",
        "GET /api/programmes/:slug/nominee-retention: needs.edit",
        "PUT /api/programmes/:slug/nominee-retention: needs.edit",
        "GET /api/programmes/:slug/nominee-suggestions: nominations.make",
        "POST /api/programmes/:slug/nominee-suggestions/:id/settle: nominations.make",
        "DELETE /api/programmes/:slug/nominees/:id: nominees.personal-data",
        "GET /api/programmes/:slug/nominees/:id/contact: nominees.personal-data",
        "PUT /api/programmes/:slug/nominees/:id/contact: nominees.personal-data",
        "GET /api/programmes/:slug/nominees/:id/data: nominees.personal-data",
        "GET /api/programmes/:slug/packs: packs.read",
        "POST /api/programmes/:slug/packs: packs.build",
        "GET /api/programmes/:slug/packs/:id: packs.read",
        "POST /api/programmes/:slug/packs/:id/cancel: packs.build",
        "GET /api/programmes/:slug/packs/:id/events: packs.read",
        "GET /api/programmes/:slug/packs/:id/files/:name: packs.read",
        "POST /api/programmes/:slug/packs/:id/release: packs.release",
        "POST /api/programmes/:slug/packs/:id/retry: packs.build",
        "GET /api/programmes/:slug/packs/withheld: packs.build",
        "GET /api/programmes/:slug/people: people.read",
        "POST /api/programmes/:slug/people: people.edit",
        "GET /api/programmes/:slug/people/:id: people.read",
        "PUT /api/programmes/:slug/people/:id: people.edit",
        "POST /api/programmes/:slug/people/:id/hand-over: people.hand-over",
        "POST /api/programmes/:slug/people/:id/invitation: people.edit",
        "GET /api/programmes/:slug/people/:id/portfolio: people.hand-over",
        "GET /api/programmes/:slug/plans: board.read",
        "GET /api/programmes/:slug/plans/:id: board.read",
        "PUT /api/programmes/:slug/plans/:id: plans.edit",
        "GET /api/programmes/:slug/plans/:id/compare: board.read",
        "GET /api/programmes/:slug/plans/:id/editions: board.read",
        "GET /api/programmes/:slug/plans/:id/editions/:number/source: board.read",
        "GET /api/programmes/:slug/plans/:id/file: board.read",
        "POST /api/programmes/:slug/plans/import: plans.edit",
        "GET /api/programmes/:slug/plans/import/:token: plans.edit",
        "POST /api/programmes/:slug/plans/import/:token/answers: plans.edit",
        "POST /api/programmes/:slug/plans/import/:token/apply: plans.edit",
        "GET /api/programmes/:slug/quotes: evidence.read",
        "GET /api/programmes/:slug/ratings: board.read",
        "POST /api/programmes/:slug/ratings: actions.rate",
        "GET /api/programmes/:slug/readiness: board.read",
        "GET /api/programmes/:slug/readings: board.read",
        "POST /api/programmes/:slug/readings: readings.enter",
        "GET /api/programmes/:slug/reviews: evidence.read",
        "GET /api/programmes/:slug/reviews/reasons: evidence.review",
        "GET /api/programmes/:slug/round-settings: board.read",
        "PUT /api/programmes/:slug/round-settings: rounds.open",
        "GET /api/programmes/:slug/rounds: board.read",
        "POST /api/programmes/:slug/rounds: rounds.open",
        "GET /api/programmes/:slug/rounds/:id: board.read",
        "PUT /api/programmes/:slug/rounds/:id: rounds.open",
        "GET /api/programmes/:slug/rounds/:id/answers: board.read",
        "POST /api/programmes/:slug/rounds/:id/close: rounds.open",
        "GET /api/programmes/:slug/rounds/:id/comparison: board.read",
        "GET /api/programmes/:slug/rounds/:id/files/:name: board.read",
        "GET /api/programmes/:slug/rounds/:id/rows: actions.rate",
        "GET /api/programmes/:slug/rounds/:id/table: board.read",
        "GET /api/programmes/:slug/saved-views: evidence.read",
        "POST /api/programmes/:slug/saved-views: evidence.read",
        "DELETE /api/programmes/:slug/saved-views/:id: evidence.read",
        "GET /api/programmes/:slug/sign-offs: board.read",
        "POST /api/programmes/:slug/sign-offs: actions.rate",
        "POST /api/programmes/:slug/sign-offs/:id/decline: actions.sign-off",
        "POST /api/programmes/:slug/sign-offs/:id/sign: actions.sign-off",
        "GET /api/programmes/:slug/status: status.read",
        "GET /api/programmes/:slug/todo: programme.read",
        "GET /api/programmes/:slug/upload-links: asks.make",
        "POST /api/programmes/:slug/upload-links: asks.make",
        "POST /api/programmes/:slug/upload-links/:id/revoke: asks.make",
        "DELETE /api/session: signed-in",
        "GET /api/session: signed-in",
        "POST /api/session: open",
        "GET /api/upload-links/:token: open",
        "POST /api/upload-links/:token/complete: open",
        "POST /api/upload-links/:token/files: open",
        "GET /api/upload-links/:token/files/:id: open",
        "GET /healthz: open",
        "GET /metrics: open",
        "GET /readyz: open",
      ]
    `);
  });

  it('is known to the server under this list, or is one of the few that are no controller’s', async () => {
    const server: FastifyInstance = portal.app.getHttpAdapter().getInstance();
    const listed = server.printRoutes({ commonPrefix: false, includeHooks: false });
    const paths = pathsOf(listed);
    const ours = new Set(routes.map((route) => route.path));
    expect(paths.filter((path) => !ours.has(path))).toEqual(['/api/openapi.json']);
    expect([...ours].filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('that declares nothing is found here, and answers nobody', async () => {
    @Controller('api/planted')
    class Planted {
      @Get()
      secret() {
        return { secret: true };
      }
    }
    @Module({ imports: [appModule(portal.core)], controllers: [Planted] })
    class PlantedModule {}
    const app = await NestFactory.create<NestFastifyApplication>(PlantedModule, new FastifyAdapter(), {
      logger: false,
    });
    await app.init();
    expect(undeclared(routesOf(app))).toEqual(['/api/planted']);
    const answer = await app.inject({ method: 'GET', url: '/api/planted' });
    expect(told(answer)).toBe('403 undeclared-route');
    await app.close();
  });
});

/** The paths of Fastify's own tree of routes. */
function pathsOf(tree: string): string[] {
  const paths: string[] = [];
  const stack: string[] = [];
  for (const row of tree.split('\n')) {
    const match = /^((?:│ {3}| {4})*)(?:├── |└── )(\S*)( \(.*\))?$/.exec(row);
    if (!match) continue;
    const depth = (match[1]?.length ?? 0) / 4;
    stack.length = depth;
    stack.push(match[2] ?? '');
    if (match[3]) paths.push(stack.join(''));
  }
  return [...new Set(paths)].toSorted();
}
