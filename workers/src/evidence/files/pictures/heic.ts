import { readFile } from 'node:fs/promises';
import { Refusal } from '../policy.js';

export interface DecodedPicture {
  /** Red, green, blue and alpha, a byte each. */
  pixels: Buffer;
  width: number;
  height: number;
}

/** Decodes the main picture of a HEIC file, turned the right way up; sharp's own build cannot read HEVC. */
export async function decodeHeic(path: string): Promise<DecodedPicture> {
  // Loaded only when there is a HEIC to read: compiling the decoder costs more than most files do.
  const { default: libheif } = await import('libheif-js/wasm-bundle.js');
  const images = new libheif.HeifDecoder().decode(await readFile(path));
  const image = images.find((each) => each.is_primary()) ?? images[0];
  if (!image) throw new Refusal('damaged');
  try {
    const width = image.get_width();
    const height = image.get_height();
    const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
    const displayed = await new Promise<boolean>((resolve) => {
      image.display(target, (bitmap) => resolve(bitmap !== null));
    });
    if (!displayed) throw new Refusal('damaged');
    return { pixels: Buffer.from(target.data.buffer), width, height };
  } finally {
    for (const each of images) each.free();
  }
}
