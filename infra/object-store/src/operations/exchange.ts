import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHeaders } from '../protocol/request-headers.js';
import type { RequestTarget } from '../protocol/request-target.js';
import { S3Error } from '../protocol/s3-error.js';
import type { Authentication } from '../protocol/signature-v4.js';
import { renderXml, type XmlElement } from '../protocol/xml.js';
import type { BucketStore } from '../storage/bucket-store.js';
import type { MultipartStore } from '../storage/multipart-store.js';
import type { Staging } from '../storage/staging.js';

export interface Store {
  readonly staging: Staging;
  readonly buckets: BucketStore;
  readonly uploads: MultipartStore;
}

/** One signed request on its way to an answer, as every operation sees it. */
export interface Exchange {
  readonly store: Store;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: RequestTarget;
  /** The verified headers, those of a presigned link among them. */
  readonly headers: RequestHeaders;
  readonly authentication: Authentication;
  /** Tells a client that waits for it (Expect: 100-continue) to send the body. */
  readonly invite: () => void;
}

export type Operation = (exchange: Exchange) => Promise<void>;

export function answer(
  { response }: Pick<Exchange, 'response'>,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...headers, ...(status === 204 ? {} : { 'content-length': '0' }) });
  response.end();
}

export function answerXml({ response }: Pick<Exchange, 'response'>, root: XmlElement): void {
  const body = Buffer.from(renderXml(root));
  response.writeHead(200, { 'content-type': 'application/xml', 'content-length': String(body.length) });
  response.end(body);
}

/** A query parameter that must be a whole number within these limits. */
export function readNumber(
  { target }: Pick<Exchange, 'target'>,
  name: string,
  limits: { readonly min: number; readonly max: number; readonly absent?: number },
): number {
  const value = target.query.get(name);
  if (value === undefined && limits.absent !== undefined) return limits.absent;
  const number = /^\d{1,9}$/.test(value ?? '') ? Number(value) : Number.NaN;
  if (!(number >= limits.min && number <= limits.max)) {
    throw new S3Error(400, 'InvalidArgument', `${name} must be from ${limits.min} to ${limits.max}.`);
  }
  return number;
}
