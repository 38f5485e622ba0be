import type { MediaType } from './kinds.js';
import { renderPdf } from './pdf/render-pdf.js';
import { renderPicture } from './pictures/pictures.js';
import type { Preview } from './pictures/preview.js';

/** A picture of the first page of a PDF or picture that was inspected and found clean; null for all other kinds. */
export async function renderFirstPage(path: string, mediaType: MediaType): Promise<Preview | null> {
  if (mediaType === 'application/pdf') return renderPdf(path);
  return mediaType.startsWith('image/') ? renderPicture(path, mediaType) : null;
}
