import { acceptedKinds, type MediaType, pageSide } from '@revisit/core/shared';
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

/** A page of a picture, to be read on the screen: without position, camera or comment. */
export interface PicturePage extends Preview {
  /** How many pages the picture has. */
  pages: number;
}

/** One page (counted from 1) of a picture that was inspected and found clean. */
export async function renderPage(path: string, mediaType: MediaType, page: number): Promise<PicturePage> {
  const { renderPicturePage } = await import('./pictures/pictures.js');
  const { picture, pages } = await renderPicturePage(path, mediaType, { page, side: pageSide });
  return { ...picture, pages };
}

/** Kinds that LibreOffice lays out as pages; a message, a text and a table without layout are read as they are. */
const laidOut =
  /^application\/(vnd\.openxmlformats-|vnd\.oasis\.opendocument\.|msword$|vnd\.ms-(excel|powerpoint)$|rtf$)/;

/** The ending under which a kind is laid out as pages; null for kinds that are shown otherwise. */
export function laidOutAs(mediaType: MediaType): string | null {
  if (!laidOut.test(mediaType)) return null;
  return acceptedKinds.find((kind) => kind.mediaType === mediaType)?.extensions[0] ?? null;
}
