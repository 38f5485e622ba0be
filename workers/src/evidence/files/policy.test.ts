import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fileLimits } from './limits.js';
import type { PolicyCode } from './policy.js';
import { filePolicy } from './policy-table.js';
import { makeCompound, makeEmail } from './testing/make-message.js';
import {
  makeOpenDocument,
  makePowerPoint,
  makeWord,
  makeWorkbook,
  paragraph,
  wordParts,
} from './testing/make-office.js';
import { makePdf } from './testing/make-pdf.js';
import { makeZip } from './testing/make-zip.js';
import { outcomeOf, type Sample, sampleFolder } from './testing/sample-folder.js';

const { inspect, write } = sampleFolder();

const words = ['What changed for children'];
const programHead = Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00'), Buffer.alloc(120)]);
const field = (instruction: string): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${instruction}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;

/** qpdf is what makes real encryption and real repairs here; a machine without it fails these tests. */
function qpdf(content: Buffer, ...parameters: string[]): Buffer {
  const path = write({ name: '', content });
  execFileSync('qpdf', [...parameters, path, `${path}.out`]);
  return execFileSync('cat', [`${path}.out`]);
}

function photograph(): Promise<Buffer> {
  const position = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '53/1 45/1 0/1',
    GPSLongitudeRef: 'W',
    GPSLongitude: '2/1 30/1 0/1',
  };
  const picture = sharp({
    create: {
      width: 400,
      height: 300,
      channels: 3,
      background: 'teal',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });
  return picture.withExif({ IFD3: position }).jpeg().toBuffer();
}

/** A PNG whose header promises 100,000 by 100,000 pixels. */
async function enormousPicture(): Promise<Buffer> {
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const header = Buffer.from(png);
  header.writeUInt32BE(100_000, 16);
  header.writeUInt32BE(100_000, 20);
  const { crc32 } = await import('node:zlib');
  header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
  return header;
}

const entityBomb = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "lol">${[...'bcdefghij'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`;

/** One real file for every rule of the policy; a new rule does not compile without one. */
const files: Record<
  Exclude<PolicyCode, 'could-not-be-read' | 'took-too-long'>,
  () => Sample | Promise<Sample>
> = {
  empty: () => ({ name: 'plan.pdf', content: '' }),
  'extension-not-allowed': () => ({ name: 'plan.pages', content: 'anything' }),
  archive: () => ({ name: 'evidence.zip', content: makeZip([{ name: 'a.txt', content: 'a' }]) }),
  executable: () => ({ name: 'report.pdf.exe', content: programHead }),
  'web-page': () => ({ name: 'drawing.svg', content: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
  'audio-video': () => ({ name: 'meeting.mp4', content: Buffer.from('\0\0\0\x18ftypisom') }),
  'old-office-format': () => ({
    name: 'minutes.doc',
    content: makeCompound({ '/WordDocument': Buffer.from('text') }),
  }),
  'picture-format': () => ({ name: 'photo.gif', content: 'GIF89a' }),
  'content-mismatch': () => ({ name: 'plan.pdf', content: programHead }),
  'two-kinds': () => ({
    name: 'plan.pdf',
    content: Buffer.concat([makePdf({ pages: [words] }), makeZip([{ name: 'a.exe', content: programHead }])]),
  }),
  'password-protected': () => ({
    name: 'plan.pdf',
    content: qpdf(makePdf({ pages: [words] }), '--encrypt', 'secret', 'owner', '256', '--'),
  }),
  macros: () => ({
    name: 'plan.docx',
    content: makeWord({
      body: paragraph('Plan'),
      more: [{ name: 'word/vbaProject.bin', content: makeCompound({ '/VBA/dir': Buffer.from('x') }) }],
    }),
  }),
  dde: () => ({
    name: 'plan.docx',
    content: makeWord({
      body: field(
        '<w:r><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\\\windows\\\\cmd.exe "/k"</w:instrText></w:r>',
      ),
    }),
  }),
  'pdf-launch': () => ({
    name: 'plan.pdf',
    content: makePdf({ pages: [words], catalog: '/OpenAction << /S /Launch /F (calc.exe) >>' }),
  }),
  'nested-archive': () => ({
    name: 'plan.docx',
    content: makeWord({
      body: paragraph('Plan'),
      more: [{ name: 'word/embeddings/object1.bin', content: makeZip([{ name: 'a.txt', content: 'a' }]) }],
    }),
  }),
  'program-inside': () => ({
    name: 'note.eml',
    content: makeEmail({
      subject: 'Note',
      body: 'See this',
      attachment: { name: 'note.pdf', content: programHead },
    }),
  }),
  'misleading-parts': () => ({
    name: 'plan.docx',
    content: makeWord({
      body: paragraph('Plan'),
      more: [{ name: '../../etc/cron.d/job', content: 'x' }],
    }),
  }),
  'unpacks-too-large': () => ({
    name: 'plan.docx',
    content: makeWord({
      body: paragraph('Plan'),
      more: [{ name: 'word/media/image1.bmp', content: Buffer.alloc(fileLimits.unpackRatioGraceBytes + 1) }],
    }),
  }),
  'too-many-parts': () => ({
    name: 'plan.docx',
    content: makeWord({
      body: paragraph('Plan'),
      more: Array.from({ length: fileLimits.packageParts }, (_, index) => ({
        name: `word/media/${index}.png`,
        content: '',
      })),
    }),
  }),
  'self-expanding': () => ({
    name: 'plan.docx',
    content: makeZip([
      ...wordParts({ body: '' }).map((part) =>
        part.name === 'word/document.xml' ? { ...part, content: entityBomb } : part,
      ),
    ]),
  }),
  'too-many-pages': () => ({
    name: 'plan.pdf',
    content: makePdf({ pages: Array.from({ length: fileLimits.pdfPages + 1 }, () => []) }),
  }),
  'too-many-pixels': async () => ({ name: 'poster.png', content: await enormousPicture() }),
  'message-too-large': () => ({
    name: 'note.eml',
    content: makeEmail({ subject: 'Note', body: 'See this' }),
    size: fileLimits.messageBytes + 1,
  }),
  damaged: () => ({ name: 'plan.pdf', content: makePdf({ pages: [words] }).subarray(0, 60) }),
  'pdf-damaged': () => {
    const pdf = makePdf({ pages: [words] }).toString('latin1');
    return {
      name: 'plan.pdf',
      content: Buffer.from(pdf.replace(/startxref\n\d+/, 'startxref\n7'), 'latin1'),
    };
  },
  'pdf-page-unreadable': () => {
    const pdf = makePdf({ pages: [words, words] }).toString('latin1');
    return { name: 'plan.pdf', content: Buffer.from(pdf.replace('102 0 R]', '999 0 R]'), 'latin1') };
  },
  'pdf-restricted': () => ({
    name: 'plan.pdf',
    content: qpdf(makePdf({ pages: [words] }), '--encrypt', '', 'owner', '256', '--print=none', '--'),
  }),
  'pdf-script': () => ({
    name: 'plan.pdf',
    content: qpdf(
      makePdf({ pages: [words], catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }),
      '--object-streams=generate',
    ),
  }),
  'pdf-actions': () => ({
    name: 'plan.pdf',
    content: makePdf({ pages: [words], catalog: '/OpenAction << /S /SubmitForm /F (http://form.test) >>' }),
  }),
  'pdf-attachments': () => ({
    name: 'plan.pdf',
    content: makePdf({
      pages: [words],
      catalog: '/Names << /EmbeddedFiles << /Names [(a.txt) 100 0 R] >> >>',
      objects: [
        '<< /Type /Filespec /F (a.txt) /UF (a.txt) /EF << /F 101 0 R >> >>',
        '<< /Type /EmbeddedFile /Length 5 >>\nstream\nhello\nendstream',
      ],
    }),
  }),
  'pdf-portfolio': () => ({
    name: 'plan.pdf',
    content: makePdf({ pages: [words], catalog: '/Collection << /Type /Collection >>' }),
  }),
  'no-text': () => ({ name: 'scan.pdf', content: makePdf({ pages: [[]] }) }),
  'photo-position': async () => ({ name: 'visit.jpg', content: await photograph() }),
  'image-truncated': async () => {
    const whole = await sharp(await photograph())
      .png()
      .toBuffer();
    return { name: 'visit.png', content: whole.subarray(0, whole.length / 2) };
  },
  'hidden-sheets': () => ({
    name: 'data.xlsx',
    content: makeWorkbook({
      sheets: { Seen: '<row><c><v>1</v></c></row>', Unseen: '<row><c><v>2</v></c></row>' },
      hidden: 'Unseen',
    }),
  }),
  'hidden-slides': () => ({
    name: 'talk.pptx',
    content: makePowerPoint([{ text: 'One' }, { text: 'Two', attributes: 'show="0"' }]),
  }),
  'tracked-changes': () => ({
    name: 'plan.docx',
    content: makeWord({ body: `<w:p><w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins></w:p>` }),
  }),
  'embedded-files': () => ({
    name: 'plan.docx',
    content: makeWord({
      body: paragraph('Plan'),
      more: [{ name: 'word/embeddings/sheet.xlsx', content: makeWorkbook({ sheets: { Data: '' } }) }],
    }),
  }),
  'external-content': () => ({
    name: 'plan.docx',
    content: makeWord({
      body: paragraph('Plan'),
      links: [
        { id: 'a', type: 'hyperlink', target: 'https://example.test/', external: true },
        { id: 'b', type: 'image', target: 'https://example.test/pixel.png', external: true },
      ],
    }),
  }),
  'email-attachments': () => ({
    name: 'note.eml',
    content: makeEmail({
      subject: 'Note',
      body: 'See this',
      attachment: { name: 'plan.pdf', content: makePdf({ pages: [words] }) },
    }),
  }),
};

describe('every rule of the policy catches a real file', () => {
  for (const [code, make] of Object.entries(files)) {
    const { outcome, what, message } = filePolicy[code as PolicyCode];
    it(`${code}: ${what}`, async () => {
      const inspection = await inspect(await make());
      if (outcome === 'refuse')
        expect(inspection).toEqual({ verdict: 'rejected', reason: { code, message } });
      else expect(outcomeOf(inspection)).toBe(`clean ${code}`);
    });
  }
});

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

describe('the policy table', () => {
  it('tells people in whole sentences what to do', () => {
    for (const { message } of Object.values(filePolicy)) {
      expect(message).toMatch(/^[A-Z].*\.$/);
      expect(message.length).toBeLessThan(220);
    }
  });
});
