import { Client } from 'pg';
import type { Config } from '../config/config.js';
import { readConfig } from '../config/config.js';
import { migrate } from '../database/migrate.js';

function given(name: string): string {
  const value = process.env[`REVISIT_TEST_${name}`];
  if (!value)
    throw new Error(
      `REVISIT_TEST_${name} is not set: run the tests with npm test, which starts the servers they need.`,
    );
  return value;
}

/** The servers that `npm test` started once for the whole run, as a configuration. */
export function testConfig(overrides: Record<string, string> = {}): Config {
  return readConfig({
    DATABASE_URL: given('DATABASE_URL'),
    DATABASE_OWNER_URL: given('DATABASE_OWNER_URL'),
    S3_ENDPOINT: given('S3_ENDPOINT'),
    S3_REGION: process.env.REVISIT_TEST_S3_REGION,
    S3_BUCKET: process.env.REVISIT_TEST_S3_BUCKET,
    S3_ACCESS_KEY_ID: given('S3_ACCESS_KEY_ID'),
    S3_SECRET_ACCESS_KEY: given('S3_SECRET_ACCESS_KEY'),
    DATABASE_POOL: '5',
    REVISIT_LOG_LEVEL: 'error',
    ...overrides,
  });
}

/** Redis has sixteen databases: one for each suite that names its own. */
export const testRedisUrl = (database: number): string => `${given('REDIS_URL')}/${database}`;

export interface OwnDatabase {
  /** DATABASE_URL and DATABASE_OWNER_URL, for testConfig. */
  urls: { DATABASE_URL: string; DATABASE_OWNER_URL: string };
  drop(): Promise<void>;
}

/**
 * A database of a suite's own, migrated unless told otherwise: for suites that run workers, or that break things.
 * Names are random, so that suites never meet.
 */
export async function ownDatabase(migrated = true): Promise<OwnDatabase> {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const superuser = new Client({ connectionString: given('DATABASE_SUPERUSER_URL') });
  await superuser.connect();
  const owner = decodeURIComponent(new URL(given('DATABASE_OWNER_URL')).username);
  await superuser.query(`CREATE DATABASE ${name} OWNER ${owner}`);
  await superuser.end();
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  const urls = {
    DATABASE_URL: at(given('DATABASE_URL')),
    DATABASE_OWNER_URL: at(given('DATABASE_OWNER_URL')),
  };
  if (migrated) await migrate(urls.DATABASE_OWNER_URL, urls.DATABASE_URL);
  return {
    urls,
    async drop() {
      const client = new Client({ connectionString: given('DATABASE_SUPERUSER_URL') });
      await client.connect();
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await client.end();
    },
  };
}
