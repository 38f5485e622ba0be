import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message whose link has run out is worth nothing to whoever gets it. */
export class MailNotAfter1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mail ADD COLUMN not_after timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mail DROP COLUMN not_after');
  }
}
