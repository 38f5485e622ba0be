import { extract, inspectFile, preview } from './evidence/evidence.jobs.js';
import type { JobContract } from './jobs/contracts.js';
import { recalculate } from './jobs/recalculate.js';
import { sendMail } from './mail/mail.jobs.js';
import { buildPack } from './packs/packs.jobs.js';
import { readPlanFile } from './plans/plans.jobs.js';

/** Every job there is. The workers do not start unless each has exactly one processor. */
export const allJobs: JobContract[] = [
  inspectFile,
  extract,
  preview,
  readPlanFile,
  recalculate,
  buildPack,
  sendMail,
];
