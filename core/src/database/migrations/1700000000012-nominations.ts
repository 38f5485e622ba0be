import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who will meet the inspectors: what each area needs, who is put forward, asked, and approved. */
export class Nominations1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(keys);
    await runner.query(byHand);
  }

  async down(): Promise<void> {
    throw new Error('This migration is not undone. Restore a backup made before it.');
  }
}

const tables = `
CREATE TABLE area_need (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  area_id uuid NOT NULL,
  number integer NOT NULL,
  places jsonb NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT uq_area_need_area_id_number UNIQUE (area_id, number),
  CONSTRAINT ck_area_need_number CHECK (number > 0),
  CONSTRAINT pk_area_need PRIMARY KEY (id)
);

CREATE TABLE nominee (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  name text NOT NULL,
  job_title text NOT NULL,
  organisation text NOT NULL,
  alike text,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  erased_at timestamptz,
  CONSTRAINT uq_nominee_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_nominee PRIMARY KEY (id)
);
CREATE INDEX ix_nominee_programme_id_alike ON nominee (programme_id, alike);

CREATE TABLE nominee_contact (
  nominee_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  email text,
  phone text NOT NULL DEFAULT '',
  supporter_name text NOT NULL DEFAULT '',
  supporter_email text,
  given_by uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_nominee_contact PRIMARY KEY (nominee_id)
);

CREATE TABLE nominee_invitation (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  nominee_id uuid NOT NULL,
  token_hash text NOT NULL,
  expires_at timestamptz NOT NULL,
  goes_to text NOT NULL,
  sent_by text NOT NULL,
  made_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz,
  replaced_at timestamptz,
  answered_at timestamptz,
  CONSTRAINT uq_nominee_invitation_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT uq_nominee_invitation_token_hash UNIQUE (token_hash),
  CONSTRAINT pk_nominee_invitation PRIMARY KEY (id)
);
CREATE INDEX ix_nominee_invitation_nominee_id ON nominee_invitation (nominee_id);

CREATE TABLE nomination (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  nominee_id uuid NOT NULL,
  area_id uuid NOT NULL,
  sector text NOT NULL,
  state text NOT NULL DEFAULT 'nominated',
  state_since timestamptz NOT NULL DEFAULT now(),
  deputy_for uuid,
  availability text NOT NULL DEFAULT '',
  reason text NOT NULL DEFAULT '',
  invitation_id uuid,
  nominated_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT uq_nomination_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_nomination PRIMARY KEY (id)
);
CREATE INDEX ix_nomination_area_id ON nomination (area_id);
CREATE INDEX ix_nomination_deputy_for ON nomination (deputy_for);

CREATE TABLE nomination_event (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  nomination_id uuid NOT NULL,
  move text NOT NULL,
  state text NOT NULL,
  deputy_for uuid,
  by_person uuid,
  act_id uuid NOT NULL,
  "at" timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT pk_nomination_event PRIMARY KEY (id)
);
CREATE INDEX ix_nomination_event_nomination_id ON nomination_event (nomination_id);

CREATE TABLE nominee_suggestion (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  nominee_id uuid NOT NULL,
  name text NOT NULL,
  job_title text NOT NULL,
  contact text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz,
  settled_by uuid,
  CONSTRAINT pk_nominee_suggestion PRIMARY KEY (id)
);
CREATE INDEX ix_nominee_suggestion_nominee_id ON nominee_suggestion (nominee_id);

CREATE TABLE nominee_retention (
  programme_id uuid NOT NULL,
  visit_ended_on date,
  keep_days integer NOT NULL,
  version integer NOT NULL DEFAULT 1,
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT ck_nominee_retention_keep_days CHECK (keep_days BETWEEN 1 AND 730),
  CONSTRAINT pk_nominee_retention PRIMARY KEY (programme_id)
);
`;

const keys = `
ALTER TABLE area_need ADD CONSTRAINT fk_area_need_area_id FOREIGN KEY (programme_id, area_id) REFERENCES area(programme_id,id);
ALTER TABLE area_need ADD CONSTRAINT fk_area_need_made_by FOREIGN KEY (made_by) REFERENCES person(id);
ALTER TABLE nominee ADD CONSTRAINT fk_nominee FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE nominee ADD CONSTRAINT fk_nominee_created_by FOREIGN KEY (created_by) REFERENCES person(id);
ALTER TABLE nominee_contact ADD CONSTRAINT fk_nominee_contact_nominee_id FOREIGN KEY (programme_id, nominee_id) REFERENCES nominee(programme_id,id);
ALTER TABLE nominee_contact ADD CONSTRAINT fk_nominee_contact_given_by FOREIGN KEY (given_by) REFERENCES person(id);
ALTER TABLE nominee_invitation ADD CONSTRAINT fk_nominee_invitation_nominee_id FOREIGN KEY (programme_id, nominee_id) REFERENCES nominee(programme_id,id);
ALTER TABLE nominee_invitation ADD CONSTRAINT fk_nominee_invitation_made_by FOREIGN KEY (made_by) REFERENCES person(id);
ALTER TABLE nomination ADD CONSTRAINT fk_nomination_nominee_id FOREIGN KEY (programme_id, nominee_id) REFERENCES nominee(programme_id,id);
ALTER TABLE nomination ADD CONSTRAINT fk_nomination_area_id FOREIGN KEY (programme_id, area_id) REFERENCES area(programme_id,id);
ALTER TABLE nomination ADD CONSTRAINT fk_nomination_deputy_for FOREIGN KEY (programme_id, deputy_for) REFERENCES nomination(programme_id,id);
ALTER TABLE nomination ADD CONSTRAINT fk_nomination_invitation_id FOREIGN KEY (programme_id, invitation_id) REFERENCES nominee_invitation(programme_id,id);
ALTER TABLE nomination ADD CONSTRAINT fk_nomination_nominated_by FOREIGN KEY (nominated_by) REFERENCES person(id);
ALTER TABLE nomination_event ADD CONSTRAINT fk_nomination_event_nomination_id FOREIGN KEY (programme_id, nomination_id) REFERENCES nomination(programme_id,id);
ALTER TABLE nomination_event ADD CONSTRAINT fk_nomination_event_by_person FOREIGN KEY (by_person) REFERENCES person(id);
ALTER TABLE nominee_suggestion ADD CONSTRAINT fk_nominee_suggestion_nominee_id FOREIGN KEY (programme_id, nominee_id) REFERENCES nominee(programme_id,id);
ALTER TABLE nominee_suggestion ADD CONSTRAINT fk_nominee_suggestion_settled_by FOREIGN KEY (settled_by) REFERENCES person(id);
ALTER TABLE nominee_retention ADD CONSTRAINT fk_nominee_retention FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE nominee_retention ADD CONSTRAINT fk_nominee_retention_changed_by FOREIGN KEY (changed_by) REFERENCES person(id);
`;

const byHand = `
-- A person stands once for a sector of an area, whatever two people do at once.
CREATE UNIQUE INDEX hx_nomination_standing ON nomination (nominee_id, area_id, sector)
  WHERE state NOT IN ('declined', 'withdrawn', 'substituted');
-- A person's own address tells who they are; a supporter's may be that of several.
CREATE UNIQUE INDEX hx_nominee_contact_email ON nominee_contact (programme_id, email) WHERE email IS NOT NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['area_need', 'nominee', 'nominee_contact', 'nominee_invitation', 'nomination',
    'nomination_event', 'nominee_suggestion', 'nominee_retention'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (programme_id = current_programme())', t || '_of_programme', t);
  END LOOP;
END $$;

-- Whose link this is, by the hash of its token: a nominee has no session, and so names no programme.
CREATE FUNCTION nominee_invitation_for_token(hash text) RETURNS TABLE (programme_id uuid, invitation_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  'SELECT i.programme_id, i.id FROM nominee_invitation i WHERE i.token_hash = hash';
`;
