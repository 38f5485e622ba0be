import { execFileSync } from 'node:child_process';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { textLimitBytes } from '@revisit/core/shared';
import { Document, FootnoteReferenceRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { extractText } from './extract.js';
import { inspectFile } from './inspect.js';
import { heicSample } from './testing/heic-sample.js';
import { makeEmail, makeOutlookMessage } from './testing/make-message.js';
import {
  makeOpenDocument,
  makePowerPoint,
  makeWord,
  makeWorkbook,
  paragraph,
} from './testing/make-office.js';
import { makePdf } from './testing/make-pdf.js';
import { type Sample, sampleFolder } from './testing/sample-folder.js';
import type { ExtractedText } from './text-pages.js';

const { write } = sampleFolder();

/** Reads a file as the portal does: only what inspection calls clean is read. */
async function read(sample: Sample): Promise<ExtractedText> {
  const path = write(sample);
  const inspection = await inspectFile(path, sample.name);
  if (inspection.verdict !== 'clean') throw new Error(`refused: ${inspection.reason.code}`);
  return extractText(path, inspection.mediaType);
}

const textsOf = ({ pages }: ExtractedText): string[] => pages.map(({ text }) => text);

describe('PDF', () => {
  it('is read by page, in the order of its pages', async () => {
    const pages = Array.from({ length: 12 }, (_, index) => [`Page ${index + 1}`, 'What changed']);
    const text = await read({ name: 'plan.pdf', content: makePdf({ pages }) });
    expect(text.pageCount).toBe(12);
    expect(text.pages[11]).toEqual({ page: 12, text: 'Page 12\nWhat changed' });
  });

  it('gives the words that pdftotext gives, with words parted at a line’s end made whole', async () => {
    const sentence =
      'Neurodevelopmental assessments are completed within the multidisciplinary timescales that representatives recommended. ';
    const source = `#set page(width: 7cm, height: auto)\n#set text(lang: "en", hyphenate: true)\n#set par(justify: true)\n= Café évidence\n${sentence.repeat(6)}`;
    const content = NodeCompiler.create().pdf({ mainFileContent: source });
    const path = write({ name: '', content });
    const reference = execFileSync('pdftotext', ['-layout', '-nopgbrk', path, '-'], { encoding: 'utf8' });
    const words = (text: string): string[] => text.normalize('NFC').split(/\s+/).filter(Boolean);
    const whole = words(reference.replace(/[-\u2010\u00ad]\n\s*/g, ''));
    expect(words(textsOf(await read({ name: 'plan.pdf', content })).join('\n'))).toEqual(whole);
    expect(whole).toContain('representatives');
  });
});

describe('Word', () => {
  it('reads a document that a Word library wrote: paragraphs, a table row as a line, a footnote', async () => {
    const document = new Document({
      footnotes: { 1: { children: [new Paragraph('Counted in March.')] } },
      sections: [
        {
          children: [
            new Paragraph({ children: [new TextRun('Waiting times fell'), new FootnoteReferenceRun(1)] }),
            new Table({
              rows: [
                new TableRow({
                  children: ['Area', 'Weeks'].map(
                    (cell) => new TableCell({ children: [new Paragraph(cell)] }),
                  ),
                }),
              ],
            }),
          ],
        },
      ],
    });
    const text = await read({ name: 'plan.docx', content: await Packer.toBuffer(document) });
    const [page = ''] = textsOf(text);
    expect(page).toContain('Waiting times fell\n');
    expect(page).toMatch(/^Area\tWeeks$/m);
    expect(page).toContain('Counted in March.');
  });

  it('cuts pages where Word last ended them, and believes the stated number when it can be true', async () => {
    const body = `${paragraph('One')}<w:p><w:r><w:lastRenderedPageBreak/><w:t>Two</w:t></w:r></w:p>`;
    const stating = (pages: string): Sample => ({
      name: 'plan.docx',
      content: makeWord({
        body,
        more: [{ name: 'docProps/app.xml', content: `<Properties><Pages>${pages}</Pages></Properties>` }],
      }),
    });
    expect(await read(stating('3'))).toEqual({
      pageCount: 3,
      pages: [
        { page: 1, text: 'One' },
        { page: 2, text: 'Two' },
      ],
      truncated: false,
    });
    for (const impossible of ['1', '0', '-4', 'many', '999999']) {
      expect((await read(stating(impossible))).pageCount).toBeNull();
    }
  });

  it('leaves out deleted text, field instructions and the second drawing of a text box', async () => {
    const body = `<w:p><w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:instrText>PAGEREF _a</w:instrText></w:r><mc:AlternateContent><mc:Choice><w:r><w:t>boxed</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>boxed</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`;
    expect(textsOf(await read({ name: 'plan.docx', content: makeWord({ body }) }))).toEqual(['boxed']);
  });
});

describe('Excel', () => {
  it('reads a workbook that a spreadsheet library wrote: shared text, numbers, dates, truth', async () => {
    const content = await writeWorkbook([
      {
        sheet: 'Waiting',
        data: [
          [{ value: 'Measure' }, { value: 'Since' }, { value: 'Weeks' }, { value: 'Met' }],
          [
            { value: 'Assessment & review' },
            { value: new Date(Date.UTC(2026, 10, 21)), format: 'dd mmmm yyyy' },
            { value: 18.5 },
            { value: true },
          ],
        ],
      },
      { sheet: 'Second', data: [[{ value: 'Café' }]] },
    ]).toBuffer();
    expect(await read({ name: 'data.xlsx', content: Buffer.from(content) })).toEqual({
      pageCount: 2,
      pages: [
        { page: 1, text: 'Waiting\nMeasure\tSince\tWeeks\tMet\nAssessment & review\t2026-11-21\t18.5\tTRUE' },
        { page: 2, text: 'Second\nCafé' },
      ],
      truncated: false,
    });
  });
});

describe('PowerPoint', () => {
  it('is read slide by slide in the order shown', async () => {
    const content = makePowerPoint([{ text: 'First' }, { text: 'Second' }]);
    const text = await read({ name: 'talk.pptx', content });
    expect(text.pageCount).toBe(2);
    expect(textsOf(text)).toEqual(['First', 'Second']);
  });
});

describe('OpenDocument', () => {
  it('reads a text with its spaces and page breaks, without deleted text and remarks', async () => {
    const body =
      '<office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:h>Plan</text:h><text:p>a<text:s text:c="3"/>b<office:annotation><text:p>remark</text:p></office:annotation></text:p><text:soft-page-break/><text:p>next</text:p></office:text>';
    const more = [
      {
        name: 'meta.xml',
        content: '<m xmlns:meta="m"><meta:document-statistic meta:page-count="2"/></m>',
      },
    ];
    const text = await read({ name: 'plan.odt', content: makeOpenDocument({ type: 'text', body, more }) });
    expect(text).toEqual({
      pageCount: 2,
      pages: [
        { page: 1, text: 'Plan\na   b' },
        { page: 2, text: 'next' },
      ],
      truncated: false,
    });
  });

  it('reads a spreadsheet sheet by sheet, and a cell repeated a million times once', async () => {
    const sheet = (name: string, cells: string): string =>
      `<table:table table:name="${name}"><table:table-row table:number-rows-repeated="1048576">${cells}</table:table-row></table:table>`;
    const cell =
      '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>';
    const body = `<office:spreadsheet>${sheet('A', cell)}${sheet('B', cell + cell)}</office:spreadsheet>`;
    const text = await read({ name: 'data.ods', content: makeOpenDocument({ type: 'spreadsheet', body }) });
    expect(text.pageCount).toBe(2);
    expect(textsOf(text)).toEqual(['A\nx', 'B\nx\tx']);
  });

  it('reads a presentation slide by slide, without the speaker’s notes', async () => {
    const slide = (words: string): string =>
      `<draw:page><draw:frame><draw:text-box><text:p>${words}</text:p></draw:text-box></draw:frame><presentation:notes><text:p>note</text:p></presentation:notes></draw:page>`;
    const body = `<office:presentation>${slide('One')}${slide('Two')}</office:presentation>`;
    const text = await read({ name: 'talk.odp', content: makeOpenDocument({ type: 'presentation', body }) });
    expect(text.pageCount).toBe(2);
    expect(textsOf(text)).toEqual(['One', 'Two']);
  });
});

describe('text and tables', () => {
  const encodings: Record<string, Buffer> = {
    'UTF-8': Buffer.from('Café,£5\n'),
    'UTF-8 with a mark': Buffer.from('\ufeffCafé,£5\n'),
    'UTF-16': Buffer.from('\ufeffCafé,£5\n', 'utf16le'),
    'UTF-16, big end first': Buffer.from('\ufeffCafé,£5\n', 'utf16le').swap16(),
    'Windows-1252': Buffer.from('Café,£5\r\n', 'latin1'),
    'letters and accents apart': Buffer.from('Cafe\u0301,£5'),
  };
  for (const [encoding, content] of Object.entries(encodings)) {
    it(`are read in ${encoding}`, async () => {
      expect(await read({ name: 'data.csv', content })).toEqual({
        pageCount: null,
        pages: [{ page: 1, text: 'Café,£5' }],
        truncated: false,
      });
    });
  }

  it('are cut at the limit between whole characters, and say so', async () => {
    const text = await read({ name: 'long.txt', content: '£'.repeat(textLimitBytes / 2 + 10) });
    expect(text.truncated).toBe(true);
    expect(Buffer.byteLength(textsOf(text).join(''))).toBe(textLimitBytes);
  });
});

describe('messages', () => {
  it('reads an email with its header, its parts and its coded words', async () => {
    const content = makeEmail({
      subject: '=?utf-8?Q?Caf=C3=A9_visit?=',
      body: 'It went well.',
      attachment: { name: 'plan.pdf', content: makePdf({ pages: [['not read']] }) },
    });
    expect(textsOf(await read({ name: 'note.eml', content }))).toEqual([
      'From: partner@sample.test\nTo: lead@sample.test\nSubject: Café visit\n\nIt went well.',
    ]);
  });

  it('reads the words of an email that is HTML alone', async () => {
    const content =
      'From: partner@sample.test\r\nSubject: Visit\r\nContent-Type: text/html\r\n\r\n<style>p{}</style><p>It went <b>well</b>&nbsp;&amp; soon</p><script>x</script>';
    const [text] = textsOf(await read({ name: 'note.eml', content }));
    expect(text).toBe('From: partner@sample.test\nSubject: Visit\n\nIt went well & soon');
  });

  it('reads an Outlook message', async () => {
    const body = 'It went well. '.repeat(500);
    const content = makeOutlookMessage({
      subject: 'Café visit',
      body,
      attachment: { name: 'plan.pdf', content: makePdf({ pages: [['not read']] }) },
    });
    const [text] = textsOf(await read({ name: 'note.msg', content }));
    expect(text).toBe(`From: Improvement partner\nSubject: Café visit\n\n${body.trim()}`);
  });
});

describe('pictures', () => {
  const plain = sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } });
  const pictures: Record<string, () => Promise<Buffer> | Buffer> = {
    'photo.png': () => plain.clone().png().toBuffer(),
    'photo.jpeg': () => plain.clone().jpeg().toBuffer(),
    'photo.tif': () => plain.clone().tiff().toBuffer(),
    'photo.heic': () => heicSample,
  };
  for (const [name, make] of Object.entries(pictures)) {
    it(`have a page and no text: ${name}`, async () => {
      expect(await read({ name, content: await make() })).toEqual({
        pageCount: 1,
        pages: [],
        truncated: false,
      });
    });
  }
});

it('reads cells that hold their own text', async () => {
  const content = makeWorkbook({
    sheets: { Data: '<row><c t="inlineStr"><is><t>Own</t></is></c><c t="str"><v>Formula</v></c></row>' },
  });
  expect(textsOf(await read({ name: 'data.xlsx', content }))).toEqual(['Data\nOwn\tFormula']);
});
