/**
 * What the browser may know of core: words, the permission table, the calendar and pure rules. Nothing here
 * imports a server library; infra/checks holds it to that.
 */
export * from './access/permissions.js';
export * from './calendar/calendar.js';
export * from './evidence/asks.rules.js';
export * from './evidence/bulk.words.js';
export * from './evidence/evidence.rules.js';
export * from './evidence/evidence.words.js';
export * from './evidence/file-kinds.js';
export * from './evidence/file-limits.js';
export * from './evidence/file-policy.js';
export * from './evidence/guard/guard.words.js';
export * from './evidence/passage.js';
export * from './evidence/quotes.rules.js';
export * from './evidence/review.words.js';
export * from './evidence/review-by.rules.js';
export * from './evidence/upload-links.rules.js';
export * from './kpis/frequency.js';
export * from './kpis/kpis.rules.js';
export * from './kpis/kpis.words.js';
export * from './kpis/value-text.js';
export * from './mail/mail.rules.js';
export * from './nominations/nominations.rules.js';
export * from './nominations/voices.js';
export { briefSetting, briefSheet } from './packs/brief-sheet.js';
export { fitBrief } from './packs/briefs.rules.js';
export {
  adviceFor,
  type BriefArea,
  claimWord,
  figuresOf,
  findingOf,
  footOf,
  speaksFor,
} from './packs/briefs.words.js';
export * from './packs/packs.rules.js';
export * from './plans/challenge.rules.js';
export * from './plans/change-fields.js';
export * from './plans/plan-shape.js';
export * from './plans/plans.words.js';
export * from './plans/reading/tabled-document.js';
export * from './readiness/readiness.rules.js';
export * from './rounds/rating.rules.js';
export * from './rounds/round.rules.js';
export * from './rounds/rounds.words.js';
export * from './spreadsheet/csv.js';
export * from './todo/digest.rules.js';
