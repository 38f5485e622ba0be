import type PDFDocument from 'pdfkit';
import type { Block } from './document.types.js';
import { ink, line, quiet, tint } from './palette.js';

export type Pdf = InstanceType<typeof PDFDocument>;

/** Points, from the left edge of an A4 page (595 wide). */
export const left = 56;
export const width = 483;

const cellPadding = 6;

/** Draws one block below what is there, full width, and leaves room after it. */
export function drawBlock(pdf: Pdf, block: Block, accent: string): void {
  switch (block.kind) {
    case 'heading':
      pdf.moveDown(0.5);
      pdf.font('Helvetica-Bold').fontSize(13).fillColor(accent).text(block.text, left, pdf.y, { width });
      pdf.moveDown(0.4);
      return;
    case 'text':
      drawText(pdf, block.text, left);
      return;
    case 'points':
      for (const point of block.points) {
        pdf.circle(left + 4, pdf.y + 5, 1.8).fill(accent);
        drawText(pdf, point, left + 16);
      }
      return;
    case 'quotation':
      drawQuotation(pdf, block, accent);
      return;
    case 'table':
      drawTable(pdf, block, accent);
      return;
    case 'bars':
      drawBars(pdf, block, accent);
  }
}

function drawText(pdf: Pdf, text: string, x: number): void {
  const options = { width: width - (x - left), lineGap: 3 };
  pdf.font('Helvetica').fontSize(10.5).fillColor(ink).text(text, x, pdf.y, options);
  pdf.moveDown(0.55);
}

function drawQuotation(pdf: Pdf, block: Extract<Block, { kind: 'quotation' }>, accent: string): void {
  const top = pdf.y + 4;
  const options = { width: width - 24, lineGap: 3 };
  pdf.font('Helvetica-Oblique').fontSize(11.5).fillColor(ink);
  pdf.text(block.text, left + 18, top, options);
  pdf
    .font('Helvetica')
    .fontSize(9)
    .fillColor(quiet)
    .text(block.from, left + 18, pdf.y + 2, options);
  pdf.rect(left, top - 2, 3, pdf.y - top + 2).fill(accent);
  pdf.moveDown(1);
}

function drawCaption(pdf: Pdf, caption: string): void {
  pdf.moveDown(0.3);
  pdf.font('Helvetica-Bold').fontSize(10).fillColor(ink).text(caption, left, pdf.y, { width });
  pdf.moveDown(0.35);
}

function drawTable(pdf: Pdf, table: Extract<Block, { kind: 'table' }>, accent: string): void {
  drawCaption(pdf, table.caption);
  // The first column names the row and needs twice the room of a figure.
  const unit = width / (table.columns.length + 1);
  const drawRow = (cells: string[], font: string, fill: string | null) => {
    const widthOf = (index: number) => (index === 0 ? 2 * unit : unit) - 2 * cellPadding;
    pdf.font(font).fontSize(9.5);
    const heights = cells.map((cell, index) => pdf.heightOfString(cell, { width: widthOf(index) }));
    const height = Math.max(...heights) + 2 * cellPadding;
    const top = pdf.y;
    if (fill) pdf.rect(left, top, width, height).fill(fill);
    cells.forEach((cell, index) => {
      const x = left + (index === 0 ? 0 : (index + 1) * unit) + cellPadding;
      pdf.fillColor(ink).text(cell, x, top + cellPadding, { width: widthOf(index) });
    });
    const bottom = top + height;
    pdf
      .moveTo(left, bottom)
      .lineTo(left + width, bottom)
      .lineWidth(0.6)
      .stroke(line);
    pdf.y = bottom;
  };
  drawRow(table.columns, 'Helvetica-Bold', tint(accent));
  for (const row of table.rows) drawRow(row, 'Helvetica', null);
  pdf.moveDown(1);
}

function drawBars(pdf: Pdf, chart: Extract<Block, { kind: 'bars' }>, accent: string): void {
  drawCaption(pdf, chart.caption);
  const labelWidth = 190;
  const full = width - labelWidth - 44;
  for (const bar of chart.bars) {
    const top = pdf.y;
    pdf
      .font('Helvetica')
      .fontSize(9.5)
      .fillColor(ink)
      .text(bar.label, left, top + 3, { width: labelWidth - 10 });
    const bottom = pdf.y;
    const x = left + labelWidth;
    pdf.rect(x, top + 2, full, 12).fill('#eceef2');
    pdf.rect(x, top + 2, (full * bar.percent) / 100, 12).fill(accent);
    pdf
      .font('Helvetica-Bold')
      .fillColor(ink)
      .text(`${bar.percent}%`, x + full + 8, top + 3);
    pdf.y = Math.max(bottom, top + 16) + 4;
  }
  pdf.moveDown(0.8);
}
