import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first schema. Tables mirror the entities (database/drift.ts proves it); the rest is written by hand. */
export class FirstSchema1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(byHand);
  }

  /** There is nothing before it: the way back from the first schema is an empty database. */
  async down(): Promise<void> {
    throw new Error('The first schema is not undone. Restore a backup, or start with an empty database.');
  }
}

const tables = `
CREATE TABLE programme (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  slug text NOT NULL,
  name text NOT NULL,
  visit_profile jsonb NOT NULL,
  sample_state text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT uq_programme_slug UNIQUE (slug),
  CONSTRAINT pk_programme PRIMARY KEY (id)
);

CREATE TABLE person (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  job_title text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_person PRIMARY KEY (id)
);

CREATE TABLE account (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  email text NOT NULL,
  password_hash text,
  invitation_hash text,
  invitation_expires_at timestamptz,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT uq_account_person_id UNIQUE (person_id),
  CONSTRAINT uq_account_email UNIQUE (email),
  CONSTRAINT pk_account PRIMARY KEY (id)
);

CREATE TABLE session (
  id_hash text NOT NULL,
  person_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  CONSTRAINT pk_session PRIMARY KEY (id_hash)
);
CREATE INDEX ix_session_person_id ON session (person_id);

CREATE TABLE sign_in_failure (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  account_hash text NOT NULL,
  source_hash text NOT NULL,
  "at" timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_sign_in_failure PRIMARY KEY (id)
);
CREATE INDEX ix_sign_in_failure_source_hash_at ON sign_in_failure (source_hash, "at");
CREATE INDEX ix_sign_in_failure_account_hash_at ON sign_in_failure (account_hash, "at");

CREATE TABLE membership (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  person_id uuid NOT NULL,
  roles text[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  CONSTRAINT uq_membership_programme_id_person_id UNIQUE (programme_id, person_id),
  CONSTRAINT uq_membership_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_membership PRIMARY KEY (id)
);

CREATE TABLE area (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  number integer NOT NULL,
  title text NOT NULL,
  weakness text NOT NULL,
  lead_role text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT uq_area_programme_id_number UNIQUE (programme_id, number),
  CONSTRAINT uq_area_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT ck_area_number CHECK (number > 0),
  CONSTRAINT pk_area PRIMARY KEY (id)
);

CREATE TABLE membership_area (
  programme_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  area_id uuid NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_membership_area PRIMARY KEY (programme_id, membership_id, area_id)
);
CREATE INDEX ix_membership_area_area_id ON membership_area (area_id);

CREATE TABLE audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  programme_id uuid NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  subject_id uuid NOT NULL,
  person_id uuid,
  details jsonb NOT NULL DEFAULT '{}',
  "at" timestamptz NOT NULL DEFAULT now(),
  transaction text NOT NULL,
  CONSTRAINT pk_audit_entry PRIMARY KEY (id)
);
CREATE INDEX ix_audit_entry_programme_id_subject_id ON audit_entry (programme_id, subject_id);
CREATE INDEX ix_audit_entry_programme_id_id ON audit_entry (programme_id, id);

CREATE TABLE audit_seal (
  programme_id uuid NOT NULL,
  position bigint NOT NULL,
  entry_id bigint NOT NULL,
  hash text NOT NULL,
  sealed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_audit_seal PRIMARY KEY (programme_id, position)
);

CREATE TABLE rating_scale (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  name text NOT NULL,
  CONSTRAINT uq_rating_scale_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_rating_scale PRIMARY KEY (id)
);

CREATE TABLE rating_level (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  scale_id uuid NOT NULL,
  code text NOT NULL,
  label text NOT NULL,
  meaning text NOT NULL,
  position integer NOT NULL,
  CONSTRAINT uq_rating_level_scale_id_code UNIQUE (scale_id, code),
  CONSTRAINT uq_rating_level_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_rating_level PRIMARY KEY (id)
);

CREATE TABLE plan (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  scale_id uuid NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  edition text NOT NULL,
  mapping_note text NOT NULL,
  CONSTRAINT uq_plan_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_plan PRIMARY KEY (id)
);

CREATE TABLE plan_section (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  ref text NOT NULL,
  title text NOT NULL,
  position integer NOT NULL,
  CONSTRAINT uq_plan_section_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_plan_section PRIMARY KEY (id)
);

CREATE TABLE action_area (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  section_id uuid NOT NULL,
  ref text NOT NULL,
  title text NOT NULL,
  leads text[] NOT NULL DEFAULT '{}',
  due_kind text NOT NULL,
  due_on date,
  position integer NOT NULL,
  CONSTRAINT uq_action_area_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_action_area PRIMARY KEY (id)
);

CREATE TABLE action (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  action_area_id uuid NOT NULL,
  ref text NOT NULL,
  title text NOT NULL,
  leads text[] NOT NULL DEFAULT '{}',
  due_kind text NOT NULL,
  due_on date,
  expected_outcome text NOT NULL DEFAULT '',
  success_measure text NOT NULL DEFAULT '',
  forum text NOT NULL DEFAULT '',
  position integer NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT uq_action_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_action PRIMARY KEY (id)
);
CREATE INDEX ix_action_action_area_id ON action (action_area_id);

CREATE TABLE action_serves_area (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  action_id uuid NOT NULL,
  area_id uuid NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  until timestamptz,
  CONSTRAINT pk_action_serves_area PRIMARY KEY (id)
);
CREATE INDEX ix_action_serves_area_area_id ON action_serves_area (area_id);

CREATE TABLE rating (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  action_id uuid NOT NULL,
  level_id uuid NOT NULL,
  comment text NOT NULL DEFAULT '',
  as_at date NOT NULL,
  rated_by uuid,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_rating PRIMARY KEY (id)
);
CREATE INDEX ix_rating_action_id_as_at ON rating (action_id, as_at);

CREATE TABLE evidence (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  title text NOT NULL,
  description text NOT NULL DEFAULT '',
  kind text NOT NULL,
  source text NOT NULL,
  sensitivity text NOT NULL,
  covers_from date,
  covers_to date,
  review_by date,
  state text NOT NULL DEFAULT 'draft',
  owner_id uuid NOT NULL,
  created_by uuid NOT NULL,
  submitted_at timestamptz,
  approved_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT uq_evidence_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT ck_evidence_covers CHECK (covers_to >= covers_from),
  CONSTRAINT pk_evidence PRIMARY KEY (id)
);

CREATE TABLE evidence_version (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  number integer NOT NULL,
  file_name text NOT NULL,
  size bigint NOT NULL,
  sha256 text NOT NULL,
  state text NOT NULL DEFAULT 'awaiting',
  storage_key text NOT NULL,
  upload_id text,
  media_type text,
  page_count integer,
  warnings jsonb NOT NULL DEFAULT '[]',
  reason jsonb,
  scan text,
  preview_key text,
  uploaded_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  received_at timestamptz,
  inspected_at timestamptz,
  discarded_at timestamptz,
  CONSTRAINT uq_evidence_version_evidence_id_number UNIQUE (evidence_id, number),
  CONSTRAINT uq_evidence_version_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_evidence_version PRIMARY KEY (id)
);
CREATE INDEX ix_evidence_version_programme_id_sha256 ON evidence_version (programme_id, sha256);

CREATE TABLE evidence_page (
  programme_id uuid NOT NULL,
  version_id uuid NOT NULL,
  page integer NOT NULL,
  text text NOT NULL,
  CONSTRAINT pk_evidence_page PRIMARY KEY (version_id, page)
);

CREATE TABLE link (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  area_id uuid NOT NULL,
  shows text NOT NULL,
  claim text NOT NULL DEFAULT '',
  page integer,
  quote text,
  accepted_at timestamptz,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  CONSTRAINT uq_link_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_link PRIMARY KEY (id)
);
CREATE INDEX ix_link_evidence_id ON link (evidence_id);

CREATE TABLE link_action (
  programme_id uuid NOT NULL,
  link_id uuid NOT NULL,
  action_id uuid NOT NULL,
  CONSTRAINT pk_link_action PRIMARY KEY (link_id, action_id)
);
CREATE INDEX ix_link_action_action_id ON link_action (action_id);

CREATE TABLE review (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  move text NOT NULL,
  version_number integer NOT NULL,
  sha256 text NOT NULL,
  comment text NOT NULL DEFAULT '',
  person_id uuid NOT NULL,
  "at" timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_review PRIMARY KEY (id)
);
CREATE INDEX ix_review_evidence_id_at ON review (evidence_id, "at");

CREATE TABLE ask (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  area_id uuid NOT NULL,
  person_id uuid NOT NULL,
  asked_by uuid NOT NULL,
  what text NOT NULL,
  due_on date NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now(),
  answer text,
  evidence_id uuid,
  comment text NOT NULL DEFAULT '',
  answered_at timestamptz,
  CONSTRAINT uq_ask_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_ask PRIMARY KEY (id)
);
CREATE INDEX ix_ask_person_id ON ask (person_id);

CREATE TABLE job (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  name text NOT NULL,
  subject_id uuid NOT NULL,
  payload jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'due',
  attempts integer NOT NULL DEFAULT 0,
  error text,
  requested_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  queued_at timestamptz,
  finished_at timestamptz,
  CONSTRAINT pk_job PRIMARY KEY (id)
);
CREATE INDEX ix_job_programme_id_name_subject_id ON job (programme_id, name, subject_id);

CREATE TABLE pack (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'queued',
  progress integer NOT NULL DEFAULT 0,
  step text NOT NULL DEFAULT '',
  as_at date NOT NULL,
  manifest jsonb NOT NULL,
  manifest_sha256 text NOT NULL,
  failure jsonb,
  requested_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  heard_at timestamptz NOT NULL DEFAULT now(),
  ready_at timestamptz,
  released_at timestamptz,
  released_by uuid,
  CONSTRAINT uq_pack_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_pack PRIMARY KEY (id)
);
CREATE INDEX ix_pack_programme_id_created_at ON pack (programme_id, created_at);

CREATE TABLE pack_file (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  pack_id uuid NOT NULL,
  name text NOT NULL,
  storage_key text NOT NULL,
  size bigint NOT NULL,
  sha256 text NOT NULL,
  pages integer,
  CONSTRAINT uq_pack_file_pack_id_name UNIQUE (pack_id, name),
  CONSTRAINT pk_pack_file PRIMARY KEY (id)
);

CREATE TABLE readiness_result (
  programme_id uuid NOT NULL,
  area_id uuid NOT NULL,
  as_at date NOT NULL,
  state text NOT NULL,
  criteria jsonb NOT NULL,
  gap_count integer NOT NULL,
  computed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_readiness_result PRIMARY KEY (area_id)
);
ALTER TABLE account ADD CONSTRAINT fk_account_person_id FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
ALTER TABLE session ADD CONSTRAINT fk_session_person_id FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
ALTER TABLE membership ADD CONSTRAINT fk_membership_person_id FOREIGN KEY (person_id) REFERENCES person(id);
ALTER TABLE membership ADD CONSTRAINT fk_membership FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE area ADD CONSTRAINT fk_area FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE membership_area ADD CONSTRAINT fk_membership_area_area_id FOREIGN KEY (programme_id, area_id) REFERENCES area(programme_id,id);
ALTER TABLE membership_area ADD CONSTRAINT fk_membership_area_membership_id FOREIGN KEY (programme_id, membership_id) REFERENCES membership(programme_id,id);
ALTER TABLE rating_scale ADD CONSTRAINT fk_rating_scale FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE rating_level ADD CONSTRAINT fk_rating_level_scale_id FOREIGN KEY (programme_id, scale_id) REFERENCES rating_scale(programme_id,id);
ALTER TABLE plan ADD CONSTRAINT fk_plan_scale_id FOREIGN KEY (programme_id, scale_id) REFERENCES rating_scale(programme_id,id);
ALTER TABLE plan ADD CONSTRAINT fk_plan FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE plan_section ADD CONSTRAINT fk_plan_section_plan_id FOREIGN KEY (programme_id, plan_id) REFERENCES plan(programme_id,id);
ALTER TABLE action_area ADD CONSTRAINT fk_action_area_section_id FOREIGN KEY (programme_id, section_id) REFERENCES plan_section(programme_id,id);
ALTER TABLE action ADD CONSTRAINT fk_action_action_area_id FOREIGN KEY (programme_id, action_area_id) REFERENCES action_area(programme_id,id);
ALTER TABLE action ADD CONSTRAINT fk_action_plan_id FOREIGN KEY (programme_id, plan_id) REFERENCES plan(programme_id,id);
ALTER TABLE action_serves_area ADD CONSTRAINT fk_action_serves_area_area_id FOREIGN KEY (programme_id, area_id) REFERENCES area(programme_id,id);
ALTER TABLE action_serves_area ADD CONSTRAINT fk_action_serves_area_action_id FOREIGN KEY (programme_id, action_id) REFERENCES action(programme_id,id);
ALTER TABLE rating ADD CONSTRAINT fk_rating_rated_by FOREIGN KEY (rated_by) REFERENCES person(id);
ALTER TABLE rating ADD CONSTRAINT fk_rating_level_id FOREIGN KEY (programme_id, level_id) REFERENCES rating_level(programme_id,id);
ALTER TABLE rating ADD CONSTRAINT fk_rating_action_id FOREIGN KEY (programme_id, action_id) REFERENCES action(programme_id,id);
ALTER TABLE evidence ADD CONSTRAINT fk_evidence_created_by FOREIGN KEY (created_by) REFERENCES person(id);
ALTER TABLE evidence ADD CONSTRAINT fk_evidence_owner_id FOREIGN KEY (owner_id) REFERENCES person(id);
ALTER TABLE evidence ADD CONSTRAINT fk_evidence FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE evidence_version ADD CONSTRAINT fk_evidence_version_uploaded_by FOREIGN KEY (uploaded_by) REFERENCES person(id);
ALTER TABLE evidence_version ADD CONSTRAINT fk_evidence_version_evidence_id FOREIGN KEY (programme_id, evidence_id) REFERENCES evidence(programme_id,id);
ALTER TABLE evidence_page ADD CONSTRAINT fk_evidence_page_version_id FOREIGN KEY (programme_id, version_id) REFERENCES evidence_version(programme_id,id);
ALTER TABLE link ADD CONSTRAINT fk_link_created_by FOREIGN KEY (created_by) REFERENCES person(id);
ALTER TABLE link ADD CONSTRAINT fk_link_area_id FOREIGN KEY (programme_id, area_id) REFERENCES area(programme_id,id);
ALTER TABLE link ADD CONSTRAINT fk_link_evidence_id FOREIGN KEY (programme_id, evidence_id) REFERENCES evidence(programme_id,id);
ALTER TABLE link_action ADD CONSTRAINT fk_link_action_action_id FOREIGN KEY (programme_id, action_id) REFERENCES action(programme_id,id);
ALTER TABLE link_action ADD CONSTRAINT fk_link_action_link_id FOREIGN KEY (programme_id, link_id) REFERENCES link(programme_id,id);
ALTER TABLE review ADD CONSTRAINT fk_review_person_id FOREIGN KEY (person_id) REFERENCES person(id);
ALTER TABLE review ADD CONSTRAINT fk_review_evidence_id FOREIGN KEY (programme_id, evidence_id) REFERENCES evidence(programme_id,id);
ALTER TABLE ask ADD CONSTRAINT fk_ask_asked_by FOREIGN KEY (asked_by) REFERENCES person(id);
ALTER TABLE ask ADD CONSTRAINT fk_ask_person_id FOREIGN KEY (person_id) REFERENCES person(id);
ALTER TABLE ask ADD CONSTRAINT fk_ask_area_id FOREIGN KEY (programme_id, area_id) REFERENCES area(programme_id,id);
ALTER TABLE pack ADD CONSTRAINT fk_pack_released_by FOREIGN KEY (released_by) REFERENCES person(id);
ALTER TABLE pack ADD CONSTRAINT fk_pack_requested_by FOREIGN KEY (requested_by) REFERENCES person(id);
ALTER TABLE pack ADD CONSTRAINT fk_pack FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE pack_file ADD CONSTRAINT fk_pack_file_pack_id FOREIGN KEY (programme_id, pack_id) REFERENCES pack(programme_id,id);
ALTER TABLE readiness_result ADD CONSTRAINT fk_readiness_result_area_id FOREIGN KEY (programme_id, area_id) REFERENCES area(programme_id,id);
`;

const byHand = `
-- What PostgreSQL holds by itself, whatever a query forgets.

CREATE FUNCTION current_programme() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('revisit.programme_id', true), '')::uuid;

CREATE FUNCTION current_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('revisit.person_id', true), '')::uuid;

ALTER TABLE programme ENABLE ROW LEVEL SECURITY;
CREATE POLICY programme_itself ON programme USING (id = current_programme());

-- A person is seen by the programmes they belong to, and by themselves.
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY person_of_programme ON person USING (
  id = current_person()
  OR EXISTS (SELECT 1 FROM membership m WHERE m.person_id = person.id AND m.programme_id = current_programme())
) WITH CHECK (true);
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_of_programme ON account USING (
  person_id = current_person()
  OR EXISTS (SELECT 1 FROM membership m WHERE m.person_id = account.person_id AND m.programme_id = current_programme())
) WITH CHECK (true);
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
CREATE POLICY session_of_person ON session USING (
  person_id = current_person()
  OR EXISTS (SELECT 1 FROM membership m WHERE m.person_id = session.person_id AND m.programme_id = current_programme())
);

DO $$
DECLARE t text;
BEGIN
  FOR t IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'programme_id'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (programme_id = current_programme())', t || '_of_programme', t);
  END LOOP;
END $$;

-- The doors through that wall. Each answers one question and nothing more. pg_temp comes last: named nowhere, it
-- would come first, and a temporary table could stand in for ours.

-- Who signs in with this address, before any programme is known.
CREATE FUNCTION account_for_sign_in(address text)
  RETURNS TABLE (person_id uuid, password_hash text, disabled boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  'SELECT a.person_id, a.password_hash, a.disabled_at IS NOT NULL FROM account a WHERE a.email = lower(address)';

-- Whose invitation this is, by the hash of its token.
CREATE FUNCTION account_for_invitation(hash text)
  RETURNS TABLE (person_id uuid, email text, name text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  'SELECT a.person_id, a.email, p.name FROM account a JOIN person p ON p.id = a.person_id
   WHERE a.invitation_hash = hash AND a.invitation_expires_at > now() AND a.disabled_at IS NULL';

-- Whether a sample is still being made, and whether there is any programme: /readyz asks before anybody signs in.
CREATE FUNCTION sample_progress() RETURNS TABLE (unfinished boolean, programmes integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  'SELECT coalesce(bool_or(sample_state = ''making''), false), count(*)::integer FROM programme';

-- Who a session is, and where they belong. One call answers a request's whole question.
CREATE FUNCTION session_person(hash text)
  RETURNS TABLE (person_id uuid, name text, job_title text, email text, last_seen_at timestamptz, expires_at timestamptz, memberships jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  'SELECT s.person_id, p.name, p.job_title, a.email, s.last_seen_at, s.expires_at,
     coalesce((
       SELECT jsonb_agg(jsonb_build_object(
         ''programmeId'', m.programme_id, ''slug'', g.slug, ''name'', g.name, ''roles'', to_jsonb(m.roles),
         ''areaIds'', (SELECT coalesce(jsonb_agg(ma.area_id), ''[]'') FROM membership_area ma WHERE ma.membership_id = m.id)
       ) ORDER BY g.created_at)
       FROM membership m JOIN programme g ON g.id = m.programme_id
       WHERE m.person_id = s.person_id AND m.ended_at IS NULL
     ), ''[]'')
   FROM session s JOIN person p ON p.id = s.person_id JOIN account a ON a.person_id = s.person_id
   WHERE s.id_hash = hash AND s.expires_at > now() AND a.disabled_at IS NULL';

-- Which programmes the portal's own jobs have to visit.
CREATE FUNCTION programme_ids() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  'SELECT id FROM programme ORDER BY created_at, id';

-- Indexes that TypeORM cannot declare; database/drift.ts lists them.

-- The board's roll-up reads only links that stand.
CREATE INDEX hx_link_standing ON link (programme_id, area_id, evidence_id) WHERE ended_at IS NULL;
CREATE INDEX hx_evidence_list ON evidence (programme_id, updated_at DESC, id);
CREATE INDEX hx_evidence_waiting ON evidence (programme_id, submitted_at) WHERE state = 'submitted';
CREATE INDEX hx_action_serves_area_standing ON action_serves_area (programme_id, area_id, action_id) WHERE until IS NULL;
-- What the relay, the reconciler and the lists of failed work look for.
CREATE INDEX hx_job_open ON job (programme_id, state, created_at) WHERE state <> 'done';
CREATE INDEX hx_version_open ON evidence_version (programme_id, state, created_at)
  WHERE state IN ('awaiting', 'received', 'inspecting', 'quarantined');

-- The relay is woken as soon as the transaction that needs work has committed.
CREATE FUNCTION job_is_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('revisit_job', NEW.programme_id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER job_is_due AFTER INSERT OR UPDATE OF state ON job
  FOR EACH ROW WHEN (NEW.state = 'due') EXECUTE FUNCTION job_is_due();
`;
