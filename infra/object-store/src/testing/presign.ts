import { PutObjectCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { base64Digest } from './content.js';
import type { Endpoint } from './endpoint.js';

/** A link and the headers that whoever uses it must send. */
export interface SignedPut {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The checksum stays a header instead of moving into the query: any S3 store then refuses a request with
 * another one, and bytes that don't match it.
 */
const LINK = { expiresIn: 300, unhoistableHeaders: new Set(['x-amz-checksum-sha256']) };

/** Without this the client adds a checksum of its own to the link: that of an empty body. */
const CLIENT = { requestChecksumCalculation: 'WHEN_REQUIRED' } as const;

function announce(content: Buffer): { ChecksumSHA256: string; ContentLength: number } {
  return { ChecksumSHA256: base64Digest('sha256', content), ContentLength: content.length };
}

/** Signs a PUT of exactly this content, as the portal does for a browser. */
export async function presignPut(endpoint: Endpoint, Key: string, content: Buffer): Promise<SignedPut> {
  const announced = announce(content);
  const command = new PutObjectCommand({ Bucket: endpoint.bucket, Key, ...announced });
  const url = await getSignedUrl(endpoint.client(CLIENT), command, LINK);
  return { url, headers: { 'x-amz-checksum-sha256': announced.ChecksumSHA256 } };
}

/** The same for a part of an upload that was begun with ChecksumAlgorithm SHA256. */
export async function presignPart(
  endpoint: Endpoint,
  upload: { readonly Key: string; readonly UploadId: string; readonly PartNumber: number },
  content: Buffer,
): Promise<SignedPut> {
  const announced = announce(content);
  const command = new UploadPartCommand({ Bucket: endpoint.bucket, ...upload, ...announced });
  const url = await getSignedUrl(endpoint.client(CLIENT), command, LINK);
  return { url, headers: { 'x-amz-checksum-sha256': announced.ChecksumSHA256 } };
}
