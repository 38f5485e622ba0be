import { type ChecksumAlgorithm, compositeChecksum, type StoredChecksum } from '../protocol/checksums.js';
import { requireWriteAllowed } from '../protocol/conditions.js';
import { S3Error } from '../protocol/s3-error.js';
import { childrenNamed, element, malformed, textOf, type XmlElement } from '../protocol/xml.js';
import { compositeEtag, type Upload } from '../storage/multipart-store.js';
import type { ObjectRecord, PartRecord } from '../storage/object-record.js';
import { receiveXml } from './body.js';
import { answerXml, type Exchange } from './exchange.js';
import { findUpload } from './multipart.js';

/** Every part but the last must be this large, as in Amazon S3: 5 MiB. */
const MIN_PART_BYTES = 5 * 1024 ** 2;

interface NamedPart {
  readonly partNumber: number;
  /** Without quotes. */
  readonly etag: string;
  /** Base64 by algorithm, as far as the request gives them. */
  readonly checksums: ReadonlyMap<ChecksumAlgorithm, string>;
}

export async function completeMultipartUpload(exchange: Exchange): Promise<void> {
  const { store, target, headers } = exchange;
  const upload = await findUpload(exchange);
  const named = readNamedParts(await receiveXml(exchange));
  const record = await store.uploads.exclusively(upload.id, async () => {
    const parts = matchParts(named, await store.uploads.parts(upload.id), upload);
    const written = await store.staging.withDraft(async (draft) => {
      for (const part of parts) await store.uploads.copyPart(upload.id, part, draft);
      const joined = joinedRecord(upload, parts);
      await draft.seal(joined);
      await store.buckets.commit(target.bucket, draft, joined, (current) =>
        requireWriteAllowed(headers, current),
      );
      return joined;
    });
    // Only after the object is in place: a stop in between leaves an upload that can be completed once more.
    await store.uploads.remove(upload.id);
    return written;
  });
  answerXml(
    exchange,
    element('CompleteMultipartUploadResult', [
      element('Location', `/${target.bucket}${target.canonicalPath.slice(target.bucket.length + 1)}`),
      element('Bucket', target.bucket),
      element('Key', target.key),
      element('ETag', `"${record.etag}"`),
      ...checksumElements(record.checksum),
    ]),
  );
}

function readNamedParts(request: XmlElement): NamedPart[] {
  const parts = childrenNamed(request, 'Part').map((part) => {
    const partNumber = Number(textOf(part, 'PartNumber') ?? Number.NaN);
    const etag = textOf(part, 'ETag')
      ?.trim()
      .replace(/^"(.*)"$/, '$1');
    if (!Number.isInteger(partNumber) || !etag) throw malformed();
    return { partNumber, etag, checksums: readChecksums(part) };
  });
  if (request.name !== 'CompleteMultipartUpload' || parts.length === 0) throw malformed();
  parts.reduce((before, part) => {
    if (part.partNumber <= before.partNumber) {
      throw new S3Error(400, 'InvalidPartOrder', 'The parts must be named in ascending order.');
    }
    return part;
  });
  return parts;
}

function readChecksums(part: XmlElement): Map<ChecksumAlgorithm, string> {
  const checksums = new Map<ChecksumAlgorithm, string>();
  for (const algorithm of ['crc32', 'crc32c', 'sha1', 'sha256'] as const) {
    const value = textOf(part, `Checksum${algorithm.toUpperCase()}`);
    if (value !== undefined) checksums.set(algorithm, value);
  }
  return checksums;
}

/** The received parts that the request names, once everything it says about them is found true. */
function matchParts(
  named: readonly NamedPart[],
  received: readonly PartRecord[],
  upload: Upload,
): PartRecord[] {
  const byNumber = new Map(received.map((part) => [part.partNumber, part]));
  return named.map(({ partNumber, etag, checksums }, position) => {
    const part = byNumber.get(partNumber);
    const wrongChecksum = [...checksums].some(
      ([algorithm, value]) => part?.checksum?.algorithm !== algorithm || part.checksum.value !== value,
    );
    if (!part || part.md5 !== etag || wrongChecksum) {
      throw new S3Error(
        400,
        'InvalidPart',
        `Part ${partNumber} was not received, or not as it is named here.`,
      );
    }
    if (upload.checksumAlgorithm && !checksums.has(upload.checksumAlgorithm)) {
      throw new S3Error(
        400,
        'InvalidRequest',
        `The upload was begun with ${upload.checksumAlgorithm} checksums; that of part ${partNumber} is missing.`,
      );
    }
    if (position < named.length - 1 && part.size < MIN_PART_BYTES) {
      throw new S3Error(400, 'EntityTooSmall', `Every part but the last must have ${MIN_PART_BYTES} bytes.`);
    }
    return part;
  });
}

function joinedRecord(upload: Upload, parts: readonly PartRecord[]): ObjectRecord {
  const algorithm = upload.checksumAlgorithm;
  return {
    key: upload.key,
    size: parts.reduce((total, part) => total + part.size, 0),
    etag: compositeEtag(parts),
    lastModified: new Date().toISOString(),
    checksum:
      algorithm &&
      compositeChecksum(
        algorithm,
        parts.map((part) => part.checksum?.value ?? ''),
      ),
    attributes: upload.attributes,
  };
}

function checksumElements(checksum: StoredChecksum | undefined): XmlElement[] {
  if (!checksum) return [];
  return [
    element(`Checksum${checksum.algorithm.toUpperCase()}`, checksum.value),
    element('ChecksumType', checksum.type),
  ];
}
