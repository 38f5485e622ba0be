import { resolve } from 'node:path';
import { root } from './layout.mjs';
import { Refusal } from './refusal.mjs';

/** Given together or not at all. S3_PUBLIC_ENDPOINT is no part of it: it only adds to a store that is given. */
const OBJECT_STORE = ['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'];
const DATABASE = ['DATABASE_URL', 'DATABASE_OWNER_URL'];

/**
 * @typedef {object} Settings what the launcher itself must know; everything else goes through to the servers as it is
 * @property {number} port
 * @property {string} host
 * @property {string} address where people reach the portal
 * @property {string} dataDir
 * @property {boolean} embedsDatabase
 * @property {boolean} embedsObjectStore
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 */
export function readSettings(env) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refusal(`PORT is "${env.PORT}". It must be a whole number from 1 to 65535.`);
  if (env.REVISIT_PUBLIC_URL && !URL.canParse(env.REVISIT_PUBLIC_URL))
    throw new Refusal('REVISIT_PUBLIC_URL must be a whole address, for example https://revisit.example.org');
  return {
    port,
    host: env.HOST || '127.0.0.1',
    address: env.REVISIT_PUBLIC_URL || `http://localhost:${port}`,
    dataDir: resolve(root, env.REVISIT_DATA_DIR || '.data'),
    embedsDatabase: !givenTogether(env, DATABASE, 'a database of your own'),
    embedsObjectStore: !givenTogether(env, OBJECT_STORE, 'an object store of your own'),
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} names
 * @param {string} what
 */
function givenTogether(env, names, what) {
  const missing = names.filter((name) => !env[name]);
  if (missing.length === names.length) return false;
  if (missing.length === 0) return true;
  throw new Refusal(`For ${what} these are missing too: ${missing.join(', ')}. See docs/operations.md.`);
}
