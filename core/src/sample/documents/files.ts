import type { SampleFile } from '../sample.types.js';
import type { PagedDocument, PinBoard, Workbook } from './document.types.js';
import { makeDocx } from './docx.js';
import { makePdf } from './pdf.js';
import { makePinBoardPicture } from './picture/pin-board.js';
import { makeXlsx } from './xlsx.js';

/** Names without an ending; the maker gives it. */
export const pdfFile = (name: string, content: PagedDocument): SampleFile => ({
  fileName: `${name}.pdf`,
  make: () => makePdf(content),
});

export const docxFile = (name: string, content: PagedDocument): SampleFile => ({
  fileName: `${name}.docx`,
  make: () => makeDocx(content),
});

export const xlsxFile = (name: string, content: Workbook): SampleFile => ({
  fileName: `${name}.xlsx`,
  make: () => makeXlsx(content),
});

export const photoFile = (name: string, content: PinBoard): SampleFile => ({
  fileName: `${name}.png`,
  make: () => makePinBoardPicture(content),
});
