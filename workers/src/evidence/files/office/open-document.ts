import type { MediaType } from '@revisit/core/shared';
import { type WarningCode } from '@revisit/core/shared';
import { Refusal, warningFor } from '../policy.js';
import { type Reading, statedPages } from '../reader.js';
import type { TextCollector } from '../text-pages.js';
import type { DocumentPackage } from './package.js';
import { readXml, type XmlAttributes } from './xml.js';

/** Parts of the content that are not on its pages: deleted text, remarks, speakers' notes. */
const notOnThePage = new Set(['tracked-changes', 'annotation', 'notes']);
/** Elements that take something from outside the package, by a link of their own. */
const linking = new Set([
  'image',
  'object',
  'object-ole',
  'section-source',
  'table-source',
  'cell-range-source',
  'plugin',
]);
/** Spaces a document may write as one element. */
const mostSpaces = 1_000;

/**
 * The element that is a page of its own, by kind; null for texts, which are cut at the breaks of their last layout.
 */
const pageElements: Partial<Record<MediaType, string | null>> = {
  'application/vnd.oasis.opendocument.text': null,
  'application/vnd.oasis.opendocument.spreadsheet': 'table',
  'application/vnd.oasis.opendocument.presentation': 'page',
};

/** Refuses what starts something when the document is opened, and tells of what lies outside the package. */
function judgeElement(name: string, attribute: XmlAttributes): WarningCode | null {
  const href = attribute('href') ?? '';
  if (name === 'dde-link' || name === 'dde-source' || name === 'dde-connection-decl')
    throw new Refusal('dde');
  if (name === 'event-listener' && /^(vnd\.sun\.star\.script|macro):/i.test(href))
    throw new Refusal('macros');
  if (name === 'database-source-table' || name === 'database-source-sql') return 'external-content';
  return linking.has(name) && /^([a-z][a-z0-9+.-]*:|\.\.\/|\/)/i.test(href) ? 'external-content' : null;
}

async function pageCountOf(document: DocumentPackage, seen: number): Promise<number | null> {
  if (!document.entries.has('meta.xml')) return null;
  let stated = '';
  await readXml(document, 'meta.xml', {
    open(name, attribute) {
      if (name === 'document-statistic') stated = attribute('page-count') ?? '';
    },
  });
  return statedPages(stated, seen);
}

/** Reads an OpenDocument text, spreadsheet (a page a sheet) or presentation (a page a slide). */
export async function readOpenDocument(
  document: DocumentPackage,
  mediaType: MediaType,
  text: TextCollector,
): Promise<Reading> {
  const pageElement = pageElements[mediaType];
  if (pageElement === undefined) throw new Refusal('content-mismatch');
  const found = new Set<WarningCode>();
  const hiddenStyles = new Set<string>();
  let style = '';
  let skipped = 0;
  let cells = 0;
  let paragraphs = 0;
  let pageDepth = 0;
  /** The name of a sheet, until its first words are written: an empty sheet has no text at all. */
  let heading = '';

  await readXml(document, 'content.xml', {
    open(name, attribute) {
      const warning = judgeElement(name, attribute);
      if (warning) found.add(warning);
      if (name === 'changed-region') found.add('tracked-changes');
      if (name === 'style') style = attribute('name') ?? '';
      if (name === 'table-properties' && attribute('display') === 'false') hiddenStyles.add(style);
      if (name === 'drawing-page-properties' && attribute('visibility') === 'hidden') hiddenStyles.add(style);
      if (notOnThePage.has(name)) skipped += 1;
      if (name === pageElement) {
        pageDepth += 1;
        if (pageElement === 'table' && pageDepth === 1) heading = `${attribute('name') ?? ''}\n`;
        if (hiddenStyles.has(attribute('style-name') ?? '')) {
          found.add(pageElement === 'table' ? 'hidden-sheets' : 'hidden-slides');
        }
      }
      if (skipped > 0) return;
      if (name === 'table-cell') cells += 1;
      if (name === 'p' || name === 'h') paragraphs += 1;
      if (name === 's')
        text.write(' '.repeat(Math.min(Math.max(Number(attribute('c')) || 1, 1), mostSpaces)));
      if (name === 'tab') text.write('\t');
      if (name === 'line-break') text.write('\n');
      if (name === 'soft-page-break' && pageElement === null) text.endPage();
    },
    text(piece) {
      // White space between paragraphs belongs to the markup.
      if (skipped > 0 || paragraphs === 0) return;
      text.write(heading + piece);
      heading = '';
    },
    close(name) {
      if (notOnThePage.has(name)) skipped -= 1;
      else if (skipped > 0) return;
      else if (name === 'p' || name === 'h') {
        paragraphs -= 1;
        text.write(cells > 0 ? ' ' : '\n');
      } else if (name === 'table-cell') {
        cells -= 1;
        text.write('\t');
      } else if (name === 'table-row') text.write('\n');
      if (name === pageElement) {
        pageDepth -= 1;
        // A table inside a table's cell is not a sheet.
        if (pageDepth === 0) text.endPage();
      }
    },
  });
  if (pageElement === null) text.endPage();
  const pageCount = pageElement === null ? await pageCountOf(document, text.pagesEnded) : text.pagesEnded;
  return { pageCount, warnings: [...found].map((code) => warningFor(code)) };
}
