import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Caller, SignedIn } from '@revisit/core';
import type { Permission } from '@revisit/core/shared';
import type { FastifyRequest } from 'fastify';

/** What a route declares about who may call it. A route that declares nothing answers nobody. */
export type Access =
  | { kind: 'open' }
  | { kind: 'signed-in' }
  | { kind: 'permission'; permission: Permission };

export const ACCESS = 'revisit:access';

/** Anybody, without a session. */
export const Open = () => SetMetadata(ACCESS, { kind: 'open' } satisfies Access);
/** Anybody with a session, outside any programme. */
export const ForSignedIn = () => SetMetadata(ACCESS, { kind: 'signed-in' } satisfies Access);
/** Members of the programme in the path whose roles give the permission. */
export const Allow = (permission: Permission) =>
  SetMetadata(ACCESS, { kind: 'permission', permission } satisfies Access);

export interface RevisitRequest extends FastifyRequest {
  session?: SignedIn;
  caller?: Caller;
}

/** The caller that the guard made out; only on routes with a permission. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<RevisitRequest>();
  if (!caller) throw new Error('This route has no caller: it declares no permission.');
  return caller;
});

export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { session } = context.switchToHttp().getRequest<RevisitRequest>();
  if (!session) throw new Error('This route has no session: it is open.');
  return session;
});
