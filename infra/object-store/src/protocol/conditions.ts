import type { IndexEntry } from '../storage/key-index.js';
import type { RequestHeaders } from './request-headers.js';
import { S3Error } from './s3-error.js';

interface Validators {
  /** Without quotes. */
  readonly etag: string;
  /** ISO 8601. */
  readonly lastModified: string;
}

function preconditionFailed(header: string): S3Error {
  return new S3Error(412, 'PreconditionFailed', `The object does not meet the condition in ${header}.`);
}

/** Whether an If-Match or If-None-Match value is `*` or names this ETag among others. */
function namesEtag(header: string, etag: string): boolean {
  const names = header.split(',').map((name) =>
    name
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1'),
  );
  return names.includes('*') || names.includes(etag);
}

/** Dates in headers have whole seconds, so the object's is cut to them before it is compared. */
function isModifiedSince(header: string, lastModified: string): boolean {
  const since = Date.parse(header);
  return Number.isNaN(since) || Math.floor(Date.parse(lastModified) / 1000) * 1000 > since;
}

/**
 * Judges a read's conditions in RFC 9110's order (section 13.2.2): throws when one fails, and answers whether
 * the client's copy is still good (304).
 */
export function isNotModified(headers: RequestHeaders, { etag, lastModified }: Validators): boolean {
  const ifMatch = headers.get('if-match');
  const ifUnmodifiedSince = headers.get('if-unmodified-since');
  if (ifMatch !== undefined) {
    if (!namesEtag(ifMatch, etag)) throw preconditionFailed('If-Match');
  } else if (ifUnmodifiedSince !== undefined && !Number.isNaN(Date.parse(ifUnmodifiedSince))) {
    if (isModifiedSince(ifUnmodifiedSince, lastModified)) throw preconditionFailed('If-Unmodified-Since');
  }
  const ifNoneMatch = headers.get('if-none-match');
  const ifModifiedSince = headers.get('if-modified-since');
  if (ifNoneMatch !== undefined) return namesEtag(ifNoneMatch, etag);
  return ifModifiedSince !== undefined && !isModifiedSince(ifModifiedSince, lastModified);
}

/**
 * Whether a Range header still counts: an If-Range that names another state of the object asks for the whole.
 */
export function rangeStillApplies(headers: RequestHeaders, { etag, lastModified }: Validators): boolean {
  const ifRange = headers.get('if-range')?.trim();
  if (ifRange === undefined) return true;
  return (
    ifRange === `"${etag}"` || Date.parse(ifRange) === Math.floor(Date.parse(lastModified) / 1000) * 1000
  );
}

/** Judges a write's conditions against what the key holds now; throws when the write must not be made. */
export function requireWriteAllowed(headers: RequestHeaders, current: IndexEntry | undefined): void {
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== '*') {
    throw new S3Error(501, 'NotImplemented', 'A write takes no If-None-Match but the asterisk.');
  }
  if (ifNoneMatch !== undefined && current) throw preconditionFailed('If-None-Match');
  const ifMatch = headers.get('if-match');
  if (ifMatch === undefined) return;
  if (!current) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
  if (!namesEtag(ifMatch, current.etag)) throw preconditionFailed('If-Match');
}
