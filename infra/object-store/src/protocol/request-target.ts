import { S3Error } from './s3-error.js';

/** The bucket, key and query of a path-style request; `bucket` and `key` are empty when the path has none. */
export interface RequestTarget {
  readonly bucket: string;
  readonly key: string;
  /** The path as Signature Version 4 wants it: every segment decoded, then encoded once. */
  readonly canonicalPath: string;
  readonly query: ReadonlyMap<string, string>;
}

/** Percent-encodes everything but the unreserved characters of RFC 3986, as Signature Version 4 does. */
export function encodeUri(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error(400, 'InvalidURI', 'The address of the request is not correctly percent-encoded.');
  }
}

/**
 * Reads the request line's target as it came, because `new URL` would resolve `.` and `..`, which are
 * ordinary characters of a key. A parameter given twice is refused: a signature over both would not say which
 * one counts.
 */
export function parseRequestTarget(url: string): RequestTarget {
  if (!url.startsWith('/')) {
    throw new S3Error(400, 'InvalidURI', 'The address of the request must start with a slash.');
  }
  const queryStart = url.indexOf('?');
  const rawPath = queryStart < 0 ? url : url.slice(0, queryStart);
  const segments = rawPath.slice(1).split('/').map(decodeUri);
  const [bucket = '', ...keySegments] = segments;
  return {
    bucket,
    key: keySegments.join('/'),
    canonicalPath: `/${segments.map(encodeUri).join('/')}`,
    query: parseQuery(queryStart < 0 ? '' : url.slice(queryStart + 1)),
  };
}

function parseQuery(rawQuery: string): Map<string, string> {
  const query = new Map<string, string>();
  for (const pair of rawQuery.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decodeUri(equals < 0 ? pair : pair.slice(0, equals));
    if (query.has(name)) {
      throw new S3Error(400, 'InvalidArgument', `The query parameter ${name} is given more than once.`);
    }
    query.set(name, equals < 0 ? '' : decodeUri(pair.slice(equals + 1)));
  }
  return query;
}
