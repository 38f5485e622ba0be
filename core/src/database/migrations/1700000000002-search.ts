import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finding: tags, the words of evidence as PostgreSQL's full-text search wants them, and saved views. */
export class Search1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(language);
    await runner.query(tables);
    await runner.query(keeping);
    await runner.query(backfill);
  }

  /** The words can be made again at any time; tags and saved views can't. */
  async down(): Promise<void> {
    throw new Error('Search is not undone: tags and saved views would be lost. Restore a backup instead.');
  }
}

/** English stems, and accents that don't matter: "cafe" finds "café". */
const language = `
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TEXT SEARCH CONFIGURATION revisit (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION revisit ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
`;

const tables = `
ALTER TABLE evidence ADD COLUMN tags text[] NOT NULL DEFAULT '{}';
ALTER TABLE evidence_page ADD COLUMN words tsvector;

-- What is a person's own is asked about in every search.
CREATE INDEX ix_evidence_owner_id ON evidence (owner_id);
CREATE INDEX ix_evidence_created_by ON evidence (created_by);
CREATE INDEX ix_evidence_version_uploaded_by ON evidence_version (uploaded_by);

CREATE TABLE evidence_search (
  programme_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  head tsvector NOT NULL,
  pages tsvector NOT NULL,
  whole tsvector NOT NULL,
  CONSTRAINT pk_evidence_search PRIMARY KEY (evidence_id)
);
ALTER TABLE evidence_search ADD CONSTRAINT fk_evidence_search_evidence_id
  FOREIGN KEY (programme_id, evidence_id) REFERENCES evidence(programme_id, id);
-- Without the list of pending entries: a search must not pay for what was filed just before it.
CREATE INDEX hx_evidence_search_head ON evidence_search USING gin (head) WITH (fastupdate = off);
CREATE INDEX hx_evidence_search_whole ON evidence_search USING gin (whole) WITH (fastupdate = off);

CREATE TABLE search_word (
  programme_id uuid NOT NULL,
  word text NOT NULL,
  stem text NOT NULL,
  CONSTRAINT pk_search_word PRIMARY KEY (programme_id, word)
);
CREATE INDEX ix_search_word_programme_id_stem ON search_word (programme_id, stem);
CREATE INDEX hx_search_word_alike ON search_word USING gin (word gin_trgm_ops);

CREATE TABLE saved_view (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  programme_id uuid NOT NULL,
  person_id uuid NOT NULL,
  name text NOT NULL,
  filter jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT uq_saved_view_programme_id_person_id_name UNIQUE (programme_id, person_id, name),
  CONSTRAINT pk_saved_view PRIMARY KEY (id)
);
ALTER TABLE saved_view ADD CONSTRAINT fk_saved_view_person_id FOREIGN KEY (person_id) REFERENCES person(id);
ALTER TABLE saved_view ADD CONSTRAINT fk_saved_view FOREIGN KEY (programme_id) REFERENCES programme(id);

ALTER TABLE evidence_search ENABLE ROW LEVEL SECURITY;
CREATE POLICY evidence_search_of_programme ON evidence_search USING (programme_id = current_programme());
ALTER TABLE search_word ENABLE ROW LEVEL SECURITY;
CREATE POLICY search_word_of_programme ON search_word USING (programme_id = current_programme());
ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
CREATE POLICY saved_view_of_programme ON saved_view USING (programme_id = current_programme());

-- Row-level security lets no index answer @@ or %, since neither is declared leakproof: every row of every search
-- would be read. These views carry the same condition, and leave the planner free. Nobody writes through them.
CREATE VIEW searchable AS
  SELECT evidence_id, head, whole FROM evidence_search WHERE programme_id = current_programme();
CREATE VIEW searchable_word AS
  SELECT word, stem FROM search_word WHERE programme_id = current_programme();
`;

/**
 * The words are kept by the database itself, in the transaction that changes what they are made of: a service that
 * forgot to would leave a discarded child's name to be found.
 */
const keeping = `
-- What is said about it: title and tags weigh most, then claims, then the description.
CREATE FUNCTION search_head(e evidence) RETURNS tsvector LANGUAGE sql STABLE
  RETURN setweight(to_tsvector('revisit', e.title || ' ' || array_to_string(e.tags, ' ')), 'A')
    || setweight(to_tsvector('revisit', coalesce(
      (SELECT string_agg(l.claim, ' ') FROM link l WHERE l.evidence_id = e.id AND l.ended_at IS NULL), '')), 'B')
    || setweight(to_tsvector('revisit', e.description), 'C');

-- The version whose text is searched: the newest that arrived and stands, once it is clean. Withdrawn: none.
CREATE FUNCTION searched_version(of_evidence uuid) RETURNS uuid LANGUAGE sql STABLE
  RETURN (
    SELECT v.id FROM (
      SELECT n.id, n.state FROM evidence_version n
      WHERE n.evidence_id = of_evidence AND n.received_at IS NOT NULL AND n.state <> 'discarded'
      ORDER BY n.number DESC LIMIT 1
    ) v WHERE v.state = 'clean' AND (SELECT e.state FROM evidence e WHERE e.id = of_evidence) <> 'withdrawn'
  );

-- Every word of its pages once, without places. A tsvector ends at 1 MiB: the words of the first pages come first.
CREATE FUNCTION search_pages(of_evidence uuid) RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_to_tsvector(array_agg(lexeme)), '') FROM (
    SELECT lexeme, sum(octet_length(lexeme)) OVER (ORDER BY first, lexeme) AS so_far FROM (
      SELECT w.lexeme, min(p.page) AS first FROM evidence_page p CROSS JOIN unnest(p.words) w
      WHERE p.version_id = searched_version(of_evidence) GROUP BY w.lexeme
    ) words
  ) counted WHERE so_far < 900000
$$;

CREATE FUNCTION keep_search_head(of_evidence uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO evidence_search AS s (programme_id, evidence_id, head, pages, whole)
  SELECT e.programme_id, e.id, h.head, '', strip(h.head)
  FROM evidence e CROSS JOIN LATERAL (SELECT search_head(e) AS head) h WHERE e.id = of_evidence
  ON CONFLICT (evidence_id) DO UPDATE SET head = EXCLUDED.head, whole = strip(EXCLUDED.head) || s.pages
$$;

CREATE FUNCTION keep_search_pages(of_evidence uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE evidence_search s SET pages = p.pages, whole = strip(s.head) || p.pages
  FROM (SELECT search_pages(of_evidence) AS pages) p
  WHERE s.evidence_id = of_evidence AND s.pages <> p.pages
$$;

CREATE FUNCTION search_evidence_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR (NEW.title, NEW.description, NEW.tags) IS DISTINCT FROM (OLD.title, OLD.description, OLD.tags) THEN
    PERFORM keep_search_head(NEW.id);
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.state = 'withdrawn') <> (OLD.state = 'withdrawn') THEN
    PERFORM keep_search_pages(NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER search_evidence_changed AFTER INSERT OR UPDATE OF title, description, tags, state ON evidence
  FOR EACH ROW EXECUTE FUNCTION search_evidence_changed();

CREATE FUNCTION search_link_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_search_head(NEW.evidence_id);
  RETURN NULL;
END $$;
CREATE TRIGGER search_link_changed AFTER INSERT OR UPDATE OF claim, ended_at ON link
  FOR EACH ROW EXECUTE FUNCTION search_link_changed();

CREATE FUNCTION search_version_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_search_pages(NEW.evidence_id);
  RETURN NULL;
END $$;
CREATE TRIGGER search_version_changed AFTER UPDATE OF state, received_at ON evidence_version
  FOR EACH ROW WHEN (OLD.state <> NEW.state OR (OLD.received_at IS NULL) <> (NEW.received_at IS NULL))
  EXECUTE FUNCTION search_version_changed();

-- A page longer than 200,000 characters (a sheet of that many cells) is found by its first 200,000.
CREATE FUNCTION search_page_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.words := to_tsvector('revisit', left(NEW.text, 200000));
  RETURN NEW;
END $$;
CREATE TRIGGER search_page_words BEFORE INSERT OR UPDATE OF text ON evidence_page
  FOR EACH ROW EXECUTE FUNCTION search_page_words();

CREATE FUNCTION search_pages_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_search_pages(evidence_id) FROM evidence_version
  WHERE id IN (SELECT version_id FROM changed);
  RETURN NULL;
END $$;
CREATE TRIGGER search_pages_added AFTER INSERT ON evidence_page
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_pages_changed();
CREATE TRIGGER search_pages_removed AFTER DELETE ON evidence_page
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_pages_changed();

-- Words as they are spelled, with their stems: what a typing error is compared with. Letters only: no number of a
-- child is ever kept here.
CREATE FUNCTION spelled_words(of_text text) RETURNS TABLE (word text, stem text) LANGUAGE sql STABLE AS $$
  SELECT w, (ts_lexize('english_stem', w))[1] FROM (
    SELECT DISTINCT regexp_split_to_table(lower(unaccent(of_text)), '[^a-z]+') AS w
  ) split WHERE length(w) BETWEEN 4 AND 30 AND (ts_lexize('english_stem', w))[1] IS NOT NULL
$$;

-- At the end of the transaction and one transaction at a time: two that met new words in another order would
-- otherwise wait for each other. A word that no document has any more goes with its last one.
CREATE FUNCTION keep_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('revisit.search_word'), hashtext(NEW.programme_id::text));
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM search_word w
    WHERE w.programme_id = NEW.programme_id
      AND w.stem IN (
        SELECT lexeme FROM unnest(OLD.whole) EXCEPT SELECT lexeme FROM unnest(NEW.whole)
      )
      AND NOT EXISTS (SELECT 1 FROM searchable o WHERE o.whole @@ quote_literal(w.stem)::tsquery);
  END IF;
  INSERT INTO search_word (programme_id, word, stem)
  SELECT NEW.programme_id, s.word, s.stem FROM evidence_search k
  JOIN evidence e ON e.id = k.evidence_id
  CROSS JOIN LATERAL (
    SELECT e.title || ' ' || array_to_string(e.tags, ' ') || ' ' || e.description || ' ' || coalesce(
      (SELECT string_agg(l.claim, ' ') FROM link l WHERE l.evidence_id = e.id AND l.ended_at IS NULL), '') AS text
    UNION ALL
    SELECT left(p.text, 200000) FROM evidence_page p
    WHERE p.version_id = searched_version(e.id) AND k.pages <> '' AND (TG_OP = 'INSERT' OR NEW.pages <> OLD.pages)
  ) t CROSS JOIN LATERAL spelled_words(t.text) s
  WHERE k.evidence_id = NEW.evidence_id
  GROUP BY s.word, s.stem ORDER BY s.word
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER keep_search_words AFTER INSERT OR UPDATE ON evidence_search
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_search_words();
`;

/** What was filed before search came. The words of each programme are noted as the rows are written. */
const backfill = `
UPDATE evidence_page SET text = text;
SELECT keep_search_head(id) FROM evidence;
SELECT keep_search_pages(id) FROM evidence;
`;
