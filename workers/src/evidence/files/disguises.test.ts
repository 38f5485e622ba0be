import { fileLimits } from '@revisit/core/shared';
import { describe, expect, it } from 'vitest';
import { programHead, qpdf } from './testing/make-hostile.js';
import { makeCompound, makeEmail } from './testing/make-message.js';
import { makeOpenDocument, makeWord, makeWorkbook, paragraph, wordParts } from './testing/make-office.js';
import { makePdf } from './testing/make-pdf.js';
import { makeZip } from './testing/make-zip.js';
import { outcomeOf, type Sample, sampleFolder } from './testing/sample-folder.js';

const { inspect } = sampleFolder();
const words = ['What changed for children'];

describe('what hides in another wrapping is found as well', () => {
  const found: Record<string, { sample: () => Sample; outcome: string }> = {
    'an archive named .docx': {
      sample: () => ({ name: 'plan.docx', content: makeZip([{ name: 'a.txt', content: 'a' }]) }),
      outcome: 'refused: content-mismatch',
    },
    'a web page named .pdf': {
      sample: () => ({ name: 'plan.pdf', content: '<!DOCTYPE html><title>%PDF-1.7</title>' }),
      outcome: 'refused: content-mismatch',
    },
    'a web page named .txt': {
      sample: () => ({ name: 'plan.txt', content: '\n <html><body>Plan</body></html>' }),
      outcome: 'refused: content-mismatch',
    },
    'a program named .csv': {
      sample: () => ({ name: 'data.csv', content: programHead }),
      outcome: 'refused: content-mismatch',
    },
    'a workbook named .docx': {
      sample: () => ({ name: 'plan.docx', content: makeWorkbook({ sheets: { Data: '' } }) }),
      outcome: 'refused: content-mismatch',
    },
    'a macro-enabled document named .docx': {
      sample: () => ({
        name: 'plan.docx',
        content: makeWord({ body: '', mainType: 'ms-word.document.macroEnabled.main+xml' }),
      }),
      outcome: 'refused: macros',
    },
    'an Office document with a password': {
      sample: () => ({
        name: 'plan.docx',
        content: makeCompound({
          '/EncryptionInfo': Buffer.alloc(64),
          '/EncryptedPackage': Buffer.alloc(5000),
        }),
      }),
      outcome: 'refused: password-protected',
    },
    'an OpenDocument text with a password': {
      sample: () => ({
        name: 'plan.odt',
        content: makeOpenDocument({
          type: 'text',
          body: '',
          manifest: '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>',
        }),
      }),
      outcome: 'refused: password-protected',
    },
    'an encrypted part in a document': {
      sample: () => ({
        name: 'plan.docx',
        content: makeWord({ body: '', more: [{ name: 'word/x.xml', content: 'x', encrypted: true }] }),
      }),
      outcome: 'refused: password-protected',
    },
    'Basic in an OpenDocument spreadsheet': {
      sample: () => ({
        name: 'data.ods',
        content: makeOpenDocument({
          type: 'spreadsheet',
          body: '',
          more: [{ name: 'Basic/Standard/Module1.xml', content: '<module/>' }],
        }),
      }),
      outcome: 'refused: macros',
    },
    'an OpenDocument file with lists of Basic libraries, and nothing in them': {
      sample: () => ({
        name: 'plan.odt',
        content: makeOpenDocument({
          type: 'text',
          body: '<office:text><text:p>Plan</text:p></office:text>',
          more: [
            { name: 'Basic/script-lc.xml', content: '<libraries/>' },
            { name: 'Basic/Standard/script-lb.xml', content: '<library/>' },
            { name: 'layout-cache', content: 'binary' },
          ],
        }),
      }),
      outcome: 'clean',
    },
    'an OpenDocument event that calls a script': {
      sample: () => ({
        name: 'plan.odt',
        content: makeOpenDocument({
          type: 'text',
          body: '<office:text><script:event-listener xlink:href="vnd.sun.star.script:a.py$b"/></office:text>',
        }),
      }),
      outcome: 'refused: macros',
    },
    'an OpenDocument DDE link': {
      sample: () => ({
        name: 'data.ods',
        content: makeOpenDocument({ type: 'spreadsheet', body: '<table:dde-link/>' }),
      }),
      outcome: 'refused: dde',
    },
    'a DDE link of a workbook': {
      sample: () => ({
        name: 'data.xlsx',
        content: makeWorkbook({
          sheets: { Data: '' },
          links: [{ id: 'x', type: 'externalLink', target: 'externalLinks/externalLink1.xml' }],
          more: [
            {
              name: 'xl/externalLinks/externalLink1.xml',
              content: '<externalLink><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>',
            },
          ],
        }),
      }),
      outcome: 'refused: dde',
    },
    'a program that Windows packed into a document': {
      sample: () => {
        const text = (value: string): Buffer => Buffer.from(`${value}\0`, 'latin1');
        const number = (value: number): Buffer => {
          const bytes = Buffer.alloc(4);
          bytes.writeUInt32LE(value);
          return bytes;
        };
        const packed = Buffer.concat([
          Buffer.alloc(6),
          ...[text('invoice.js'), text('C:\\invoice.js'), number(3), number(4), text('tmp')],
          ...[number(2), Buffer.from('x;')],
        ]);
        const object = makeCompound({ '/\u0001Ole10Native': packed });
        return {
          name: 'plan.docx',
          content: makeWord({
            body: '',
            more: [{ name: 'word/embeddings/oleObject1.bin', content: object }],
          }),
        };
      },
      outcome: 'refused: program-inside',
    },
    'macros in a workbook attached to an email': {
      sample: () => {
        const workbook = makeWorkbook({
          sheets: { Data: '' },
          more: [{ name: 'xl/vbaProject.bin', content: 'x' }],
        });
        return {
          name: 'note.eml',
          content: makeEmail({
            subject: 'Note',
            body: 'See this',
            attachment: { name: 'data.xlsx', content: workbook },
          }),
        };
      },
      outcome: 'refused: macros',
    },
    'a part that unpacks to more than it says': {
      sample: () => ({
        name: 'plan.docx',
        content: makeZip(
          wordParts({ body: paragraph('Plan '.repeat(10_000)) }).map((part) =>
            part.name === 'word/document.xml' ? { ...part, statedSize: 100 } : part,
          ),
        ),
      }),
      outcome: 'refused: damaged',
    },
    'parts that together say they are larger than the limit': {
      sample: () => ({
        name: 'plan.docx',
        content: makeWord({
          body: paragraph('Plan'),
          more: Array.from({ length: 200 }, (_, index) => ({
            name: `word/media/${index}.bin`,
            content: '',
            statedSize: fileLimits.unpackRatioGraceBytes,
          })),
        }),
      }),
      outcome: 'refused: unpacks-too-large',
    },
    'two parts of one name': {
      sample: () => ({
        name: 'plan.docx',
        content: makeWord({ body: '', more: [{ name: 'WORD/document.xml', content: '<x/>' }] }),
      }),
      outcome: 'refused: misleading-parts',
    },
    'XML nested without end': {
      sample: () => ({ name: 'plan.docx', content: makeWord({ body: '<w:p>'.repeat(fileLimits.xmlDepth) }) }),
      outcome: 'refused: self-expanding',
    },
    'a launch action in an encrypted, packed PDF': {
      sample: () => ({
        name: 'plan.pdf',
        content: qpdf(
          makePdf({ pages: [words], catalog: '/OpenAction << /S /La#75nch /F (calc.exe) >>' }),
          ...['--object-streams=generate', '--encrypt', '', 'owner', '256', '--'],
        ),
      }),
      outcome: 'refused: pdf-launch',
    },
    'the word Launch in a PDF’s text and title, which is only a word': {
      sample: () => ({
        name: 'plan.pdf',
        content: makePdf({ pages: [['/S /Launch of the plan']], catalog: '/Title (/S /Launch \\) /JS)' }),
      }),
      outcome: 'clean',
    },
    'a PDF with something before its header': {
      sample: () => ({
        name: 'plan.pdf',
        content: Buffer.concat([Buffer.from('From the scanner\n'), makePdf({ pages: [words] })]),
      }),
      outcome: 'clean pdf-damaged',
    },
  };
  for (const [what, { sample, outcome }] of Object.entries(found)) {
    it(what, async () => {
      expect(outcomeOf(await inspect(sample()))).toBe(outcome);
    });
  }
});
