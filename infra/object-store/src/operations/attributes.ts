import type { RequestHeaders } from '../protocol/request-headers.js';
import { S3Error } from '../protocol/s3-error.js';
import type { ObjectAttributes } from '../storage/object-record.js';

const METADATA_PREFIX = 'x-amz-meta-';
/** Amazon S3's limit for user metadata, names and values together. */
const MAX_METADATA_BYTES = 2048;

/** Query parameters of a GET that stand in for the stored headers, in one answer only. */
const OVERRIDES: ReadonlyMap<string, string> = new Map([
  ['response-content-type', 'content-type'],
  ['response-content-disposition', 'content-disposition'],
  ['response-content-encoding', 'content-encoding'],
  ['response-content-language', 'content-language'],
  ['response-cache-control', 'cache-control'],
  ['response-expires', 'expires'],
]);

export const OVERRIDE_PARAMETERS: readonly string[] = [...OVERRIDES.keys()];

export function readAttributes(headers: RequestHeaders): ObjectAttributes {
  const metadata: Record<string, string> = {};
  let metadataBytes = 0;
  for (const [name, value] of headers) {
    if (!name.startsWith(METADATA_PREFIX)) continue;
    requireHeaderValue(name, value);
    metadata[name.slice(METADATA_PREFIX.length)] = value;
    metadataBytes += name.length - METADATA_PREFIX.length + value.length;
  }
  if (metadataBytes > MAX_METADATA_BYTES) {
    throw new S3Error(
      400,
      'MetadataTooLarge',
      `Metadata must not be larger than ${MAX_METADATA_BYTES} bytes.`,
    );
  }
  return {
    contentType: headers.get('content-type'),
    contentDisposition: headers.get('content-disposition'),
    contentEncoding: withoutFraming(headers.get('content-encoding')),
    contentLanguage: headers.get('content-language'),
    cacheControl: headers.get('cache-control'),
    expires: headers.get('expires'),
    metadata,
  };
}

/** `aws-chunked` is how the body travelled, not a property of the content. */
function withoutFraming(contentEncoding: string | undefined): string | undefined {
  const encodings = (contentEncoding ?? '')
    .split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== '' && encoding.toLowerCase() !== 'aws-chunked');
  return encodings.length > 0 ? encodings.join(',') : undefined;
}

export function attributeHeaders(attributes: ObjectAttributes): Record<string, string> {
  const headers: Record<string, string | undefined> = {
    'content-type': attributes.contentType ?? 'binary/octet-stream',
    'content-disposition': attributes.contentDisposition,
    'content-encoding': attributes.contentEncoding,
    'content-language': attributes.contentLanguage,
    'cache-control': attributes.cacheControl,
    expires: attributes.expires,
  };
  for (const [name, value] of Object.entries(attributes.metadata)) headers[METADATA_PREFIX + name] = value;
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) given[name] = value;
  return given;
}

/** The headers that the signed request wants instead of the stored ones. */
export function overrideHeaders(query: ReadonlyMap<string, string>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [parameter, header] of OVERRIDES) {
    const value = query.get(parameter);
    if (value === undefined) continue;
    requireHeaderValue(parameter, value);
    headers[header] = value;
  }
  return headers;
}

/** A value from a query can hold what a header can't, line breaks among it. */
function requireHeaderValue(name: string, value: string): void {
  if (!/^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value)) {
    throw new S3Error(400, 'InvalidArgument', `${name} holds characters that a header can not carry.`);
  }
}
