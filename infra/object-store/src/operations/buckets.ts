import { readByteCount } from '../protocol/request-headers.js';
import { encodeUri } from '../protocol/request-target.js';
import { S3Error } from '../protocol/s3-error.js';
import { element, malformed } from '../protocol/xml.js';
import { listPage } from '../storage/list-page.js';
import { receiveXml } from './body.js';
import { answer, answerXml, type Exchange, readNumber } from './exchange.js';

const MAX_PAGE = 1000;

/** The body may name a region, which means nothing to a single server; it is verified all the same. */
export async function createBucket(exchange: Exchange): Promise<void> {
  const { store, target, headers } = exchange;
  if ((readByteCount(headers, 'content-length') ?? 0) > 0) {
    const configuration = await receiveXml(exchange);
    if (configuration.name !== 'CreateBucketConfiguration') throw malformed();
  }
  await store.buckets.createBucket(target.bucket);
  answer(exchange, 200, { location: `/${target.bucket}` });
}

export async function headBucket(exchange: Exchange): Promise<void> {
  exchange.store.buckets.index(exchange.target.bucket);
  answer(exchange, 200);
}

/** ListObjectsV2. */
export async function listObjects(exchange: Exchange): Promise<void> {
  const { store, target } = exchange;
  const { query } = target;
  const index = store.buckets.index(target.bucket);
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const startAfter = query.get('start-after') ?? '';
  const token = query.get('continuation-token');
  const limit = Math.min(
    readNumber(exchange, 'max-keys', { min: 0, max: 2 ** 31 - 1, absent: MAX_PAGE }),
    MAX_PAGE,
  );
  const encode = readEncoding(query.get('encoding-type'));
  const after = token === undefined ? startAfter : readToken(token);
  const page = listPage(index, { prefix, delimiter, after, limit });

  const given = (name: string, value: string | undefined) =>
    value === undefined ? [] : [element(name, value)];
  answerXml(
    exchange,
    element('ListBucketResult', [
      element('Name', target.bucket),
      element('Prefix', encode(prefix)),
      ...given('Delimiter', delimiter === '' ? undefined : encode(delimiter)),
      ...given('StartAfter', startAfter === '' ? undefined : encode(startAfter)),
      ...given('EncodingType', query.get('encoding-type')),
      ...given('ContinuationToken', token),
      ...given('NextContinuationToken', page.next === undefined ? undefined : writeToken(page.next)),
      element('MaxKeys', limit),
      element('KeyCount', page.entries.length + page.commonPrefixes.length),
      element('IsTruncated', page.next !== undefined),
      ...page.entries.map((entry) =>
        element('Contents', [
          element('Key', encode(entry.key)),
          element('LastModified', entry.lastModified),
          element('ETag', `"${entry.etag}"`),
          element('Size', entry.size),
          element('StorageClass', 'STANDARD'),
        ]),
      ),
      ...page.commonPrefixes.map((name) => element('CommonPrefixes', [element('Prefix', encode(name))])),
    ]),
  );
}

/** How keys are written in an answer: as they are, or percent-encoded but for the slash. */
export function readEncoding(encodingType: string | undefined): (key: string) => string {
  if (encodingType === undefined) return (key) => key;
  if (encodingType !== 'url') throw new S3Error(400, 'InvalidArgument', 'encoding-type must be url.');
  return (key) => key.split('/').map(encodeUri).join('/');
}

/**
 * Continuation tokens are the last thing listed, so that a listing goes on rightly whatever changes
 * meanwhile.
 */
function writeToken(last: string): string {
  return Buffer.from(last).toString('base64url');
}

function readToken(token: string): string {
  const last = Buffer.from(token, 'base64url').toString();
  if (last === '' || writeToken(last) !== token) {
    throw new S3Error(400, 'InvalidArgument', 'The continuation token is not one of this store.');
  }
  return last;
}
