import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the guard found in a version's text, and who said that it is meant to be there. Versions that were checked before there
 * was a guard have no `guarded_at`: upkeep has their text read again.
 */
export class Findings1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE evidence_version ADD guarded_at timestamptz;

      CREATE TABLE finding (
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        programme_id uuid NOT NULL,
        version_id uuid NOT NULL,
        page integer NOT NULL,
        kind text NOT NULL,
        masked text NOT NULL,
        position integer NOT NULL,
        CONSTRAINT uq_finding_programme_id_id UNIQUE (programme_id, id),
        CONSTRAINT pk_finding PRIMARY KEY (id)
      );
      CREATE INDEX ix_finding_version_id ON finding (version_id);
      ALTER TABLE finding ADD CONSTRAINT fk_finding_version_id FOREIGN KEY (programme_id, version_id) REFERENCES evidence_version(programme_id,id);

      CREATE TABLE finding_resolution (
        programme_id uuid NOT NULL,
        finding_id uuid NOT NULL,
        reason text NOT NULL,
        person_id uuid NOT NULL,
        "at" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT pk_finding_resolution PRIMARY KEY (finding_id)
      );
      ALTER TABLE finding_resolution ADD CONSTRAINT fk_finding_resolution_finding_id FOREIGN KEY (programme_id, finding_id) REFERENCES finding(programme_id,id);
      ALTER TABLE finding_resolution ADD CONSTRAINT fk_finding_resolution_person_id FOREIGN KEY (person_id) REFERENCES person(id);

      ALTER TABLE finding ENABLE ROW LEVEL SECURITY;
      CREATE POLICY finding_of_programme ON finding USING (programme_id = current_programme());
      ALTER TABLE finding_resolution ENABLE ROW LEVEL SECURITY;
      CREATE POLICY finding_resolution_of_programme ON finding_resolution USING (programme_id = current_programme());

      CREATE INDEX hx_version_unguarded ON evidence_version (programme_id) WHERE state = 'clean' AND guarded_at IS NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE finding_resolution;
      DROP TABLE finding;
      DROP INDEX hx_version_unguarded;
      ALTER TABLE evidence_version DROP COLUMN guarded_at;`);
  }
}
