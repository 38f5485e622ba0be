import { closeSync, openSync, readSync } from 'node:fs';
import type { FileWarning, MediaType } from '@revisit/core/shared';
import { fileLimits, previewSide } from '@revisit/core/shared';
import type { FailOnOptions, Metadata } from 'sharp';
import { Refusal, warningFor } from '../policy.js';
import type { Reading } from '../reader.js';
import { decodeBmp } from './bmp.js';
import { sharp } from './confined-sharp.js';
import { recordsPosition } from './exif-position.js';
import { decodeHeic } from './heic.js';
import { asPreview, type Preview } from './preview.js';

/** Reads what a picture says about itself, and refuses one that is too large before any of it is decoded. */
async function metadataOf(path: string): Promise<Metadata> {
  let metadata: Metadata;
  try {
    metadata = await sharp(path, { limitInputPixels: false }).metadata();
  } catch {
    throw new Refusal('damaged');
  }
  if (metadata.width * metadata.height > fileLimits.pixels) throw new Refusal('too-many-pixels');
  if ((metadata.pages ?? 1) > fileLimits.picturePages) throw new Refusal('too-many-pages');
  return metadata;
}

/** Decodes one page of a picture to the end; nothing is kept but whether it worked. */
async function decodes(path: string, page: number, failOn: FailOnOptions): Promise<boolean> {
  try {
    await sharp(path, { page, failOn, limitInputPixels: fileLimits.pixels })
      .resize({ width: 64, height: 64, fit: 'inside', fastShrinkOnLoad: false })
      .raw()
      .toBuffer();
    return true;
  } catch {
    return false;
  }
}

/** The last page of a TIFF is decoded as well as the first: what is cut short lacks its end. */
async function isWhole(path: string, pages: number): Promise<boolean> {
  for (const page of new Set([0, pages - 1])) {
    if (await decodes(path, page, 'truncated')) continue;
    if (await decodes(path, page, 'none')) return false;
    throw new Refusal('damaged');
  }
  return true;
}

function tiffRecordsPosition(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    return recordsPosition((position, length) => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, position));
    });
  } finally {
    closeSync(file);
  }
}

function hasPosition(path: string, { format, exif, xmp }: Metadata): boolean {
  if (xmp?.includes('GPSLatitude')) return true;
  if (format === 'tiff') return tiffRecordsPosition(path);
  if (!exif) return false;
  // JPEG names the data before it begins; the other formats do not.
  const data = exif.subarray(exif.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0);
  return recordsPosition((position, length) => data.subarray(position, position + length));
}

/** Judges a picture by decoding it. Pictures have pages (most have one) and no text. */
export async function readPicture(path: string, mediaType: MediaType): Promise<Reading> {
  if (mediaType === 'image/bmp') {
    const { whole } = await decodeBmp(path);
    return { pageCount: 1, warnings: whole ? [] : [warningFor('image-truncated')] };
  }
  const metadata = await metadataOf(path);
  const pages = metadata.pages ?? 1;
  const warnings: FileWarning[] = [];
  if (mediaType === 'image/heic') await decodeHeic(path);
  else if (!(await isWhole(path, pages))) warnings.push(warningFor('image-truncated'));
  if (hasPosition(path, metadata)) warnings.push(warningFor('photo-position'));
  return { pageCount: pages, warnings };
}

/** A picture for screens of the first page of a picture. */
export async function renderPicture(path: string, mediaType: MediaType): Promise<Preview> {
  return (await renderPicturePage(path, mediaType, { page: 1, side: previewSide })).picture;
}

/**
 * A picture for screens of one page (counted from 1) of a picture, and how many pages there are: scans have several,
 * and of everything else only what stands still is shown.
 */
export async function renderPicturePage(
  path: string,
  mediaType: MediaType,
  { page, side }: { page: number; side: number },
): Promise<{ picture: Preview; pages: number }> {
  if (mediaType === 'image/bmp') {
    const { pixels, width, height } = await decodeBmp(path);
    return {
      picture: await asPreview(sharp(pixels, { raw: { width, height, channels: 3 } }), side),
      pages: 1,
    };
  }
  const metadata = await metadataOf(path);
  if (mediaType === 'image/heic') {
    const { pixels, width, height } = await decodeHeic(path);
    return {
      picture: await asPreview(sharp(pixels, { raw: { width, height, channels: 4 } }), side),
      pages: 1,
    };
  }
  const pages = mediaType === 'image/tiff' ? (metadata.pages ?? 1) : 1;
  const source = sharp(path, { page: page - 1, failOn: 'none', limitInputPixels: fileLimits.pixels });
  return { picture: await asPreview(source, side), pages };
}
