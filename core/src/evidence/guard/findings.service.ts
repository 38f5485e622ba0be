import type { EntityManager } from 'typeorm';
import { type Caller, refusal } from '../../access/caller.js';
import { record } from '../../audit/audit.service.js';
import type { Database } from '../../database/database.js';
import type { Content } from '../../errors/content.js';
import { conflict, unprocessable } from '../../errors/errors.js';
import { demandFor, type EvidenceRecord, reaches, readable } from '../evidence.access.js';
import type { PersonRef } from '../evidence.view.js';
import type { FindingKind } from './guard.words.js';

export interface FindingView {
  id: string;
  page: number;
  kind: FindingKind;
  masked: string;
  resolution: { reason: string; person: PersonRef; at: Date } | null;
}

export interface FindingsView {
  /** The version that was looked through: the newest that arrived; null while none has. */
  versionNumber: number | null;
  /** False while its text is still to be looked through, so that no finding is not taken for none. */
  lookedThrough: boolean;
  findings: FindingView[];
  may: { resolve: boolean };
}

/** True of a version in which something that was found stands unresolved. */
export const unresolved = (version: string): string =>
  `EXISTS (SELECT 1 FROM finding f WHERE f.version_id = ${version}
     AND NOT EXISTS (SELECT 1 FROM finding_resolution fr WHERE fr.finding_id = f.id))`;

/** What the guard found in evidence, for whoever may open it, and the word that it is meant to be there. */
export class FindingsService {
  constructor(private readonly database: Database) {}

  async of(caller: Caller, evidenceId: string): Promise<FindingsView> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const evidence = await readable(tx, caller, evidenceId);
      if (!evidence.opens) throw refusal('evidence.open');
      return this.view(tx, caller, evidence);
    });
  }

  /** They are meant to be there, for this reason. Those of an earlier version, or resolved already, are 409. */
  async resolve(
    caller: Caller,
    evidenceId: string,
    content: Content<{ findingIds: string[]; reason: string }>,
  ): Promise<FindingsView> {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const evidence = await readable(tx, caller, evidenceId, true);
      demandFor(caller, 'findings.resolve', evidence);
      if (!evidence.opens) throw refusal('findings.resolve');
      const { findingIds, reason } = content();
      const { findings } = await this.view(tx, caller, evidence);
      const open = findings.filter((finding) => finding.resolution === null).map(({ id }) => id);
      const wanted = [...new Set(findingIds)];
      if (wanted.length === 0)
        throw unprocessable('no-finding', 'Choose what is meant to be there, then try again.');
      if (wanted.some((id) => !open.includes(id)))
        throw conflict(
          'finding-gone',
          'This was resolved already, or belongs to an earlier version of the file. Look at the list again.',
        );
      for (const findingId of wanted)
        await tx.query(
          'INSERT INTO finding_resolution (programme_id, finding_id, reason, person_id) VALUES ($1, $2, $3, $4)',
          [caller.programmeId, findingId, reason, caller.personId],
        );
      await record(
        tx,
        caller,
        'finding.resolved',
        { kind: 'evidence', id: evidenceId },
        { number: evidence.current_number, findings: wanted },
      );
      return this.view(tx, caller, evidence);
    });
  }

  private async view(tx: EntityManager, caller: Caller, evidence: EvidenceRecord): Promise<FindingsView> {
    const [version] = await tx.query<{ id: string; state: string; guarded_at: Date | null }[]>(
      'SELECT id, state, guarded_at FROM evidence_version WHERE evidence_id = $1 AND number = $2',
      [evidence.id, evidence.current_number],
    );
    const findings = await tx.query<FindingView[]>(
      `SELECT f.id, f.page, f.kind, f.masked,
         CASE WHEN r.finding_id IS NOT NULL THEN json_build_object('reason', r.reason, 'at', r.at,
           'person', json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title)) END AS resolution
       FROM finding f LEFT JOIN finding_resolution r ON r.finding_id = f.id LEFT JOIN person p ON p.id = r.person_id
       WHERE f.version_id = $1 ORDER BY f.position`,
      [version?.id ?? null],
    );
    return {
      versionNumber: evidence.current_number,
      lookedThrough: version?.guarded_at != null,
      findings,
      may: { resolve: reaches(caller, 'findings.resolve', evidence) },
    };
  }
}
