import { fileLimits } from '@revisit/core/shared';
import { judgeCarried } from '../attachments.js';
import { Refusal } from '../policy.js';
import type { DocumentPackage } from './package.js';

/**
 * Looks into a file embedded in a document, and refuses the document when it is a program, an archive or has macros. True when it
 * could be looked into.
 */
export async function inspectEmbedded(document: DocumentPackage, name: string): Promise<boolean> {
  const content = await document.bytes(name, fileLimits.attachmentBytes);
  const kind = content ? await judgeCarried(name, content) : 'locked';
  if (kind === 'archive') throw new Refusal('nested-archive');
  return kind === 'other';
}
