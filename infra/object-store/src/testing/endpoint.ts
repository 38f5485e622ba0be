import { randomUUID } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import type { Credentials } from '../protocol/signature-v4.js';
import { startObjectStore } from '../server.js';
import { temporaryDirectory } from './temporary-directory.js';

/**
 * The S3 endpoint a suite runs against: the operator's own when the environment names one, else an embedded
 * store.
 */
export interface Endpoint {
  /** Without a slash at the end. */
  readonly url: string;
  readonly credentials: Credentials;
  readonly bucket: string;
  /** Every key of this run starts with it, so that suites and earlier runs don't meet in one bucket. */
  readonly prefix: string;
  /** An SDK client as the portal makes it, with whatever a test wants different. */
  client(overrides?: S3ClientConfig): S3Client;
  /** Removes what the run left behind, and stops the embedded store. */
  close(): Promise<void>;
}

export async function openEndpoint(): Promise<Endpoint> {
  const url = process.env.CONFORMANCE_S3_ENDPOINT;
  if (!url) return openEmbedded();
  const setting = (name: string): string => {
    const value = process.env[name];
    if (!value) throw new Error(`Set ${name} as well as CONFORMANCE_S3_ENDPOINT.`);
    return value;
  };
  const credentials = {
    accessKeyId: setting('CONFORMANCE_S3_ACCESS_KEY_ID'),
    secretAccessKey: setting('CONFORMANCE_S3_SECRET_ACCESS_KEY'),
    region: setting('CONFORMANCE_S3_REGION'),
  };
  return endpointAt(
    url.replace(/\/$/, ''),
    credentials,
    setting('CONFORMANCE_S3_BUCKET'),
    async () => undefined,
  );
}

async function openEmbedded(): Promise<Endpoint> {
  const directory = await temporaryDirectory();
  const credentials = { accessKeyId: 'portal', secretAccessKey: randomUUID(), region: 'eu-west-2' };
  const store = await startObjectStore({
    ...credentials,
    directory: directory.path,
    port: 0,
    corsOrigins: '*',
  });
  const endpoint = endpointAt(store.url, credentials, 'evidence', async () => {
    await store.close();
    await directory.remove();
  });
  await endpoint.client().send(new CreateBucketCommand({ Bucket: endpoint.bucket }));
  return endpoint;
}

function endpointAt(
  url: string,
  credentials: Credentials,
  bucket: string,
  stop: () => Promise<void>,
): Endpoint {
  const prefix = `conformance-${randomUUID()}/`;
  const client = (overrides: S3ClientConfig = {}): S3Client => clientFor(url, credentials, overrides);
  return {
    url,
    credentials,
    bucket,
    prefix,
    client,
    close: async () => {
      await removeAll(client(), bucket, prefix);
      await stop();
    },
  };
}

/** One attempt a request: a suite that retried would not see a store that fails now and then. */
export function clientFor(url: string, credentials: Credentials, overrides: S3ClientConfig = {}): S3Client {
  return new S3Client({
    endpoint: url,
    region: credentials.region,
    credentials,
    forcePathStyle: true,
    maxAttempts: 1,
    ...overrides,
  });
}

async function removeAll(client: S3Client, Bucket: string, Prefix: string): Promise<void> {
  for (;;) {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
    if (Contents.length === 0) break;
    const Objects = Contents.map(({ Key }) => ({ Key }));
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
  }
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix }));
  for (const { Key, UploadId } of Uploads) {
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  }
}
