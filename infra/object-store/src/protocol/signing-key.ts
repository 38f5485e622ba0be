import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What one request's signature, and those of its body's chunks, are made with. */
export interface SigningScope {
  readonly key: Buffer;
  /** The signing time, `YYYYMMDDTHHMMSSZ`. */
  readonly timestamp: string;
  /** `date/region/s3/aws4_request`. */
  readonly scope: string;
}

export function sha256Hex(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Buffer | string, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

export function signingScope(secretAccessKey: string, timestamp: string, region: string): SigningScope {
  const date = timestamp.slice(0, 8);
  const steps = [date, region, 's3', 'aws4_request'];
  const key = steps.reduce<Buffer>(hmac, Buffer.from(`AWS4${secretAccessKey}`));
  return { key, timestamp, scope: steps.join('/') };
}

/**
 * The string to sign is `algorithm`, time and scope, then `lines`; the algorithm tells requests, chunks and
 * trailers apart, so that a signature for one can't stand for another.
 */
export function sign(scope: SigningScope, algorithm: string, ...lines: string[]): string {
  const stringToSign = [algorithm, scope.timestamp, scope.scope, ...lines].join('\n');
  return hmac(scope.key, stringToSign).toString('hex');
}

/** Compares two signatures in a time that doesn't tell how many leading characters agree. */
export function sameSignature(expected: string, given: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given));
}
