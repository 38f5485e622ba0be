import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiParam } from '@nestjs/swagger';
import { type Content, missingIfMatch, notFound } from '@revisit/core';
import type { z } from 'zod';
import type { RevisitRequest } from './access.js';
import { schemaRef } from './openapi-schemas.js';
import { checked } from './plain-words.js';

const request = (context: ExecutionContext) => context.switchToHttp().getRequest<RevisitRequest>();
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const pathId = createParamDecorator((what: string, context: ExecutionContext): string => {
  const { id } = request(context).params as { id: string };
  if (!uuid.test(id)) throw notFound(what);
  return id;
});

const pathCount = createParamDecorator(
  ({ name, what }: { name: string; what: string }, context: ExecutionContext): number => {
    const text = (request(context).params as Record<string, string>)[name] ?? '';
    if (!/^[1-9]\d{0,8}$/.test(text)) throw notFound(what);
    return Number(text);
  },
);

/** A decorator of ours with its parameter in the OpenAPI document, where Nest can't see it by itself. */
const inPath =
  (read: ParameterDecorator, name: string, schema: { type: string; format?: string }): ParameterDecorator =>
  (target, key, index) => {
    read(target, key, index);
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key !== undefined && descriptor) ApiParam({ name, schema })(target, key, descriptor);
  };

const pathToken = createParamDecorator((what: string, context: ExecutionContext): string => {
  const { token } = request(context).params as { token: string };
  if (!uuid.test(token)) throw notFound(what);
  return token;
});

/** `{token}` of the path: of something that is being prepared and not there yet. */
export const PathToken = (what: string) =>
  inPath(pathToken(what), 'token', { type: 'string', format: 'uuid' });

/** `{id}` of the path. What can't be an id is simply not there. */
export const PathId = (what: string) => inPath(pathId(what), 'id', { type: 'string', format: 'uuid' });

/** `{number}` of the path: a version. */
export const PathNumber = () =>
  inPath(pathCount({ name: 'number', what: 'version' }), 'number', { type: 'integer' });

/** `{page}` of the path; pages count from 1. */
export const PathPage = () => inPath(pathCount({ name: 'page', what: 'page' }), 'page', { type: 'integer' });

/** The version a change says it saw: `If-Match: "3"`. 428 without. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const seen = /^(?:W\/)?"(\d{1,9})"$/.exec(request(context).headers['if-match'] ?? '');
  if (!seen) throw missingIfMatch();
  return Number(seen[1]);
});

/** The same for a POST that may say it, and null when it does not. */
export const IfMatchGiven = createParamDecorator((_: unknown, context: ExecutionContext): number | null => {
  const given = request(context).headers['if-match'];
  const seen = /^(?:W\/)?"(\d{1,9})"$/.exec(given ?? '');
  if (given !== undefined && !seen) throw missingIfMatch();
  return seen ? Number(seen[1]) : null;
});

const bodyOf = createParamDecorator(
  ({ shape }: { shape: z.ZodType }, context: ExecutionContext): Content<unknown> =>
    () =>
      checked(shape, request(context).body),
);

/** The body, checked when the service reads it; also puts its shape into the OpenAPI document. */
export const Sent =
  (schema: z.ZodType): ParameterDecorator =>
  (target, key, index) => {
    // Wrapped, since Nest takes anything with a `transform` method for a pipe.
    bodyOf({ shape: schema })(target, key, index);
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key !== undefined && descriptor) ApiBody({ schema: schemaRef(schema) })(target, key, descriptor);
  };

/** The programme of the path, for the OpenAPI document; the guard reads it. */
export const InProgramme = () =>
  ApiParam({ name: 'slug', description: 'The programme.', schema: { type: 'string' } });
