import { CreateBucketCommand, type S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { type ObjectStoreOptions, type RunningObjectStore, startObjectStore } from '../server.js';
import { clientFor } from './endpoint.js';
import { temporaryDirectory } from './temporary-directory.js';

export const CREDENTIALS = { accessKeyId: 'portal', secretAccessKey: 'not-a-secret', region: 'eu-west-2' };
export const BUCKET = 'evidence';

/** A store of its own for one test file, which may stop and start it again on the same directory. */
export interface EmbeddedStore {
  readonly directory: string;
  readonly url: string;
  client(overrides?: S3ClientConfig): S3Client;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops the store and removes its directory. */
  discard(): Promise<void>;
}

export async function embeddedStore(options: Partial<ObjectStoreOptions> = {}): Promise<EmbeddedStore> {
  const directory = await temporaryDirectory();
  const settings = { ...CREDENTIALS, directory: directory.path, port: 0, corsOrigins: [], ...options };
  let running: RunningObjectStore = await startObjectStore(settings);
  const store: EmbeddedStore = {
    directory: directory.path,
    get url() {
      return running.url;
    },
    client: (overrides) => clientFor(running.url, CREDENTIALS, overrides),
    stop: () => running.close(),
    start: async () => {
      running = await startObjectStore(settings);
    },
    discard: async () => {
      await running.close();
      await directory.remove();
    },
  };
  await store.client().send(new CreateBucketCommand({ Bucket: BUCKET }));
  return store;
}
