import { open } from 'node:fs/promises';
import type { Signature } from '@revisit/core/shared';

const headBytes = 4096;
/** An end record is 22 bytes and may be followed by a comment of at most 65,535 (ZIP specification, 4.3.16). */
const zipEndBytes = 22 + 0xffff;
const zipEndSignature = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

interface Mark {
  offset: number;
  bytes: string;
}

/** Archives other than ZIP, as Latin-1 text at an offset. Source, here and below: the formats' own specifications. */
const archiveSignatures: readonly Mark[] = [
  { offset: 0, bytes: 'Rar!\x1a\x07' },
  { offset: 0, bytes: '7z\xbc\xaf\x27\x1c' },
  { offset: 0, bytes: '\x1f\x8b' },
  { offset: 4, bytes: '1AY&SY' },
  { offset: 0, bytes: '\xfd7zXZ\x00' },
  { offset: 0, bytes: '\x28\xb5\x2f\xfd' },
  { offset: 0, bytes: 'MSCF\x00\x00\x00\x00' },
  { offset: 257, bytes: 'ustar' },
];

/** Other kinds that might be taken for text by their first bytes alone. */
const otherSignatures: readonly Mark[] = [
  { offset: 0, bytes: 'RIFF' },
  { offset: 0, bytes: 'OggS' },
  { offset: 0, bytes: 'ID3' },
];

const programSignatures: readonly string[] = [
  '\x7fELF',
  '\xca\xfe\xba\xbe',
  '\xfe\xed\xfa\xce',
  '\xfe\xed\xfa\xcf',
  '\xce\xfa\xed\xfe',
  '\xcf\xfa\xed\xfe',
  '\x00asm',
  'L\x00\x00\x00\x01\x14\x02\x00',
  '#!',
];

/** Both byte orders, of TIFF and of BigTIFF. */
const tiffSignatures = ['II\x2a\x00', 'MM\x00\x2a', 'II\x2b\x00', 'MM\x00\x2b'];

/** Brands of HEIF still pictures and sequences coded with HEVC (ISO/IEC 23008-12, annex B). */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'];

/** True when the bytes begin a program: Windows, Linux, macOS, Java, WebAssembly, a shortcut or a script. */
function startsAsProgram(head: Buffer): boolean {
  const text = head.toString('latin1');
  // "MZ" alone may begin a sentence; a Windows program has NUL bytes in its header.
  if (text.startsWith('MZ')) return head.subarray(0, 64).includes(0);
  return programSignatures.some((bytes) => text.startsWith(bytes));
}

function startsAsMarkup(head: Buffer): boolean {
  const decoded = head[0] === 0xff && head[1] === 0xfe ? head.toString('utf16le') : head.toString('utf8');
  return /^[\ufeff\s]*<(!--|(!doctype|\?xml|html|head|body|script|svg|iframe|meta)\b)/i.test(decoded);
}

/** Brands of AVIF pictures and sequences (AV1 Image File Format, 8). */
const avifBrands = ['avif', 'avis'];

/** The container brand of an ISO media file, and whether any of its brands is a picture. */
function mediaFileSignature(head: Buffer): Signature {
  const boxLength = Math.min(head.readUInt32BE(0), head.length);
  const brands = [head.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= boxLength; at += 4) brands.push(head.toString('latin1', at, at + 4));
  if (brands.some((brand) => heicBrands.includes(brand))) return 'heic';
  return brands.some((brand) => avifBrands.includes(brand)) ? 'avif' : 'known-other';
}

/** What the first bytes say a file is. `none` means that they say nothing, as with plain text. */
export function signatureOf(head: Buffer): Signature {
  const text = head.toString('latin1');
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) return 'zip';
  if (text.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'compound';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (tiffSignatures.some((bytes) => text.startsWith(bytes))) return 'tiff';
  if (head.length >= 12 && text.slice(4, 8) === 'ftyp') return mediaFileSignature(head);
  if (text.startsWith('{\\rtf')) return 'rtf';
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'gif';
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp';
  if (text.startsWith('BM') && head.length >= 26 && head.readUInt32LE(6) === 0) return 'bmp';
  if (startsAsProgram(head)) return 'program';
  if (archiveSignatures.some(({ offset, bytes }) => text.startsWith(bytes, offset))) return 'archive';
  if (otherSignatures.some(({ offset, bytes }) => text.startsWith(bytes, offset))) return 'known-other';
  if (startsAsMarkup(head)) return 'markup';
  if (text.startsWith('%PDF-')) return 'pdf';
  return 'none';
}

export interface FileFace {
  size: number;
  head: Buffer;
  signature: Signature;
  /** The file ends with a ZIP directory, so an archive program would open it whatever it begins with. */
  endsAsZip: boolean;
}

/** Reads the size, the first bytes and the last bytes of a file. */
export async function faceOf(path: string): Promise<FileFace> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(headBytes, size));
    await file.read(head, 0, head.length, 0);
    const tail = Buffer.alloc(Math.min(zipEndBytes, size));
    await file.read(tail, 0, tail.length, size - tail.length);
    return { size, head, signature: signatureOf(head), endsAsZip: endsAsZip(tail) };
  } finally {
    await file.close();
  }
}

/** An end record counts only when its comment reaches exactly to the end: the signature alone may be chance. */
function endsAsZip(tail: Buffer): boolean {
  for (
    let at = tail.lastIndexOf(zipEndSignature);
    at >= 0;
    at = at > 0 ? tail.lastIndexOf(zipEndSignature, at - 1) : -1
  ) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
}
