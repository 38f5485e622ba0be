import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links of nominees have a purpose: to answer by, or to read the brief by. An event says by which link it came about. */
export class NomineeLinks1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(byHand);
  }

  async down(): Promise<void> {
    throw new Error('This migration is not undone. Restore a backup made before it.');
  }
}

/** Every link made so far is one to answer by. */
const table = `
ALTER TABLE nominee_invitation RENAME TO nominee_link;
ALTER TABLE nominee_link RENAME CONSTRAINT pk_nominee_invitation TO pk_nominee_link;
ALTER TABLE nominee_link RENAME CONSTRAINT uq_nominee_invitation_programme_id_id TO uq_nominee_link_programme_id_id;
ALTER TABLE nominee_link RENAME CONSTRAINT uq_nominee_invitation_token_hash TO uq_nominee_link_token_hash;
ALTER TABLE nominee_link RENAME CONSTRAINT fk_nominee_invitation_nominee_id TO fk_nominee_link_nominee_id;
ALTER TABLE nominee_link RENAME CONSTRAINT fk_nominee_invitation_made_by TO fk_nominee_link_made_by;
ALTER INDEX ix_nominee_invitation_nominee_id RENAME TO ix_nominee_link_nominee_id;
ALTER POLICY nominee_invitation_of_programme ON nominee_link RENAME TO nominee_link_of_programme;
ALTER TABLE nominee_link ADD COLUMN purpose text NOT NULL DEFAULT 'answer';
ALTER TABLE nominee_link ALTER COLUMN purpose DROP DEFAULT;
ALTER TABLE nominee_link ADD CONSTRAINT ck_nominee_link_answered_at CHECK (purpose = 'answer' OR answered_at IS NULL);

ALTER TABLE nomination_event ADD COLUMN link_id uuid;
ALTER TABLE nomination_event ADD CONSTRAINT fk_nomination_event_link_id
  FOREIGN KEY (programme_id, link_id) REFERENCES nominee_link(programme_id,id);
`;

const byHand = `
-- One link a person and purpose, whatever two people do at once.
CREATE UNIQUE INDEX hx_nominee_link_open ON nominee_link (nominee_id, purpose)
  WHERE answered_at IS NULL AND replaced_at IS NULL AND revoked_at IS NULL;

DROP FUNCTION nominee_invitation_for_token(text);
-- Whose link this is, by the hash of its token: a nominee has no session, and so names no programme. A token opens what
-- it was made for and nothing else.
CREATE FUNCTION nominee_link_for_token(hash text, wanted text)
  RETURNS TABLE (programme_id uuid, link_id uuid, nominee_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  'SELECT l.programme_id, l.id, l.nominee_id FROM nominee_link l WHERE l.token_hash = hash AND l.purpose = wanted';
`;
