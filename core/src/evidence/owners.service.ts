import { type Caller, demand, refusal } from '../access/caller.js';
import { reachOf } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, notFound, stale, unprocessable } from '../errors/errors.js';
import { demandFor, readable } from './evidence.access.js';
import { viewEvidence } from './evidence.view.js';
import { demandMember, recordOwnerMove } from './owners.sql.js';

/** Who answers for a piece of evidence, and how that changes. */
export class OwnersService {
  constructor(private readonly database: Database) {}

  /** Gives one piece of evidence to another person, with a reason that both will read. */
  change(
    caller: Caller,
    evidenceId: string,
    seen: number,
    content: Content<{ ownerId: string; reason: string }>,
  ) {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const before = await readable(tx, caller, evidenceId, true);
      demandFor(caller, 'evidence.add', before);
      if (reachOf(caller.roles, 'evidence.add') !== 'all') throw refusal('evidence.add');
      if (before.version !== seen)
        throw stale('piece of evidence', await viewEvidence(tx, caller, evidenceId));
      if (before.state === 'withdrawn')
        throw conflict('withdrawn', 'This evidence was withdrawn, so nobody has to answer for it any more.');
      const wanted = content();
      await demandMember(tx, wanted.ownerId);
      if (wanted.ownerId === before.owner_id)
        throw unprocessable('same-owner', 'This person answers for it already. Choose somebody else.');
      await tx.query(
        'UPDATE evidence SET owner_id = $2, version = version + 1, updated_at = now() WHERE id = $1',
        [evidenceId, wanted.ownerId],
      );
      await recordOwnerMove(tx, caller, {
        evidenceId,
        fromId: before.owner_id,
        toId: wanted.ownerId,
        reason: wanted.reason,
        handOverId: crypto.randomUUID(),
      });
      return viewEvidence(tx, caller, evidenceId);
    });
  }

  /** The new owner says that they know; it leaves their list. Once is enough, a second time changes nothing. */
  async seen(caller: Caller, handOverId: string): Promise<void> {
    demand(caller, 'programme.read');
    await this.database.inProgramme(caller.programmeId, async (tx) => {
      const told = await tx.query<{ seen: boolean }[]>(
        'SELECT seen_at IS NOT NULL AS seen FROM owner_change WHERE hand_over_id = $1 AND to_id = $2',
        [handOverId, caller.personId],
      );
      if (told.length === 0) throw notFound('hand-over');
      if (told.every((row) => row.seen)) return;
      await tx.query(
        'UPDATE owner_change SET seen_at = now() WHERE hand_over_id = $1 AND to_id = $2 AND seen_at IS NULL',
        [handOverId, caller.personId],
      );
      await record(tx, caller, 'hand-over.seen', { kind: 'hand-over', id: handOverId });
    });
  }
}
