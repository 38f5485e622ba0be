import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sign-offs, challenges, review rounds and what a rating has to explain. */
export class Rounds1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(tables);
    await runner.query(byHand);
  }

  /** What people said in a round can't be had again: there is no way back but a backup. */
  async down(): Promise<void> {
    throw new Error('Review rounds are not undone: what was said in them would be lost. Restore a backup.');
  }
}

const columns = `
ALTER TABLE rating_level ADD COLUMN colour text NOT NULL DEFAULT '';
ALTER TABLE rating_level ADD COLUMN needs_embedding boolean NOT NULL DEFAULT false;
ALTER TABLE rating ADD COLUMN reason text NOT NULL DEFAULT '';
ALTER TABLE rating ADD COLUMN new_due_on date;
ALTER TABLE rating ADD COLUMN recovery text NOT NULL DEFAULT '';
ALTER TABLE rating ADD COLUMN round_id uuid;
ALTER TABLE rating ADD CONSTRAINT uq_rating_programme_id_id UNIQUE (programme_id, id);
CREATE INDEX ix_rating_round_id ON rating (round_id);
`;

const tables = `
CREATE TABLE review_round (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  title text NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  due_on date NOT NULL,
  note text NOT NULL DEFAULT '',
  published jsonb,
  before_id uuid,
  frozen jsonb,
  opened_by uuid,
  opened_at timestamptz NOT NULL DEFAULT now(),
  closed_by uuid,
  closed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT uq_review_round_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT ck_review_round_period CHECK (period_to >= period_from),
  CONSTRAINT pk_review_round PRIMARY KEY (id)
);
CREATE INDEX ix_review_round_plan_id ON review_round (plan_id);

CREATE TABLE round_line (
  programme_id uuid NOT NULL,
  round_id uuid NOT NULL,
  action_id uuid NOT NULL,
  ref text NOT NULL,
  title text NOT NULL,
  position integer NOT NULL,
  due_kind text NOT NULL,
  due_on date,
  rating_id uuid,
  code text,
  comment text NOT NULL DEFAULT '',
  reason text NOT NULL DEFAULT '',
  new_due_on date,
  recovery text NOT NULL DEFAULT '',
  answered boolean NOT NULL,
  CONSTRAINT pk_round_line PRIMARY KEY (round_id, action_id)
);

CREATE TABLE sign_off (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  action_id uuid NOT NULL,
  level_id uuid NOT NULL,
  round_id uuid,
  comment text NOT NULL,
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL DEFAULT now(),
  decision text,
  decision_comment text NOT NULL DEFAULT '',
  decided_by uuid,
  decided_at timestamptz,
  CONSTRAINT uq_sign_off_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_sign_off PRIMARY KEY (id)
);
CREATE INDEX ix_sign_off_action_id ON sign_off (action_id);

CREATE TABLE challenge_override (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  action_id uuid NOT NULL,
  rating_id uuid NOT NULL,
  kinds text[] NOT NULL DEFAULT '{}',
  name text NOT NULL,
  reason text NOT NULL,
  overridden_by uuid NOT NULL,
  "at" timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_challenge_override PRIMARY KEY (id)
);
CREATE INDEX ix_challenge_override_rating_id ON challenge_override (rating_id);

CREATE TABLE interim_note (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  section_id uuid NOT NULL,
  note text NOT NULL,
  written_by uuid NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_interim_note PRIMARY KEY (id)
);
CREATE INDEX ix_interim_note_section_id_written_at ON interim_note (section_id, written_at);

CREATE TABLE round_settings (
  programme_id uuid NOT NULL,
  every_months integer NOT NULL,
  answer_working_days integer NOT NULL,
  reminder_working_days integer array NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_round_settings PRIMARY KEY (programme_id)
);

ALTER TABLE review_round ADD CONSTRAINT fk_review_round_plan_id FOREIGN KEY (programme_id, plan_id) REFERENCES plan(programme_id,id);
ALTER TABLE review_round ADD CONSTRAINT fk_review_round_before_id FOREIGN KEY (programme_id, before_id) REFERENCES review_round(programme_id,id);
ALTER TABLE review_round ADD CONSTRAINT fk_review_round_opened_by FOREIGN KEY (opened_by) REFERENCES person(id);
ALTER TABLE review_round ADD CONSTRAINT fk_review_round_closed_by FOREIGN KEY (closed_by) REFERENCES person(id);
ALTER TABLE rating ADD CONSTRAINT fk_rating_round_id FOREIGN KEY (programme_id, round_id) REFERENCES review_round(programme_id,id);
ALTER TABLE round_line ADD CONSTRAINT fk_round_line_round_id FOREIGN KEY (programme_id, round_id) REFERENCES review_round(programme_id,id);
ALTER TABLE round_line ADD CONSTRAINT fk_round_line_action_id FOREIGN KEY (programme_id, action_id) REFERENCES action(programme_id,id);
ALTER TABLE round_line ADD CONSTRAINT fk_round_line_rating_id FOREIGN KEY (programme_id, rating_id) REFERENCES rating(programme_id,id);
ALTER TABLE sign_off ADD CONSTRAINT fk_sign_off_action_id FOREIGN KEY (programme_id, action_id) REFERENCES action(programme_id,id);
ALTER TABLE sign_off ADD CONSTRAINT fk_sign_off_level_id FOREIGN KEY (programme_id, level_id) REFERENCES rating_level(programme_id,id);
ALTER TABLE sign_off ADD CONSTRAINT fk_sign_off_round_id FOREIGN KEY (programme_id, round_id) REFERENCES review_round(programme_id,id);
ALTER TABLE sign_off ADD CONSTRAINT fk_sign_off_proposed_by FOREIGN KEY (proposed_by) REFERENCES person(id);
ALTER TABLE sign_off ADD CONSTRAINT fk_sign_off_decided_by FOREIGN KEY (decided_by) REFERENCES person(id);
ALTER TABLE challenge_override ADD CONSTRAINT fk_challenge_override_action_id FOREIGN KEY (programme_id, action_id) REFERENCES action(programme_id,id);
ALTER TABLE challenge_override ADD CONSTRAINT fk_challenge_override_rating_id FOREIGN KEY (programme_id, rating_id) REFERENCES rating(programme_id,id);
ALTER TABLE challenge_override ADD CONSTRAINT fk_challenge_override_overridden_by FOREIGN KEY (overridden_by) REFERENCES person(id);
ALTER TABLE interim_note ADD CONSTRAINT fk_interim_note_section_id FOREIGN KEY (programme_id, section_id) REFERENCES plan_section(programme_id,id);
ALTER TABLE interim_note ADD CONSTRAINT fk_interim_note_written_by FOREIGN KEY (written_by) REFERENCES person(id);
ALTER TABLE round_settings ADD CONSTRAINT fk_round_settings FOREIGN KEY (programme_id) REFERENCES programme(id);
`;

const byHand = `
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['review_round', 'round_line', 'sign_off', 'challenge_override', 'interim_note', 'round_settings']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (programme_id = current_programme())', t || '_of_programme', t);
  END LOOP;
END $$;

-- One round of a plan is open at a time, and one wish for the sign-off of an action.
CREATE UNIQUE INDEX hx_review_round_open ON review_round (plan_id) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX hx_sign_off_open ON sign_off (action_id) WHERE decided_at IS NULL;

-- A closed round is frozen for everybody, whatever rights a role has been given: no answer comes in late, and none
-- that came in is changed.
CREATE FUNCTION refuse_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A closed review round is frozen.';
END $$;
CREATE FUNCTION demand_open_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM review_round r WHERE r.programme_id = NEW.programme_id AND r.id = NEW.round_id AND r.closed_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'A closed review round is frozen.';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION refuse_answer_of_closed_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM review_round r WHERE r.programme_id = OLD.programme_id AND r.id = OLD.round_id AND r.closed_at IS NOT NULL;
  IF FOUND THEN
    RAISE EXCEPTION 'A closed review round is frozen.';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER review_round_frozen BEFORE UPDATE OR DELETE ON review_round
  FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION refuse_frozen();
CREATE TRIGGER round_line_of_open_round AFTER INSERT ON round_line
  FOR EACH ROW EXECUTE FUNCTION demand_open_round();
CREATE TRIGGER round_line_frozen BEFORE UPDATE OR DELETE ON round_line
  FOR EACH ROW EXECUTE FUNCTION refuse_frozen();
CREATE TRIGGER rating_of_open_round AFTER INSERT OR UPDATE OF round_id ON rating
  FOR EACH ROW WHEN (NEW.round_id IS NOT NULL) EXECUTE FUNCTION demand_open_round();
CREATE TRIGGER rating_frozen BEFORE UPDATE OR DELETE ON rating
  FOR EACH ROW WHEN (OLD.round_id IS NOT NULL) EXECUTE FUNCTION refuse_answer_of_closed_round();
CREATE TRIGGER sign_off_of_open_round AFTER INSERT OR UPDATE OF round_id ON sign_off
  FOR EACH ROW WHEN (NEW.round_id IS NOT NULL) EXECUTE FUNCTION demand_open_round();
CREATE TRIGGER review_round_kept BEFORE TRUNCATE ON review_round EXECUTE FUNCTION refuse_frozen();
CREATE TRIGGER round_line_kept BEFORE TRUNCATE ON round_line EXECUTE FUNCTION refuse_frozen();
CREATE TRIGGER rating_kept BEFORE TRUNCATE ON rating EXECUTE FUNCTION refuse_frozen();
`;
