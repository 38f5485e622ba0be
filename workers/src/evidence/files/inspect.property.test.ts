import { acceptedKinds } from '@revisit/core/shared';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { extractText } from './extract.js';
import { inspectFile } from './inspect.js';
import { renderFirstPage } from './render.js';
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
import { sampleFolder } from './testing/sample-folder.js';

const { write } = sampleFolder();
const extensions = acceptedKinds.flatMap((kind) => [...kind.extensions]);
const square = sharp({ create: { width: 20, height: 20, channels: 3, background: 'teal' } });
const message = {
  subject: 'Visit',
  body: 'It went well.',
  attachment: { name: 'a.txt', content: Buffer.from('a') },
};

/** A sound file of each kind, to be damaged. */
const sound: Record<string, () => Buffer | Promise<Buffer>> = {
  pdf: () => makePdf({ pages: [['One'], ['Two']] }),
  docx: () => makeWord({ body: paragraph('One') }),
  xlsx: () => makeWorkbook({ sheets: { Data: '<row><c><v>1</v></c></row>' } }),
  pptx: () => makePowerPoint([{ text: 'One' }]),
  odt: () => makeOpenDocument({ type: 'text', body: '<office:text><text:p>One</text:p></office:text>' }),
  png: () => square.clone().png().toBuffer(),
  jpg: () => square.clone().jpeg().toBuffer(),
  tiff: () => square.clone().tiff().toBuffer(),
  heic: () => heicSample,
  txt: () => Buffer.from('One\nTwo\n'),
  eml: () => makeEmail(message),
  msg: () => makeOutlookMessage(message),
};

/** Whatever the bytes are: a verdict, and what is clean can be read, drawn and stored. */
async function holds(content: Uint8Array, extension: string): Promise<void> {
  const path = write({ name: '', content: Buffer.from(content) });
  const inspection = await inspectFile(path, `file.${extension}`);
  if (inspection.verdict === 'rejected') {
    expect(inspection.reason.message).not.toBe('');
    return;
  }
  const { pages } = await extractText(path, inspection.mediaType);
  for (const { text } of pages) {
    expect(text.includes('\0')).toBe(false);
    expect(Buffer.from(text).toString()).toBe(text);
    expect(text).toBe(text.normalize('NFC'));
  }
  await renderFirstPage(path, inspection.mediaType);
}

describe('no bytes are too strange', () => {
  it('random bytes under any accepted name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), fc.constantFrom(...extensions), holds),
      { numRuns: 300 },
    );
  });

  it('random text under any accepted name', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 500 }).map((value) => Buffer.from(value, 'utf16le'));
    await fc.assert(fc.asyncProperty(text, fc.constantFrom('txt', 'csv', 'eml'), holds), { numRuns: 200 });
  });

  for (const [extension, make] of Object.entries(sound)) {
    it(`a sound ${extension} file, then cut and with bytes changed`, async () => {
      const original = await make();
      await holds(original, extension);
      const change = fc.record({ at: fc.nat(original.length - 1), byte: fc.nat(255) });
      const damaged = fc
        .tuple(fc.array(change, { maxLength: 8 }), fc.integer({ min: 0, max: original.length }))
        .map(([changes, length]) => {
          const bytes = Buffer.from(original);
          for (const { at, byte } of changes) bytes[at] = byte;
          return changes.length % 3 === 0 ? bytes.subarray(0, length) : bytes;
        });
      await fc.assert(
        fc.asyncProperty(damaged, (bytes) => holds(bytes, extension)),
        { numRuns: 60 },
      );
    });
  }
});
