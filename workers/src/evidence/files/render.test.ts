import { pageSide, previewSide } from '@revisit/core/shared';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import './pictures/confined-sharp.js';
import { renderFirstPage, renderPage } from './render.js';
import { heicSample } from './testing/heic-sample.js';
import { makePdf } from './testing/make-pdf.js';
import { sampleFolder } from './testing/sample-folder.js';

const { write } = sampleFolder();
// Reading a person's file never needs WebP, but looking at the pictures made here does.
sharp.unblock({ operation: ['VipsForeignLoadWebp'] });
const red = { r: 255, g: 0, b: 0 };

/** The colour at a place of a picture. */
async function colourAt(
  image: Buffer,
  left: number,
  top: number,
): Promise<{ r: number; g: number; b: number }> {
  const [r = 0, g = 0, b = 0] = await sharp(image)
    .extract({ left, top, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer();
  return { r, g, b };
}

describe('a picture of the first page', () => {
  it('shows a PDF page at its shape, and only the first', async () => {
    const square = '1 0 0 rg 0 0 200 200 re f';
    const path = write({ name: '', content: makePdf({ pages: [['One'], ['Two']], drawing: square }) });
    const preview = await renderFirstPage(path, 'application/pdf');
    expect(preview).toMatchObject({ mediaType: 'image/webp', height: previewSide });
    expect(preview?.width).toBe(Math.round((previewSide * 595) / 842));
    const image = preview?.image ?? Buffer.alloc(0);
    const corner = await colourAt(image, 20, previewSide - 20);
    expect(corner.r).toBeGreaterThan(230);
    expect(corner.b).toBeLessThan(40);
    expect(await colourAt(image, 480, 20)).toEqual({ r: 255, g: 255, b: 255 });
  });

  it('turns a photograph the right way up and leaves its position behind', async () => {
    const upright = sharp({ create: { width: 3000, height: 2000, channels: 3, background: red } });
    const content = await upright
      .withExif({ IFD3: { GPSLatitude: '53/1 45/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const path = write({ name: '', content });
    expect(await sharp(path).metadata()).toMatchObject({ orientation: 6, exif: expect.any(Buffer) });
    const preview = await renderFirstPage(path, 'image/jpeg');
    expect(preview).toMatchObject({ width: 480, height: previewSide });
    const metadata = await sharp(preview?.image).metadata();
    expect(metadata.exif).toBeUndefined();
    expect(metadata.xmp).toBeUndefined();
    expect(metadata.orientation).toBeUndefined();
  });

  it('decodes HEIC', async () => {
    const preview = await renderFirstPage(write({ name: '', content: heicSample }), 'image/heic');
    expect(preview).toMatchObject({ width: 64, height: 48 });
    const image = preview?.image ?? Buffer.alloc(0);
    const aboveLeft = await colourAt(image, 10, 10);
    const belowRight = await colourAt(image, 50, 40);
    expect(aboveLeft.r).toBeGreaterThan(200);
    expect(belowRight.g).toBeGreaterThan(belowRight.r);
    expect((await sharp(image).metadata()).exif).toBeUndefined();
  });

  it('never enlarges, and shows what is left of a picture cut short', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const content = await sharp({ create: { width: 300, height: 200, channels: 3, background: red, noise } })
      .png()
      .toBuffer();
    const path = write({ name: '', content: content.subarray(0, content.length / 2) });
    expect(await renderFirstPage(path, 'image/png')).toMatchObject({ width: 300, height: 200 });
  });

  it('is none for kinds that have no picture', async () => {
    expect(await renderFirstPage(write({ name: '', content: 'a,b' }), 'text/csv')).toBeNull();
  });
});

describe('a page of a picture', () => {
  it('is the page that was asked for, of a scan of several', async () => {
    const colours = ['#ff0000', '#00ff00', '#0000ff'];
    const raw = await Promise.all(
      colours.map((background) =>
        sharp({ create: { width: 60, height: 40, channels: 3, background } })
          .raw()
          .toBuffer(),
      ),
    );
    const pages = sharp(Buffer.concat(raw), {
      raw: { width: 60, height: 120, channels: 3, pageHeight: 40 },
    });
    const path = write({ name: '', content: await pages.tiff({ compression: 'lzw' }).toBuffer() });
    expect((await sharp(path).metadata()).pages).toBe(3);
    for (const page of [1, 2, 3]) {
      const { image, pages, width } = await renderPage(path, 'image/tiff', page);
      expect({ pages, width }).toEqual({ pages: 3, width: 60 });
      const { r, g, b } = await colourAt(image, 30, 20);
      expect([r, g, b].map((value) => value > 128)).toEqual([page === 1, page === 2, page === 3]);
    }
  });

  it('carries no position and is no larger than a screen can use', async () => {
    const content = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: red } })
      .withExif({ IFD3: { GPSLatitude: '53/1 45/1 0/1' } })
      .jpeg()
      .toBuffer();
    const page = await renderPage(write({ name: '', content }), 'image/jpeg', 1);
    expect(page).toMatchObject({ width: pageSide, height: pageSide * 0.75, pages: 1 });
    expect((await sharp(page.image).metadata()).exif).toBeUndefined();
  });
});
