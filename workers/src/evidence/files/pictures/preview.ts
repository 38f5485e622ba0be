import { previewSide } from '@revisit/core/shared';
import type { Sharp } from 'sharp';

/** A picture for screens. It carries no metadata: no position, no camera, no comment. */
export interface Preview {
  image: Buffer;
  mediaType: 'image/webp';
  /** In pixels; the longer side is at most 1,200. */
  width: number;
  height: number;
}

/** Turns a picture the right way up, brings it to size and writes it without any of its metadata. */
export async function asPreview(picture: Sharp): Promise<Preview> {
  const { data, info } = await picture
    .autoOrient()
    .resize({ width: previewSide, height: previewSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  return { image: data, mediaType: 'image/webp', width: info.width, height: info.height };
}
