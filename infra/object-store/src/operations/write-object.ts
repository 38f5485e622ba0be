import { checksumResponseHeaders } from '../protocol/checksums.js';
import { requireWriteAllowed } from '../protocol/conditions.js';
import { decodeUri } from '../protocol/request-target.js';
import { S3Error } from '../protocol/s3-error.js';
import { element } from '../protocol/xml.js';
import type { ObjectAttributes, ObjectRecord } from '../storage/object-record.js';
import { readAttributes } from './attributes.js';
import { receiveContent } from './body.js';
import { answer, answerXml, type Exchange } from './exchange.js';

const COPY_BUFFER_BYTES = 1024 * 1024;

export async function putObject(exchange: Exchange): Promise<void> {
  const { store, target, headers } = exchange;
  const attributes = readAttributes(headers);
  // Judged before the body comes, to spare a transfer in vain, and again when it is put in place.
  requireWriteAllowed(headers, store.buckets.index(target.bucket).get(target.key));
  const record = await store.staging.withDraft(async (draft) => {
    const received = await receiveContent(exchange, draft);
    const written: ObjectRecord = {
      key: target.key,
      size: received.size,
      etag: received.md5.toString('hex'),
      lastModified: new Date().toISOString(),
      checksum: received.checksum,
      attributes,
    };
    await draft.seal(written);
    await store.buckets.commit(target.bucket, draft, written, (current) =>
      requireWriteAllowed(headers, current),
    );
    return written;
  });
  answer(exchange, 200, { etag: `"${record.etag}"`, ...checksumResponseHeaders(record.checksum) });
}

export async function copyObject(exchange: Exchange): Promise<void> {
  const { store, target, headers } = exchange;
  const source = readCopySource(headers.get('x-amz-copy-source') ?? '');
  const attributes = readCopiedAttributes(exchange);
  if (!attributes && source.bucket === target.bucket && source.key === target.key) {
    throw new S3Error(400, 'InvalidRequest', 'A copy onto itself must replace the metadata.');
  }
  store.buckets.index(target.bucket);
  const { handle, record } = await store.buckets.open(source.bucket, source.key);
  try {
    const copy = await store.staging.withDraft(async (draft) => {
      const buffer = Buffer.alloc(COPY_BUFFER_BYTES);
      for (let position = 0; position < record.size; ) {
        const wanted = Math.min(buffer.length, record.size - position);
        const { bytesRead } = await handle.read(buffer, 0, wanted, position);
        if (bytesRead === 0) throw new Error('the file of the object to be copied is cut short');
        await draft.append(buffer.subarray(0, bytesRead));
        position += bytesRead;
      }
      const written: ObjectRecord = {
        ...record,
        key: target.key,
        lastModified: new Date().toISOString(),
        attributes: attributes ?? record.attributes,
      };
      await draft.seal(written);
      await store.buckets.commit(target.bucket, draft, written, (current) =>
        requireWriteAllowed(headers, current),
      );
      return written;
    });
    answerXml(
      exchange,
      element('CopyObjectResult', [
        element('LastModified', copy.lastModified),
        element('ETag', `"${copy.etag}"`),
      ]),
    );
  } finally {
    await handle.close();
  }
}

function readCopySource(header: string): { bucket: string; key: string } {
  if (header.includes('?'))
    throw new S3Error(501, 'NotImplemented', 'This store keeps no versions to copy from.');
  const path = decodeUri(header).replace(/^\//, '');
  const slash = path.indexOf('/');
  if (slash < 1 || slash === path.length - 1) {
    throw new S3Error(400, 'InvalidArgument', 'x-amz-copy-source must name a bucket and a key.');
  }
  return { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

/** The attributes the copy gets from the request; undefined when it keeps those of its source. */
function readCopiedAttributes({ headers }: Exchange): ObjectAttributes | undefined {
  const directive = headers.get('x-amz-metadata-directive') ?? 'COPY';
  if (directive !== 'COPY' && directive !== 'REPLACE') {
    throw new S3Error(400, 'InvalidArgument', 'x-amz-metadata-directive must be COPY or REPLACE.');
  }
  return directive === 'REPLACE' ? readAttributes(headers) : undefined;
}
