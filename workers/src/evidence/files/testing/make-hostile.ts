import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/** How a Windows program begins. */
export const programHead = Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00'), Buffer.alloc(120)]);

/** A PDF as qpdf rewrites it: real encryption, real packing. A machine without qpdf fails the tests that need it. */
export function qpdf(content: Buffer, ...parameters: string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'qpdf-of-a-test-'));
  try {
    const path = join(folder, 'in.pdf');
    writeFileSync(path, content);
    return execFileSync('qpdf', [...parameters, path, '-']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A JPEG of noise, so that it has a middle to be cut in, which says where it was taken. */
export function photographWithPosition(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  return sharp({ create: { width: 400, height: 300, channels: 3, background: 'teal', noise } })
    .withExif({
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '53/1 45/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '2/1 30/1 0/1',
      },
    })
    .jpeg()
    .toBuffer();
}

/** A PNG whose header promises 100,000 by 100,000 pixels. */
export async function enormousPicture(): Promise<Buffer> {
  const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const header = Buffer.from(picture);
  header.writeUInt32BE(100_000, 16);
  header.writeUInt32BE(100_000, 20);
  header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
  return header;
}

/** A Word part whose ten entities stand for a thousand million words. */
export function entityBomb(): string {
  const entities = [...'bcdefghij'].map((name, index) => {
    const tenTimes = `&${'abcdefghi'[index]};`.repeat(10);
    return `<!ENTITY ${name} "${tenTimes}">`;
  });
  return `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "word">${entities.join('')}]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`;
}
