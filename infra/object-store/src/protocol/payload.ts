import type { Readable } from 'node:stream';
import { AwsChunkedDecoder, type AwsChunkedFraming } from './aws-chunked.js';
import {
  algorithmOfHeader,
  type ChecksumAlgorithm,
  type RunningDigest,
  readChecksumHeader,
  readChecksumValue,
  type StoredChecksum,
  startDigest,
} from './checksums.js';
import { type RequestHeaders, readByteCount } from './request-headers.js';
import { S3Error } from './s3-error.js';
import type { Authentication } from './signature-v4.js';

/** What a request says about its body: how it is framed, how long it is, what it must add up to. */
export interface PayloadPlan {
  /** The length of the content in bytes, without framing. */
  readonly size: number;
  readonly framing?: AwsChunkedFraming;
  /** Lower-case hex, from x-amz-content-sha256. */
  readonly signedSha256?: string;
  /** Base64, from Content-MD5. */
  readonly md5?: string;
  /** `value` is absent when it comes in the trailer. */
  readonly checksum?: { readonly algorithm: ChecksumAlgorithm; readonly value?: string };
}

export interface ReceivedPayload {
  readonly size: number;
  readonly md5: Buffer;
  readonly checksum?: StoredChecksum;
}

/** Reads the plan from the headers, and refuses what can't be kept before a byte of the body is taken. */
export function planPayload(authentication: Authentication, maxSize: number): PayloadPlan {
  const { headers } = authentication;
  const framing = readFraming(authentication);
  const size = readByteCount(headers, framing ? 'x-amz-decoded-content-length' : 'content-length');
  if (size === undefined) {
    throw new S3Error(411, 'MissingContentLength', 'The length of the body must be given.');
  }
  if (size > maxSize) {
    throw new S3Error(400, 'EntityTooLarge', `The body must not be larger than ${maxSize} bytes.`);
  }
  return {
    size,
    framing,
    signedSha256: /^[0-9a-f]{64}$/.test(authentication.payloadHash) ? authentication.payloadHash : undefined,
    md5: readContentMd5(headers),
    checksum: readChecksum(headers, framing),
  };
}

function readFraming({
  payloadHash,
  headers,
  scope,
  signature,
}: Authentication): AwsChunkedFraming | undefined {
  const signing = { scope, seedSignature: signature };
  const trailerNames = (headers.get('x-amz-trailer') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const withTrailer = payloadHash.endsWith('-TRAILER');
  if (withTrailer !== trailerNames.length > 0) {
    throw new S3Error(400, 'InvalidRequest', 'x-amz-trailer and x-amz-content-sha256 do not agree.');
  }
  switch (payloadHash) {
    case 'STREAMING-UNSIGNED-PAYLOAD-TRAILER':
      return { trailerNames };
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD':
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER':
      return { signing, trailerNames };
    default:
      refuseStrayFraming(payloadHash, headers);
      return undefined;
  }
}

/**
 * Framing that isn't announced would be stored as if it were content: the one silent corruption to prevent.
 */
function refuseStrayFraming(payloadHash: string, headers: RequestHeaders): void {
  if (payloadHash !== 'UNSIGNED-PAYLOAD' && !/^[0-9a-f]{64}$/.test(payloadHash)) {
    throw new S3Error(400, 'InvalidArgument', 'x-amz-content-sha256 is not a hash this store knows.');
  }
  if (/(^|,)\s*aws-chunked\s*(,|$)/i.test(headers.get('content-encoding') ?? '')) {
    throw new S3Error(400, 'InvalidRequest', 'An aws-chunked body needs a STREAMING- x-amz-content-sha256.');
  }
}

function readContentMd5(headers: RequestHeaders): string | undefined {
  const value = headers.get('content-md5');
  if (value === undefined) return undefined;
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length !== 16 || bytes.toString('base64') !== value) {
    throw new S3Error(400, 'InvalidDigest', 'The Content-MD5 is not valid.');
  }
  return value;
}

function readChecksum(headers: RequestHeaders, framing?: AwsChunkedFraming): PayloadPlan['checksum'] {
  const inHeader = readChecksumHeader(headers);
  const inTrailer = (framing?.trailerNames ?? []).map((name) => {
    const algorithm = algorithmOfHeader(name);
    if (!algorithm) throw new S3Error(400, 'InvalidRequest', `The trailer ${name} is not a checksum.`);
    return { algorithm };
  });
  const all = inHeader ? [inHeader, ...inTrailer] : inTrailer;
  if (all.length > 1) throw new S3Error(400, 'InvalidRequest', 'Only one checksum is allowed.');
  return all[0];
}

/**
 * Receives the body, hands its content to `write` in order, and returns only when everything the plan asks
 * for has been found true; throws an S3Error otherwise, with the source left open so that an answer can still
 * be sent.
 */
export async function receivePayload(
  source: Readable,
  plan: PayloadPlan,
  write: (data: Buffer) => Promise<void>,
): Promise<ReceivedPayload> {
  const decoder = plan.framing && new AwsChunkedDecoder(plan.framing);
  const md5 = startDigest('md5');
  const sha256 = plan.signedSha256 === undefined ? undefined : startDigest('sha256');
  const checksum = plan.checksum && startDigest(plan.checksum.algorithm);
  let size = 0;
  for await (const received of source.iterator({ destroyOnReturn: false })) {
    for (const data of decoder ? decoder.push(received) : [received]) {
      size += data.length;
      if (size > plan.size) throw incomplete();
      md5.update(data);
      sha256?.update(data);
      checksum?.update(data);
      await write(data);
    }
  }
  const trailers = decoder?.finish();
  if (size !== plan.size) throw incomplete();
  if (sha256 && sha256.digest().toString('hex') !== plan.signedSha256) {
    throw new S3Error(400, 'XAmzContentSHA256Mismatch', 'The body does not match x-amz-content-sha256.');
  }
  const md5Bytes = md5.digest();
  if (plan.md5 !== undefined && md5Bytes.toString('base64') !== plan.md5) throw badDigest('Content-MD5');
  return { size, md5: md5Bytes, checksum: checksum && verifiedChecksum(plan, checksum, trailers) };
}

function verifiedChecksum(
  { checksum: expected }: PayloadPlan,
  digest: RunningDigest,
  trailers: ReadonlyMap<string, string> | undefined,
): StoredChecksum | undefined {
  if (!expected) return undefined;
  const { algorithm } = expected;
  const header = `x-amz-checksum-${algorithm}`;
  const given = expected.value ?? readChecksumValue(algorithm, trailers?.get(header) ?? '');
  const value = digest.digest().toString('base64');
  if (value !== given) throw badDigest(header);
  return { algorithm, value, type: 'FULL_OBJECT' };
}

function incomplete(): S3Error {
  return new S3Error(400, 'IncompleteBody', 'The body is not as long as the request said.');
}

function badDigest(header: string): S3Error {
  return new S3Error(400, 'BadDigest', `The body does not match ${header}.`);
}
