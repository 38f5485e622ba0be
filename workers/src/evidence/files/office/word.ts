import { warningFor } from '../policy.js';
import { type Reading, statedPages } from '../reader.js';
import type { TextCollector } from '../text-pages.js';
import { assertNoDde, FieldWatcher } from './fields.js';
import { mainPartOf } from './ooxml-inspect.js';
import type { DocumentPackage } from './package.js';
import { readRelationships } from './relationships.js';
import { readXml, type XmlAttributes } from './xml.js';

const changes = new Set(['ins', 'del', 'moveFrom', 'moveTo', 'rPrChange', 'pPrChange', 'tblPrChange']);

/** Text that stands for itself as an element. */
const elementText: Partial<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };

interface WordHandlers {
  write(text: string): void;
  element?(name: string, attribute: XmlAttributes): void;
}

/**
 * Reads the text of one Word part: what a reader sees, so without deleted text, field instructions, and the second drawing of
 * a text box that is there for older programs (`Fallback`). Returns whether it has tracked changes.
 */
async function readStory(document: DocumentPackage, part: string, handlers: WordHandlers): Promise<boolean> {
  const fields = new FieldWatcher();
  let tracked = false;
  let fallback = 0;
  let cells = 0;
  let inText = false;
  let inInstruction = false;
  await readXml(document, part, {
    open(name, attribute) {
      if (name === 'Fallback') fallback += 1;
      if (changes.has(name)) tracked = true;
      if (name === 'fldSimple') assertNoDde(attribute('instr') ?? '');
      if (name === 'fldChar') fields.fieldCharacter(attribute('fldCharType'));
      inText = name === 't';
      inInstruction = name === 'instrText' || name === 'delInstrText';
      if (fallback > 0) return;
      if (name === 'tc') cells += 1;
      const text = elementText[name];
      if (text) handlers.write(text);
      handlers.element?.(name, attribute);
    },
    text(text) {
      if (inInstruction) fields.instruction(text);
      else if (inText && fallback === 0) handlers.write(text);
    },
    close(name) {
      if (name === 'Fallback') fallback -= 1;
      inText = false;
      inInstruction = false;
      if (fallback > 0) return;
      // A table row is one line, its cells parted by tabs.
      if (name === 'p') handlers.write(cells > 0 ? ' ' : '\n');
      if (name === 'tc') {
        cells -= 1;
        handlers.write('\t');
      }
      if (name === 'tr') handlers.write('\n');
    },
  });
  return tracked;
}

/** The text of foot- or endnotes by their id, so that it can stand on the page that refers to it. */
async function readNotes(document: DocumentPackage, part: string): Promise<Map<string, string>> {
  const notes = new Map<string, string>();
  let current: string | undefined;
  await readStory(document, part, {
    write(text) {
      if (current !== undefined) notes.set(current, (notes.get(current) ?? '') + text);
    },
    element(name, attribute) {
      if (name === 'footnote' || name === 'endnote') current = attribute('id');
    },
  });
  return notes;
}

async function statedPageCount(document: DocumentPackage, seen: number): Promise<number | null> {
  if (!document.entries.has('docProps/app.xml')) return null;
  let inPages = false;
  let stated = '';
  await readXml(document, 'docProps/app.xml', {
    open(name) {
      inPages = name === 'Pages';
    },
    text(text) {
      if (inPages) stated += text;
    },
    close() {
      inPages = false;
    },
  });
  return statedPages(stated, seen);
}

/**
 * Reads a Word document. Word records where its pages ended when it last laid the document out; text is cut there, and
 * a document without those marks is one page.
 */
export async function readWord(document: DocumentPackage, text: TextCollector): Promise<Reading> {
  const main = await mainPartOf(document);
  const notes: Record<string, Map<string, string>> = {};
  for (const { type, target, external } of await readRelationships(document, main)) {
    const reference =
      type === 'footnotes' ? 'footnoteReference' : type === 'endnotes' ? 'endnoteReference' : null;
    if (reference && !external) notes[reference] = await readNotes(document, target);
  }

  let notesOfPage = '';
  const endPage = (): void => {
    text.write(`\n${notesOfPage}`);
    notesOfPage = '';
    text.endPage();
  };
  const tracked = await readStory(document, main, {
    write: (piece) => text.write(piece),
    element(name, attribute) {
      if (name === 'lastRenderedPageBreak') endPage();
      notesOfPage += notes[name]?.get(attribute('id') ?? '') ?? '';
    },
  });
  endPage();
  return {
    pageCount: await statedPageCount(document, text.pagesEnded),
    warnings: tracked ? [warningFor('tracked-changes')] : [],
  };
}
