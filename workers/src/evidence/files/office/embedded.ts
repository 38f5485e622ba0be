import { judgeCarried } from '../attachments.js';
import { fileLimits } from '../limits.js';
import { Refusal } from '../policy.js';
import type { DocumentPackage } from './package.js';

/** Looks into a file embedded in a document, and refuses the document when it is a program, an archive or has macros. */
export async function inspectEmbedded(document: DocumentPackage, name: string): Promise<void> {
  const content = await document.bytes(name, fileLimits.attachmentBytes);
  if (content && (await judgeCarried(name, content)) === 'archive') throw new Refusal('nested-archive');
}
