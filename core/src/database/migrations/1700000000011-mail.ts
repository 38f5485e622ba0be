import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages to people, and the daily one of what waits for them. */
export class Mail1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE mail (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  template text NOT NULL,
  audience text NOT NULL,
  to_name text,
  to_address text,
  "values" jsonb,
  secrets jsonb,
  about_kind text,
  about_id uuid,
  once text,
  state text NOT NULL DEFAULT 'waiting',
  due_at timestamptz NOT NULL DEFAULT now(),
  tries integer NOT NULL DEFAULT 0,
  handed_over_at timestamptz,
  answer text,
  posted_by uuid,
  posted_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  cleared_at timestamptz,
  CONSTRAINT pk_mail PRIMARY KEY (id),
  CONSTRAINT uq_mail_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT uq_mail_programme_id_once UNIQUE (programme_id, once)
);
CREATE INDEX ix_mail_programme_id_posted_at ON mail (programme_id, posted_at);
CREATE INDEX ix_mail_programme_id_about_id ON mail (programme_id, about_id);
CREATE INDEX hx_mail_due ON mail (programme_id, due_at) WHERE state IN ('waiting', 'sending');

CREATE TABLE digest_choice (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  person_id uuid NOT NULL,
  days integer[] NOT NULL,
  hour integer NOT NULL,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_digest_choice PRIMARY KEY (id),
  CONSTRAINT uq_digest_choice_programme_id_person_id UNIQUE (programme_id, person_id)
);
ALTER TABLE digest_choice ADD CONSTRAINT fk_digest_choice FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE digest_choice ADD CONSTRAINT fk_digest_choice_person_id FOREIGN KEY (person_id) REFERENCES person(id);

CREATE TABLE digest (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  person_id uuid NOT NULL,
  day date NOT NULL,
  mail_id uuid,
  "at" timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_digest PRIMARY KEY (id),
  CONSTRAINT uq_digest_programme_id_person_id_day UNIQUE (programme_id, person_id, day)
);
ALTER TABLE digest ADD CONSTRAINT fk_digest FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE digest ADD CONSTRAINT fk_digest_person_id FOREIGN KEY (person_id) REFERENCES person(id);
ALTER TABLE digest ADD CONSTRAINT fk_digest_mail_id FOREIGN KEY (programme_id, mail_id) REFERENCES mail(programme_id, id);

CREATE TABLE digest_item (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  person_id uuid NOT NULL,
  item text NOT NULL,
  told integer NOT NULL,
  told_on date NOT NULL,
  CONSTRAINT pk_digest_item PRIMARY KEY (id),
  CONSTRAINT uq_digest_item_programme_id_person_id_item UNIQUE (programme_id, person_id, item)
);
ALTER TABLE digest_item ADD CONSTRAINT fk_digest_item FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE digest_item ADD CONSTRAINT fk_digest_item_person_id FOREIGN KEY (person_id) REFERENCES person(id);

ALTER TABLE mail ENABLE ROW LEVEL SECURITY;
CREATE POLICY mail_of_programme ON mail USING (programme_id = current_programme());
ALTER TABLE digest_choice ENABLE ROW LEVEL SECURITY;
CREATE POLICY digest_choice_of_programme ON digest_choice USING (programme_id = current_programme());
ALTER TABLE digest ENABLE ROW LEVEL SECURITY;
CREATE POLICY digest_of_programme ON digest USING (programme_id = current_programme());
ALTER TABLE digest_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY digest_item_of_programme ON digest_item USING (programme_id = current_programme());
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE digest_item;
DROP TABLE digest;
DROP TABLE digest_choice;
DROP TABLE mail;
`);
  }
}
