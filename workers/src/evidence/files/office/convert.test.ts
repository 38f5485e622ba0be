import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { makeWord, makeWorkbook, paragraph } from '../testing/make-office.js';
import { sampleFolder } from '../testing/sample-folder.js';
import { conversionLimits, convertToPdf } from './convert.js';

const { write } = sampleFolder();
const folder = mkdtempSync(join(tmpdir(), 'conversion-of-a-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const convert = (content: Buffer, extension: string, limits = conversionLimits) =>
  convertToPdf({ path: write({ name: '', content }), extension }, folder, limits);

async function pdfOf(content: Buffer, extension: string): Promise<string> {
  const conversion = await convert(content, extension);
  if (conversion === 'not-installed' || 'failed' in conversion) throw new Error(JSON.stringify(conversion));
  return conversion.pdfPath;
}

const textOf = (pdf: string): string => execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });
/** Two lines of its list are the heading. */
const picturesIn = (pdf: string): number =>
  execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' }).trimEnd().split('\n').length - 2;

/** What LibreOffice makes of a Word document where nothing keeps it from the network and from this machine's files. */
async function withoutWalls(path: string): Promise<string> {
  const profile = pathToFileURL(join(folder, 'profile without walls'));
  await promisify(execFile)('soffice', [
    ...['--headless', `-env:UserInstallation=${profile}`, '--infilter=MS Word 2007 XML'],
    ...['--convert-to', 'pdf', '--outdir', folder, path],
  ]);
  return join(folder, `${basename(path)}.pdf`);
}

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
/** A picture of which the document holds only where it lies: the link of this id. */
const linkedPicture = (id: string): string =>
  `<w:p><w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing"><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="${id}"/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture"><pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr id="0" name="${id}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

describe('an Office file laid out as pages', () => {
  it('keeps its words', async () => {
    const workbook = makeWorkbook({
      sheets: { Data: '<row><c t="inlineStr"><is><t>Weeks waited</t></is></c></row>' },
    });
    expect(textOf(await pdfOf(workbook, 'xlsx'))).toContain('Weeks waited');
  });

  it('takes nothing from the network or from this machine, which LibreOffice alone would do', async () => {
    const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    const onThisMachine = join(folder, 'picture of this machine.png');
    writeFileSync(onThisMachine, picture);
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.setHeader('content-type', 'image/png').end(picture);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const content = makeWord({
      body: paragraph('Before the pictures') + linkedPicture('network') + linkedPicture('machine'),
      links: [
        { id: 'network', type: 'image', target: `http://127.0.0.1:${port}/pixel.png`, external: true },
        { id: 'machine', type: 'image', target: pathToFileURL(onThisMachine).href, external: true },
      ],
    });
    try {
      const pdf = await pdfOf(content, 'docx');
      expect(textOf(pdf)).toContain('Before the pictures');
      expect({ asked, pictures: picturesIn(pdf) }).toEqual({ asked: [], pictures: 0 });

      const unwalled = await withoutWalls(write({ name: '', content }));
      expect(asked).toContain('GET /pixel.png');
      expect(picturesIn(unwalled)).toBe(2);
    } finally {
      server.close();
    }
  });

  it('is given up, with a sentence, when it cannot be read or takes too long', async () => {
    expect(await convert(Buffer.from('PK\x03\x04 not a document'), 'docx')).toEqual({
      failed: expect.stringMatching(/^This document could not be laid out/),
    });
    const plan = makeWord({ body: paragraph('Plan') });
    expect(await convert(plan, 'docx', { ...conversionLimits, timeMs: 50 })).toEqual({
      failed: expect.stringMatching(/took too long/),
    });
  });
});
