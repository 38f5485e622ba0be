import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a programme may do to a person depends on whether they are another's too. */
export class PeopleElsewhere1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Of a member of the programme at hand: whether any other names them, and whether they work on another today. Which one, it
-- does not say; of anybody else it says no.
CREATE FUNCTION member_elsewhere(person uuid) RETURNS TABLE (ever boolean, today boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  'SELECT count(*) > 0, coalesce(bool_or(m.ended_at IS NULL), false)
   FROM membership m
   WHERE m.person_id = person AND m.programme_id <> current_programme()
     AND EXISTS (SELECT 1 FROM membership h WHERE h.person_id = person AND h.programme_id = current_programme())';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION member_elsewhere');
  }
}
