import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { RevisitError } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import type { RevisitRequest } from './access.js';

const titles: Record<number, string> = {
  400: 'This request can’t be read.',
  401: 'You are not signed in.',
  403: 'You may not do this.',
  404: 'This is not here.',
  409: 'This can’t be done now.',
  413: 'This is too large.',
  415: 'This request can’t be read.',
  422: 'Something has to be put right first.',
  428: 'This change can’t be placed.',
  429: 'Too many tries.',
};

/** Every error leaves as RFC 9457 problem+json: a stable code, sentences, never a stack or SQL. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<RevisitRequest>();
    const known = asRevisitError(error);
    if (!known || known.level === 'error')
      this.logger.error({
        requestId: request.id,
        route: request.routeOptions?.url,
        error: error instanceof Error ? error.stack : String(error),
      });
    else if (known.level === 'warn')
      // The route, not the address: that may hold a token.
      this.logger.warn({
        requestId: request.id,
        route: request.routeOptions?.url,
        status: known.status,
        code: known.code,
      });
    sendProblem(http.getResponse<FastifyReply>(), known ?? unexpected(request.id));
  }
}

const unexpected = (requestId: string) =>
  new RevisitError(
    500,
    'unexpected',
    `Something went wrong on our side; nothing of yours was changed. Try again, and tell your administrator if it goes on (${requestId}).`,
  );

const nothingHere = () => new RevisitError(404, 'not-found', 'There is nothing at this address.');

/** What Fastify refuses before any route is known: an address that can't be decoded, or is far too long. */
export const refuseAddress = (reply: FastifyReply): void => sendProblem(reply, nothingHere());

function sendProblem(reply: FastifyReply, problem: RevisitError): void {
  const { status, code, message: detail } = problem;
  const { retryAfterSeconds, ...details } = problem.details;
  if (typeof retryAfterSeconds === 'number') void reply.header('retry-after', retryAfterSeconds);
  void reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send({
      type: `urn:revisit:problem:${code}`,
      title: titles[status] ?? 'Something went wrong.',
      status,
      code,
      detail,
      ...details,
    });
}

function asRevisitError(error: unknown): RevisitError | null {
  if (error instanceof RevisitError) return error;
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : (error as { statusCode?: number } | null)?.statusCode;
  if (status === undefined || status >= 500) return null;
  if (status === 404) return nothingHere();
  if (status === 413)
    return new RevisitError(
      413,
      'too-large',
      'What you sent is too large for this address. Files go straight to the store.',
    );
  return new RevisitError(
    status,
    'unreadable-request',
    'The request can’t be read: check that its body is valid JSON and says so in Content-Type.',
  );
}
