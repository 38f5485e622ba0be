import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { extractText } from '../extract.js';
import { inspectFile } from '../inspect.js';
import { Refusal } from '../policy.js';
import { renderFirstPage, renderPage } from '../render.js';
import { readTables } from '../tables/read-tables.js';
import { answerPipe, requestSchema, type ToolMessage } from './contract.js';

const startSchema = z.object({
  request: requestSchema,
  limits: z.object({ memoryBytes: z.int(), lifetimeMs: z.int() }),
});

async function perform(request: z.infer<typeof requestSchema>): Promise<unknown> {
  switch (request.task) {
    case 'inspect':
      return inspectFile(request.path, request.fileName);
    case 'extract':
      return extractText(request.path, request.mediaType);
    case 'preview': {
      const preview = await renderFirstPage(request.path, request.mediaType);
      return preview && { ...preview, image: preview.image.toString('base64') };
    }
    case 'picture': {
      const page = await renderPage(request.path, request.mediaType, request.page);
      return { ...page, image: page.image.toString('base64') };
    }
    case 'tables':
      return readTables(request.path, request.kind);
  }
}

function answer(message: ToolMessage): void {
  const bytes = Buffer.from(JSON.stringify(message));
  for (let at = 0; at < bytes.length; ) at += writeSync(answerPipe, bytes, at);
}

/**
 * The child's whole life: read what is asked on standard input, do it under the watchdog, answer, end. Any failure but a
 * refusal ends the process with a code, which is all the parent needs.
 */
const { request, limits } = startSchema.parse(JSON.parse(await text(process.stdin)));
await once(new Worker(new URL('./watchdog.main.js', import.meta.url), { workerData: limits }), 'message');
try {
  answer({ result: await perform(request) });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  answer({ refused: error.code });
}
process.exit(0);
