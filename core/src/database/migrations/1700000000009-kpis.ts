import type { MigrationInterface, QueryRunner } from 'typeorm';

const ofProgramme = [
  'kpi',
  'kpi_series',
  'kpi_value',
  'kpi_serves_area',
  'kpi_serves_action',
  'link_kpi',
  'quoted_figure',
];

/** Measures, their series and values over time, and the figures that documents quote of them. */
export class Kpis1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE kpi (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  ref text NOT NULL,
  measure text NOT NULL,
  section text NOT NULL DEFAULT '',
  responsible_role text NOT NULL DEFAULT '',
  frequency text NOT NULL DEFAULT '',
  frequency_months integer,
  polarity text NOT NULL,
  polarity_set_by uuid,
  covers text[] NOT NULL DEFAULT '{}',
  taken_on date NOT NULL,
  position integer NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT uq_kpi_programme_id_ref UNIQUE (programme_id, ref),
  CONSTRAINT uq_kpi_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT ck_kpi_polarity CHECK (polarity IN ('higher', 'lower', 'none', 'unclear')),
  CONSTRAINT pk_kpi PRIMARY KEY (id)
);
ALTER TABLE kpi ADD CONSTRAINT fk_kpi FOREIGN KEY (programme_id) REFERENCES programme(id);
ALTER TABLE kpi ADD CONSTRAINT fk_kpi_polarity_set_by FOREIGN KEY (polarity_set_by) REFERENCES person(id);

CREATE TABLE kpi_series (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  kpi_id uuid NOT NULL,
  cohort text NOT NULL DEFAULT '',
  subject text NOT NULL DEFAULT '',
  position integer NOT NULL,
  CONSTRAINT uq_kpi_series_kpi_id_cohort_subject UNIQUE (kpi_id, cohort, subject),
  CONSTRAINT uq_kpi_series_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT pk_kpi_series PRIMARY KEY (id)
);
ALTER TABLE kpi_series ADD CONSTRAINT fk_kpi_series_kpi_id FOREIGN KEY (programme_id, kpi_id) REFERENCES kpi(programme_id,id);

CREATE TABLE kpi_value (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  series_id uuid NOT NULL,
  kind text NOT NULL,
  period text NOT NULL DEFAULT '',
  as_at date NOT NULL,
  text text NOT NULL,
  number double precision,
  known_on date NOT NULL,
  source text NOT NULL DEFAULT '',
  entered_by uuid,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT uq_kpi_value_programme_id_id UNIQUE (programme_id, id),
  CONSTRAINT ck_kpi_value_kind CHECK (kind IN ('reading', 'target', 'neighbours', 'national')),
  CONSTRAINT pk_kpi_value PRIMARY KEY (id)
);
CREATE INDEX ix_kpi_value_series_id_kind_as_at ON kpi_value (series_id, kind, as_at);
ALTER TABLE kpi_value ADD CONSTRAINT fk_kpi_value_series_id FOREIGN KEY (programme_id, series_id) REFERENCES kpi_series(programme_id,id);
ALTER TABLE kpi_value ADD CONSTRAINT fk_kpi_value_entered_by FOREIGN KEY (entered_by) REFERENCES person(id);

CREATE TABLE kpi_serves_area (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  kpi_id uuid NOT NULL,
  area_id uuid NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  until timestamptz,
  CONSTRAINT pk_kpi_serves_area PRIMARY KEY (id)
);
CREATE INDEX ix_kpi_serves_area_area_id ON kpi_serves_area (area_id);
CREATE UNIQUE INDEX hx_kpi_serves_area_standing ON kpi_serves_area (kpi_id, area_id) WHERE until IS NULL;
ALTER TABLE kpi_serves_area ADD CONSTRAINT fk_kpi_serves_area_kpi_id FOREIGN KEY (programme_id, kpi_id) REFERENCES kpi(programme_id,id);
ALTER TABLE kpi_serves_area ADD CONSTRAINT fk_kpi_serves_area_area_id FOREIGN KEY (programme_id, area_id) REFERENCES area(programme_id,id);

CREATE TABLE kpi_serves_action (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  kpi_id uuid NOT NULL,
  action_id uuid NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  until timestamptz,
  CONSTRAINT pk_kpi_serves_action PRIMARY KEY (id)
);
CREATE INDEX ix_kpi_serves_action_action_id ON kpi_serves_action (action_id);
CREATE UNIQUE INDEX hx_kpi_serves_action_standing ON kpi_serves_action (kpi_id, action_id) WHERE until IS NULL;
ALTER TABLE kpi_serves_action ADD CONSTRAINT fk_kpi_serves_action_kpi_id FOREIGN KEY (programme_id, kpi_id) REFERENCES kpi(programme_id,id);
ALTER TABLE kpi_serves_action ADD CONSTRAINT fk_kpi_serves_action_action_id FOREIGN KEY (programme_id, action_id) REFERENCES action(programme_id,id);

CREATE TABLE link_kpi (
  programme_id uuid NOT NULL,
  link_id uuid NOT NULL,
  kpi_id uuid NOT NULL,
  CONSTRAINT pk_link_kpi PRIMARY KEY (link_id, kpi_id)
);
CREATE INDEX ix_link_kpi_kpi_id ON link_kpi (kpi_id);
ALTER TABLE link_kpi ADD CONSTRAINT fk_link_kpi_link_id FOREIGN KEY (programme_id, link_id) REFERENCES link(programme_id,id);
ALTER TABLE link_kpi ADD CONSTRAINT fk_link_kpi_kpi_id FOREIGN KEY (programme_id, kpi_id) REFERENCES kpi(programme_id,id);

CREATE TABLE quoted_figure (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  link_id uuid NOT NULL,
  series_id uuid NOT NULL,
  as_at date NOT NULL,
  text text NOT NULL,
  number double precision,
  CONSTRAINT pk_quoted_figure PRIMARY KEY (id)
);
CREATE INDEX ix_quoted_figure_link_id ON quoted_figure (link_id);
CREATE INDEX ix_quoted_figure_series_id ON quoted_figure (series_id);
ALTER TABLE quoted_figure ADD CONSTRAINT fk_quoted_figure_link_id FOREIGN KEY (programme_id, link_id) REFERENCES link(programme_id,id);
ALTER TABLE quoted_figure ADD CONSTRAINT fk_quoted_figure_series_id FOREIGN KEY (programme_id, series_id) REFERENCES kpi_series(programme_id,id);
`);
    for (const table of ofProgramme)
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_of_programme ON ${table} USING (programme_id = current_programme());`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ofProgramme.toReversed()) await runner.query(`DROP TABLE ${table};`);
  }
}
