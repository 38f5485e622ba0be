import { previewSide } from '@revisit/core/shared';
import { sharp } from '../pictures/confined-sharp.js';
import { asPreview, type Preview } from '../pictures/preview.js';
import { type OpenPdf, PdfiumMemory, withPdf } from './pdfium.js';

const bgra = 4;
const opaqueWhite = 0xffffffff;
/** Draw annotations, and write red before blue (fpdfview.h). */
const drawAnnotations = 0x01;
const redFirst = 0x10;

/** The size in pixels at which a page of these points is drawn; no side is less than one pixel. */
function drawnSize(width: number, height: number): { width: number; height: number } {
  const scale = previewSide / Math.max(width, height, 1);
  const side = (points: number): number =>
    Math.min(Math.max(Math.round(points * scale) || 1, 1), previewSide);
  return { width: side(width), height: side(height) };
}

function drawFirstPage({
  pdfium,
  handle,
}: OpenPdf): { pixels: Buffer; width: number; height: number } | null {
  const page = pdfium.FPDF_LoadPage(handle, 0);
  if (page === 0) return null;
  const memory = new PdfiumMemory(pdfium);
  let bitmap = 0;
  try {
    const { width, height } = drawnSize(pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page));
    const stride = width * 4;
    const address = memory.allocate(stride * height);
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, bgra, address, stride);
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, opaqueWhite);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, drawAnnotations | redFirst);
    return { pixels: Buffer.from(memory.view(address, stride * height)), width, height };
  } finally {
    if (bitmap !== 0) pdfium.FPDFBitmap_Destroy(bitmap);
    memory.free();
    pdfium.FPDF_ClosePage(page);
  }
}

/** Draws the first page of a PDF, annotations included; null when the page cannot be opened. Scripts never run. */
export async function renderPdf(path: string): Promise<Preview | null> {
  const drawn = await withPdf(path, drawFirstPage);
  if (!drawn) return null;
  const { pixels, width, height } = drawn;
  return asPreview(sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha());
}
