import { execFileSync } from 'node:child_process';
import { strFromU8, unzipSync } from 'fflate';

/**
 * For the tests: the words of each page of a PDF or Word file, or of each sheet of an Excel file, white
 * space evened out. A PDF is read by poppler's pdftotext, which must be installed.
 */
export function readPages(fileName: string, bytes: Buffer): string[] {
  return rawPages(fileName, bytes).map((page) => page.replace(/\s+/g, ' ').trim());
}

function rawPages(fileName: string, bytes: Buffer): string[] {
  if (fileName.endsWith('.pdf')) {
    const text = execFileSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' });
    // pdftotext ends every page, the last as well, with a form feed.
    return text.split('\f').slice(0, -1);
  }
  const parts = unzipSync(bytes);
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  if (fileName.endsWith('.docx')) return part('word/document.xml').split('<w:pageBreakBefore/>').map(words);
  const shared = part('xl/sharedStrings.xml').split('</si>').map(words);
  return Object.keys(parts)
    .filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .sort()
    .map((name) => part(name).replace(/ t="s"><v>(\d+)</g, (_, index) => `><v>${shared[Number(index)]}<`))
    .map(words);
}

/** The text of some XML, a space for each tag. */
function words(xml: string): string {
  return xml
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
