import { pipeline } from 'node:stream/promises';
import { readByteRange } from '../protocol/byte-range.js';
import { checksumResponseHeaders } from '../protocol/checksums.js';
import { isNotModified, rangeStillApplies } from '../protocol/conditions.js';
import type { ObjectRecord } from '../storage/object-record.js';
import { attributeHeaders, overrideHeaders } from './attributes.js';
import type { Exchange } from './exchange.js';

const READ_BUFFER_BYTES = 256 * 1024;

/** GetObject and HeadObject, which differ only in whether the content follows. */
export async function readObject(exchange: Exchange): Promise<void> {
  const { store, request, response, target, headers } = exchange;
  const overrides = overrideHeaders(target.query);
  const { handle, record } = await store.buckets.open(target.bucket, target.key);
  try {
    if (isNotModified(headers, record)) {
      response.writeHead(304, { etag: `"${record.etag}"` });
      response.end();
      return;
    }
    const range = rangeStillApplies(headers, record)
      ? readByteRange(headers.get('range'), record.size)
      : undefined;
    const { start, end } = range ?? { start: 0, end: record.size - 1 };
    response.writeHead(range ? 206 : 200, {
      ...objectHeaders(record),
      ...overrides,
      'content-length': String(end - start + 1),
      ...(range ? { 'content-range': `bytes ${start}-${end}/${record.size}` } : {}),
      // A checksum of the whole would look like a wrong one beside a part of it.
      ...(!range && headers.get('x-amz-checksum-mode') ? checksumResponseHeaders(record.checksum) : {}),
    });
    if (request.method === 'HEAD' || end < start) {
      response.end();
      return;
    }
    const content = handle.createReadStream({
      start,
      end,
      highWaterMark: READ_BUFFER_BYTES,
      autoClose: false,
    });
    await pipeline(content, response);
  } finally {
    await handle.close();
  }
}

function objectHeaders(record: ObjectRecord): Record<string, string> {
  return {
    ...attributeHeaders(record.attributes),
    etag: `"${record.etag}"`,
    'last-modified': new Date(record.lastModified).toUTCString(),
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
  };
}
