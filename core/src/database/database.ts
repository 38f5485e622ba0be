import type { Duplex } from 'node:stream';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

const settings = `SELECT set_config('revisit.programme_id', $1, true), set_config('revisit.person_id', $2, true)`;

/** What pg's types leave out: the socket under a client. */
interface Wired {
  connection?: { stream: Duplex };
}

/** Goes on inside this programme, in the same transaction. */
export type Enter = (programmeId: string) => Promise<void>;

/**
 * The only way to the data. Every transaction names its programme (or its person) first, and row-level security
 * shows it nothing else: a query that forgets a WHERE still can't leak.
 */
export class Database {
  constructor(readonly source: DataSource) {}

  /** One transaction inside one programme. Rolls back when `work` throws. */
  inProgramme<T>(programmeId: string, work: (tx: EntityManager) => Promise<T>, personId = ''): Promise<T> {
    return this.source.transaction(async (tx) => {
      await tx.query(settings, [programmeId, personId]);
      return work(tx);
    });
  }

  /**
   * The same as of one instant, for what is put together from several queries: whatever others commit meanwhile, its parts
   * belong together. It may add rows and changes none that others change: PostgreSQL would refuse that (40001).
   */
  inSnapshot<T>(programmeId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.source.transaction('REPEATABLE READ', async (tx) => {
      await tx.query(settings, [programmeId, '']);
      return work(tx);
    });
  }

  /**
   * One transaction as a person, outside any programme: their account and their sessions. What has to be known in their
   * programmes too goes on inside one after the other, each named by `enter`.
   */
  asPerson<T>(personId: string, work: (tx: EntityManager, enter: Enter) => Promise<T>): Promise<T> {
    return this.inProgramme(
      '',
      (tx) =>
        work(tx, async (programmeId) => {
          await tx.query(settings, [programmeId, personId]);
        }),
      personId,
    );
  }

  /** One of the security-definer functions, which need neither. */
  async ask<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.source.query<Row[]>(sql, values);
  }

  /** The same for the question of every request: a prepared statement, straight from the pool. */
  async askOften<Row extends QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>({ name, text, values });
    return rows;
  }

  /** Every programme there is, for the portal's own upkeep. */
  async programmeIds(): Promise<string[]> {
    const rows = await this.ask<{ programme_ids: string }>('SELECT programme_ids()');
    return rows.map((row) => row.programme_ids);
  }

  /**
   * A read in one round trip: BEGIN, the programme, the query and COMMIT travel together (the pool pipelines).
   * `name` makes it a prepared statement; give one name to one text, or '' to have it planned anew each time.
   */
  async read<Row extends QueryResultRow>(
    programmeId: string,
    name: string,
    text: string,
    values: unknown[],
  ): Promise<Row[]> {
    const client: PoolClient & Wired = await this.pool.connect();
    let broken: Error | undefined;
    // The pool listens only while a connection is idle: without this, a database that dies during a read ends the process.
    const hungUp = (error: Error) => {
      broken = error;
    };
    client.on('error', hungUp);
    try {
      // Held back and let go together: four statements in one write wake PostgreSQL once.
      client.connection?.stream.cork();
      const statements = [
        client.query('BEGIN READ ONLY'),
        client.query({ name: 'settings', text: settings, values: [programmeId, ''] }),
        client.query<Row>({ name, text, values }),
        client.query('COMMIT'),
      ] as const;
      client.connection?.stream.uncork();
      const [, , result] = await Promise.all(statements);
      return result.rows;
    } catch (error) {
      // A failed query turns the queued COMMIT into a rollback; the connection goes all the same, to be sure.
      broken = error as Error;
      throw error;
    } finally {
      client.removeListener('error', hungUp);
      client.release(broken);
    }
  }

  /** TypeORM's driver keeps its pg pool under `master`. */
  private get pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }
}
