import { createPostgresBackend, Queue, setDefaultBackendFactory } from 'bullmq';
import type { Config } from '../config/config.js';

/** BullMQ's tables live apart from the portal's, in the same database. */
const schema = 'bullmq';

/** What each Queue and Worker is given: PostgreSQL, or Redis when REDIS_URL is set. */
export interface QueueConnection {
  connection: object;
}

/**
 * Chooses the backend of every queue of this process, once, before any queue is made. On PostgreSQL each Queue and
 * each Worker owns a pool and a LISTEN client, so the pools are small.
 */
export function queueConnection(config: Pick<Config, 'REDIS_URL' | 'DATABASE_URL'>): QueueConnection {
  if (config.REDIS_URL) {
    setDefaultBackendFactory();
    const url = new URL(config.REDIS_URL);
    return {
      connection: {
        host: url.hostname,
        port: Number(url.port || 6379),
        username: decodeURIComponent(url.username) || undefined,
        password: decodeURIComponent(url.password) || undefined,
        db: Number(url.pathname.slice(1) || 0),
        tls: url.protocol === 'rediss:' ? {} : undefined,
        // A worker waits for Redis to come back; it does not give up on its job.
        maxRetriesPerRequest: null,
      },
    };
  }
  setDefaultBackendFactory(createPostgresBackend as never);
  return { connection: { connectionString: config.DATABASE_URL, schema, max: 3, skipMigrations: true } };
}

/** BullMQ's own migrations want DDL, so the owner runs them with ours. */
export async function createQueueSchema(ownerUrl: string): Promise<void> {
  const queue = new Queue(
    'migrations',
    { connection: { connectionString: ownerUrl, schema, max: 1, migrate: true } as object },
    createPostgresBackend as never,
  );
  try {
    await queue.waitUntilReady();
  } finally {
    await queue.close();
  }
}
