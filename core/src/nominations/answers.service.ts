import type { EntityManager } from 'typeorm';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { postMail } from '../mail/post-mail.js';
import { nomineeAnswerNoted } from '../mail/templates/nominee-answer-noted.js';
import type { VisitProfile } from '../people/visit-profile.js';
import { type HeldNomination, holdNominations, moveNomination } from './life.js';
import { findLink, linkGone, type OpenLink, openLink } from './links.js';
import type { Sector } from './nominations.rules.js';
import { takeTurns } from './nominees.js';
import { type Voice, voiceOf } from './voices.js';

/** What the page of the link shows, and nothing more of the portal: no contact, no other person, no verdict. */
export interface NomineeAsked {
  name: string;
  goesTo: 'nominee' | 'supporter';
  voice: Voice;
  askedBy: { name: string; jobTitle: string };
  programme: string;
  inspectors: string;
  noticeWorkingDays: number;
  daysOnSite: { min: number; max: number };
  places: { areaNumber: number; areaTitle: string; sector: Sector; deputy: boolean }[];
  expiresAt: Date;
}

export interface NomineeAnswer {
  answer: 'accept' | 'decline';
  /** Days or times that suit, for a yes. */
  availability: string;
  /** Why not, in their own words. */
  reason: string;
  /** Somebody else who could come, for a no. */
  suggestion?: { name: string; jobTitle: string; contact: string };
}

/** What a nominee does with their link: reads what is asked, and answers once. Reading changes nothing. */
export class NomineeAnswersService {
  constructor(private readonly database: Database) {}

  /** `source` is the address the request came from, for making guessers wait. */
  open(token: string, source: string): Promise<NomineeAsked> {
    return this.within(token, source, async (tx, link, nominations) => {
      const [found] = await tx.query<
        { name: string; askedBy: NomineeAsked['askedBy']; programme: string; profile: VisitProfile }[]
      >(
        `SELECT e.name, json_build_object('name', p.name, 'jobTitle', p.job_title) AS "askedBy", g.name AS programme, g.visit_profile AS profile
         FROM nominee e JOIN programme g ON g.id = e.programme_id JOIN person p ON p.id = $2 WHERE e.id = $1`,
        [link.nominee_id, link.made_by],
      );
      if (!found) throw new Error('The nominee of the link is not there.');
      const { name, askedBy, programme, profile } = found;
      const areas = await tx.query<{ id: string; number: number; title: string }[]>(
        'SELECT id, number, title FROM area WHERE id = ANY($1::uuid[]) ORDER BY number',
        [nominations.map((each) => each.area_id)],
      );
      return {
        name,
        goesTo: link.goes_to,
        voice: voiceOf(nominations.map(({ sector }) => sector)),
        askedBy,
        programme,
        inspectors: profile.inspectors,
        noticeWorkingDays: profile.noticeWorkingDays,
        daysOnSite: profile.daysOnSite,
        places: areas.flatMap((area) =>
          nominations
            .filter((each) => each.area_id === area.id)
            .map(({ sector, deputy_for }) => ({
              areaNumber: area.number,
              areaTitle: area.title,
              sector,
              deputy: deputy_for !== null,
            })),
        ),
        expiresAt: link.expires_at,
      };
    });
  }

  /** Once: whoever comes second is told that the answer has arrived. */
  answer(
    token: string,
    source: string,
    content: Content<NomineeAnswer>,
  ): Promise<{ answer: 'accept' | 'decline' }> {
    return this.within(token, source, async (tx, link, nominations) => {
      const said = content();
      const nominee = { programmeId: link.programme_id, personId: null };
      const actId = crypto.randomUUID();
      await tx.query('UPDATE nominee_link SET answered_at = clock_timestamp() WHERE id = $1', [link.id]);
      for (const nomination of nominations) {
        const reason = said.answer === 'decline' ? said.reason : '';
        await moveNomination(tx, nominee, nomination, said.answer, { id: actId, reason, linkId: link.id });
        if (said.answer === 'accept' && said.availability !== '')
          await tx.query('UPDATE nomination SET availability = $2 WHERE id = $1', [
            nomination.id,
            said.availability,
          ]);
      }
      if (said.answer === 'decline' && said.suggestion) await keepSuggestion(tx, link, said.suggestion);
      await record(
        tx,
        nominee,
        'nominee-link.answered',
        { kind: 'nominee-link', id: link.id },
        { nominee: link.nominee_id, answer: said.answer, suggested: said.suggestion !== undefined },
      );
      await confirm(tx, link, said.answer);
      return { answer: said.answer };
    });
  }

  /** One transaction in its turn; the nominations are those of the link that still wait for the answer. */
  private async within<Result>(
    token: string,
    source: string,
    work: (tx: EntityManager, link: OpenLink, nominations: HeldNomination[]) => Promise<Result>,
  ): Promise<Result> {
    const door = await findLink(this.database, token, source, 'answer');
    return this.database.inProgramme(door.programme_id, async (tx) => {
      await takeTurns(tx);
      // Read in our turn: whoever had it before may have answered, or sent a newer link.
      const link = await openLink(tx, door.link_id, 'answer');
      const waiting = await holdNominations(tx, `n.invitation_id = $1 AND n.state = 'invited'`, [link.id]);
      if (waiting.length === 0) throw linkGone('answer', 'revoked');
      return work(tx, link, waiting);
    });
  }
}

const keepSuggestion = (
  tx: EntityManager,
  link: OpenLink,
  { name, jobTitle, contact }: NonNullable<NomineeAnswer['suggestion']>,
) =>
  tx.query(
    'INSERT INTO nominee_suggestion (programme_id, nominee_id, name, job_title, contact) VALUES ($1, $2, $3, $4, $5)',
    [link.programme_id, link.nominee_id, name, jobTitle, contact],
  );

/** To the address they were asked at: whoever answered with a link that was passed on is noticed by this. */
async function confirm(tx: EntityManager, link: OpenLink, answer: 'accept' | 'decline'): Promise<void> {
  const [row] = await tx.query<
    {
      name: string;
      email: string | null;
      supporter_name: string;
      supporter_email: string | null;
      asker: string;
    }[]
  >(
    `SELECT e.name, c.email, c.supporter_name, c.supporter_email, p.name || ', ' || p.job_title AS asker
     FROM nominee e JOIN nominee_contact c ON c.nominee_id = e.id JOIN person p ON p.id = $2 WHERE e.id = $1`,
    [link.nominee_id, link.made_by],
  );
  const address = row?.supporter_email ?? row?.email;
  if (!row || !address) return;
  await postMail(tx, {
    programmeId: link.programme_id,
    to: { name: row.supporter_email ? row.supporter_name || row.name : row.name, address },
    template: nomineeAnswerNoted,
    values: { nominee: row.name, answer, from: row.asker },
    about: { kind: 'nominee', id: link.nominee_id },
  });
}
