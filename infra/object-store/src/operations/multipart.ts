import { checksumResponseHeaders, readChecksumAlgorithm } from '../protocol/checksums.js';
import { S3Error } from '../protocol/s3-error.js';
import { element, type XmlElement } from '../protocol/xml.js';
import type { Upload } from '../storage/multipart-store.js';
import type { PartRecord } from '../storage/object-record.js';
import { readAttributes } from './attributes.js';
import { receiveContent } from './body.js';
import { readEncoding } from './buckets.js';
import { answer, answerXml, type Exchange, readNumber } from './exchange.js';

/** The protocol's highest part number. */
const MAX_PARTS = 10_000;
const MAX_PAGE = 1000;

export async function createMultipartUpload(exchange: Exchange): Promise<void> {
  const { store, target, headers } = exchange;
  store.buckets.index(target.bucket);
  const type = headers.get('x-amz-checksum-type') ?? 'COMPOSITE';
  if (type !== 'COMPOSITE') {
    throw new S3Error(
      501,
      'NotImplemented',
      'This store makes composite checksums of multipart uploads only.',
    );
  }
  const algorithm = headers.get('x-amz-checksum-algorithm');
  const upload = await store.uploads.begin({
    bucket: target.bucket,
    key: target.key,
    initiated: new Date().toISOString(),
    checksumAlgorithm: algorithm === undefined ? undefined : readChecksumAlgorithm(algorithm),
    attributes: readAttributes(headers),
  });
  answerXml(
    exchange,
    element('InitiateMultipartUploadResult', [
      element('Bucket', target.bucket),
      element('Key', target.key),
      element('UploadId', upload.id),
    ]),
  );
}

export async function uploadPart(exchange: Exchange): Promise<void> {
  const { store } = exchange;
  const partNumber = readNumber(exchange, 'partNumber', { min: 1, max: MAX_PARTS });
  const upload = await findUpload(exchange);
  const part = await store.staging.withDraft(async (draft) => {
    const received = await receiveContent(exchange, draft);
    requireDeclaredChecksum(upload, received.checksum?.algorithm);
    const written: PartRecord = {
      partNumber,
      size: received.size,
      md5: received.md5.toString('hex'),
      lastModified: new Date().toISOString(),
      checksum: received.checksum,
    };
    await draft.seal(written);
    await store.uploads.placePart(upload.id, partNumber, draft);
    return written;
  });
  const checksum = checksumResponseHeaders(part.checksum);
  answer(exchange, 200, { etag: `"${part.md5}"`, ...checksum });
}

/** An upload that was begun with a checksum algorithm takes no part without it, as in Amazon S3. */
function requireDeclaredChecksum(upload: Upload, given: string | undefined): void {
  const declared = upload.checksumAlgorithm;
  if (declared === undefined || given === declared) return;
  throw new S3Error(
    400,
    'InvalidRequest',
    `The upload was begun with ${declared} checksums, and the part came with ${given ?? 'none'}.`,
  );
}

export async function listParts(exchange: Exchange): Promise<void> {
  const { store, target } = exchange;
  const after = readNumber(exchange, 'part-number-marker', { min: 0, max: MAX_PARTS, absent: 0 });
  const limit = Math.min(
    readNumber(exchange, 'max-parts', { min: 0, max: 2 ** 31 - 1, absent: MAX_PAGE }),
    MAX_PAGE,
  );
  const upload = await findUpload(exchange);
  const parts = (await store.uploads.parts(upload.id)).filter((part) => part.partNumber > after);
  const page = parts.slice(0, limit);
  answerXml(
    exchange,
    element('ListPartsResult', [
      element('Bucket', target.bucket),
      element('Key', target.key),
      element('UploadId', upload.id),
      element('PartNumberMarker', after),
      element('NextPartNumberMarker', page.at(-1)?.partNumber ?? after),
      element('MaxParts', limit),
      element('IsTruncated', page.length < parts.length),
      ...(upload.checksumAlgorithm
        ? [
            element('ChecksumAlgorithm', upload.checksumAlgorithm.toUpperCase()),
            element('ChecksumType', 'COMPOSITE'),
          ]
        : []),
      ...page.map(partElement),
    ]),
  );
}

function partElement(part: PartRecord): XmlElement {
  const { checksum } = part;
  return element('Part', [
    element('PartNumber', part.partNumber),
    element('LastModified', part.lastModified),
    element('ETag', `"${part.md5}"`),
    element('Size', part.size),
    ...(checksum ? [element(`Checksum${checksum.algorithm.toUpperCase()}`, checksum.value)] : []),
  ]);
}

export async function abortMultipartUpload(exchange: Exchange): Promise<void> {
  const { store } = exchange;
  const upload = await findUpload(exchange);
  await store.uploads.exclusively(upload.id, () => store.uploads.remove(upload.id));
  answer(exchange, 204);
}

/** ListMultipartUploads, on one page: a portal has few uploads under way at a time. */
export async function listMultipartUploads(exchange: Exchange): Promise<void> {
  const { store, target } = exchange;
  store.buckets.index(target.bucket);
  const prefix = target.query.get('prefix') ?? '';
  const encode = readEncoding(target.query.get('encoding-type'));
  const uploads = await store.uploads.list(target.bucket, prefix);
  answerXml(
    exchange,
    element('ListMultipartUploadsResult', [
      element('Bucket', target.bucket),
      element('Prefix', encode(prefix)),
      element('IsTruncated', false),
      ...uploads.map((upload) =>
        element('Upload', [
          element('Key', encode(upload.key)),
          element('UploadId', upload.id),
          element('Initiated', upload.initiated),
          element('StorageClass', 'STANDARD'),
        ]),
      ),
    ]),
  );
}

export async function findUpload({ store, target }: Exchange): Promise<Upload> {
  store.buckets.index(target.bucket);
  return store.uploads.find(target.query.get('uploadId') ?? '', target.bucket, target.key);
}
