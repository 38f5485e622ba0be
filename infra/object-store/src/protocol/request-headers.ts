import type { IncomingHttpHeaders } from 'node:http';
import { S3Error } from './s3-error.js';

/** Lower-case header names, each with the one value that both the signature and the operation see. */
export type RequestHeaders = ReadonlyMap<string, string>;

/** Flattens node's headers; `set-cookie`, the only one node keeps as a list, means nothing in a request. */
export function readRequestHeaders(headers: IncomingHttpHeaders): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') flat.set(name, value);
  }
  return flat;
}

/** A size in bytes from a header that must be a plain decimal number; undefined when the header is absent. */
export function readByteCount(headers: RequestHeaders, name: string): number | undefined {
  const value = headers.get(name);
  if (value === undefined) return undefined;
  if (!/^\d{1,15}$/.test(value)) {
    throw new S3Error(400, 'InvalidArgument', `The header ${name} must be a whole number of bytes.`);
  }
  return Number(value);
}
