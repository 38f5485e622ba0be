import 'reflect-metadata';
import { types } from 'pg';
import { DataSource } from 'typeorm';
import { entities } from './entities.js';
import { migrations } from './migrations.js';
import { ReadableNames } from './naming.js';

// Days are text everywhere: as a Date they would drag the server's time zone in.
types.setTypeParser(types.builtins.DATE, (text) => text);

/**
 * A pool on one of the two roles. `pipeline` lets one read send BEGIN, its programme, the query and COMMIT in a
 * single round trip (Database.read); statements that are awaited one by one are not changed by it.
 */
export function dataSource(url: string, pool = 10): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    namingStrategy: new ReadableNames(),
    applicationName: 'revisit',
    poolSize: pool,
    extra: { pipeline: true, statement_timeout: 60_000, idle_in_transaction_session_timeout: 120_000 },
    // gen_random_uuid() is PostgreSQL's own; this only keeps TypeORM from asking for uuid-ossp.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
  });
}
