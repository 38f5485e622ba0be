import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Core, demand, forbidden, notFound, notSignedIn } from '@revisit/core';
import { FromCore } from '../core.module.js';
import { ACCESS, type Access, type RevisitRequest } from './access.js';
import { sessionCookie } from './cookie.js';
import { ownOrigin } from './origin.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The first refusals, in the design's order: forged requests, 401 without a session, 404 for a programme that is
 * not theirs, 403 for a role that may not.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @FromCore() private readonly core: Core,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RevisitRequest>();
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (!access) throw forbidden('undeclared-route', 'This address is not open to anybody.');
    if (!safeMethods.has(request.method)) this.refuseForged(request);
    if (access.kind === 'open') return true;
    const token = sessionCookie(request);
    if (!token) throw notSignedIn();
    request.session = await this.core.sessions.find(token);
    if (access.kind === 'signed-in') return true;
    const { slug } = request.params as { slug?: string };
    const membership = request.session.memberships.find((candidate) => candidate.slug === slug);
    if (!membership) throw notFound('programme');
    request.caller = {
      programmeId: membership.programmeId,
      personId: request.session.personId,
      roles: membership.roles,
      // Areas are a lead's: somebody who is one no longer answers for none.
      areaIds: membership.roles.includes('area-lead') ? membership.areaIds : [],
    };
    demand(request.caller, access.permission);
    return true;
  }

  /** A browser always names the page a change comes from; a script that names none carries no stolen cookie. */
  private refuseForged(request: RevisitRequest) {
    const origin = request.headers.origin;
    const site = request.headers['sec-fetch-site'];
    const foreign =
      origin !== undefined ? origin !== ownOrigin(this.core.config, request) : site === 'cross-site';
    if (foreign)
      throw forbidden(
        'other-origin',
        'This request came from another site, so it was refused. Open Revisit itself and try again.',
      );
  }
}
