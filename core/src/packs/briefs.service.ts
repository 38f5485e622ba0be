import { type Caller, demand } from '../access/caller.js';
import { type Day, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { conflict, notFound } from '../errors/errors.js';
import type { Shows } from '../evidence/evidence.words.js';
import { type Sector, stands } from '../nominations/nominations.rules.js';
import { viewNominations } from '../nominations/nominations.view.js';
import { ratedActions } from '../plans/plans.queries.js';
import { type ClaimRow, claims } from './freeze.js';

export interface BriefView {
  name: string;
  jobTitle: string;
  organisation: string;
  programme: string;
  on: Day;
  areas: BriefArea[];
}

export interface BriefArea {
  number: number;
  title: string;
  /** What the inspectors found, in a sentence. */
  weakness: string;
  sectors: Sector[];
  /** Of approved documents, each counted once for what it shows most. */
  documents: Record<Shows, number>;
  actions: { done: number; total: number };
  claims: {
    shows: Shows;
    claim: string;
    document: string;
    page: number | null;
    covers: [Day | null, Day | null];
  }[];
}

/** What fits on a page beside the words; an area always has room for one. */
const claimsOnAPage = 10;

/**
 * What a nominee should have in mind: the claims and figures of their areas that an approval covers, current, not
 * personal and passed by the guard: what a pack of today would say, and nothing else.
 */
export class BriefsService {
  constructor(private readonly database: Database) {}

  async of(caller: Caller, nominationId: string): Promise<BriefView> {
    demand(caller, 'nominations.read');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const seen = await viewNominations(tx, caller);
      const asked = seen.find(({ id }) => id === nominationId);
      if (!asked) throw notFound('nomination');
      if (!stands(asked.state) || asked.nominee.erased)
        throw conflict(
          'not-standing',
          'This person is not put forward any more, so there is nothing to brief them on.',
        );
      const theirs = seen.filter(({ nominee, state }) => nominee.id === asked.nominee.id && stands(state));
      const areaIds = [...new Set(theirs.map(({ area }) => area.id))];
      const on = today();
      const at = [caller.programmeId, on, areaIds];
      const [programme] = await tx.query<{ name: string }[]>('SELECT name FROM programme WHERE id = $1', [
        caller.programmeId,
      ]);
      const claimed = (await tx.query<ClaimRow[]>(claims, at)).filter(({ stale }) => !stale);
      const areas = await tx.query<
        { id: string; number: number; title: string; weakness: string; done: number; total: number }[]
      >(
        `SELECT a.id, a.number, a.title, a.weakness, count(t.id)::int AS total, (count(t.id) FILTER (WHERE t.meaning = 'done'))::int AS done
         FROM area a LEFT JOIN action_serves_area m ON m.area_id = a.id AND m.until IS NULL LEFT JOIN (${ratedActions}) t ON t.id = m.action_id
         WHERE a.id = ANY($3::uuid[]) GROUP BY a.id ORDER BY a.number`,
        at,
      );
      const { name, jobTitle, organisation } = asked.nominee;
      const room = Math.max(1, Math.floor(claimsOnAPage / areas.length));
      return {
        name,
        jobTitle,
        organisation,
        programme: programme?.name ?? '',
        on,
        areas: areas.map(({ id, done, total, ...area }) => {
          const here = claimed.filter(({ area_id }) => area_id === id);
          return {
            ...area,
            sectors: [
              ...new Set(theirs.filter(({ area: { id: of } }) => of === id).map(({ sector }) => sector)),
            ],
            documents: countDocuments(here),
            actions: { done, total },
            claims: here.slice(0, room).map((row) => ({
              shows: row.shows,
              claim: row.claim,
              document: row.title,
              page: row.page,
              covers: [row.covers_from, row.covers_to],
            })),
          };
        }),
      };
    });
  }
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
