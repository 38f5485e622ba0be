import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../launcher/layout.mjs';
import { makeBucket } from '../launcher/make-bucket.mjs';

/**
 * A setting that must be there.
 * @param {string} name
 */
function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing`);
  return value;
}

await makeBucket({
  endpoint: setting('S3_ENDPOINT'),
  region: setting('S3_REGION'),
  bucket: setting('S3_BUCKET'),
  accessKeyId: setting('S3_ACCESS_KEY_ID'),
  secretAccessKey: setting('S3_SECRET_ACCESS_KEY'),
});
const program = join(root, 'core', 'dist', 'cli', 'main.js');
const { status } = spawnSync(process.execPath, [program, 'migrate'], { stdio: 'inherit' });
process.exit(status ?? 1);
