import type { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Config } from '../config/config.js';
import { contentDisposition } from './content-disposition.js';

// The SDK is pinned to a release that supports Node 20 (package.json); every process would warn of the day after.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

/** How long a signed address for reading works (DESIGN section 4), and one for uploading. In seconds. */
const readingSeconds = 300;
const uploadSeconds = 3600;

export interface SignedPut {
  url: string;
  method: 'PUT';
  headers: Record<string, string>;
}

export interface SignedPart extends SignedPut {
  number: number;
  offset: number;
  size: number;
}

export interface StoredObject {
  size: number;
  /** Lower-case hex, when the store kept the SHA-256 of a single PUT. */
  sha256: string | null;
}

type StorageConfig = Pick<
  Config,
  | 'S3_ENDPOINT'
  | 'S3_PUBLIC_ENDPOINT'
  | 'S3_REGION'
  | 'S3_BUCKET'
  | 'S3_ACCESS_KEY_ID'
  | 'S3_SECRET_ACCESS_KEY'
>;

/** The object store, through the AWS SDK alone, whichever S3 it is. Keys are made by the server, never by people. */
export class Storage {
  private readonly client: S3Client;
  private readonly signer: S3Client;
  private readonly bucket: string;

  constructor(config: StorageConfig) {
    const common = {
      region: config.S3_REGION,
      credentials: { accessKeyId: config.S3_ACCESS_KEY_ID, secretAccessKey: config.S3_SECRET_ACCESS_KEY },
      forcePathStyle: true,
    };
    this.client = new S3Client({ ...common, endpoint: config.S3_ENDPOINT });
    // Signs for the address the browser sees, and only what it is told to sign: by default the SDK would put
    // the checksum of an empty body into the address of a PUT.
    this.signer = new S3Client({
      ...common,
      endpoint: config.S3_PUBLIC_ENDPOINT ?? config.S3_ENDPOINT,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    this.bucket = config.S3_BUCKET;
  }

  async ensureBucket(): Promise<void> {
    try {
      await this.client.send(new HeadBucketCommand({ Bucket: this.bucket }));
    } catch (error) {
      if ((error as { name?: string }).name !== 'NotFound') throw error;
      await this.client.send(new CreateBucketCommand({ Bucket: this.bucket }));
    }
  }

  /** Throws when the store does not answer. */
  async ping(): Promise<void> {
    await this.client.send(new HeadBucketCommand({ Bucket: this.bucket }), {
      abortSignal: AbortSignal.timeout(3000),
    });
  }

  /** One PUT of exactly these bytes to this key: length and SHA-256 are signed, so the store refuses any others. */
  async signPut(key: string, size: number, sha256: string): Promise<SignedPut> {
    const checksum = Buffer.from(sha256, 'hex').toString('base64');
    const url = await getSignedUrl(
      this.signer,
      new PutObjectCommand({ Bucket: this.bucket, Key: key, ContentLength: size, ChecksumSHA256: checksum }),
      {
        expiresIn: uploadSeconds,
        unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
        signableHeaders: new Set(['host', 'content-length', 'x-amz-checksum-sha256']),
      },
    );
    // The browser sets Content-Length itself; the checksum it must send as announced.
    return { url, method: 'PUT', headers: { 'x-amz-checksum-sha256': checksum } };
  }

  async beginParts(key: string): Promise<string> {
    const { UploadId } = await this.client.send(
      new CreateMultipartUploadCommand({ Bucket: this.bucket, Key: key }),
    );
    if (!UploadId) throw new Error('The object store opened no upload.');
    return UploadId;
  }

  async signParts(
    key: string,
    uploadId: string,
    parts: { number: number; offset: number; size: number }[],
  ): Promise<SignedPart[]> {
    return Promise.all(
      parts.map(async (part) => ({
        ...part,
        url: await getSignedUrl(
          this.signer,
          new UploadPartCommand({
            Bucket: this.bucket,
            Key: key,
            UploadId: uploadId,
            PartNumber: part.number,
            ContentLength: part.size,
          }),
          { expiresIn: uploadSeconds, signableHeaders: new Set(['host', 'content-length']) },
        ),
        method: 'PUT' as const,
        headers: {},
      })),
    );
  }

  /** The parts that arrived: number → { etag, size }. Empty when the upload is gone. */
  async arrivedParts(key: string, uploadId: string): Promise<Map<number, { etag: string; size: number }>> {
    const arrived = new Map<number, { etag: string; size: number }>();
    let marker: string | undefined;
    try {
      do {
        const page = await this.client.send(
          new ListPartsCommand({
            Bucket: this.bucket,
            Key: key,
            UploadId: uploadId,
            PartNumberMarker: marker,
          }),
        );
        for (const part of page.Parts ?? [])
          arrived.set(part.PartNumber ?? 0, { etag: part.ETag ?? '', size: part.Size ?? 0 });
        marker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
      } while (marker);
    } catch (error) {
      if ((error as { name?: string }).name !== 'NoSuchUpload') throw error;
    }
    return arrived;
  }

  async finishParts(key: string, uploadId: string, etags: string[]): Promise<void> {
    await this.client.send(
      new CompleteMultipartUploadCommand({
        Bucket: this.bucket,
        Key: key,
        UploadId: uploadId,
        MultipartUpload: { Parts: etags.map((ETag, index) => ({ ETag, PartNumber: index + 1 })) },
      }),
    );
  }

  async abandonParts(key: string, uploadId: string): Promise<void> {
    try {
      await this.client.send(
        new AbortMultipartUploadCommand({ Bucket: this.bucket, Key: key, UploadId: uploadId }),
      );
    } catch (error) {
      if ((error as { name?: string }).name !== 'NoSuchUpload') throw error;
    }
  }

  /** Null when there is no such object. */
  async head(key: string): Promise<StoredObject | null> {
    try {
      const answer = await this.client.send(
        new HeadObjectCommand({ Bucket: this.bucket, Key: key, ChecksumMode: 'ENABLED' }),
      );
      // A checksum of parts ("…-3") is not the checksum of the whole.
      const whole =
        answer.ChecksumSHA256 && !answer.ChecksumSHA256.includes('-') ? answer.ChecksumSHA256 : null;
      return {
        size: answer.ContentLength ?? 0,
        sha256: whole ? Buffer.from(whole, 'base64').toString('hex') : null,
      };
    } catch (error) {
      if ((error as { name?: string }).name === 'NotFound') return null;
      throw error;
    }
  }

  /** The bytes, as a stream: all of them, or from `start` up to and without `end`. Throws when there are none. */
  async read(key: string, range?: { start: number; end: number }): Promise<Readable> {
    const Range = range && `bytes=${range.start}-${range.end - 1}`;
    const answer = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key, Range }));
    return answer.Body as Readable;
  }

  /** Writes a stream of any length. On failure or abort nothing is left at the key. */
  async write(key: string, body: Readable | Buffer, mediaType: string, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const upload = new Upload({
      client: this.client,
      params: { Bucket: this.bucket, Key: key, Body: body, ContentType: mediaType },
      partSize: 8 * 1024 * 1024,
      queueSize: 3,
    });
    const abort = () => void upload.abort();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      await upload.done();
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  async remove(keys: string[]): Promise<void> {
    for (let start = 0; start < keys.length; start += 1000) {
      const batch = keys.slice(start, start + 1000).map((Key) => ({ Key }));
      const answer = await this.client.send(
        new DeleteObjectsCommand({ Bucket: this.bucket, Delete: { Objects: batch, Quiet: true } }),
      );
      const [failed] = answer.Errors ?? [];
      if (failed) throw new Error(`The object store kept ${failed.Key}: ${failed.Code}`);
    }
  }

  /** Every object below a prefix. */
  async *list(prefix: string): AsyncGenerator<{ key: string; modified: Date; size: number }> {
    let token: string | undefined;
    do {
      const page = await this.client.send(
        new ListObjectsV2Command({ Bucket: this.bucket, Prefix: prefix, ContinuationToken: token }),
      );
      for (const item of page.Contents ?? [])
        if (item.Key)
          yield { key: item.Key, modified: item.LastModified ?? new Date(0), size: item.Size ?? 0 };
      token = page.NextContinuationToken;
    } while (token);
  }

  /** An address that opens one object for five minutes. Originals are always served as attachments. */
  signGet(key: string, file: { name: string; mediaType: string; inline?: boolean }): Promise<string> {
    return getSignedUrl(
      this.signer,
      new GetObjectCommand({
        Bucket: this.bucket,
        Key: key,
        ResponseContentType: file.mediaType,
        ResponseContentDisposition: file.inline ? 'inline' : contentDisposition(file.name),
        ResponseCacheControl: 'private, max-age=300',
      }),
      { expiresIn: readingSeconds },
    );
  }

  destroy(): void {
    this.client.destroy();
    this.signer.destroy();
  }
}
