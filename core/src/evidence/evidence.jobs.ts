import { z } from 'zod';
import { defineJob } from '../jobs/contracts.js';

const version = z.object({ programmeId: z.uuid(), versionId: z.uuid() });

/** Is it what it says, whole and harmless? Nothing else may touch a version before this. */
export const inspectFile = defineJob({
  name: 'inspect-file',
  queue: 'files',
  payload: version,
  attempts: 5,
  backoffMs: 2000,
  what: 'check a file',
});

/** The words of a clean version, page by page. */
export const extract = defineJob({
  name: 'extract',
  queue: 'files',
  // Sixty files at once must not keep the sixty-first from being checked.
  priority: 1,
  payload: version,
  attempts: 3,
  backoffMs: 2000,
  what: 'read the text of a file',
});

/** The picture of a clean version's first page. */
export const preview = defineJob({
  name: 'preview',
  queue: 'files',
  priority: 2,
  payload: version,
  attempts: 3,
  backoffMs: 2000,
  what: 'make the picture of a first page',
});
