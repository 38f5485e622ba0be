import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { conflict, notFound } from '../errors/errors.js';
import type { Shows } from '../evidence/evidence.words.js';
import { findLink, linkGone, openLink, senderOf } from '../nominations/links.js';
import { isApproved, type Sector, stands } from '../nominations/nominations.rules.js';
import { viewNominations } from '../nominations/nominations.view.js';
import { type Voice, voiceOf } from '../nominations/voices.js';
import { ratedActions } from '../plans/plans.queries.js';
import { type FittedBrief, fitBrief } from './briefs.rules.js';
import { sourceOf } from './briefs.words.js';
import { type ClaimRow, claims } from './freeze.js';

/** One sheet: the claims and figures of somebody's areas, cut to fit. */
export interface BriefPage extends FittedBrief {
  name: string;
  voice: Voice;
  programme: string;
  on: Day;
}

/** As staff see it, before and after it is sent. */
export interface BriefView extends BriefPage {
  jobTitle: string;
  organisation: string;
  /** Whether the person is approved for these areas; until then it can't be sent. */
  approved: boolean;
}

/** What the page of the link shows, and nothing more of the portal. */
export interface NomineeBriefView extends BriefPage {
  goesTo: 'nominee' | 'supporter';
  sentBy: { name: string; jobTitle: string };
  expiresAt: Date;
}

interface Spoken {
  areaId: string;
  sector: Sector;
}

/**
 * What a nominee should have in mind: the claims and figures of their areas that an approval covers, current, and passed
 * by the guard, as a pack of today would have them; of documents marked official alone, since a link can be passed on.
 */
export class BriefsService {
  constructor(private readonly database: Database) {}

  /** Of the areas that the caller sees the person in: those they are approved for or, while there is none, all. */
  async of(caller: Caller, nominationId: string): Promise<BriefView> {
    demand(caller, 'nominations.read');
    return this.database.inSnapshot(caller.programmeId, async (tx) => {
      const seen = await viewNominations(tx, caller);
      const asked = seen.find(({ id }) => id === nominationId);
      if (!asked) throw notFound('nomination');
      if (!stands(asked.state) || asked.nominee.erased)
        throw conflict(
          'not-standing',
          'This person is not put forward any more, so there is nothing to brief them on.',
        );
      const theirs = seen.filter(({ nominee, state }) => nominee.id === asked.nominee.id && stands(state));
      const approved = theirs.filter(({ state }) => isApproved(state));
      const { name, jobTitle, organisation } = asked.nominee;
      const spoken = (approved.length > 0 ? approved : theirs).map(({ area, sector }) => ({
        areaId: area.id,
        sector,
      }));
      return {
        ...(await page(tx, caller.programmeId, spoken)),
        name,
        jobTitle,
        organisation,
        approved: approved.length > 0,
      };
    });
  }

  /** For whoever has the link, as often as they like: of all the person is approved for now. Changes nothing. */
  async byLink(token: string, source: string): Promise<NomineeBriefView> {
    const door = await findLink(this.database, token, source, 'brief');
    return this.database.inSnapshot(door.programme_id, async (tx) => {
      const link = await openLink(tx, door.link_id, 'brief');
      const spoken = await tx.query<(Spoken & { name: string })[]>(
        `SELECT n.area_id AS "areaId", n.sector, e.name FROM nomination n JOIN nominee e ON e.id = n.nominee_id
         WHERE n.nominee_id = $1 AND n.state IN ('approved', 'briefed') AND e.erased_at IS NULL`,
        [link.nominee_id],
      );
      const [first] = spoken;
      if (!first) throw linkGone('brief', 'revoked');
      return {
        ...(await page(tx, link.programme_id, spoken)),
        name: first.name,
        goesTo: link.goes_to,
        sentBy: await senderOf(tx, link.made_by),
        expiresAt: link.expires_at,
      };
    });
  }
}

async function page(
  tx: EntityManager,
  programmeId: string,
  spoken: readonly Spoken[],
): Promise<Omit<BriefPage, 'name'>> {
  const on = today();
  const at = [programmeId, on, [...new Set(spoken.map(({ areaId }) => areaId))]];
  const [programme] = await tx.query<{ name: string }[]>('SELECT name FROM programme WHERE id = $1', [
    programmeId,
  ]);
  const claimed = (await tx.query<ClaimRow[]>(claims, at)).filter(
    ({ stale, sensitivity }) => !stale && sensitivity === 'official',
  );
  const areas = await tx.query<
    { id: string; number: number; title: string; weakness: string; done: number; total: number }[]
  >(
    `SELECT a.id, a.number, a.title, a.weakness, count(t.id)::int AS total, (count(t.id) FILTER (WHERE t.meaning = 'done'))::int AS done
     FROM area a LEFT JOIN action_serves_area m ON m.area_id = a.id AND m.until IS NULL LEFT JOIN (${ratedActions}) t ON t.id = m.action_id
     WHERE a.id = ANY($3::uuid[]) GROUP BY a.id ORDER BY a.number`,
    at,
  );
  const voice = voiceOf(spoken.map(({ sector }) => sector));
  const whole = areas.map(({ id, done, total, ...area }) => {
    const here = claimed.filter(({ area_id }) => area_id === id);
    return {
      ...area,
      sectors: [...new Set(spoken.filter(({ areaId }) => areaId === id).map(({ sector }) => sector))],
      documents: countDocuments(here),
      actions: { done, total },
      claims: here.map((row) => ({
        shows: row.shows,
        claim: row.claim,
        source:
          voice === 'professional'
            ? sourceOf({ document: row.title, page: row.page, covers: [row.covers_from, row.covers_to] })
            : '',
      })),
    };
  });
  return { voice, programme: programme?.name ?? '', on, ...fitBrief(whole, voice) };
}

/** The rows come with the strongest first. */
function countDocuments(rows: readonly ClaimRow[]): Record<Shows, number> {
  const strongest = new Map<string, Shows>();
  for (const { evidence_id, shows } of rows)
    if (!strongest.has(evidence_id)) strongest.set(evidence_id, shows);
  const counts: Record<Shows, number> = { impact: 0, output: 0, activity: 0 };
  for (const shows of strongest.values()) counts[shows] += 1;
  return counts;
}
