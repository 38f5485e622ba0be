import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import writeExcelFile, { type Cell, type SheetData } from 'write-excel-file/node';
import { neutralText, toCsv } from '../spreadsheet/csv.js';
import type { RoundTableView } from './round-reports.service.js';
import { type TableContent, tableContent } from './table-content.js';

export interface TableFile {
  fileName: string;
  mediaType: string;
  bytes: Buffer;
}

const office = 'application/vnd.openxmlformats-officedocument';

/** The table of a round as `table.csv`, `table.xlsx` or `table.docx`; null for any other name. */
export async function tableFile(table: RoundTableView, name: string): Promise<TableFile | null> {
  const content = tableContent(table);
  const base = `round-${table.round.to}`;
  if (name === 'table.csv')
    return {
      fileName: `${base}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      bytes: Buffer.from(csv(content)),
    };
  if (name === 'table.xlsx')
    return {
      fileName: `${base}.xlsx`,
      mediaType: `${office}.spreadsheetml.sheet`,
      bytes: await xlsx(content),
    };
  if (name === 'table.docx')
    return {
      fileName: `${base}.docx`,
      mediaType: `${office}.wordprocessingml.document`,
      bytes: await docx(content),
    };
  return null;
}

const csv = ({ title, lead, counts, shares, exceptions }: TableContent): string =>
  toCsv([
    [title],
    ...lead.map((sentence) => [sentence]),
    [],
    ...[counts.head, ...counts.rows].map((row) => row.map(String)),
    [],
    ...[shares.head, ...shares.rows].map((row) => row.map(String)),
    [],
    ...[exceptions.head, ...exceptions.rows].map((row) => row.map(String)),
  ]);

/** A cell that is text stays text, whatever it begins with. */
const cellOf = (value: string | number, fontWeight?: 'bold'): Cell =>
  typeof value === 'number'
    ? { value, type: Number, fontWeight }
    : { value: neutralText(value), type: String, wrap: true, fontWeight };

function xlsx({ title, lead, counts, shares, exceptions }: TableContent): Promise<Buffer> {
  const block = ({ head, rows }: TableContent['counts']): SheetData => [
    head.map((value) => cellOf(value, 'bold')),
    ...rows.map((row) => row.map((value) => cellOf(value))),
  ];
  const sentences = lead.map((value): Cell[] => [{ value: neutralText(value), type: String }]);
  const sheets = [
    {
      sheet: 'Table',
      columns: [{ width: 34 }, { width: 34 }, { width: 18 }, { width: 18 }, { width: 12 }],
      data: [
        [{ value: neutralText(title), type: String, fontWeight: 'bold' as const, fontSize: 14 }],
        ...sentences,
        [],
        ...block(counts),
        [],
        ...block(shares),
      ],
    },
    {
      sheet: 'Exceptions',
      columns: [{ width: 10 }, { width: 44 }, { width: 18 }, { width: 54 }, { width: 20 }, { width: 44 }],
      data: block(exceptions),
    },
  ];
  return writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
}

async function docx({ title, lead, counts, shares, exceptions }: TableContent): Promise<Buffer> {
  const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
  const children = [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    ...lead.map((text) => new Paragraph({ text, spacing: { after: 120 } })),
    heading('Actions by rating'),
    wordTable(counts),
    heading('Shares'),
    wordTable(shares),
    heading('Exceptions'),
    exceptions.rows.length > 0
      ? wordTable(exceptions)
      : new Paragraph({ text: 'No action was red or past its date.' }),
  ];
  const document = new Document({
    title,
    creator: 'Revisit',
    styles: {
      default: { document: { run: { font: 'Calibri', size: 22, language: { value: 'en-GB' } } } },
    },
    sections: [{ properties: { page: { size: { width: 11_906, height: 16_838 } } }, children }],
  });
  return Packer.toBuffer(document);
}

function wordTable({ head, rows }: TableContent['counts']): Table {
  const row = (cells: (string | number)[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (value) =>
          new TableCell({
            margins: { top: 60, bottom: 60, left: 90, right: 90 },
            children: [
              new Paragraph({
                alignment: typeof value === 'number' ? AlignmentType.RIGHT : AlignmentType.LEFT,
                children: [new TextRun({ text: String(value), bold: isHead, size: 20 })],
              }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}
