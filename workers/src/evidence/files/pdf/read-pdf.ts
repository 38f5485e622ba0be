import type { FileWarning, WarningCode } from '@revisit/core/shared';
import { Refusal, warningFor } from '../policy.js';
import type { Reading } from '../reader.js';
import type { TextCollector } from '../text-pages.js';
import { hasHiddenText } from './hidden-text.js';
import { type OpenPdf, PdfiumMemory, withPdf } from './pdfium.js';

/** After so many pages with one fault, one more sentence helps nobody. */
const mostPageWarnings = 20;

/** pdfium marks a hyphen that only breaks a line, and the two halves of the word belong together. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: U+0002 is one of pdfium's two marks
const lineBreakingHyphen = /[\u0002\ufffe]\r?\n?/g;

interface PageOfPdf {
  text: string;
  hidesText: boolean;
}

/** The text of one page and whether some of it cannot be seen, or null when the page cannot be opened. */
function readPage({ pdfium, handle }: OpenPdf, index: number): PageOfPdf | null {
  const page = pdfium.FPDF_LoadPage(handle, index);
  if (page === 0) return null;
  const textPage = pdfium.FPDFText_LoadPage(page);
  const memory = new PdfiumMemory(pdfium);
  try {
    const characters = textPage === 0 ? 0 : pdfium.FPDFText_CountChars(textPage);
    if (characters <= 0) return { text: '', hidesText: false };
    // UTF-16 with a closing NUL, which the count that comes back includes.
    const address = memory.allocate((characters + 1) * 2);
    const written = pdfium.FPDFText_GetText(textPage, 0, characters, address);
    const bytes = Buffer.from(memory.view(address, Math.max(written - 1, 0) * 2));
    const text = bytes.toString('utf16le').replace(lineBreakingHyphen, '');
    return { text, hidesText: text.trim() !== '' && hasHiddenText(pdfium, page) };
  } finally {
    memory.free();
    if (textPage !== 0) pdfium.FPDFText_ClosePage(textPage);
    pdfium.FPDF_ClosePage(page);
  }
}

/** Reads a PDF page by page. Pages that cannot be opened have no text and a warning; when none can, the file is damaged. */
export async function readPdf(path: string, text: TextCollector): Promise<Reading> {
  return withPdf(path, (pdf) => {
    const warnings: FileWarning[] = [];
    let unreadable = 0;
    const warn = (code: WarningCode, index: number): void => {
      if (warnings.filter((warning) => warning.code === code).length < mostPageWarnings)
        warnings.push(warningFor(code, index + 1));
    };
    for (let index = 0; index < pdf.pageCount && !text.isFull; index += 1) {
      const page = readPage(pdf, index);
      if (page === null) {
        unreadable += 1;
        warn('pdf-page-unreadable', index);
      }
      if (page?.hidesText) warn('pdf-hidden-text', index);
      text.write(page?.text ?? '');
      text.endPage();
    }
    if (unreadable === pdf.pageCount) throw new Refusal('damaged');
    return { pageCount: pdf.pageCount, warnings };
  });
}
