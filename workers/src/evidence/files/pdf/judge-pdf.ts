import type { FileWarning } from '@revisit/core/shared';
import { fileLimits, type WarningCode } from '@revisit/core/shared';
import { type CarriedFile, judgeCarriedAll } from '../attachments.js';
import { Refusal, warningFor } from '../policy.js';
import { faceOf } from '../signature.js';
import { NameScanner } from './name-scanner.js';
import { dataOf, type OpenPdf, PdfiumMemory, withPdf } from './pdfium.js';
import { keepsRevisions } from './revisions.js';

/** The permissions a PDF can withhold: bits 3 to 6 and 9 to 12 (ISO 32000-1, table 22). */
const everyPermission = 0b1111_0011_1100;
/** Save every object anew, and without encryption (fpdf_save.h). */
const saveWithoutSecurity = 3;

/** Actions that do more than move in the document or open an address when clicked (ISO 32000-1, table 198). */
const activeActions = new Set([
  'SubmitForm',
  'ImportData',
  'Rendition',
  'Movie',
  'Sound',
  'RichMediaExecute',
  'GoToE',
]);
const mediaAnnotations = new Set(['RichMedia', '3D', 'Screen', 'Movie', 'Sound']);

function meaningOf(name: string, previous: string): WarningCode | null {
  if (previous === 'S' && name === 'Launch') throw new Refusal('pdf-launch');
  if (name === 'JS' || (previous === 'S' && name === 'JavaScript')) return 'pdf-script';
  if (previous === 'S' && activeActions.has(name)) return 'pdf-actions';
  if (previous === 'Subtype' && mediaAnnotations.has(name)) return 'pdf-actions';
  if (name === 'EmbeddedFile' || name === 'EmbeddedFiles' || name === 'EF') return 'pdf-attachments';
  return name === 'Collection' ? 'pdf-portfolio' : null;
}

/**
 * Looks for active content in every object of the document. pdfium writes the document out anew, without encryption and with
 * packed objects unpacked, so that nothing can hide in either; the copy is only looked at, never kept.
 */
function scanObjects({ pdfium, handle }: OpenPdf): Set<WarningCode> {
  const found = new Set<WarningCode>();
  // An exception must not pass through pdfium: it is kept, and the writing stopped.
  let stopped: unknown = null;
  const scanner = new NameScanner((name, previous) => {
    const warning = meaningOf(name, previous);
    if (warning) found.add(warning);
  });
  const memory = new PdfiumMemory(pdfium);
  try {
    const writeBlock = memory.callback(3, (_writer, address, size) => {
      try {
        scanner.feed(Buffer.from(memory.view(address ?? 0, size ?? 0)));
        return 1;
      } catch (error) {
        stopped = error;
        return 0;
      }
    });
    // FPDF_FILEWRITE: version, writer.
    const written = pdfium.FPDF_SaveAsCopy(handle, memory.structure(1, writeBlock), saveWithoutSecurity);
    if (stopped) throw stopped;
    if (!written) throw new Refusal('damaged');
  } finally {
    memory.free();
  }
  return found;
}

/** The files attached to the document, as name and bytes; one that is too large to look into has no bytes. */
function attachmentsOf({ pdfium, handle }: OpenPdf): CarriedFile[] {
  const count = Math.min(pdfium.FPDFDoc_GetAttachmentCount(handle), fileLimits.attachments);
  return Array.from({ length: count }, (_, index) => {
    const attachment = pdfium.FPDFDoc_GetAttachment(handle, index);
    const name = dataOf(pdfium, (address, bytes) => pdfium.FPDFAttachment_GetName(attachment, address, bytes))
      .toString('utf16le')
      .replace(/\0$/, '');
    const memory = new PdfiumMemory(pdfium);
    try {
      const length = memory.structure(0);
      const content = dataOf(pdfium, (address, bytes) => {
        pdfium.FPDFAttachment_GetFile(attachment, address, bytes, length);
        const size = pdfium.pdfium.getValue(length, 'i32') >>> 0;
        return size > fileLimits.attachmentBytes ? 0 : size;
      });
      return { name, content: content.length > 0 ? content : null };
    } finally {
      memory.free();
    }
  });
}

/** Judges what a PDF holds besides its pages' text. */
export async function judgePdf(path: string): Promise<FileWarning[]> {
  const { head } = await faceOf(path);
  return withPdf(path, async (pdf) => {
    const { pdfium, handle } = pdf;
    const found = scanObjects(pdf);
    if (!head.toString('latin1', 0, 5).startsWith('%PDF-')) found.add('pdf-damaged');
    if (!pdfium.FPDF_DocumentHasValidCrossReferenceTable(handle)) found.add('pdf-damaged');
    const granted = pdfium.FPDF_GetDocUserPermissions(handle) & everyPermission;
    if (pdfium.EPDF_IsEncrypted(handle) && granted !== everyPermission) found.add('pdf-restricted');
    if (await keepsRevisions(path)) found.add('pdf-earlier-revisions');
    const unscanned = await judgeCarriedAll(attachmentsOf(pdf));
    return [...[...found].map((code) => warningFor(code)), ...unscanned];
  });
}
