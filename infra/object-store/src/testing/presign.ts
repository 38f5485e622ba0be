import { PutObjectCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { base64Digest } from './content.js';
import type { Endpoint } from './endpoint.js';

/** A link and the headers that whoever uses it must send. */
export interface SignedPut {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Signs a PUT of exactly this content, as the portal does for a browser. */
export function presignPut(endpoint: Endpoint, Key: string, content: Buffer): Promise<SignedPut> {
  return presign(
    endpoint,
    content,
    (announced) => new PutObjectCommand({ Bucket: endpoint.bucket, Key, ...announced }),
  );
}

/** The same for a part of an upload that was begun with ChecksumAlgorithm SHA256. */
export function presignPart(
  endpoint: Endpoint,
  upload: { readonly Key: string; readonly UploadId: string; readonly PartNumber: number },
  content: Buffer,
): Promise<SignedPut> {
  return presign(
    endpoint,
    content,
    (announced) => new UploadPartCommand({ Bucket: endpoint.bucket, ...upload, ...announced }),
  );
}

/**
 * The checksum is kept a header and signed with the length, not moved into the query: any S3 store then
 * refuses a request with other ones, and bytes that don't match. The client leaves its own checksum out
 * (WHEN_REQUIRED), which would be that of an empty body.
 */
async function presign(
  endpoint: Endpoint,
  content: Buffer,
  command: (announced: {
    ChecksumSHA256: string;
    ContentLength: number;
  }) => PutObjectCommand | UploadPartCommand,
): Promise<SignedPut> {
  const client = endpoint.client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
  const ChecksumSHA256 = base64Digest('sha256', content);
  const announced = command({ ChecksumSHA256, ContentLength: content.length });
  const url = await getSignedUrl(client, announced, {
    expiresIn: 300,
    unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
  });
  return { url, headers: { 'x-amz-checksum-sha256': ChecksumSHA256 } };
}
