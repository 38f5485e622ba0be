import { previewSide } from '@revisit/core/shared';
import type { Sharp } from 'sharp';

/** A picture for screens. It carries no metadata: no position, no camera, no comment. */
export interface Preview {
  image: Buffer;
  mediaType: 'image/webp';
  /** In pixels. */
  width: number;
  height: number;
}

/** Turns a picture the right way up, brings its longer side to at most `side` pixels and writes it without any of its metadata. */
export async function asPreview(picture: Sharp, side = previewSide): Promise<Preview> {
  const { data, info } = await picture
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  return { image: data, mediaType: 'image/webp', width: info.width, height: info.height };
}
