import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a browser can show of a file it has no reader for: a PDF copy of an Office document, pages as pictures. */
export class Renditions1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(filesCheckedBefore);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE evidence_version DROP COLUMN rendition, DROP COLUMN rendition_pages, DROP COLUMN rendition_size',
    );
  }
}

const columns = `
ALTER TABLE evidence_version
  ADD COLUMN rendition text,
  ADD COLUMN rendition_pages integer,
  ADD COLUMN rendition_size bigint;
`;

/** Files that were found clean by an earlier release get theirs now; PDFs are shown as they are. */
const filesCheckedBefore = `
INSERT INTO job (programme_id, name, subject_id, payload, requested_by)
SELECT programme_id, 'preview', id, jsonb_build_object('programmeId', programme_id, 'versionId', id), uploaded_by
FROM evidence_version WHERE state = 'clean' AND media_type IS DISTINCT FROM 'application/pdf';
`;
