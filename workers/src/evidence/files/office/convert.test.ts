import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeOpenDocument, makeWord, makeWorkbook, paragraph } from '../testing/make-office.js';
import { sampleFolder } from '../testing/sample-folder.js';
import { conversionLimits, convertToPdf } from './convert.js';

const { write } = sampleFolder();
const folder = mkdtempSync(join(tmpdir(), 'conversion-of-a-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const convert = (content: Buffer, extension: string, limits = conversionLimits) =>
  convertToPdf({ path: write({ name: '', content }), extension }, folder, limits);

async function textOfPdf(content: Buffer, extension: string): Promise<string> {
  const conversion = await convert(content, extension);
  if (conversion === 'not-installed' || 'failed' in conversion) throw new Error(JSON.stringify(conversion));
  return execFileSync('pdftotext', [conversion.pdfPath, '-'], { encoding: 'utf8' });
}

describe('an Office file laid out as pages', () => {
  it('keeps its words', async () => {
    const workbook = makeWorkbook({
      sheets: { Data: '<row><c t="inlineStr"><is><t>Weeks waited</t></is></c></row>' },
    });
    expect(await textOfPdf(workbook, 'xlsx')).toContain('Weeks waited');
  });

  it('takes nothing from the network or from this machine', async () => {
    let reached = 0;
    const server = createServer((socket) => {
      reached += 1;
      socket.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const secret = readFileSync('/etc/passwd', 'utf8').split('\n')[0] ?? '';
    try {
      const document = makeOpenDocument({
        type: 'text',
        body: `<office:text><text:p>Before the section<draw:frame text:anchor-type="as-char"><draw:image xlink:href="http://127.0.0.1:${port}/pixel.png" xlink:type="simple"/></draw:frame></text:p><text:section text:name="s"><text:section-source xlink:href="file:///etc/passwd" text:filter-name="Text"/></text:section></office:text>`,
      });
      const text = await textOfPdf(document, 'odt');
      expect(text).toContain('Before the section');
      expect(text).not.toContain(secret);
      expect(reached).toBe(0);
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
