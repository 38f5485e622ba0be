export * from './access/caller.js';
export { allJobs } from './all-jobs.js';
export { type ChainReport, verifyAudit } from './audit/audit.chain.js';
export { listAudit } from './audit/audit.list.js';
export { canonicalJson } from './audit/canonical-json.js';
export * from './config/config.js';
export { type Core, createCore } from './core.js';
export { Database } from './database/database.js';
export * from './errors/content.js';
export * from './errors/errors.js';
export { extract, inspectFile, preview } from './evidence/evidence.jobs.js';
export {
  type EvidenceFilter,
  type EvidenceSort,
  evidenceListQuery,
  evidenceSorts,
} from './evidence/evidence.list.js';
export { type Scan, ScannerAway, scanFile, scannerAnswers } from './evidence/scan/clamd.js';
export { officeProgram } from './evidence/scan/office-program.js';
export { countedAtMost } from './evidence/search.service.js';
export { copyKey, pictureKey, previewKey, type VersionRow } from './evidence/uploads.js';
export { defineJob, enqueue, type JobContract, type QueueName, queueNames } from './jobs/contracts.js';
export { listenForDue } from './jobs/due-listener.js';
export { GivenUp, type JobRow } from './jobs/jobs.service.js';
export { type QueueConnection, queueConnection } from './jobs/queue-connection.js';
export type { Ticket } from './jobs/queues.js';
export { recalculate } from './jobs/recalculate.js';
export type { KpiImportReading, KpiPreview } from './kpis/import/kpi-imports.service.js';
export { sendMail } from './mail/mail.jobs.js';
export { cancelMail, eraseMail, type NewMail, postMail } from './mail/post-mail.js';
export { mailTemplates } from './mail/templates/index.js';
export type { AreaCoverage, NeedView } from './nominations/needs.service.js';
export type { BuiltFile } from './packs/building.service.js';
export type * from './packs/manifest.js';
export { pathKey, safePath } from './packs/pack-paths.js';
export { buildPack } from './packs/packs.jobs.js';
export { type PublishedManifest, publishManifest } from './packs/published-manifest.js';
export type { MadeInvitation } from './people/inviting.js';
export type { SignedIn } from './people/sessions.service.js';
export { planFileLimit } from './plans/editions/import-files.js';
export type { ImportElsewhere, ImportView } from './plans/editions/imports.service.js';
export { readPlanFile } from './plans/plans.jobs.js';
export { tableFile } from './rounds/table-files.js';
export * from './shared.js';
export { contentDisposition } from './storage/content-disposition.js';
export { chaseKinds } from './todo/chase-list.service.js';
export { chaseKindWords, chaseWorkbook } from './todo/chase-list.workbook.js';
