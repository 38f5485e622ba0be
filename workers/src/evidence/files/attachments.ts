import { extensionOf, type FileWarning, fileLimits, isMacroName, isProgramName } from '@revisit/core/shared';
import { compoundInBuffer, hasVba, isEncryptedOffice } from './compound/open.js';
import { macroPart } from './office/macro-parts.js';
import { openPackage } from './office/package.js';
import { Refusal, warningFor } from './policy.js';
import { signatureOf } from './signature.js';

/** What a file carried inside another is, as far as it matters to the file around it; `locked` could not be looked into. */
export type CarriedKind = 'archive' | 'locked' | 'other';

/**
 * Judges a file embedded in a document or attached to a message by its name and content. Programs and macros refuse the file
 * that carries them; whether an archive does is for the caller to say.
 */
export async function judgeCarried(name: string, content: Buffer): Promise<CarriedKind> {
  if (isProgramName(name)) throw new Refusal('program-inside');
  if (isMacroName(name)) throw new Refusal('macros');
  switch (signatureOf(content.subarray(0, 4096))) {
    case 'program':
      throw new Refusal('program-inside');
    case 'archive':
      return 'archive';
    case 'zip':
      return judgePackage(content);
    case 'compound':
      return judgeCompound(content);
    default:
      return 'other';
  }
}

/** A file carried inside another; without content when it is too large to look into. */
export interface CarriedFile {
  name: string;
  content: Buffer | null;
}

/** Judges all that a file carries, and warns of what could not be looked into. */
export async function judgeCarriedAll(carried: readonly CarriedFile[]): Promise<FileWarning[]> {
  if (carried.length > fileLimits.attachments) throw new Refusal('too-many-parts');
  let seen = true;
  for (const { name, content } of carried) {
    if (isProgramName(name)) throw new Refusal('program-inside');
    const kind =
      content && content.length <= fileLimits.attachmentBytes ? await judgeCarried(name, content) : 'locked';
    if (kind !== 'other') seen = false;
  }
  return seen ? [] : [warningFor('unscanned-attachments')];
}

async function judgePackage(content: Buffer): Promise<CarriedKind> {
  try {
    const document = await openPackage(content);
    document.close();
    const names = [...document.entries.keys()];
    if (names.some((name) => macroPart.test(name))) throw new Refusal('macros');
    const isDocument = names.includes('[Content_Types].xml') || names.includes('mimetype');
    return isDocument ? 'other' : 'archive';
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'damaged' || error.code === 'password-protected')) {
      return 'locked';
    }
    throw error;
  }
}

async function judgeCompound(content: Buffer): Promise<CarriedKind> {
  const streams = readable(() => compoundInBuffer(content));
  if (!streams || isEncryptedOffice(streams)) return 'locked';
  if (hasVba(streams)) throw new Refusal('macros');
  for (const stream of streams) {
    if (!stream.path.endsWith('\x01Ole10Native')) continue;
    const packed = readable(() => packedObject(stream.read()));
    const kind = packed ? await judgeCarried(packed.name, packed.content) : 'locked';
    if (kind !== 'other') return kind;
  }
  return 'other';
}

/** The result, or null when the carried file is too damaged for anyone to open. */
function readable<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal || error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * A file that Windows' packager put into a document ([MS-OLEDS] 2.3.6 and common practice): size, flags, label, path, two
 * numbers, a temporary path with its length, then the length and bytes of the file.
 */
export function packedObject(stream: Buffer): { name: string; content: Buffer } {
  let at = 6;
  const string = (): string => {
    const end = stream.indexOf(0, at);
    if (end < 0) throw new RangeError('unterminated name');
    const text = stream.toString('latin1', at, end);
    at = end + 1;
    return text;
  };
  const label = string();
  const path = string();
  at += 4;
  at += 4 + stream.readUInt32LE(at);
  const length = stream.readUInt32LE(at);
  const content = stream.subarray(at + 4, at + 4 + length);
  return { name: extensionOf(path) === '' ? label : path, content };
}
