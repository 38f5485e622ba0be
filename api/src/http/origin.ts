import type { Config } from '@revisit/core';
import type { FastifyRequest } from 'fastify';

/** The origin people see: as configured, else the one the request names. */
export function ownOrigin(config: Pick<Config, 'REVISIT_PUBLIC_URL'>, request: FastifyRequest): string {
  if (config.REVISIT_PUBLIC_URL) return new URL(config.REVISIT_PUBLIC_URL).origin;
  return `${request.protocol}://${request.host}`;
}
