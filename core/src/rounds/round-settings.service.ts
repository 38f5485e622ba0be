import type { EntityManager } from 'typeorm';
import { type Caller, demand } from '../access/caller.js';
import { record } from '../audit/audit.service.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { stale } from '../errors/errors.js';
import { defaultRoundSettings, type RoundSettingsView } from './rounds.words.js';

/** How often the programme reviews its plans, and how the leads are reminded. */
export class RoundSettingsService {
  constructor(private readonly database: Database) {}

  async one(caller: Caller): Promise<RoundSettingsView> {
    demand(caller, 'board.read');
    return this.database.inProgramme(caller.programmeId, (tx) => this.load(tx, caller.programmeId));
  }

  async change(
    caller: Caller,
    seen: number,
    content: Content<Omit<RoundSettingsView, 'version'>>,
  ): Promise<RoundSettingsView> {
    demand(caller, 'rounds.open');
    return this.database.inProgramme(caller.programmeId, async (tx) => {
      const before = await this.load(tx, caller.programmeId);
      if (before.version !== seen) throw stale('setting', before);
      const { everyMonths, answerWorkingDays, reminderWorkingDays } = content();
      const written = await tx.query<{ version: number }[]>(
        `INSERT INTO round_settings AS s (programme_id, every_months, answer_working_days, reminder_working_days) VALUES ($1, $2, $3, $4)
         ON CONFLICT (programme_id) DO UPDATE SET every_months = $2, answer_working_days = $3, reminder_working_days = $4, version = s.version + 1
         WHERE s.version = $5 RETURNING version`,
        [caller.programmeId, everyMonths, answerWorkingDays, reminderWorkingDays, seen],
      );
      const after = await this.load(tx, caller.programmeId);
      if (written.length !== 1) throw stale('setting', after);
      await record(tx, caller, 'round-settings.changed', { kind: 'programme', id: caller.programmeId });
      return after;
    });
  }

  async load(tx: EntityManager, programmeId: string): Promise<RoundSettingsView> {
    const [row] = await tx.query<RoundSettingsView[]>(
      `SELECT every_months AS "everyMonths", answer_working_days AS "answerWorkingDays",
         reminder_working_days AS "reminderWorkingDays", version FROM round_settings WHERE programme_id = $1`,
      [programmeId],
    );
    return row ?? defaultRoundSettings;
  }
}
