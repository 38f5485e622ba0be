import type { MediaType } from '@revisit/core/shared';
import type { Preview } from './pictures/preview.js';

/** A picture of the first page of a PDF or picture that was inspected and found clean; null for all other kinds. */
export async function renderFirstPage(path: string, mediaType: MediaType): Promise<Preview | null> {
  if (mediaType === 'application/pdf') {
    const { renderPdf } = await import('./pdf/render-pdf.js');
    return renderPdf(path);
  }
  if (!mediaType.startsWith('image/')) return null;
  const { renderPicture } = await import('./pictures/pictures.js');
  return renderPicture(path, mediaType);
}
