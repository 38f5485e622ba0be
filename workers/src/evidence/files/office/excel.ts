import { fileLimits } from '@revisit/core/shared';
import { Refusal, warningFor } from '../policy.js';
import type { Reading } from '../reader.js';
import type { TextCollector } from '../text-pages.js';
import { type DateShown, dateOfSerial, readDateStyles } from './number-formats.js';
import { mainPartOf } from './ooxml-inspect.js';
import type { DocumentPackage } from './package.js';
import { type Relationship, readRelationships } from './relationships.js';
import { readXml } from './xml.js';

export interface WorkbookSheet {
  name: string;
  part: string;
  hidden: boolean;
}

interface Workbook {
  /** In the order of the tabs. */
  sheets: WorkbookSheet[];
  hasHidden: boolean;
  starts1904: boolean;
}

async function readWorkbook(
  document: DocumentPackage,
  main: string,
  relationships: readonly Relationship[],
): Promise<Workbook> {
  const workbook: Workbook = { sheets: [], hasHidden: false, starts1904: false };
  await readXml(document, main, {
    open(name, attribute) {
      if (name === 'workbookPr') workbook.starts1904 = /^(1|true)$/.test(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      const link = relationships.find(({ id }) => id === attribute('*:id'));
      if (!link) throw new Refusal('damaged');
      const hidden = /hidden/i.test(attribute('state') ?? '');
      if (hidden) workbook.hasHidden = true;
      workbook.sheets.push({ name: attribute('name') ?? '', part: link.target, hidden });
    },
  });
  return workbook;
}

/** The texts that cells share by number. Phonetic readings beside a text are not part of it. */
async function readSharedStrings(document: DocumentPackage, part: string): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let characters = 0;
  let inText = false;
  let inPhonetic = false;
  await readXml(document, part, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') inPhonetic = true;
      inText = name === 't' && !inPhonetic;
    },
    text(text) {
      if (!inText) return;
      characters += text.length;
      if (characters > fileLimits.sharedStringCharacters) throw new Refusal('unpacks-too-large');
      current += text;
    },
    close(name) {
      inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'si') strings.push(current);
    },
  });
  return strings;
}

/** What a cell's stored value needs to be read as a person sees it. */
export interface CellContext {
  sharedStrings: readonly string[];
  dateStyles: ReadonlyMap<number, DateShown>;
  starts1904: boolean;
}

/** A cell as it is stored: its type, the position of its style, and its value or the number of a shared text. */
export interface StoredCell {
  type: string;
  style: number;
  value: string;
}

/** A cell's value as a person sees it, as far as the file tells. */
export function shownValue({ type, style, value }: StoredCell, context: CellContext): string {
  if (type === 's') return context.sharedStrings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  const isNumber = type === '' || type === 'n';
  return isNumber && context.dateStyles.has(style) ? dateOfSerial(value, context.starts1904) : value;
}

/**
 * Reads one sheet row by row: its name, then cells parted by tabs, each as a person sees it as far as the file tells. An
 * empty sheet has no text at all.
 */
async function readSheet(
  document: DocumentPackage,
  { name: sheetName, part }: WorkbookSheet,
  context: CellContext,
  text: TextCollector,
): Promise<void> {
  let type = '';
  let style = 0;
  let value = '';
  let inValue = false;
  let isEmpty = true;
  await readXml(document, part, {
    open(name, attribute) {
      if (name === 'c') {
        type = attribute('t') ?? '';
        style = Number(attribute('s') ?? 0);
        value = '';
      }
      // `v` is the value or a shared string's number; `t` is text written in the cell itself.
      inValue = name === 'v' || name === 't';
    },
    text(piece) {
      if (inValue) value += piece;
    },
    close(name) {
      inValue = false;
      if (name === 'c' && value !== '') {
        if (isEmpty) text.write(`${sheetName}\n`);
        isEmpty = false;
        text.write(`${shownValue({ type, style, value }, context)}\t`);
      }
      if (name === 'row') text.write('\n');
    },
  });
}

/** A workbook with its sheets in the order of their tabs, and what its cells need to be read. */
export async function openWorkbook(
  document: DocumentPackage,
): Promise<{ sheets: WorkbookSheet[]; hasHidden: boolean; context: CellContext }> {
  const main = await mainPartOf(document);
  const relationships = await readRelationships(document, main);
  const workbook = await readWorkbook(document, main, relationships);
  const partOf = (wanted: string): string | undefined =>
    relationships.find(({ type, external }) => type === wanted && !external)?.target;
  const stringsPart = partOf('sharedStrings');
  const stylesPart = partOf('styles');
  const context: CellContext = {
    sharedStrings: stringsPart ? await readSharedStrings(document, stringsPart) : [],
    dateStyles: stylesPart ? await readDateStyles(document, stylesPart) : new Map(),
    starts1904: workbook.starts1904,
  };
  return { sheets: workbook.sheets, hasHidden: workbook.hasHidden, context };
}

/** Reads a workbook, a page for each sheet in the order of its tabs, hidden ones among them. */
export async function readExcel(document: DocumentPackage, text: TextCollector): Promise<Reading> {
  const { sheets, hasHidden, context } = await openWorkbook(document);
  for (const sheet of sheets) {
    await readSheet(document, sheet, context, text);
    text.endPage();
  }
  return { pageCount: sheets.length, warnings: hasHidden ? [warningFor('hidden-sheets')] : [] };
}
