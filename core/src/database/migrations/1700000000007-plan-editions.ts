import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans from files: their shape and source, frozen editions, imports and what people said of columns. */
export class PlanEditions1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  /** Frozen editions are records: going back would lose them. */
  async down(): Promise<void> {
    throw new Error('Editions of plans are records and are not taken back. Restore a backup instead.');
  }
}

const up = `
ALTER TABLE plan
  ADD version integer NOT NULL DEFAULT 1,
  ADD shape jsonb,
  ADD source jsonb,
  ADD parent_plan_id uuid;
ALTER TABLE plan_section ADD removed_at timestamptz;
ALTER TABLE action_area
  ADD due_text text NOT NULL DEFAULT '',
  ADD removed_at timestamptz;
ALTER TABLE action
  ADD due_text text NOT NULL DEFAULT '',
  ADD progress text NOT NULL DEFAULT '',
  ADD cites text[] NOT NULL DEFAULT '{}',
  ADD ref_given boolean NOT NULL DEFAULT true,
  ADD removed_at timestamptz;
-- An edition that leaves a rating out takes it back; the row says when.
ALTER TABLE rating ALTER level_id DROP NOT NULL;

CREATE TABLE plan_edition (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  number integer NOT NULL,
  edition text NOT NULL,
  content jsonb NOT NULL,
  source jsonb,
  frozen_by uuid,
  frozen_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT uq_plan_edition_plan_id_number UNIQUE (plan_id, number),
  CONSTRAINT pk_plan_edition PRIMARY KEY (id)
);

CREATE TABLE plan_import (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'reading',
  file_name text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  storage_key text NOT NULL,
  wanted_plan text,
  document jsonb,
  answers jsonb NOT NULL DEFAULT '{}',
  failure jsonb,
  base jsonb,
  plan_id uuid,
  requested_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  applied_at timestamptz,
  CONSTRAINT pk_plan_import PRIMARY KEY (id)
);
CREATE INDEX ix_plan_import_programme_id_created_at ON plan_import (programme_id, created_at);

CREATE TABLE plan_column_mapping (
  programme_id uuid NOT NULL,
  signature text NOT NULL,
  fields text[] NOT NULL DEFAULT '{}',
  changed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_plan_column_mapping PRIMARY KEY (programme_id, signature)
);

CREATE TABLE plan_parent_action (
  programme_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  action_id uuid NOT NULL,
  CONSTRAINT pk_plan_parent_action PRIMARY KEY (plan_id, action_id)
);
CREATE INDEX ix_plan_parent_action_action_id ON plan_parent_action (action_id);

ALTER TABLE plan ADD CONSTRAINT fk_plan_parent_plan_id FOREIGN KEY (programme_id, parent_plan_id) REFERENCES plan(programme_id,id);
ALTER TABLE plan_edition ADD CONSTRAINT fk_plan_edition_frozen_by FOREIGN KEY (frozen_by) REFERENCES person(id);
ALTER TABLE plan_edition ADD CONSTRAINT fk_plan_edition_plan_id FOREIGN KEY (programme_id, plan_id) REFERENCES plan(programme_id,id);
ALTER TABLE plan_import ADD CONSTRAINT fk_plan_import_requested_by FOREIGN KEY (requested_by) REFERENCES person(id);
ALTER TABLE plan_import ADD CONSTRAINT fk_plan_import_plan_id FOREIGN KEY (programme_id, plan_id) REFERENCES plan(programme_id,id);
ALTER TABLE plan_import ADD CONSTRAINT fk_plan_import FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE plan_column_mapping ADD CONSTRAINT fk_plan_column_mapping FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE plan_parent_action ADD CONSTRAINT fk_plan_parent_action_action_id FOREIGN KEY (programme_id, action_id) REFERENCES action(programme_id,id);
ALTER TABLE plan_parent_action ADD CONSTRAINT fk_plan_parent_action_plan_id FOREIGN KEY (programme_id, plan_id) REFERENCES plan(programme_id,id);

ALTER TABLE plan_edition ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_edition_of_programme ON plan_edition USING (programme_id = current_programme());
ALTER TABLE plan_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_import_of_programme ON plan_import USING (programme_id = current_programme());
ALTER TABLE plan_column_mapping ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_column_mapping_of_programme ON plan_column_mapping USING (programme_id = current_programme());
ALTER TABLE plan_parent_action ENABLE ROW LEVEL SECURITY;
CREATE POLICY plan_parent_action_of_programme ON plan_parent_action USING (programme_id = current_programme());
`;
