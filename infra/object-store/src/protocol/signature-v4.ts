import type { RequestHeaders } from './request-headers.js';
import { encodeUri, type RequestTarget } from './request-target.js';
import { S3Error } from './s3-error.js';
import { type SigningScope, sameSignature, sha256Hex, sign, signingScope } from './signing-key.js';

const ALGORITHM = 'AWS4-HMAC-SHA256';
/**
 * Both limits are those of Amazon S3: a clock may be a quarter of an hour out, a link lives a week at most.
 */
const MAX_CLOCK_SKEW_MS = 15 * 60 * 1000;
const MAX_LINK_SECONDS = 7 * 24 * 60 * 60;

const AUTHENTICATION_PARAMETERS = new Set([
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-SignedHeaders',
  'X-Amz-Signature',
]);

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

export interface UnverifiedRequest {
  readonly method: string;
  readonly target: RequestTarget;
  readonly headers: RequestHeaders;
}

export interface Authentication {
  /**
   * The hash that was signed for the body, or one of the protocol's words for a body that isn't hashed whole.
   */
  readonly payloadHash: string;
  readonly signature: string;
  readonly scope: SigningScope;
  /** The request's headers, joined by those that a presigned link carries in its query. */
  readonly headers: RequestHeaders;
}

interface Claim {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly timestamp: string;
  readonly payloadHash: string;
}

export function isAuthenticationParameter(name: string): boolean {
  return AUTHENTICATION_PARAMETERS.has(name);
}

/**
 * Verifies Signature Version 4, in the Authorization header or in a presigned link, and throws an S3Error
 * otherwise: nothing in the store can be reached without one.
 */
export function authenticate(
  request: UnverifiedRequest,
  credentials: Credentials,
  now: Date,
): Authentication {
  const inHeader = request.headers.has('authorization');
  const inQuery = request.target.query.has('X-Amz-Signature') || request.target.query.has('X-Amz-Algorithm');
  if (inHeader && inQuery) {
    throw new S3Error(400, 'InvalidArgument', 'Only one way of signing a request is allowed.');
  }
  if (!inHeader && !inQuery) throw new S3Error(403, 'AccessDenied', 'The request is not signed.');
  const claim = inHeader ? claimOfHeader(request, now) : claimOfLink(request, now);

  const scope = verifiedScope(claim, credentials);
  requireSignedHeaders(claim.signedHeaders.split(';'), request.headers);
  const expected = sign(scope, ALGORITHM, sha256Hex(canonicalRequest(request, claim)));
  if (!sameSignature(expected, claim.signature)) {
    throw new S3Error(403, 'SignatureDoesNotMatch', 'The signature does not match the request.');
  }
  return {
    payloadHash: claim.payloadHash,
    signature: expected,
    scope,
    headers: inHeader ? request.headers : withHoistedHeaders(request),
  };
}

function claimOfHeader({ headers }: UnverifiedRequest, now: Date): Claim {
  const authorization =
    /^AWS4-HMAC-SHA256 +Credential=([^, ]+), *SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})$/;
  const match = authorization.exec(headers.get('authorization') ?? '');
  const [, credential, signedHeaders, signature] = match ?? [];
  if (!credential || !signedHeaders || !signature) {
    throw new S3Error(400, 'AuthorizationHeaderMalformed', 'The Authorization header can not be read.');
  }
  const timestamp = headers.get('x-amz-date') ?? '';
  const skew = Math.abs(now.getTime() - readTimestamp(timestamp));
  if (skew > MAX_CLOCK_SKEW_MS) {
    throw new S3Error(403, 'RequestTimeTooSkewed', 'The request was signed too long ago or in the future.');
  }
  const payloadHash = headers.get('x-amz-content-sha256');
  if (payloadHash === undefined) {
    throw new S3Error(400, 'InvalidRequest', 'The header x-amz-content-sha256 is missing.');
  }
  return { credential, signedHeaders, signature, timestamp, payloadHash };
}

function claimOfLink({ headers, target: { query } }: UnverifiedRequest, now: Date): Claim {
  const malformed = (message: string) => new S3Error(400, 'AuthorizationQueryParametersError', message);
  const parameter = (name: string): string => {
    const value = query.get(name);
    if (!value) throw malformed(`The query parameter ${name} is missing.`);
    return value;
  };
  if (parameter('X-Amz-Algorithm') !== ALGORITHM) throw malformed(`X-Amz-Algorithm must be ${ALGORITHM}.`);
  const expires = parameter('X-Amz-Expires');
  if (!/^\d{1,6}$/.test(expires) || Number(expires) < 1 || Number(expires) > MAX_LINK_SECONDS) {
    throw malformed(`X-Amz-Expires must be from 1 to ${MAX_LINK_SECONDS} seconds.`);
  }
  const timestamp = parameter('X-Amz-Date');
  const age = now.getTime() - readTimestamp(timestamp);
  if (age < -MAX_CLOCK_SKEW_MS) throw new S3Error(403, 'AccessDenied', 'The link is not valid yet.');
  if (age > Number(expires) * 1000) throw new S3Error(403, 'AccessDenied', 'Request has expired');
  return {
    credential: parameter('X-Amz-Credential'),
    signedHeaders: parameter('X-Amz-SignedHeaders'),
    signature: parameter('X-Amz-Signature'),
    timestamp,
    payloadHash:
      query.get('X-Amz-Content-Sha256') ?? headers.get('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD',
  };
}

/** Milliseconds since the epoch of a `YYYYMMDDTHHMMSSZ` time. */
function readTimestamp(timestamp: string): number {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(timestamp);
  const [, year, month, day, hour, minute, second] = match ?? [];
  const time = match ? Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new S3Error(403, 'AccessDenied', 'The signing time must be written as YYYYMMDDTHHMMSSZ.');
  }
  return time;
}

function verifiedScope(claim: Claim, credentials: Credentials): SigningScope {
  const [accessKeyId, ...scope] = claim.credential.split('/');
  if (!sameSignature(sha256Hex(credentials.accessKeyId), sha256Hex(accessKeyId ?? ''))) {
    throw new S3Error(403, 'InvalidAccessKeyId', 'The access key is not known to this store.');
  }
  const expected = signingScope(credentials.secretAccessKey, claim.timestamp, credentials.region);
  if (scope.join('/') !== expected.scope) {
    throw new S3Error(
      400,
      'AuthorizationHeaderMalformed',
      `The credential's scope must be the signing date followed by ${credentials.region}/s3/aws4_request.`,
    );
  }
  return expected;
}

/**
 * The host and every x-amz- header must be signed, otherwise somebody who comes by a signed request could
 * send it elsewhere or add to what it asks for.
 */
function requireSignedHeaders(signedNames: readonly string[], headers: RequestHeaders): void {
  const signed = new Set(signedNames);
  const unsigned = [...headers.keys()].filter(
    (name) => (name === 'host' || name.startsWith('x-amz-')) && !signed.has(name),
  );
  if (unsigned.length > 0 || !signed.has('host')) {
    const names = unsigned.length > 0 ? unsigned.join(', ') : 'host';
    throw new S3Error(403, 'AccessDenied', `There are headers which were not signed: ${names}.`);
  }
}

function canonicalRequest({ method, target, headers }: UnverifiedRequest, claim: Claim): string {
  const query = [...target.query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encodeUri(name), encodeUri(value)] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&');
  const headerLines = claim.signedHeaders
    .split(';')
    .map((name) => `${name}:${(headers.get(name) ?? '').trim().replace(/\s+/g, ' ')}\n`)
    .join('');
  return [method, target.canonicalPath, query, headerLines, claim.signedHeaders, claim.payloadHash].join(
    '\n',
  );
}

/**
 * Signers may move x-amz- headers into a link's query ("hoisting"). They mean the same there, so they are
 * read as headers, and a link that says two different things is refused.
 */
function withHoistedHeaders({ target, headers }: UnverifiedRequest): RequestHeaders {
  const joined = new Map(headers);
  for (const [parameter, value] of target.query) {
    const name = parameter.toLowerCase();
    if (!name.startsWith('x-amz-') || isAuthenticationParameter(parameter)) continue;
    if (joined.has(name) && joined.get(name) !== value) {
      throw new S3Error(
        400,
        'InvalidArgument',
        `${name} differs between the link and the request's headers.`,
      );
    }
    joined.set(name, value);
  }
  return joined;
}
