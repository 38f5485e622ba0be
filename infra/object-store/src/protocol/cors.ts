import type { RequestHeaders } from './request-headers.js';
import { S3Error } from './s3-error.js';

const METHODS = 'GET, HEAD, PUT, POST, DELETE';
const ALLOWED_HEADERS =
  /^(content-type|content-md5|content-disposition|content-encoding|content-language|cache-control|range|if-match|if-none-match|if-range|authorization|x-amz-[a-z0-9-]+)$/;
const EXPOSED_HEADERS =
  'ETag, Content-Length, Content-Range, Content-Disposition, Last-Modified, x-amz-request-id, ' +
  'x-amz-checksum-crc32, x-amz-checksum-crc32c, x-amz-checksum-sha1, x-amz-checksum-sha256, x-amz-checksum-type';
/** How long a browser may keep the answer to a preflight, in seconds. */
const PREFLIGHT_MAX_AGE = 600;

/** The web origins whose pages may use signed links, or `*` for every origin. */
export type AllowedOrigins = readonly string[] | '*';

/** The headers that let a page of an allowed origin read an answer, refusals included. */
export function corsHeaders(headers: RequestHeaders, allowed: AllowedOrigins): Record<string, string> {
  const vary: Record<string, string> = allowed === '*' ? {} : { vary: 'Origin' };
  const origin = headers.get('origin');
  if (origin === undefined || !isAllowed(origin, allowed)) return vary;
  return {
    ...vary,
    'access-control-allow-origin': allowed === '*' ? '*' : origin,
    'access-control-expose-headers': EXPOSED_HEADERS,
  };
}

/** The further headers that answer a preflight; throws when what the browser asks for isn't allowed. */
export function preflightHeaders(headers: RequestHeaders, allowed: AllowedOrigins): Record<string, string> {
  const origin = headers.get('origin');
  const method = headers.get('access-control-request-method');
  if (origin === undefined || method === undefined) {
    throw new S3Error(400, 'BadRequest', 'A preflight names its origin and method.');
  }
  const asked = (headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const refused = asked.filter((name) => !ALLOWED_HEADERS.test(name));
  if (!isAllowed(origin, allowed) || !METHODS.split(', ').includes(method) || refused.length > 0) {
    throw new S3Error(
      403,
      'AccessForbidden',
      'Cross-origin use is not allowed for this origin, method or header.',
    );
  }
  return {
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': asked.join(', '),
    'access-control-max-age': String(PREFLIGHT_MAX_AGE),
  };
}

function isAllowed(origin: string, allowed: AllowedOrigins): boolean {
  return allowed === '*' || allowed.includes(origin);
}
