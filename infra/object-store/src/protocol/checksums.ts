import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { crc32c } from './crc32c.js';
import type { RequestHeaders } from './request-headers.js';
import { S3Error } from './s3-error.js';

/** The protocol's checksum algorithms that this store verifies, with the length of their values in bytes. */
const CHECKSUM_BYTES = { crc32: 4, crc32c: 4, sha1: 20, sha256: 32 } as const;

export type ChecksumAlgorithm = keyof typeof CHECKSUM_BYTES;

/** A checksum as it is kept with an object and shown to clients; `value` is base64. */
export interface StoredChecksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly value: string;
  /**
   * COMPOSITE: the checksum of the parts' checksums of a multipart upload, its value ending in `-<parts>`.
   */
  readonly type: 'FULL_OBJECT' | 'COMPOSITE';
}

export interface RunningDigest {
  update(data: Buffer): unknown;
  digest(): Buffer;
}

export function startDigest(algorithm: ChecksumAlgorithm | 'md5'): RunningDigest {
  if (algorithm === 'crc32') return new RunningCrc(crc32);
  if (algorithm === 'crc32c') return new RunningCrc(crc32c);
  return createHash(algorithm);
}

class RunningCrc implements RunningDigest {
  readonly #step: (data: Buffer, previous: number) => number;
  #crc = 0;

  constructor(step: (data: Buffer, previous: number) => number) {
    this.#step = step;
  }

  update(data: Buffer): void {
    this.#crc = this.#step(data, this.#crc);
  }

  digest(): Buffer {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(this.#crc);
    return bytes;
  }
}

/** Reads an algorithm's name in any case, as it stands in header names, header values and XML. */
export function readChecksumAlgorithm(name: string): ChecksumAlgorithm {
  const lower = name.toLowerCase();
  if (!isChecksumAlgorithm(lower)) {
    throw new S3Error(
      501,
      'NotImplemented',
      `This store can not verify ${name}; use CRC32, CRC32C, SHA1 or SHA256.`,
    );
  }
  return lower;
}

function isChecksumAlgorithm(name: string): name is ChecksumAlgorithm {
  return Object.hasOwn(CHECKSUM_BYTES, name);
}

/** The name of the header and trailer that carry a checksum of this algorithm. */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm}`;
}

/** The algorithm that a header or trailer of this name carries; undefined when it carries none. */
export function algorithmOfHeader(name: string): ChecksumAlgorithm | undefined {
  const match = /^x-amz-checksum-(.+)$/.exec(name);
  if (!match?.[1] || ['mode', 'algorithm', 'type'].includes(match[1])) return undefined;
  return readChecksumAlgorithm(match[1]);
}

/** Refuses what can't be a checksum before a long body is received for nothing. */
export function readChecksumValue(algorithm: ChecksumAlgorithm, value: string): string {
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length !== CHECKSUM_BYTES[algorithm] || bytes.toString('base64') !== value) {
    throw new S3Error(400, 'InvalidRequest', `The value of ${checksumHeader(algorithm)} is not valid.`);
  }
  return value;
}

/** The one checksum that a request's headers give for its body. */
export function readChecksumHeader(
  headers: RequestHeaders,
): { algorithm: ChecksumAlgorithm; value: string } | undefined {
  const found = [...headers].flatMap(([name, value]) => {
    const algorithm = algorithmOfHeader(name);
    return algorithm ? [{ algorithm, value: readChecksumValue(algorithm, value) }] : [];
  });
  if (found.length > 1) {
    throw new S3Error(400, 'InvalidRequest', 'Only one x-amz-checksum- header is allowed.');
  }
  return found[0];
}

/** The checksum of a multipart object: over its parts' checksums, as Amazon S3 makes it. */
export function compositeChecksum(algorithm: ChecksumAlgorithm, parts: readonly string[]): StoredChecksum {
  const digest = startDigest(algorithm);
  for (const part of parts) digest.update(Buffer.from(part, 'base64'));
  return { algorithm, value: `${digest.digest().toString('base64')}-${parts.length}`, type: 'COMPOSITE' };
}

export function checksumResponseHeaders(checksum: StoredChecksum | undefined): Record<string, string> {
  if (!checksum) return {};
  return { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': checksum.type };
}
