import type { Caller } from '../access/caller.js';
import { addMonths, type Day, daysBetween, today } from '../calendar/calendar.js';
import type { Database } from '../database/database.js';
import { notFound } from '../errors/errors.js';
import type { VisitProfile } from './visit-profile.js';

export interface ProgrammeView {
  id: string;
  slug: string;
  name: string;
  visit: VisitProfile & { expectedBy: Day; daysOverdue: number };
  today: Day;
}

/** The end of the window in which the re-visit was to come. */
export const expectedBy = (visit: VisitProfile): Day =>
  addMonths(visit.planAcceptedOn, visit.monthsUntilVisit);

export class ProgrammesService {
  constructor(private readonly database: Database) {}

  async one(caller: Pick<Caller, 'programmeId'>): Promise<ProgrammeView> {
    const rows = await this.database.read<{
      id: string;
      slug: string;
      name: string;
      visit_profile: VisitProfile;
    }>(caller.programmeId, 'programme', 'SELECT id, slug, name, visit_profile FROM programme WHERE id = $1', [
      caller.programmeId,
    ]);
    const programme = rows[0];
    if (!programme) throw notFound('programme');
    const visit = programme.visit_profile;
    const windowEnd = expectedBy(visit);
    const on = today();
    return {
      id: programme.id,
      slug: programme.slug,
      name: programme.name,
      visit: { ...visit, expectedBy: windowEnd, daysOverdue: daysBetween(windowEnd, on) },
      today: on,
    };
  }
}
