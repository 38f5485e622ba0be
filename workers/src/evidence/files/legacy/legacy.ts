import type { FileWarning, MediaType } from '@revisit/core/shared';
import { judgeCarriedAll } from '../attachments.js';
import type { CompoundStream } from '../compound/compound.js';
import { hasVba, isEncryptedOffice, withCompoundFile } from '../compound/open.js';
import { Refusal, warningFor } from '../policy.js';
import type { FileReader } from '../reader.js';
import type { TextCollector } from '../text-pages.js';

/** The streams of an Office file of before 2007, by path. */
export type Streams = ReadonlyMap<string, CompoundStream>;

/** What reading one of these formats gives besides the text. */
export interface LegacyReading {
  pageCount: number | null;
  warnings: FileWarning[];
}

/** Storages in which Word (`ObjectPool`), Excel (`MBD`) and others keep embedded objects. */
const embeddedStorage = /^(ObjectPool\/|MBD[0-9A-F]+\/)/i;

/**
 * A reader of the binary formats of Word, Excel and PowerPoint: compound files, told apart by their main stream. Macros refuse
 * the file wherever they are; embedded objects are looked into.
 */
export function legacyReaderOf(
  mainStreams: readonly string[],
  read: (streams: Streams, text: TextCollector) => LegacyReading,
): FileReader {
  const open = (path: string): Streams =>
    withCompoundFile(path, (list) => {
      // The file is closed when this returns, so what is read later is read now.
      const kept = list.map((stream) => ({ ...stream, ...held(stream) }));
      return new Map(kept.map((stream) => [stream.path, stream]));
    });
  return {
    async judge(path) {
      const streams = open(path);
      const list = [...streams.values()];
      if (isEncryptedOffice(list)) throw new Refusal('password-protected');
      if (!mainStreams.some((name) => streams.has(name))) throw new Refusal('content-mismatch');
      if (hasVba(list)) throw new Refusal('macros');
      const objects = list.filter((stream) => embeddedStorage.test(stream.path));
      if (objects.length === 0) return [];
      const packed = objects.filter(
        ({ path: at }) => at.endsWith('\x01Ole10Native') || /(^|\/)Package$/.test(at),
      );
      const found = await judgeCarriedAll(
        packed.map((stream) => ({ name: stream.path, content: stream.read() })),
      );
      return [warningFor('embedded-files'), ...found];
    },
    read: async (path, text) => read(open(path), text),
  };
}

function held(stream: CompoundStream): Pick<CompoundStream, 'read'> {
  const bytes = stream.read();
  return { read: () => bytes };
}

export const legacyMainStreams: Partial<Record<MediaType, readonly string[]>> = {
  'application/msword': ['WordDocument'],
  'application/vnd.ms-excel': ['Workbook', 'Book'],
  'application/vnd.ms-powerpoint': ['PowerPoint Document'],
};

/** The bytes of one stream; damage when there is none. */
export function streamOf(streams: Streams, name: string): Buffer {
  const stream = streams.get(name);
  if (!stream) throw new Refusal('damaged');
  return stream.read();
}

/** Latin-1 with Windows' additions, which is what these formats call compressed text. */
const windows1252 = new TextDecoder('windows-1252');
export const singleByteText = (bytes: Buffer): string => windows1252.decode(bytes);
