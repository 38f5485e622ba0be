import { AreasService } from './areas/areas.service.js';
import { sealAudit } from './audit/audit.chain.js';
import type { Config } from './config/config.js';
import { dataSource } from './database/data-source.js';
import { Database } from './database/database.js';
import { within } from './errors/within.js';
import { AsksService } from './evidence/asks.service.js';
import { BulkService } from './evidence/bulk.service.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { GivingService } from './evidence/giving.service.js';
import { FindingsService } from './evidence/guard/findings.service.js';
import { HandOverService } from './evidence/hand-over.service.js';
import { InspectionsService } from './evidence/inspections.service.js';
import { LeaveService } from './evidence/leave.service.js';
import { LinksService } from './evidence/links.service.js';
import { OriginalsService } from './evidence/originals.service.js';
import { OwnersService } from './evidence/owners.service.js';
import { QuotesService } from './evidence/quotes.service.js';
import { ReviewByService } from './evidence/review-by.service.js';
import { ReviewsService } from './evidence/reviews.service.js';
import { SavedViewsService } from './evidence/saved-views.service.js';
import { StatusService } from './evidence/scan/status.service.js';
import { SearchService } from './evidence/search.service.js';
import { StalenessService } from './evidence/staleness.service.js';
import { SupersedeService } from './evidence/supersede.service.js';
import { UploadLinksService } from './evidence/upload-links.service.js';
import { type SweepAges, sweepUploads } from './evidence/uploads.sweep.js';
import { statesWithOriginal, VersionsService } from './evidence/versions.service.js';
import { JobsService } from './jobs/jobs.service.js';
import { queueConnection } from './jobs/queue-connection.js';
import { Queues } from './jobs/queues.js';
import { KpiImportsService } from './kpis/import/kpi-imports.service.js';
import { KpisService } from './kpis/kpis.service.js';
import { ReadingsService } from './kpis/readings.service.js';
import { MailService } from './mail/mail.service.js';
import { OutgoingService } from './mail/outgoing.service.js';
import { ReturnsService } from './mail/returns.service.js';
import { NomineeAnswersService } from './nominations/answers.service.js';
import { briefLink } from './nominations/brief-link.js';
import { invitation } from './nominations/invitation.js';
import { NeedsService } from './nominations/needs.service.js';
import { NominationMovesService } from './nominations/nomination-moves.service.js';
import { NominationsService } from './nominations/nominations.service.js';
import { NomineeLinksService } from './nominations/nominee-links.service.js';
import { NomineeDataService } from './nominations/personal-data.service.js';
import { SuggestionsService } from './nominations/suggestions.service.js';
import { BriefsService } from './packs/briefs.service.js';
import { BuildingService } from './packs/building.service.js';
import { PacksService } from './packs/packs.service.js';
import { InvitationsService } from './people/invitations.service.js';
import { NewPasswordService } from './people/new-password.service.js';
import { PeopleService } from './people/people.service.js';
import { ProgrammesService } from './people/programmes.service.js';
import { SessionsService } from './people/sessions.service.js';
import { ActionsService } from './plans/actions.service.js';
import { EditionsService } from './plans/editions/editions.service.js';
import { ImportFiles } from './plans/editions/import-files.js';
import { ImportsService } from './plans/editions/imports.service.js';
import { PlanExport } from './plans/export/plan-export.service.js';
import { PlansService } from './plans/plans.service.js';
import { ReadinessService } from './readiness/readiness.service.js';
import { ChallengesService } from './rounds/challenges.service.js';
import { InterimNotesService } from './rounds/interim-notes.service.js';
import { RatingsService } from './rounds/ratings.service.js';
import { RoundAnswersService } from './rounds/round-answers.service.js';
import { RoundReportsService } from './rounds/round-reports.service.js';
import { RoundSettingsService } from './rounds/round-settings.service.js';
import { RoundsService } from './rounds/rounds.service.js';
import { SignOffsService } from './rounds/sign-offs.service.js';
import { Storage } from './storage/storage.js';
import { sweepObjects } from './storage/sweep.js';
import { ChaseListService } from './todo/chase-list.service.js';
import { DigestService } from './todo/digest.service.js';
import { DigestChoiceService } from './todo/digest-choice.service.js';
import { TodoService } from './todo/todo.service.js';

/** Everything that is true of the portal, wired once. The API and the workers each make one. */
export type Core = Awaited<ReturnType<typeof createCore>>;

export async function createCore(config: Config, onQueueError: (error: Error) => void = () => {}) {
  const source = await dataSource(config.DATABASE_URL, config.DATABASE_POOL).initialize();
  const database = new Database(source);
  const storage = new Storage(config);
  const queues = new Queues(queueConnection(config), onQueueError);
  const readiness = new ReadinessService(database);
  const actions = new ActionsService(database);
  const kpis = new KpisService(database);
  const reviews = new ReviewsService(database);
  const owners = new OwnersService(database);
  const reviewBy = new ReviewByService(database);
  const roundSettings = new RoundSettingsService(database);
  const todo = new TodoService(database, roundSettings);
  return {
    config,
    database,
    storage,
    jobs: new JobsService(database),
    queues,
    mail: new MailService(database, config),
    outgoing: new OutgoingService(database, config),
    returns: new ReturnsService(database, config),
    sessions: new SessionsService(database, config),
    invitations: new InvitationsService(database),
    newPasswords: new NewPasswordService(database, config),
    programmes: new ProgrammesService(database),
    people: new PeopleService(database, config),
    areas: new AreasService(database),
    plans: new PlansService(database),
    planFiles: new ImportFiles(database, storage),
    planImports: new ImportsService(database),
    planEditions: new EditionsService(database, storage),
    planExport: new PlanExport(database),
    actions,
    ratings: new RatingsService(database, actions),
    signOffs: new SignOffsService(database, actions),
    challenges: new ChallengesService(database, actions),
    roundSettings,
    rounds: new RoundsService(database, roundSettings),
    roundAnswers: new RoundAnswersService(database, actions),
    roundReports: new RoundReportsService(database),
    interimNotes: new InterimNotesService(database),
    kpis,
    readings: new ReadingsService(database, kpis),
    kpiImports: new KpiImportsService(database),
    evidence: new EvidenceService(database),
    search: new SearchService(database),
    savedViews: new SavedViewsService(database),
    originals: new OriginalsService(database, storage),
    versions: new VersionsService(database, storage, config),
    inspections: new InspectionsService(database),
    findings: new FindingsService(database),
    status: new StatusService(config),
    links: new LinksService(database),
    quotes: new QuotesService(database),
    reviews,
    supersede: new SupersedeService(database),
    owners,
    reviewBy,
    bulk: new BulkService(database, reviews, owners, reviewBy),
    staleness: new StalenessService(database),
    handOver: new HandOverService(database),
    asks: new AsksService(database),
    leave: new LeaveService(database),
    uploadLinks: new UploadLinksService(database),
    giving: new GivingService(database, storage, config),
    needs: new NeedsService(database),
    nominations: new NominationsService(database),
    nominationMoves: new NominationMovesService(database),
    nominationInvitations: new NomineeLinksService(database, config, invitation),
    briefLinks: new NomineeLinksService(database, config, briefLink),
    nomineeAnswers: new NomineeAnswersService(database),
    nomineeData: new NomineeDataService(database),
    suggestions: new SuggestionsService(database),
    briefs: new BriefsService(database),
    readiness,
    packs: new PacksService(database, readiness, storage),
    building: new BuildingService(database),
    todo,
    digest: new DigestService(database, todo),
    digestChoice: new DigestChoiceService(database),
    chaseList: new ChaseListService(database, readiness),

    sealAudit: (programmeId: string) => database.inProgramme(programmeId, (tx) => sealAudit(tx, programmeId)),
    sweepUploads: (programmeId: string, ages?: SweepAges) =>
      sweepUploads(database, storage, programmeId, config.REVISIT_PART_SIZE, ages),
    /** Objects no row knows. A pack may be hours in building, so only old ones are looked at. */
    sweepObjects: (programmeId: string, olderThanMs = 6 * 3600 * 1000) =>
      sweepObjects(storage, programmeId, () => keysInUse(database, programmeId), olderThanMs),

    /** What /readyz waits for, in words; empty when all of it is there. */
    async missing(): Promise<string[]> {
      const [data, store, queue] = await Promise.allSettled([
        within(
          database.ask<{ unfinished: boolean; programmes: number }>('SELECT * FROM sample_progress()'),
          3000,
          'The database does not answer.',
        ),
        storage.ping(),
        queues.ping(),
      ]);
      const sample = data.status === 'fulfilled' ? data.value[0] : undefined;
      const making = sample?.unfinished || (config.REVISIT_SAMPLE && sample?.programmes === 0);
      return [
        ...(data.status === 'rejected' ? ['database'] : []),
        ...(store.status === 'rejected' ? ['object store'] : []),
        ...(queue.status === 'rejected' ? ['queue'] : []),
        ...(making ? ['sample'] : []),
      ];
    },
    async close(): Promise<void> {
      await queues.close();
      await source.destroy();
      storage.destroy();
    },
  };
}

async function keysInUse(database: Database, programmeId: string): Promise<Set<string>> {
  const rows = await database.inProgramme(programmeId, (tx) =>
    tx.query<{ key: string }[]>(
      `SELECT storage_key AS key FROM evidence_version WHERE programme_id = $1 AND state = ANY($2::text[])
       UNION ALL SELECT preview_key FROM evidence_version WHERE programme_id = $1 AND preview_key IS NOT NULL
       UNION ALL SELECT $1::uuid || '/copies/' || id FROM evidence_version WHERE programme_id = $1 AND rendition = 'pdf'
       UNION ALL SELECT $1::uuid || '/pictures/' || id || '/' || page FROM evidence_version, generate_series(1, rendition_pages) AS page
         WHERE programme_id = $1 AND rendition = 'pictures'
       UNION ALL SELECT storage_key FROM pack_file WHERE programme_id = $1
       UNION ALL SELECT storage_key FROM plan_import WHERE programme_id = $1
       UNION ALL SELECT source->>'key' FROM plan WHERE programme_id = $1 AND source IS NOT NULL
       UNION ALL SELECT source->>'key' FROM plan_edition WHERE programme_id = $1 AND source IS NOT NULL`,
      [programmeId, statesWithOriginal],
    ),
  );
  return new Set(rows.map((row) => row.key));
}
