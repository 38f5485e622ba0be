import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import { enqueue } from '../jobs/contracts.js';
import { answerByLink } from './asks.service.js';
import { takeTurns } from './duplicates.js';
import type { EvidenceRecord } from './evidence.access.js';
import { inspectFile } from './evidence.jobs.js';
import { afterMove } from './evidence.rules.js';
import { recordMove } from './reviews.service.js';
import type { VersionRow } from './uploads.js';

/**
 * An upload that arrived whole becomes the evidence's newest version, with its inspection asked for in the same
 * transaction. False when somebody else was quicker.
 */
export async function receive(tx: EntityManager, caller: Caller, version: VersionRow): Promise<boolean> {
  const [evidence] = await tx.query<{ state: EvidenceRecord['state'] }[]>(
    'SELECT state FROM evidence WHERE id = $1 FOR UPDATE',
    [version.evidence_id],
  );
  await takeTurns(tx, version);
  const [, received] = await tx.query<[unknown, number]>(
    `UPDATE evidence_version SET state = 'received', received_at = clock_timestamp(), upload_id = NULL WHERE id = $1 AND state = 'awaiting'`,
    [version.id],
  );
  if (received !== 1 || !evidence) return false;
  const [newer] = await tx.query<unknown[]>(
    `SELECT 1 FROM evidence_version WHERE evidence_id = $1 AND number > $2 AND received_at IS NOT NULL AND state <> 'discarded' LIMIT 1`,
    [version.evidence_id, version.number],
  );
  // A straggler that arrives after a newer version is kept, but takes nobody's verdict away.
  const next = newer ? null : afterMove(evidence.state, 'new-version');
  if (next) {
    await tx.query(
      `UPDATE evidence SET state = $2, submitted_at = NULL, approved_at = NULL, version = version + 1, updated_at = now() WHERE id = $1`,
      [version.evidence_id, next],
    );
  }
  const { id, evidence_id: evidenceId, number, upload_link_id: uploadLink } = version;
  // A move is a person's. What an outsider sends finds a draft and leaves one.
  if (next && uploadLink === null)
    await recordMove(tx, caller, evidenceId, 'new-version', number, version.sha256, '');
  else
    await record(
      tx,
      caller,
      'version.received',
      { kind: 'version', id },
      { evidence: evidenceId, number, ...(uploadLink ? { uploadLink } : {}) },
    );
  if (uploadLink) await answerForLink(tx, caller, uploadLink, evidenceId);
  await enqueue(tx, inspectFile, {
    programmeId: version.programme_id,
    subjectId: version.id,
    payload: { programmeId: version.programme_id, versionId: version.id },
    requestedBy: version.uploaded_by,
  });
  return true;
}

async function answerForLink(
  tx: EntityManager,
  caller: Pick<Caller, 'programmeId' | 'personId'>,
  uploadLinkId: string,
  evidenceId: string,
) {
  const [link] = await tx.query<{ ask_id: string | null }[]>('SELECT ask_id FROM upload_link WHERE id = $1', [
    uploadLinkId,
  ]);
  if (link?.ask_id) await answerByLink(tx, caller, link.ask_id, evidenceId);
}
