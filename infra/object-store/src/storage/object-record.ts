import type { StoredChecksum } from '../protocol/checksums.js';

/** What the uploader said about the content, given back with it. */
export interface ObjectAttributes {
  readonly contentType?: string;
  readonly contentDisposition?: string;
  readonly contentEncoding?: string;
  readonly contentLanguage?: string;
  readonly cacheControl?: string;
  readonly expires?: string;
  /** The x-amz-meta- headers, without that prefix. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The record sealed into an object's file. */
export interface ObjectRecord {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /**
   * Without quotes: the content's MD5 in hex, or for a multipart object the MD5 of its parts' and their
   * number.
   */
  readonly etag: string;
  /** ISO 8601, UTC. */
  readonly lastModified: string;
  readonly checksum?: StoredChecksum;
  readonly attributes: ObjectAttributes;
}

/** The record sealed into a part's file. */
export interface PartRecord {
  readonly partNumber: number;
  /** Bytes. */
  readonly size: number;
  /** Hex, without quotes. */
  readonly md5: string;
  /** ISO 8601, UTC. */
  readonly lastModified: string;
  readonly checksum?: StoredChecksum;
}
