import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { unprocessable } from '@revisit/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { RevisitRequest } from './access.js';
import { checked } from './plain-words.js';

/** A range over this is cut (DESIGN section 5). */
const rowsAtMost = 1000;

export interface ListRequest<Filter> {
  filter: Filter;
  sort: { field: string; descending: boolean } | null;
  from: number;
  to: number;
}

const rangeShape = z.tuple([z.int().min(0), z.int().min(0)]);
const sortShape = z.tuple([z.string(), z.enum(['ASC', 'DESC'])]);

function json(text: unknown, what: string): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw unprocessable(
      'bad-query',
      `The ${what} of this list is not valid JSON. Open the list again from the menu.`,
    );
  }
}

const listing = createParamDecorator(
  ({ shape }: { shape: z.ZodType }, context: ExecutionContext): ListRequest<unknown> => {
    const query = context.switchToHttp().getRequest<RevisitRequest>().query as Record<string, unknown>;
    const wanted = checked(shape, json(query.filter, 'filter') ?? {}) as { id?: unknown };
    const sort = json(query.sort, 'sort');
    const range = json(query.range, 'range');
    const [from, last] = range === undefined ? [0, Number.MAX_SAFE_INTEGER] : checked(rangeShape, range);
    const some = Array.isArray(wanted.id) && range === undefined ? wanted.id.length : rowsAtMost;
    const [field, direction] = sort === undefined ? [] : checked(sortShape, sort);
    return {
      filter: wanted,
      sort: field ? { field, descending: direction === 'DESC' } : null,
      from,
      to: Math.max(from, Math.min(last, from + Math.max(some, 1) - 1)),
    };
  },
);

/**
 * range, sort and filter in the dialect of ra-data-simple-rest, checked against the resource's own filter.
 * Wrapped, since Nest takes anything with a `transform` method for a pipe.
 */
export const Listing = (filter: z.ZodType) => listing({ shape: filter });

/** The three queries of a list, for the OpenAPI document. */
export const ApiList = () => (target: object, key: string | symbol, descriptor: PropertyDescriptor) => {
  for (const [name, description] of [
    ['range', 'First and last row, counted from 0: [0,24].'],
    ['sort', 'Field and direction: ["title","ASC"].'],
    ['filter', 'JSON object; what can be asked for differs by list.'],
  ] as const)
    ApiQuery({ name, description, required: false, schema: { type: 'string' } })(target, key, descriptor);
};

export function sendRange(
  reply: FastifyReply,
  resource: string,
  from: number,
  count: number,
  total: number,
): void {
  const span = count === 0 ? '*' : `${from}-${from + count - 1}`;
  void reply.header('content-range', `${resource} ${span}/${total}`);
}

/** One page of a list that is small enough to be read whole. Sorts by any field that holds text, a number or a date. */
export function page<Row extends object>(
  reply: FastifyReply,
  resource: string,
  rows: Row[],
  request: ListRequest<unknown>,
): Row[] {
  const { sort } = request;
  const sorted = sort
    ? rows.toSorted(
        (a, b) => compare(fieldOf(a, sort.field), fieldOf(b, sort.field)) * (sort.descending ? -1 : 1),
      )
    : rows;
  const part = sorted.slice(request.from, request.to + 1);
  sendRange(reply, resource, request.from, part.length, rows.length);
  return part;
}

const fieldOf = (row: object, field: string): unknown =>
  field
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], row);

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b, 'en-GB', { numeric: true });
  return a < b ? -1 : 1;
}
