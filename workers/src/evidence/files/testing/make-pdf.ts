export interface PdfParts {
  /** Lines of each page. */
  pages: readonly (readonly string[])[];
  /** Drawn on every page after its lines, as PDF syntax. */
  drawing?: string;
  /** More entries of the catalog, as PDF syntax. */
  catalog?: string;
  /** More objects, numbered from 100 in this order. */
  objects?: readonly string[];
}

const firstExtraObject = 100;

function contentOf(lines: readonly string[], drawing: string): string {
  const shown = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`);
  return `BT /F1 12 Tf 14 TL 50 750 Td ${shown.join(' ')} ET ${drawing}`;
}

/** Writes a small, correct PDF by hand; what a test adds goes in as it is. */
export function makePdf({ pages, drawing = '', catalog = '', objects = [] }: PdfParts): Buffer {
  const numbered = new Map<number, string>();
  const pageNumber = (index: number): number => firstExtraObject + objects.length + index * 2;
  numbered.set(1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`);
  const kids = pages.map((_, index) => `${pageNumber(index)} 0 R`).join(' ');
  numbered.set(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  numbered.set(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  objects.forEach((object, index) => {
    numbered.set(firstExtraObject + index, object);
  });
  pages.forEach((lines, index) => {
    const content = contentOf(lines, drawing);
    numbered.set(
      pageNumber(index),
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${pageNumber(index) + 1} 0 R >>`,
    );
    numbered.set(pageNumber(index) + 1, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  });

  let file = '%PDF-1.7\n';
  const rows: string[] = [];
  for (const [number, object] of numbered) {
    rows.push(`${number} 1\n${String(file.length).padStart(10, '0')} 00000 n \n`);
    file += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const size = Math.max(...numbered.keys()) + 1;
  const table = `xref\n0 1\n0000000000 65535 f \n${rows.join('')}`;
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}

/** The same PDF with one object written anew at its end, as programs do that save only what changed. */
export function withRevision(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1');
  const before = text.slice(text.lastIndexOf('startxref')).match(/\d+/)?.[0] ?? '0';
  const object =
    '3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>\nendobj\n';
  const table = `xref\n3 1\n${String(text.length).padStart(10, '0')} 00000 n \n`;
  const size = /\/Size (\d+)/.exec(text)?.[1] ?? '0';
  return Buffer.from(
    `${text}${object}${table}trailer\n<< /Size ${size} /Root 1 0 R /Prev ${before} >>\nstartxref\n${text.length + object.length}\n%%EOF\n`,
    'latin1',
  );
}
