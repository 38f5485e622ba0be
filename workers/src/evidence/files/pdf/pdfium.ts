import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { fileLimits } from '@revisit/core/shared';
import { Refusal } from '../policy.js';

export interface OpenPdf {
  pdfium: WrappedPdfiumModule;
  /** pdfium's handle of the document. */
  handle: number;
  pageCount: number;
}

/** FPDF_GetLastError after a failed load (fpdfview.h). */
const passwordError = 4;

let loading: Promise<WrappedPdfiumModule> | undefined;

async function loadPdfium(): Promise<WrappedPdfiumModule> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
  const pdfium = await init({ wasmBinary: new Uint8Array(wasm).buffer });
  pdfium.PDFiumExt_Init();
  return pdfium;
}

/** Memory of pdfium's own, freed together. Addresses are those of its 32-bit memory. */
export class PdfiumMemory {
  readonly #blocks: number[] = [];
  readonly #callbacks: number[] = [];

  constructor(private readonly pdfium: WrappedPdfiumModule) {}

  allocate(bytes: number): number {
    const address = this.pdfium.pdfium.wasmExports.malloc(bytes);
    if (address === 0) throw new Refusal('could-not-be-read');
    this.#blocks.push(address);
    return address;
  }

  /** A structure of 32-bit numbers. */
  structure(...fields: number[]): number {
    const address = this.allocate(fields.length * 4);
    fields.forEach((field, index) => {
      this.pdfium.pdfium.setValue(address + index * 4, field, 'i32');
    });
    return address;
  }

  /** A function pdfium can call; it takes and returns 32-bit numbers. */
  callback(takes: number, handler: (...values: number[]) => number): number {
    const address = this.pdfium.pdfium.addFunction(handler, 'i'.repeat(takes + 1));
    this.#callbacks.push(address);
    return address;
  }

  /** A view of pdfium's memory, valid until its next call. */
  view(address: number, bytes: number): Uint8Array {
    return this.pdfium.pdfium.HEAPU8.subarray(address >>> 0, (address >>> 0) + (bytes >>> 0));
  }

  free(): void {
    for (const address of this.#blocks) this.pdfium.pdfium.wasmExports.free(address);
    for (const address of this.#callbacks) this.pdfium.pdfium.removeFunction(address);
  }
}

/**
 * Opens the PDF at `path`, hands it to `use`, and closes it whatever happens. pdfium reads the blocks it wants from
 * the file, so that a large file is not held in memory. Throws a Refusal for a password, damage, or too many pages.
 */
export async function withPdf<Result>(
  path: string,
  use: (pdf: OpenPdf) => Result | Promise<Result>,
): Promise<Result> {
  loading ??= loadPdfium();
  const pdfium = await loading;
  const file = openSync(path, 'r');
  const memory = new PdfiumMemory(pdfium);
  let handle = 0;
  try {
    const readBlock = memory.callback(4, (_file, position, address, size) =>
      readSync(file, memory.view(address ?? 0, size ?? 0), { position: (position ?? 0) >>> 0 }) === size
        ? 1
        : 0,
    );
    // FPDF_FILEACCESS: length, reader, parameter.
    const access = memory.structure(fstatSync(file).size, readBlock, 0);
    handle = pdfium.FPDF_LoadCustomDocument(access, '');
    if (handle === 0) {
      throw new Refusal(pdfium.FPDF_GetLastError() === passwordError ? 'password-protected' : 'damaged');
    }
    const pageCount = pdfium.FPDF_GetPageCount(handle);
    if (pageCount === 0) throw new Refusal('damaged');
    if (pageCount > fileLimits.pdfPages) throw new Refusal('too-many-pages');
    return await use({ pdfium, handle, pageCount });
  } catch (error) {
    // After a WebAssembly trap the instance's memory cannot be trusted: the next file gets a fresh one.
    if (error instanceof Error && error.name === 'RuntimeError') {
      loading = undefined;
      handle = 0;
    }
    throw error;
  } finally {
    if (handle !== 0) pdfium.FPDF_CloseDocument(handle);
    memory.free();
    closeSync(file);
  }
}

/** Asks pdfium for a piece of data the way its functions give it: once for the length in bytes, once for the bytes. */
export function dataOf(pdfium: WrappedPdfiumModule, ask: (address: number, bytes: number) => number): Buffer {
  const length = ask(0, 0);
  if (length === 0) return Buffer.alloc(0);
  const memory = new PdfiumMemory(pdfium);
  try {
    const address = memory.allocate(length);
    ask(address, length);
    return Buffer.from(memory.view(address, length));
  } finally {
    memory.free();
  }
}
