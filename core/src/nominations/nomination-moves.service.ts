import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, forbidden, notFound } from '../errors/errors.js';
import { type HeldNomination, holdNominations, moveDeputyUp, moveNomination } from './life.js';
import { actsOn, type NominationView, viewNominations } from './nominations.view.js';
import { takeTurns } from './nominees.js';

/** What becomes of nominations at the hands of people with an account. Each move is one row of the table. */
export class NominationMovesService {
  constructor(private readonly database: Database) {}

  /** Their word was taken on the telephone or in a meeting. */
  accept(caller: Caller, nominationId: string): Promise<NominationView> {
    return this.one(caller, nominationId, async (tx, held, actId) => {
      await moveNomination(tx, caller, held, 'accept', { id: actId });
    });
  }

  decline(
    caller: Caller,
    nominationId: string,
    content: Content<{ reason: string }>,
  ): Promise<NominationView> {
    return this.one(caller, nominationId, async (tx, held, actId) => {
      const { reason } = content();
      await moveNomination(tx, caller, held, 'decline', { id: actId, reason });
    });
  }

  brief(caller: Caller, nominationId: string): Promise<NominationView> {
    return this.one(caller, nominationId, async (tx, held, actId) => {
      await moveNomination(tx, caller, held, 'brief', { id: actId });
    });
  }

  /** Taken back; a deputy who stands by moves up. */
  withdraw(caller: Caller, nominationId: string): Promise<NominationView> {
    return this.one(caller, nominationId, async (tx, held, actId) => {
      await moveNomination(tx, caller, held, 'withdraw', { id: actId });
      await moveDeputyUp(tx, caller, held.id, actId);
    });
  }

  /** The deputy takes the place; who had it stays in the history. 409 when there is no deputy. */
  substitute(caller: Caller, nominationId: string): Promise<NominationView> {
    return this.one(caller, nominationId, async (tx, held, actId) => {
      await moveNomination(tx, caller, held, 'substitute', { id: actId });
      if ((await moveDeputyUp(tx, caller, held.id, actId)) === null)
        throw conflict(
          'no-deputy',
          'Nobody is named as this person’s deputy. Name one first, or withdraw the nomination.',
        );
    });
  }

  async approve(caller: Caller, nominationId: string): Promise<NominationView> {
    demand(caller, 'nominations.approve');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await takeTurns(tx);
      const [held] = await holdNominations(tx, 'n.id = $1', [nominationId]);
      if (!held) throw notFound('nomination');
      await moveNomination(tx, caller, held, 'approve', { id: crypto.randomUUID() });
      return this.again(tx, caller, nominationId);
    });
  }

  /**
   * Approves the list as the officer saw it: whole, or, when anything on it has changed since, not at all. Of two who
   * approve the same list, the second is told that it is done.
   */
  async approveList(
    caller: Caller,
    content: Content<{ nominations: { id: string; version: number }[] }>,
  ): Promise<{ approved: number }> {
    demand(caller, 'nominations.approve');
    const { nominations: seen } = content();
    const versions = new Map(seen.map(({ id, version }) => [id, version]));
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await takeTurns(tx);
      const held = await holdNominations(tx, 'n.id = ANY($1::uuid[])', [[...versions.keys()]]);
      if (held.length !== versions.size) throw notFound('nomination');
      const changed = held.filter(
        (each) => each.version !== versions.get(each.id) || each.state !== 'accepted',
      );
      if (changed.length > 0)
        throw conflict(
          'list-changed',
          'Somebody changed this list after you opened it, or has approved it. Nothing was approved now. Look at the list as it is and approve it again.',
          { changed: changed.map(({ id, state }) => ({ id, state })) },
        );
      const actId = crypto.randomUUID();
      for (const each of held) await moveNomination(tx, caller, each, 'approve', { id: actId });
      await record(
        tx,
        caller,
        'nominations.list-approved',
        { kind: 'nomination-list', id: actId },
        { nominations: held.map(({ id }) => id) },
      );
      return { approved: held.length };
    });
  }

  private async one(
    caller: Caller,
    nominationId: string,
    work: (tx: EntityManager, held: HeldNomination, actId: string) => Promise<void>,
  ): Promise<NominationView> {
    demand(caller, 'nominations.make');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await takeTurns(tx);
      const held = await holdOwn(tx, caller, nominationId);
      await work(tx, held, crypto.randomUUID());
      return this.again(tx, caller, nominationId);
    });
  }

  private async again(tx: EntityManager, caller: Caller, nominationId: string): Promise<NominationView> {
    const [found] = await viewNominations(tx, caller, { id: nominationId });
    if (!found) throw notFound('nomination');
    return found;
  }
}

/** The nomination, held in the caller's turn, if they may act on it. */
export async function holdOwn(
  tx: EntityManager,
  caller: Caller,
  nominationId: string,
): Promise<HeldNomination> {
  await ownPerson(tx, caller, nominationId);
  // With the deputies, who may move up: all at once and in the order in which a whole list is held.
  const all = await holdNominations(tx, '(n.id = $1 OR n.deputy_for = $1)', [nominationId]);
  const held = all.find(({ id }) => id === nominationId);
  if (!held) throw notFound('nomination');
  return held;
}

/** Whose nomination it is, if the caller may act on it: 404 for one they can't see, 403 for one they only see. */
export async function ownPerson(tx: EntityManager, caller: Caller, nominationId: string): Promise<string> {
  const [seen] = await viewNominations(tx, caller, { id: nominationId });
  if (!seen) throw notFound('nomination');
  if (!actsOn(caller, seen.area.id))
    throw forbidden(
      'not-your-area',
      'You act for the areas you lead. Ask the improvement partner to change this one.',
    );
  return seen.nominee.id;
}
