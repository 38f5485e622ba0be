import type { MediaType } from '@revisit/core/shared';
import { type WarningCode } from '@revisit/core/shared';
import { warningFor } from '../policy.js';
import type { FileReader, Reading } from '../reader.js';
import type { TextCollector } from '../text-pages.js';
import { inspectOffice } from './ooxml-inspect.js';
import { readOpenDocument } from './open-document.js';
import { inspectOpenDocument } from './open-document-inspect.js';
import { type DocumentPackage, openPackage } from './package.js';

async function withPackage<Result>(
  path: string,
  use: (document: DocumentPackage) => Promise<Result>,
): Promise<Result> {
  const document = await openPackage(path);
  try {
    return await use(document);
  } finally {
    document.close();
  }
}

const warningsFor = (codes: readonly WarningCode[]) => [...new Set(codes)].map((code) => warningFor(code));

/** A reader of Word, Excel or PowerPoint files. */
export function officeReaderOf(
  mediaType: MediaType,
  read: (document: DocumentPackage, text: TextCollector) => Promise<Reading>,
): FileReader {
  return {
    judge: (path) =>
      withPackage(path, async (document) => warningsFor(await inspectOffice(document, mediaType))),
    read: (path, text) => withPackage(path, (document) => read(document, text)),
  };
}

/** A reader of OpenDocument files. */
export function openDocumentReaderOf(mediaType: MediaType): FileReader {
  return {
    judge: (path) =>
      withPackage(path, async (document) => warningsFor(await inspectOpenDocument(document, mediaType))),
    read: (path, text) => withPackage(path, (document) => readOpenDocument(document, mediaType, text)),
  };
}
