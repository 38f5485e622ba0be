import PDFDocument from 'pdfkit';
import type { PagedDocument } from './document.types.js';
import { accents, line, quiet } from './palette.js';
import { drawBlock, left, type Pdf, width } from './pdf-blocks.js';

/** Written into every file instead of the clock, so that the same content gives the same bytes. */
const fixedDate = new Date('2020-01-01T00:00:00Z');
const footerTop = 796;

/** An A4 PDF with selectable text in the standard fonts; a page that would not fit is an error. */
export async function makePdf(content: PagedDocument): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: 56, bottom: 0, left, right: left },
    autoFirstPage: false,
    lang: 'en-GB',
    displayTitle: true,
    info: { Title: content.title, Author: content.author, CreationDate: fixedDate },
  });
  const bytes = collect(pdf);
  let pageCount = 0;
  pdf.on('pageAdded', () => {
    pageCount += 1;
  });
  const accent = accents[content.source];
  content.pages.forEach((blocks, index) => {
    pdf.addPage();
    if (index === 0) drawTitle(pdf, content, accent);
    else drawRunningTitle(pdf, content.title, accent);
    for (const block of blocks) drawBlock(pdf, block, accent);
    // Text that runs over the edge makes pdfkit add a page by itself; a table or bars only move past it.
    const fits = pageCount === index + 1 && pdf.y <= footerTop;
    if (!fits) throw new Error(`Page ${index + 1} of “${content.title}” does not fit.`);
    drawFooter(pdf, content.figures, `Page ${index + 1} of ${content.pages.length}`);
  });
  pdf.end();
  return bytes;
}

function collect(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}

function drawTitle(pdf: Pdf, content: PagedDocument, accent: string): void {
  pdf.rect(0, 0, 595, 14).fill(accent);
  pdf.roundedRect(left, 44, 106, 17, 8).lineWidth(1).stroke(accent);
  pdf.font('Helvetica-Bold').fontSize(8).fillColor(accent).text('SAMPLE DOCUMENT', left, 49, {
    width: 106,
    align: 'center',
  });
  pdf.font('Helvetica-Bold').fontSize(22).text(content.title, left, 76, { width, lineGap: 2 });
  pdf
    .font('Helvetica')
    .fontSize(10)
    .fillColor(quiet)
    .text(content.author, left, pdf.y + 4, { width });
  pdf
    .moveTo(left, pdf.y + 8)
    .lineTo(left + width, pdf.y + 8)
    .lineWidth(1)
    .stroke(line);
  pdf.y += 22;
}

function drawRunningTitle(pdf: Pdf, title: string, accent: string): void {
  pdf.rect(0, 0, 595, 6).fill(accent);
  pdf.font('Helvetica').fontSize(9).fillColor(quiet).text(title, left, 34, { width });
  pdf.y = 60;
}

function drawFooter(pdf: Pdf, figures: string, page: string): void {
  pdf.font('Helvetica').fontSize(8).fillColor(quiet);
  pdf.text(figures, left, footerTop + 10, { width: width - 80, lineBreak: true });
  pdf.text(page, left + width - 80, footerTop + 10, { width: 80, align: 'right' });
}
