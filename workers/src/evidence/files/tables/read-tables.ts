import type { TabledDocument, TooLong } from '@revisit/core/shared';
import { type DocumentPackage, openPackage } from '../office/package.js';
import { readXml } from '../office/xml.js';
import { csvTable } from './csv-tables.js';
import { excelTables } from './excel-tables.js';
import type { TabledKind } from './kinds.js';
import { TableTooLong } from './too-long.js';
import { wordTables } from './word-tables.js';

/** The text and tables of a file that was inspected and found clean; or the row at which it is too long for a plan. */
export async function readTables(path: string, kind: TabledKind): Promise<TabledDocument | TooLong> {
  try {
    if (kind === 'csv') return { title: '', blocks: [await csvTable(path)] };
    const document = await openPackage(path);
    try {
      const blocks = kind === 'xlsx' ? await excelTables(document) : await wordTables(document);
      return { title: await titleOf(document), blocks };
    } finally {
      document.close();
    }
  } catch (error) {
    if (!(error instanceof TableTooLong)) throw error;
    return { tooLong: { place: error.place, row: error.row } };
  }
}

/** The title in the document's properties. */
async function titleOf(document: DocumentPackage): Promise<string> {
  if (!document.entries.has('docProps/core.xml')) return '';
  let inTitle = false;
  let title = '';
  await readXml(document, 'docProps/core.xml', {
    open(name) {
      inTitle = name === 'title';
    },
    text(text) {
      if (inTitle) title += text;
    },
    close() {
      inTitle = false;
    },
  });
  return title.trim().slice(0, 300);
}
