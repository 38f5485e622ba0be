import '@fastify/cookie';
import type { Config } from '@revisit/core';
import type { FastifyReply, FastifyRequest } from 'fastify';

const name = 'revisit_session';

/** The session's token in this request, or undefined. */
export const sessionCookie = (request: FastifyRequest): string | undefined => request.cookies[name];

const attributes = (config: Pick<Config, 'REVISIT_BEHIND_PROXY'>) => ({
  path: '/api',
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: config.REVISIT_BEHIND_PROXY,
});

/** No expiry: it goes with the browser. The server ends the session itself, idle or after its hours. */
export const setSessionCookie = (config: Config, reply: FastifyReply, token: string) =>
  reply.setCookie(name, token, attributes(config));
export const clearSessionCookie = (config: Config, reply: FastifyReply) =>
  reply.clearCookie(name, attributes(config));
