import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a search is narrowed by, in one index: a common word in one kind of document read every document of the programme
 * to ask what it is.
 */
export class NarrowedSearch1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX hx_evidence_narrowed ON evidence (programme_id, kind, source, state, sensitivity, review_by, id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX hx_evidence_narrowed');
  }
}
