import type { EntityManager } from 'typeorm';
import type { Caller } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, unprocessable } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import { demandFor, readable } from './evidence.access.js';
import { viewEvidence } from './evidence.view.js';
import { type Replacing, refusalToSupersede, type SupersedeRefusal } from './supersede.rules.js';
import { replaceOlder } from './supersede.sql.js';

const refusals: Record<SupersedeRefusal, string> = {
  itself: 'A document can’t take its own place. Choose the one it replaces.',
  'has-successor':
    'Something else replaces that document already. Open it to see what, and replace that one.',
  'has-predecessor': 'This document replaces another already. Take that back first.',
  circle: 'That document replaces this one already, so this one can’t replace it.',
};

/** Evidence that takes the place of older evidence. The older one counts until the newer one is approved. */
export class SupersedeService {
  constructor(private readonly database: Database) {}

  /**
   * Says which piece of evidence this one replaces; null takes it back. Whoever may withdraw the older one may do it:
   * it leaves the count all the same.
   */
  set(caller: Caller, newerId: string, content: Content<{ supersedes: string | null }>) {
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const newer = await readable(tx, caller, newerId, true);
      demandFor(caller, 'evidence.add', newer);
      if (newer.state === 'withdrawn')
        throw conflict('withdrawn', 'This evidence was withdrawn, so it replaces nothing. Add it anew.');
      const { supersedes } = content();
      if (supersedes === null) await this.takeBack(tx, caller, newerId);
      else await this.replace(tx, caller, { newerId, olderId: supersedes }, newer.state === 'approved');
      await readinessChanged(tx, caller);
      return viewEvidence(tx, caller, newerId);
    });
  }

  private async replace(tx: EntityManager, caller: Caller, pair: Replacing, approved: boolean) {
    const older = await readable(tx, caller, pair.olderId);
    demandFor(caller, 'evidence.submit', older);
    // Two people at once could close a circle that neither of them sees.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('revisit.supersede.' || $1))`, [
      caller.programmeId,
    ]);
    const standing = await tx.query<Replacing[]>(
      'SELECT newer_id AS "newerId", older_id AS "olderId" FROM supersession WHERE programme_id = $1 AND ended_at IS NULL',
      [caller.programmeId],
    );
    const refused = refusalToSupersede(standing, pair);
    if (refused === 'itself') throw unprocessable('replaces-itself', refusals.itself);
    if (refused) throw conflict('replaced-already', refusals[refused]);
    await tx.query(
      'INSERT INTO supersession (programme_id, older_id, newer_id, made_by, made_at) VALUES ($1, $2, $3, $4, clock_timestamp())',
      [caller.programmeId, pair.olderId, pair.newerId, caller.personId],
    );
    if (approved) await replaceOlder(tx, pair.newerId);
    await record(
      tx,
      caller,
      'evidence.supersedes',
      { kind: 'evidence', id: pair.newerId },
      { older: pair.olderId },
    );
  }

  private async takeBack(tx: EntityManager, caller: Caller, newerId: string) {
    const [pair] = await tx.query<{ older_id: string }[]>(
      'SELECT older_id FROM supersession WHERE newer_id = $1 AND ended_at IS NULL FOR UPDATE',
      [newerId],
    );
    if (!pair) throw conflict('replaces-nothing', 'This document replaces no other. Nothing was changed.');
    await tx.query(
      'UPDATE supersession SET ended_at = clock_timestamp() WHERE newer_id = $1 AND ended_at IS NULL',
      [newerId],
    );
    await record(
      tx,
      caller,
      'evidence.supersedes-nothing',
      { kind: 'evidence', id: newerId },
      { older: pair.older_id },
    );
  }
}
