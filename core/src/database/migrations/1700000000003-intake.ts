import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Asks with a life of their own, leave, outsiders' upload links, and evidence that is a published page. */
export class Intake1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(byHand);
  }

  /** Files that came by a link have no uploader among the people: they can't be told in the schema before. */
  async down(): Promise<void> {
    throw new Error('This migration is not undone. Restore a backup made before it.');
  }
}

const tables = `
ALTER TABLE ask ADD COLUMN action_id uuid;
ALTER TABLE ask ADD COLUMN state text NOT NULL DEFAULT 'open';
ALTER TABLE ask ADD COLUMN answered_by uuid;
UPDATE ask SET state = 'answered', answered_by = person_id WHERE answered_at IS NOT NULL;
ALTER TABLE ask ADD CONSTRAINT fk_ask_action_id FOREIGN KEY (programme_id, action_id) REFERENCES action(programme_id,id);
ALTER TABLE ask ADD CONSTRAINT fk_ask_answered_by FOREIGN KEY (answered_by) REFERENCES person(id);

CREATE TABLE ask_event (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  ask_id uuid NOT NULL,
  move text NOT NULL,
  by_person uuid,
  from_person uuid,
  to_person uuid,
  due_on date,
  comment text NOT NULL DEFAULT '',
  "at" timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT pk_ask_event PRIMARY KEY (id)
);
CREATE INDEX ix_ask_event_ask_id ON ask_event (ask_id);
ALTER TABLE ask_event ADD CONSTRAINT fk_ask_event_ask_id FOREIGN KEY (programme_id, ask_id) REFERENCES ask(programme_id,id);
ALTER TABLE ask_event ADD CONSTRAINT fk_ask_event_by_person FOREIGN KEY (by_person) REFERENCES person(id);
ALTER TABLE ask_event ADD CONSTRAINT fk_ask_event_from_person FOREIGN KEY (from_person) REFERENCES person(id);
ALTER TABLE ask_event ADD CONSTRAINT fk_ask_event_to_person FOREIGN KEY (to_person) REFERENCES person(id);

CREATE TABLE leave (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  person_id uuid NOT NULL,
  delegate_id uuid NOT NULL,
  from_day date NOT NULL,
  until_day date NOT NULL,
  made_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  CONSTRAINT uq_leave_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT ck_leave_days CHECK (until_day >= from_day),
  CONSTRAINT pk_leave PRIMARY KEY (id)
);
CREATE INDEX ix_leave_delegate_id ON leave (delegate_id);
ALTER TABLE leave ADD CONSTRAINT fk_leave FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE leave ADD CONSTRAINT fk_leave_person_id FOREIGN KEY (person_id) REFERENCES person(id);
ALTER TABLE leave ADD CONSTRAINT fk_leave_delegate_id FOREIGN KEY (delegate_id) REFERENCES person(id);
ALTER TABLE leave ADD CONSTRAINT fk_leave_made_by FOREIGN KEY (made_by) REFERENCES person(id);

CREATE TABLE upload_link (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  area_id uuid NOT NULL,
  ask_id uuid,
  given_to text NOT NULL,
  what text NOT NULL,
  token_hash text NOT NULL,
  files_at_most integer NOT NULL DEFAULT 1,
  expires_at timestamptz NOT NULL,
  owner_id uuid NOT NULL,
  made_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz,
  CONSTRAINT uq_upload_link_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT uq_upload_link_token_hash UNIQUE (token_hash),
  CONSTRAINT ck_upload_link_files_at_most CHECK (files_at_most > 0),
  CONSTRAINT pk_upload_link PRIMARY KEY (id)
);
ALTER TABLE upload_link ADD CONSTRAINT fk_upload_link_area_id FOREIGN KEY (programme_id, area_id) REFERENCES area(programme_id,id);
ALTER TABLE upload_link ADD CONSTRAINT fk_upload_link_ask_id FOREIGN KEY (programme_id, ask_id) REFERENCES ask(programme_id,id);
ALTER TABLE upload_link ADD CONSTRAINT fk_upload_link_owner_id FOREIGN KEY (owner_id) REFERENCES person(id);
ALTER TABLE upload_link ADD CONSTRAINT fk_upload_link_made_by FOREIGN KEY (made_by) REFERENCES person(id);

ALTER TABLE evidence_version ALTER COLUMN uploaded_by DROP NOT NULL;
ALTER TABLE evidence_version ADD COLUMN upload_link_id uuid;
ALTER TABLE evidence_version ADD CONSTRAINT fk_evidence_version_upload_link_id
  FOREIGN KEY (programme_id, upload_link_id) REFERENCES upload_link(programme_id,id);
ALTER TABLE evidence_version ADD CONSTRAINT ck_evidence_version_uploader
  CHECK ((uploaded_by IS NULL) <> (upload_link_id IS NULL));
CREATE INDEX ix_evidence_version_upload_link_id ON evidence_version (upload_link_id);

ALTER TABLE evidence ADD COLUMN published_url text;
ALTER TABLE evidence ADD COLUMN published_checked_on date;
ALTER TABLE evidence ADD CONSTRAINT ck_evidence_published
  CHECK ((published_url IS NULL) = (published_checked_on IS NULL));
`;

const byHand = `
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ask_event', 'leave', 'upload_link'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (programme_id = current_programme())', t || '_of_programme', t);
  END LOOP;
END $$;

-- Whose link this is, by the hash of its token: an outsider has no session, and so names no programme.
CREATE FUNCTION upload_link_for_token(hash text) RETURNS TABLE (programme_id uuid, link_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  'SELECT l.programme_id, l.id FROM upload_link l WHERE l.token_hash = hash';
`;
