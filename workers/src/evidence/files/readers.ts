import type { MediaType } from '@revisit/core/shared';
import type { FileReader } from './reader.js';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const powerPoint = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

async function pdfReader(): Promise<FileReader> {
  const [{ judgePdf }, { readPdf }] = await Promise.all([
    import('./pdf/judge-pdf.js'),
    import('./pdf/read-pdf.js'),
  ]);
  return { judge: judgePdf, read: readPdf };
}

async function officeReader(mediaType: typeof word | typeof excel | typeof powerPoint): Promise<FileReader> {
  const [{ officeReaderOf }, { readWord }, { readExcel }, { readPowerPoint }] = await Promise.all([
    import('./office/read-package.js'),
    import('./office/word.js'),
    import('./office/excel.js'),
    import('./office/powerpoint.js'),
  ]);
  const reads = { [word]: readWord, [excel]: readExcel, [powerPoint]: readPowerPoint };
  return officeReaderOf(mediaType, reads[mediaType]);
}

async function openDocumentReader(mediaType: MediaType): Promise<FileReader> {
  const { openDocumentReaderOf } = await import('./office/read-package.js');
  return openDocumentReaderOf(mediaType);
}

async function pictureReader(mediaType: MediaType): Promise<FileReader> {
  const { readPicture } = await import('./pictures/pictures.js');
  return { read: (path) => readPicture(path, mediaType) };
}

async function plainReader(): Promise<FileReader> {
  const { readPlain } = await import('./plain/read-plain.js');
  return { read: readPlain };
}

async function legacyReader(mediaType: MediaType): Promise<FileReader> {
  const [
    { legacyMainStreams, legacyReaderOf },
    { readLegacyWord },
    { readLegacyExcel },
    { readLegacyPowerPoint },
  ] = await Promise.all([
    import('./legacy/legacy.js'),
    import('./legacy/word.js'),
    import('./legacy/excel.js'),
    import('./legacy/powerpoint.js'),
  ]);
  const read =
    mediaType === 'application/msword'
      ? readLegacyWord
      : mediaType === 'application/vnd.ms-excel'
        ? readLegacyExcel
        : readLegacyPowerPoint;
  return legacyReaderOf(legacyMainStreams[mediaType] ?? [], read);
}

/**
 * How each accepted kind is judged and read. A reader is loaded when there is a file for it: each file has a process of its
 * own, and loading every library would take longer than reading most files.
 */
const readers: Record<MediaType, (mediaType: MediaType) => Promise<FileReader>> = {
  'application/pdf': pdfReader,
  [word]: () => officeReader(word),
  [excel]: () => officeReader(excel),
  [powerPoint]: () => officeReader(powerPoint),
  'application/vnd.oasis.opendocument.text': openDocumentReader,
  'application/vnd.oasis.opendocument.spreadsheet': openDocumentReader,
  'application/vnd.oasis.opendocument.presentation': openDocumentReader,
  'text/csv': plainReader,
  'text/plain': plainReader,
  'image/png': pictureReader,
  'image/jpeg': pictureReader,
  'image/heic': pictureReader,
  'image/tiff': pictureReader,
  'image/gif': pictureReader,
  'image/webp': pictureReader,
  'image/bmp': pictureReader,
  'image/avif': pictureReader,
  'application/msword': legacyReader,
  'application/vnd.ms-excel': legacyReader,
  'application/vnd.ms-powerpoint': legacyReader,
  'application/rtf': async () => ({ read: (await import('./legacy/rich-text.js')).readRichText }),
  'message/rfc822': async () => ({ read: (await import('./mail/email.js')).readEmail }),
  'application/vnd.ms-outlook': async () => ({ read: (await import('./mail/outlook.js')).readOutlook }),
};

export const readerFor = (mediaType: MediaType): Promise<FileReader> => readers[mediaType](mediaType);
