import type { MediaType } from './kinds.js';
import { readEmail } from './mail/email.js';
import { readOutlook } from './mail/outlook.js';
import { readExcel } from './office/excel.js';
import { readPowerPoint } from './office/powerpoint.js';
import { officeReader, openDocumentReader } from './office/read-package.js';
import { readWord } from './office/word.js';
import { judgePdf } from './pdf/judge-pdf.js';
import { readPdf } from './pdf/read-pdf.js';
import { readPicture } from './pictures/pictures.js';
import { readPlain } from './plain/read-plain.js';
import type { FileReader } from './reader.js';

const pictureReader = (mediaType: MediaType): FileReader => ({
  read: (path) => readPicture(path, mediaType),
});
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const powerPoint = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const openText = 'application/vnd.oasis.opendocument.text';
const openSpreadsheet = 'application/vnd.oasis.opendocument.spreadsheet';
const openPresentation = 'application/vnd.oasis.opendocument.presentation';

/** How each accepted kind is judged and read. */
export const readers: Record<MediaType, FileReader> = {
  'application/pdf': { judge: judgePdf, read: readPdf },
  [word]: officeReader(word, readWord),
  [excel]: officeReader(excel, readExcel),
  [powerPoint]: officeReader(powerPoint, readPowerPoint),
  [openText]: openDocumentReader(openText),
  [openSpreadsheet]: openDocumentReader(openSpreadsheet),
  [openPresentation]: openDocumentReader(openPresentation),
  'text/csv': { read: readPlain },
  'text/plain': { read: readPlain },
  'image/png': pictureReader('image/png'),
  'image/jpeg': pictureReader('image/jpeg'),
  'image/heic': pictureReader('image/heic'),
  'image/tiff': pictureReader('image/tiff'),
  'message/rfc822': { read: readEmail },
  'application/vnd.ms-outlook': { read: readOutlook },
};
