import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { extractText } from '../extract.js';
import { inspectFile } from '../inspect.js';
import { Refusal } from '../policy.js';
import { renderFirstPage, renderPage } from '../render.js';
import { answerPipe, type FileRequest, type ToolMessage, type ToolStart } from './contract.js';

async function perform(request: FileRequest): Promise<unknown> {
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
    case 'tables': {
      const { readTables } = await import('../tables/read-tables.js');
      return readTables(request.path, request.kind);
    }
  }
}

function answer(message: ToolMessage): void {
  const bytes = Buffer.from(JSON.stringify(message));
  for (let at = 0; at < bytes.length; ) at += writeSync(answerPipe, bytes, at);
}

/**
 * The child's whole life: read what is asked on standard input, do it under the watchdog, answer, end. Any failure but a
 * refusal ends the process with a code, which is all the parent needs. A process a task: what it loads before it begins is
 * paid for every file, so readers are loaded when they are wanted and nothing that only the parent needs is.
 */
const { request, limits }: ToolStart = JSON.parse(await text(process.stdin));
await once(new Worker(new URL('./watchdog.main.js', import.meta.url), { workerData: limits }), 'message');
try {
  answer({ result: await perform(request) });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  answer({ refused: error.code });
}
process.exit(0);
