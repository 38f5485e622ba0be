import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links with which people choose a new password, and invitations that name their programme themselves. */
export class NewPasswords1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE account ADD new_password_link_hash text;
ALTER TABLE account ADD new_password_link_expires_at timestamptz;

-- Who may be sent such a link, by their address: whoever chose a password once and works on a programme still. Their
-- programmes stand in the order in which a session gives them.
CREATE FUNCTION account_for_new_password(address text)
  RETURNS TABLE (person_id uuid, programme_ids uuid[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  'SELECT a.person_id, array_agg(m.programme_id ORDER BY g.created_at, g.id)
   FROM account a JOIN membership m ON m.person_id = a.person_id JOIN programme g ON g.id = m.programme_id
   WHERE a.email = lower(address) AND a.password_hash IS NOT NULL AND a.disabled_at IS NULL AND m.ended_at IS NULL
   GROUP BY a.person_id';

-- Whose link this is, by the hash of its token.
CREATE FUNCTION account_for_new_password_link(hash text)
  RETURNS TABLE (person_id uuid, email text, name text, programme_ids uuid[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  'SELECT a.person_id, a.email, p.name, array_agg(m.programme_id ORDER BY g.created_at, g.id)
   FROM account a JOIN person p ON p.id = a.person_id
   JOIN membership m ON m.person_id = a.person_id JOIN programme g ON g.id = m.programme_id
   WHERE a.new_password_link_hash = hash AND a.new_password_link_expires_at > now() AND a.disabled_at IS NULL
     AND m.ended_at IS NULL
   GROUP BY a.person_id, a.email, p.name';

-- Of whom has not chosen a password yet there is one programme: no other takes them in before.
DROP FUNCTION account_for_invitation(text);
CREATE FUNCTION account_for_invitation(hash text)
  RETURNS TABLE (person_id uuid, email text, name text, programme_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  'SELECT a.person_id, a.email, p.name, m.programme_id
   FROM account a JOIN person p ON p.id = a.person_id JOIN membership m ON m.person_id = a.person_id
   WHERE a.invitation_hash = hash AND a.invitation_expires_at > now() AND a.disabled_at IS NULL AND m.ended_at IS NULL';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION account_for_invitation(text);
CREATE FUNCTION account_for_invitation(hash text)
  RETURNS TABLE (person_id uuid, email text, name text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  'SELECT a.person_id, a.email, p.name FROM account a JOIN person p ON p.id = a.person_id
   WHERE a.invitation_hash = hash AND a.invitation_expires_at > now() AND a.disabled_at IS NULL';
DROP FUNCTION account_for_new_password_link(text);
DROP FUNCTION account_for_new_password(text);
ALTER TABLE account DROP new_password_link_expires_at, DROP new_password_link_hash;
`);
  }
}
