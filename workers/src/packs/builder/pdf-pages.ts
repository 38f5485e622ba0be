import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

const require = createRequire(import.meta.url);
const BYTES_A_CHARACTER = 2;

let loaded: Promise<WrappedPdfiumModule> | undefined;

function pdfium(): Promise<WrappedPdfiumModule> {
  loaded ??= readFile(require.resolve('@embedpdf/pdfium/pdfium.wasm')).then(async (wasm) => {
    const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength);
    const module = await init({ wasmBinary });
    module.PDFiumExt_Init();
    return module;
  });
  return loaded;
}

/** The text of every page of a PDF, as a reader other than the one that wrote it finds it. Throws when it is no PDF. */
export async function pdfPages(pdf: Buffer): Promise<string[]> {
  const module = await pdfium();
  const { wasmExports } = module.pdfium;
  const address = wasmExports.malloc(pdf.length);
  module.pdfium.HEAPU8.set(pdf, address);
  try {
    const document = module.FPDF_LoadMemDocument(address, pdf.length, '');
    if (document === 0) throw new Error('The PDF cannot be opened');
    try {
      const pages: string[] = [];
      for (let index = 0; index < module.FPDF_GetPageCount(document); index += 1) {
        pages.push(pageText(module, document, index));
        await setImmediate();
      }
      return pages;
    } finally {
      module.FPDF_CloseDocument(document);
    }
  } finally {
    wasmExports.free(address);
  }
}

function pageText(module: WrappedPdfiumModule, document: number, index: number): string {
  const { wasmExports } = module.pdfium;
  const page = module.FPDF_LoadPage(document, index);
  if (page === 0) throw new Error(`Page ${index + 1} of the PDF cannot be opened`);
  const text = module.FPDFText_LoadPage(page);
  const characters = module.FPDFText_CountChars(text);
  const address = wasmExports.malloc((characters + 1) * BYTES_A_CHARACTER);
  try {
    module.FPDFText_GetText(text, 0, characters, address);
    return module.pdfium.UTF16ToString(address);
  } finally {
    wasmExports.free(address);
    module.FPDFText_ClosePage(text);
    module.FPDF_ClosePage(page);
  }
}
