import { join } from 'node:path';
import { layout, root } from './layout.mjs';
import { LogFile } from './log-file.mjs';
import { makeBucket } from './make-bucket.mjs';
import { privateFolder, secret } from './private-files.mjs';
import { Service, untilAnswers } from './service.mjs';
import { answersWell } from './wait.mjs';

/** @import { Children } from './children.mjs' */

const REGION = 'eu-west-2';
const BUCKET = 'revisit';

/**
 * Starts the embedded object store with its objects, keys and log under `dataDir`, and makes the portal's bucket.
 * @param {object} options
 * @param {string} options.dataDir
 * @param {number} options.port
 * @param {string[]} options.origins of pages that may upload and download
 * @param {Children} options.children
 * @param {(line: string) => void} options.say
 */
export async function startObjectStore({ dataDir, port, origins, children, say }) {
  const { objects, secrets, logs } = layout(dataDir);
  const program = join(root, 'infra', 'object-store', 'dist', 'main.js');
  const endpoint = `http://127.0.0.1:${port}`;
  const accessKeyId = secret(secrets, 'object-store-access-key-id', 10);
  const secretAccessKey = secret(secrets, 'object-store-secret-access-key');
  const service = new Service(
    children,
    {
      name: 'the object store',
      program: process.execPath,
      args: [program],
      marker: program,
      env: {
        ...process.env,
        OBJECT_STORE_DIR: privateFolder(objects),
        OBJECT_STORE_PORT: String(port),
        OBJECT_STORE_ACCESS_KEY_ID: accessKeyId,
        OBJECT_STORE_SECRET_ACCESS_KEY: secretAccessKey,
        OBJECT_STORE_REGION: REGION,
        OBJECT_STORE_CORS_ORIGINS: origins.join(','),
      },
    },
    new LogFile(join(logs, 'object-store.log')),
    {
      say,
      ready: (child) => untilAnswers(child, () => answersWell(`${endpoint}/healthz`)),
    },
  );
  await service.start();
  await makeBucket({ endpoint, region: REGION, bucket: BUCKET, accessKeyId, secretAccessKey });
  return {
    /** The same names that point the portal at another store. */
    environment: {
      S3_ENDPOINT: endpoint,
      S3_REGION: REGION,
      S3_BUCKET: BUCKET,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    },
    /** Rejected when the store keeps dying. */
    givenUp: service.givenUp,
  };
}
