import {
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { GridRow, GridTable, PlanGrid } from './plan-grid.js';

const headingFill = 'E8EDF3';
const areaFill = 'F4F6F8';
const margins = { top: 60, bottom: 60, left: 90, right: 90 };

interface CellStyle {
  bold?: boolean;
  fill?: string;
  columnSpan?: number;
  verticalMerge?: (typeof VerticalMergeType)[keyof typeof VerticalMergeType];
}

const cell = (text: string, { bold = false, fill, columnSpan, verticalMerge }: CellStyle = {}) =>
  new TableCell({
    margins,
    columnSpan,
    verticalMerge,
    shading: fill ? { type: ShadingType.CLEAR, fill } : undefined,
    children: text
      .split('\n')
      .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold, size: 20 })] })),
  });

function bodyRow({ of, cells, spans }: GridRow): TableRow {
  const style: CellStyle = of === 'action-area' ? { bold: true, fill: areaFill } : {};
  return new TableRow({
    children: cells.map((text, column) => {
      const span = spans[column] ?? 1;
      if (span === 1) return cell(text, style);
      return span === 0
        ? cell('', { verticalMerge: VerticalMergeType.CONTINUE })
        : cell(text, { verticalMerge: VerticalMergeType.RESTART });
    }),
  });
}

function tableOf(table: GridTable): Table {
  const width = table.headings.length;
  const above = table.above.map(
    ([letter, title]) =>
      new TableRow({ children: [cell(letter, { bold: true }), cell(title, { columnSpan: width - 1 })] }),
  );
  const style = { bold: true, fill: headingFill };
  const headings = table.spansFirstTwo
    ? [
        cell(table.headings[0] ?? '', { ...style, columnSpan: 2 }),
        ...table.headings.slice(2).map((text) => cell(text, style)),
      ]
    : table.headings.map((text) => cell(text, style));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      ...above,
      new TableRow({ tableHeader: table.above.length === 0, children: headings }),
      ...table.rows.map(bodyRow),
    ],
  });
}

/** The plan as a Word file: its title, the key of its ratings, and a heading and a table for each section. */
export async function planDocument(
  grid: PlanGrid,
  plan: { title: string; edition: string; levels: readonly { code: string; label: string }[] },
): Promise<Buffer> {
  const key: GridTable = {
    heading: 'Key to the ratings',
    name: '',
    notes: [],
    above: [],
    headings: ['Rating', 'What it says'],
    spansFirstTwo: false,
    rows: plan.levels.map(({ code, label }) => ({ of: 'action', cells: [code, label], spans: [1, 1] })),
  };
  const children = [key, ...grid.tables].flatMap((table) => [
    ...(table.heading === null
      ? []
      : [new Paragraph({ text: table.heading, heading: HeadingLevel.HEADING_2 })]),
    ...table.notes.map((text) => new Paragraph({ text })),
    tableOf(table),
    new Paragraph({ text: '' }),
  ]);
  const document = new Document({
    title: plan.title,
    creator: 'Revisit',
    styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: 'en-GB' } } } } },
    sections: [
      {
        properties: {
          page: { size: { width: 11_906, height: 16_838, orientation: PageOrientation.LANDSCAPE } },
        },
        children: [
          new Paragraph({ text: plan.title, heading: HeadingLevel.TITLE }),
          new Paragraph({ text: plan.edition }),
          ...children,
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
