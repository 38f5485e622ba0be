import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { forbidden, notFound } from '../errors/errors.js';
import type { Envelope } from '../mail/post-mail.js';
import type { ToNominee } from '../mail/templates/to-nominee.js';
import { type HeldNomination, holdNominations } from './life.js';
import { aboutLink, endLinks, type MadeLink, makeLink, senderOf } from './links.js';
import { ownPerson } from './nomination-moves.service.js';
import type { LinkPurpose, NominationState } from './nominations.rules.js';
import { actsOn, type NominationView, viewNominations } from './nominations.view.js';
import { takeTurns } from './nominees.js';
import { voiceOf } from './voices.js';

export interface SentLink {
  nomination: NominationView;
  /** `kept`: it was to go by mail, and no mail server is set up, so the message stays in the portal. */
  goes: 'mail' | 'hand' | 'kept';
  /** The link's token, once, for whoever hands it over; null when the message leaves. */
  token: string | null;
  expiresAt: Date;
}

/** What a link is for: which nominations it is about, what sending it does to them, and the message that takes it there. */
export interface LinkKind {
  purpose: LinkPurpose;
  /** Whether the link is of use to somebody in this state. */
  concerns(state: NominationState): boolean;
  /** Of all that the person is put forward for. Throws where this link can't be sent. */
  about(theirs: HeldNomination[], nominationId: string): HeldNomination[];
  /** Moves one of them, or puts into its history that the link was sent again. */
  sent(
    tx: EntityManager,
    caller: Caller,
    nomination: HeldNomination,
    act: { id: string; linkId: string },
  ): Promise<void>;
  post(
    tx: EntityManager,
    envelope: Envelope,
    said: ToNominee,
    nominations: HeldNomination[],
  ): Promise<unknown>;
}

/** Sends a nominee a link that needs no account. One link a person and purpose: a newer one takes the older one's place. */
export class NomineeLinksService {
  constructor(
    private readonly database: Database,
    private readonly config: Pick<Config, 'SMTP_URL'>,
    private readonly kind: LinkKind,
  ) {}

  /** By mail, or made for whoever hands it over; and once more, as a reminder with a new link. */
  async send(
    caller: Caller,
    nominationId: string,
    content: Content<{ by: 'mail' | 'hand' }>,
  ): Promise<SentLink> {
    demand(caller, 'nominations.make');
    const { kind } = this;
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await takeTurns(tx);
      const nomineeId = await ownPerson(tx, caller, nominationId);
      const theirs = await holdNominations(tx, 'n.nominee_id = $1', [nomineeId]);
      const nominations = kind.about(theirs, nominationId);
      mustActOnAll(caller, nominations);
      const { by } = content();
      const link = await makeLink(tx, caller, { nomineeId, purpose: kind.purpose, by });
      const act = { id: crypto.randomUUID(), linkId: link.id };
      for (const each of nominations) await kind.sent(tx, caller, each, act);
      if (by === 'mail') await this.post(tx, caller, nomineeId, link, nominations);
      const goes = by === 'mail' && !this.config.SMTP_URL ? 'kept' : by;
      return {
        nomination: await again(tx, caller, nominationId),
        goes,
        token: goes === 'mail' ? null : link.token,
        expiresAt: link.expiresAt,
      };
    });
  }

  /** The link stops working, and a message that has not left does not leave. Asking twice is one revocation. */
  async revoke(caller: Caller, nominationId: string): Promise<NominationView> {
    demand(caller, 'nominations.make');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      await takeTurns(tx);
      const nomineeId = await ownPerson(tx, caller, nominationId);
      const theirs = await holdNominations(tx, 'n.nominee_id = $1', [nomineeId]);
      mustActOnAll(
        caller,
        theirs.filter(({ state }) => this.kind.concerns(state)),
      );
      await endLinks(tx, caller, nomineeId, 'revoked_at', this.kind.purpose);
      return again(tx, caller, nominationId);
    });
  }

  private async post(
    tx: EntityManager,
    caller: Caller,
    nomineeId: string,
    link: MadeLink,
    nominations: HeldNomination[],
  ): Promise<void> {
    if (!link.to) throw new Error('There is nobody to write to.');
    const from = await senderOf(tx, caller.personId);
    const envelope: Envelope = {
      programmeId: caller.programmeId,
      to: link.to,
      about: { kind: 'nominee', id: nomineeId },
      once: aboutLink(link.id),
      notAfter: link.expiresAt,
      postedBy: caller.personId,
    };
    const said: ToNominee = {
      nominee: link.nominee,
      toSupporter: link.toSupporter,
      voice: voiceOf(nominations.map(({ sector }) => sector)),
      from: `${from.name}, ${from.jobTitle}`,
      lastDay: link.lastDay,
      token: link.token,
    };
    await this.kind.post(tx, envelope, said, nominations);
  }
}

/** A person gets one link for all that it is about: a lead of some of it would answer, or take it back, for the others. */
function mustActOnAll(caller: Caller, nominations: HeldNomination[]): void {
  if (!nominations.every(({ area_id }) => actsOn(caller, area_id)))
    throw forbidden(
      'also-elsewhere',
      'This person is also put forward for areas you do not lead, and has one link for all of them. Ask the improvement partner to do this.',
    );
}

async function again(tx: EntityManager, caller: Caller, nominationId: string): Promise<NominationView> {
  const [nomination] = await viewNominations(tx, caller, { id: nominationId });
  if (!nomination) throw notFound('nomination');
  return nomination;
}
