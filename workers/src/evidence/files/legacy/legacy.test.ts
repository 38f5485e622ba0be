import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import CFB from 'cfb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractText } from '../extract.js';
import { compoundBytes, makeCompound } from '../testing/make-message.js';
import { makeOpenDocument, makeWord, paragraph } from '../testing/make-office.js';
import { outcomeOf, sampleFolder } from '../testing/sample-folder.js';

const { write, inspect } = sampleFolder();
const folder = mkdtempSync(join(tmpdir(), 'old-formats-of-a-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sheet = (name: string, rows: string, style = 'shown'): string =>
  `<table:table table:name="${name}" table:style-name="${style}">${rows}</table:table>`;
const cell = (text: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const made: Record<string, Buffer> = {};

/** One record of a presentation: a container holds records, an atom holds bytes. */
function record(type: number, content: Buffer | Buffer[], instance = 0): Buffer {
  const body = Array.isArray(content) ? Buffer.concat(content) : content;
  const head = Buffer.alloc(8);
  head.writeUInt16LE((instance << 4) | (Array.isArray(content) ? 0x0f : 0), 0);
  head.writeUInt16LE(type, 2);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** Two slides: a title in the outline each, and on the first a box of its own. */
function makePresentation(...more: Buffer[]): Buffer {
  const wide = (text: string) => record(0x0fa0, Buffer.from(text, 'utf16le'));
  const narrow = (text: string) => record(0x0fa8, Buffer.from(text, 'latin1'));
  const place = record(0x03f3, Buffer.alloc(20));
  const outline = record(0x0ff0, [place, wide('Żaneta’s slide'), place, narrow('Second slide')]);
  const box = record(0x03ee, [record(0x040c, [record(0xf00d, [narrow('In a box')])])]);
  const stream = Buffer.concat([record(0x03e8, [outline, ...more]), box, record(0x03ee, [])]);
  return makeCompound({ '/PowerPoint Document': stream });
}

/** Old formats as LibreOffice writes them, all in one start of it for each kind of document. */
beforeAll(() => {
  const sources = {
    'old.docx': makeWord({ body: paragraph('Żaneta’s class waited') + paragraph('less than before.') }),
    'old.ods': makeOpenDocument({
      type: 'spreadsheet',
      styles:
        '<style:style style:name="hid" style:family="table"><style:table-properties table:display="false"/></style:style>',
      body: `<office:spreadsheet>${sheet('Seen', `<table:table-row>${cell('Weeks waited')}${cell('żółty')}</table:table-row><table:table-row>${cell('Second row')}</table:table-row>`)}${sheet('Unseen', `<table:table-row>${cell('Behind')}</table:table-row>`, 'hid')}</office:spreadsheet>`,
    }),
  };
  for (const [name, content] of Object.entries(sources)) writeFileSync(join(folder, name), content);
  const convert = (source: string, ...targets: string[]): void => {
    for (const target of targets) {
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      execFileSync(
        'soffice',
        [profile, '--headless', '--convert-to', target, '--outdir', folder, join(folder, source)],
        {
          stdio: 'ignore',
        },
      );
      made[target] = readFileSync(join(folder, `old.${target}`));
    }
  };
  convert('old.docx', 'doc', 'rtf');
  convert('old.ods', 'xls');
  made.ppt = makePresentation();
});

const read = async (extension: string, mediaType: Parameters<typeof extractText>[1]) =>
  extractText(write({ name: '', content: made[extension] ?? '' }), mediaType);
const judged = async (extension: string, content = made[extension] ?? Buffer.alloc(0)) =>
  outcomeOf(await inspect({ name: `old.${extension}`, content }));

describe('an Office file of before 2007', () => {
  it.each([
    ['doc', 'application/msword', [['Żaneta’s class waited\nless than before.']]],
    ['rtf', 'application/rtf', [['Żaneta’s class waited\nless than before.']]],
    ['ppt', 'application/vnd.ms-powerpoint', [['Żaneta’s slide', 'In a box'], ['Second slide']]],
    [
      'xls',
      'application/vnd.ms-excel',
      [
        ['Seen', 'Weeks waited\tżółty', 'Second row'],
        ['Unseen', 'Behind'],
      ],
    ],
  ] as const)('is kept with a warning and read: %s', async (extension, mediaType, pages) => {
    expect(await judged(extension)).toBe(
      extension === 'xls' ? 'clean hidden-sheets old-office-format' : 'clean old-office-format',
    );
    const text = await read(extension, mediaType);
    expect(text.pages.map((page) => page.text)).toEqual(pages.map((lines) => lines.join('\n')));
  });

  it('is refused with macros: VBA in a storage of its own', async () => {
    const file = CFB.read(made.doc ?? '', { type: 'buffer' });
    CFB.utils.cfb_add(file, '/Macros/VBA/dir', Buffer.from('x'));
    expect(await judged('doc', compoundBytes(file))).toBe('refused: macros');
  });

  it('is refused with macros: a macro sheet of Excel 4', async () => {
    const file = CFB.read(made.xls ?? '', { type: 'buffer' });
    const book = CFB.find(file, '/Workbook');
    if (!book) throw new Error('LibreOffice wrote no Workbook stream');
    const content = Buffer.from(book.content);
    // The first sheet's record: number 0x85, its length, where it begins, whether it is hidden, then its kind.
    for (let at = 0; at < content.length; at += 4 + content.readUInt16LE(at + 2))
      if (content.readUInt16LE(at) === 0x85) {
        content[at + 9] = 1;
        break;
      }
    book.content = content;
    expect(await judged('xls', compoundBytes(file))).toBe('refused: macros');
  });

  it('is refused with macros: a presentation that says it has some', async () => {
    const says = (macros: number) => {
      const atom = Buffer.alloc(12);
      atom.writeUInt32LE(macros, 4);
      return makePresentation(record(0x03ff, [record(0x0400, atom)]));
    };
    expect(await judged('ppt', says(1))).toBe('refused: macros');
    expect(await judged('ppt', says(0))).toBe('clean old-office-format');
  });

  it('is refused when it is another kind than its name says', async () => {
    expect(await judged('xls', made.doc)).toBe('refused: content-mismatch');
    expect(await judged('rtf', made.doc)).toBe('refused: content-mismatch');
  });

  it('is refused with a DDE field, however it is cut', async () => {
    const field = (instruction: string) =>
      Buffer.from(`{\\rtf1 {\\field{\\*\\fldinst ${instruction}}{\\fldrslt x}}}`);
    expect(await judged('rtf', field('DDEAUTO c:\\\\cmd.exe "/k"'))).toBe('refused: dde');
    expect(await judged('rtf', field('{DDE}{AUTO c:\\\\cmd.exe}'))).toBe('refused: dde');
    expect(await judged('rtf', field('PAGE'))).toBe('clean old-office-format');
  });

  it('is refused with a program packed into rich text', async () => {
    const text = (value: string) => Buffer.from(`${value}\0`, 'latin1');
    const number = (value: number) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(value);
      return bytes;
    };
    const native = Buffer.concat([
      Buffer.alloc(6),
      ...[
        text('run.js'),
        text('C:\\run.js'),
        number(3),
        number(4),
        text('tmp'),
        number(2),
        Buffer.from('x;'),
      ],
    ]);
    const object = Buffer.concat([
      ...[
        number(0x501),
        number(2),
        number(8),
        text('Package'),
        number(0),
        number(0),
        number(native.length),
        native,
      ],
    ]);
    const file = Buffer.from(`{\\rtf1{\\object\\objemb{\\*\\objdata ${object.toString('hex')}}}}`);
    expect(await judged('rtf', file)).toBe('refused: program-inside');
  });
});
