import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message that came back names itself and no programme. */
export class MailReturns1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION programme_of_mail(mail_id uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  'SELECT m.programme_id FROM mail m WHERE m.id = mail_id';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION programme_of_mail');
  }
}
