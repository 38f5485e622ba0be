import { readFile } from 'node:fs/promises';
import { fileLimits } from '@revisit/core/shared';
import { Refusal } from '../policy.js';

export interface DecodedBmp {
  /** Red, green and blue, a byte each; what is missing of a picture cut short is white. */
  pixels: Buffer;
  width: number;
  height: number;
  whole: boolean;
}

/** Places in the headers of a bitmap (Windows' BITMAPFILEHEADER and BITMAPINFOHEADER). */
const at = { pixels: 10, headerSize: 14, width: 18, height: 22, depth: 28, compression: 30, colours: 46 };
const fileHeaderBytes = 14;
const leastHeader = 40;
const uncompressed = 0;
const masked = 3;
const paletteDepths = [1, 4, 8];
const usualMasks = { 16: [0x7c00, 0x03e0, 0x001f], 32: [0xff0000, 0x00ff00, 0x0000ff] } as const;

type Pixel = readonly [number, number, number];

/** Takes the bits of a mask out of a number and brings them to 0–255. */
function channel(value: number, mask: number): number {
  if (mask === 0) return 0;
  const shift = 31 - Math.clz32(mask & -mask);
  return Math.round((((value & mask) >>> shift) * 255) / (mask >>> shift));
}

/** How one pixel of a row is read, or null for a depth or compression that is not. */
function pixelReader(file: Buffer): ((row: Buffer, x: number) => Pixel) | null {
  const depth = file.readUInt16LE(at.depth);
  const compression = file.readUInt32LE(at.compression);
  if (depth === 24 && compression === uncompressed)
    return (row, x) => [row[x * 3 + 2] ?? 0, row[x * 3 + 1] ?? 0, row[x * 3] ?? 0];
  if ((depth === 16 || depth === 32) && (compression === uncompressed || compression === masked)) {
    const places = [0, 4, 8].map((offset) => fileHeaderBytes + leastHeader + offset);
    const [red = 0, green = 0, blue = 0] =
      compression === masked ? places.map((place) => file.readUInt32LE(place)) : usualMasks[depth];
    return (row, x) => {
      const value = depth === 16 ? row.readUInt16LE(x * 2) : row.readUInt32LE(x * 4);
      return [channel(value, red), channel(value, green), channel(value, blue)];
    };
  }
  if (!paletteDepths.includes(depth) || compression !== uncompressed) return null;
  const palette = fileHeaderBytes + file.readUInt32LE(at.headerSize);
  const perByte = 8 / depth;
  return (row, x) => {
    const byte = row[Math.floor(x / perByte)] ?? 0;
    const index = (byte >> (8 - depth * ((x % perByte) + 1))) & (2 ** depth - 1);
    const place = palette + index * 4;
    return [file[place + 2] ?? 0, file[place + 1] ?? 0, file[place] ?? 0];
  };
}

/** Decodes a bitmap; sharp's own build cannot. Run-length compression, which hardly anything writes, is not read. */
export async function decodeBmp(path: string): Promise<DecodedBmp> {
  const file = await readFile(path);
  if (file.length < fileHeaderBytes + leastHeader || file.readUInt32LE(at.headerSize) < leastHeader)
    throw new Refusal('damaged');
  const width = file.readInt32LE(at.width);
  const signedHeight = file.readInt32LE(at.height);
  const height = Math.abs(signedHeight);
  if (width <= 0 || height === 0) throw new Refusal('damaged');
  if (width * height > fileLimits.pixels) throw new Refusal('too-many-pixels');
  const pixelAt = pixelReader(file);
  if (!pixelAt) throw new Refusal('damaged');

  const rowBytes = Math.ceil((width * file.readUInt16LE(at.depth)) / 32) * 4;
  const first = file.readUInt32LE(at.pixels);
  const pixels = Buffer.alloc(width * height * 3, 255);
  let whole = true;
  for (let stored = 0; stored < height; stored += 1) {
    const start = first + stored * rowBytes;
    const row = file.subarray(start, start + rowBytes);
    if (row.length < rowBytes) {
      if (stored === 0) throw new Refusal('damaged');
      whole = false;
      break;
    }
    // Rows stand from the bottom up, unless the height is negative.
    const y = signedHeight > 0 ? height - 1 - stored : stored;
    for (let x = 0; x < width; x += 1) pixels.set(pixelAt(row, x), (y * width + x) * 3);
  }
  return { pixels, width, height, whole };
}
