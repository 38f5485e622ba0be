import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, PagedDocument } from './document.types.js';
import { accents, ink, line, quiet, tint } from './palette.js';
import { steadyArchive } from './steady-archive.js';

/** Word wants colours without the hash. */
const bare = (colour: string) => colour.slice(1);
const thin = { style: BorderStyle.SINGLE, size: 4, color: bare(line) };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** A Word file with real headings and tables; every page after the first begins with a page break. */
export async function makeDocx(content: PagedDocument): Promise<Buffer> {
  const accent = accents[content.source];
  const document = new Document({
    title: content.title,
    creator: content.author,
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, color: bare(ink), language: { value: 'en-GB' } } },
        title: { run: { size: 44, bold: true, color: bare(accent) }, paragraph: { spacing: { after: 80 } } },
        heading1: {
          run: { size: 28, bold: true, color: bare(accent) },
          paragraph: { spacing: { before: 240, after: 100 } },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 } } },
        footers: { default: footer(content.figures) },
        children: [...titleBlock(content, accent), ...body(content, accent)],
      },
    ],
  });
  return steadyArchive(await Packer.toBuffer(document));
}

function titleBlock(content: PagedDocument, accent: string): Paragraph[] {
  return [
    new Paragraph({
      children: [new TextRun({ text: 'SAMPLE DOCUMENT', bold: true, size: 16, color: bare(accent) })],
    }),
    new Paragraph({ text: content.title, heading: HeadingLevel.TITLE }),
    new Paragraph({
      border: { bottom: { ...thin, space: 6 } },
      spacing: { after: 200 },
      children: [new TextRun({ text: content.author, color: bare(quiet), size: 20 })],
    }),
  ];
}

function footer(figures: string): Footer {
  const run = { size: 16, color: bare(quiet) };
  return new Footer({
    children: [
      new Paragraph({ children: [new TextRun({ text: figures, ...run })] }),
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], ...run }),
        ],
      }),
    ],
  });
}

function body(content: PagedDocument, accent: string): (Paragraph | Table)[] {
  return content.pages.flatMap((blocks, index) => {
    const shown = blocks.flatMap((block) => blockParts(block, accent));
    return index === 0 ? shown : [new Paragraph({ pageBreakBefore: true }), ...shown];
  });
}

function blockParts(block: Block, accent: string): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_1 })];
    case 'text':
      return [new Paragraph({ text: block.text, spacing: { after: 140 } })];
    case 'points':
      return block.points.map(
        (text) => new Paragraph({ text, bullet: { level: 0 }, spacing: { after: 80 } }),
      );
    case 'quotation':
      return [
        new Paragraph({
          indent: { left: 300 },
          spacing: { before: 120, after: 160 },
          border: { left: { style: BorderStyle.SINGLE, size: 18, color: bare(accent), space: 10 } },
          children: [
            new TextRun({ text: block.text, italics: true, size: 24 }),
            new TextRun({ text: block.from, break: 1, size: 18, color: bare(quiet) }),
          ],
        }),
      ];
    case 'table':
      return table(block.caption, block.columns, block.rows, accent);
    case 'bars': {
      const rows = block.bars.map((bar) => [bar.label, `${bar.percent}%`]);
      return table(block.caption, ['', 'Share'], rows, accent);
    }
  }
}

function table(caption: string, columns: string[], rows: string[][], accent: string): (Paragraph | Table)[] {
  const row = (cells: string[], heading: boolean) =>
    new TableRow({
      tableHeader: heading,
      cantSplit: true,
      children: cells.map(
        (text) =>
          new TableCell({
            margins: { top: 60, bottom: 60, left: 90, right: 90 },
            shading: heading ? { type: ShadingType.CLEAR, fill: bare(tint(accent)) } : undefined,
            children: [new Paragraph({ children: [new TextRun({ text, bold: heading, size: 20 })] })],
          }),
      ),
    });
  const borders = {
    top: thin,
    bottom: thin,
    left: none,
    right: none,
    insideHorizontal: thin,
    insideVertical: none,
  };
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 160, after: 80 },
      children: [new TextRun({ text: caption, bold: true })],
    }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      borders,
      rows: [row(columns, true), ...rows.map((cells) => row(cells, false))],
    }),
    new Paragraph({ text: '' }),
  ];
}
