import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The life of evidence: why it was returned, what replaced it, and who answered for it before. */
export class Life1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE review ADD COLUMN reasons text[] NOT NULL DEFAULT '{}';

CREATE TABLE supersession (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  older_id uuid NOT NULL,
  newer_id uuid NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  replaced_at timestamptz,
  ended_at timestamptz,
  CONSTRAINT pk_supersession PRIMARY KEY (id)
);
ALTER TABLE supersession ADD CONSTRAINT fk_supersession_older_id FOREIGN KEY (programme_id, older_id) REFERENCES evidence(programme_id,id);
ALTER TABLE supersession ADD CONSTRAINT fk_supersession_newer_id FOREIGN KEY (programme_id, newer_id) REFERENCES evidence(programme_id,id);
ALTER TABLE supersession ADD CONSTRAINT fk_supersession_made_by FOREIGN KEY (made_by) REFERENCES person(id);
-- One successor and one predecessor at a time, whatever two people do at once.
CREATE UNIQUE INDEX hx_supersession_older ON supersession (older_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX hx_supersession_newer ON supersession (newer_id) WHERE ended_at IS NULL;

CREATE TABLE owner_change (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  hand_over_id uuid NOT NULL,
  from_id uuid NOT NULL,
  to_id uuid NOT NULL,
  reason text NOT NULL DEFAULT '',
  changed_by uuid NOT NULL,
  "at" timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz,
  CONSTRAINT pk_owner_change PRIMARY KEY (id)
);
ALTER TABLE owner_change ADD CONSTRAINT fk_owner_change_evidence_id FOREIGN KEY (programme_id, evidence_id) REFERENCES evidence(programme_id,id);
ALTER TABLE owner_change ADD CONSTRAINT fk_owner_change_from_id FOREIGN KEY (from_id) REFERENCES person(id);
ALTER TABLE owner_change ADD CONSTRAINT fk_owner_change_to_id FOREIGN KEY (to_id) REFERENCES person(id);
ALTER TABLE owner_change ADD CONSTRAINT fk_owner_change_changed_by FOREIGN KEY (changed_by) REFERENCES person(id);
CREATE INDEX ix_owner_change_evidence_id ON owner_change (evidence_id);
CREATE INDEX hx_owner_change_unseen ON owner_change (programme_id, to_id) WHERE seen_at IS NULL;

ALTER TABLE supersession ENABLE ROW LEVEL SECURITY;
CREATE POLICY supersession_of_programme ON supersession USING (programme_id = current_programme());
ALTER TABLE owner_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY owner_change_of_programme ON owner_change USING (programme_id = current_programme());
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE owner_change;
DROP TABLE supersession;
ALTER TABLE review DROP COLUMN reasons;
`);
  }
}
