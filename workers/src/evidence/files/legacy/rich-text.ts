import { readFile, stat } from 'node:fs/promises';
import { type FileWarning, fileLimits, type WarningCode } from '@revisit/core/shared';
import { judgeCarriedAll, packedObject } from '../attachments.js';
import { assertNoDde } from '../office/fields.js';
import { Refusal, warningFor } from '../policy.js';
import type { Reading } from '../reader.js';
import type { TextCollector } from '../text-pages.js';
import { singleByteText } from './legacy.js';

/** Groups whose words are not on the page (Rich Text Format 1.9.1). `\*` marks any group older readers may skip. */
const unseen = new Set(
  'fonttbl colortbl stylesheet info pict object objdata fldinst themedata datastore xmlnstbl listtable listoverridetable rsidtbl generator template bkmkstart bkmkend'.split(
    ' ',
  ),
);
const written: Partial<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  row: '\n',
  cell: '\t',
  tab: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  endash: '–',
  emdash: '—',
  bullet: '•',
};
const token = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

interface Group {
  /** The destination it is: a word of `unseen`, or empty for text. */
  name: string;
  words: string;
  /** Characters to leave out after a Unicode one, for older readers. */
  fallback: number;
}

/** Reads rich text and what it carries: embedded objects, links, templates. Groups that nest without end are refused. */
async function parse(source: string, write: (text: string) => void): Promise<FileWarning[]> {
  const groups: Group[] = [{ name: '', words: '', fallback: 1 }];
  const found = new Set<WarningCode>();
  const objects: Buffer[] = [];
  let skip = 0;
  const say = (text: string): void => {
    const group = groups.at(-1);
    if (!group) return;
    const kept = text.slice(Math.min(skip, text.length));
    skip -= text.length - kept.length;
    if (group.name === '') write(kept);
    else if (group.name === 'fldinst' || group.name === 'objdata') group.words += kept;
  };
  for (const [whole, word, number, hex, symbol, brace, plain] of source.matchAll(token)) {
    const group = groups.at(-1);
    if (brace === '{') {
      if (groups.length > fileLimits.xmlDepth) throw new Refusal('self-expanding');
      groups.push({ name: group?.name ?? '', words: '', fallback: group?.fallback ?? 1 });
    } else if (brace === '}') {
      const ended = groups.pop();
      if (ended?.name === 'fldinst') {
        assertNoDde(ended.words);
        const around = groups.at(-1);
        if (around?.name === 'fldinst') around.words += ended.words;
      }
      if (ended?.name === 'objdata') objects.push(Buffer.from(ended.words.replace(/[^0-9a-f]/gi, ''), 'hex'));
    } else if (word) {
      if (word === 'object') found.add('embedded-files');
      if (word === 'objautlink' || word === 'objlink' || word === 'template') found.add('external-content');
      if (word === 'field' && group) group.words = '';
      if (word === 'u') {
        say(String.fromCharCode(Number(number) & 0xffff));
        skip = group?.fallback ?? 1;
      } else if (word === 'uc' && group) group.fallback = Number(number ?? 1);
      else if (unseen.has(word) && group) group.name = word;
      else if (word === 'fldrslt' && group) group.name = '';
      else if (written[word]) say(written[word] ?? '');
    } else if (symbol === '*' && group) group.name ||= 'generator';
    else if (hex) say(singleByteText(Buffer.from(hex, 'hex')));
    else if (symbol === '~') say('\u00a0');
    else if (symbol && /[\\{}]/.test(symbol)) say(symbol);
    else if (plain !== undefined && whole) say(plain);
  }
  const carried = objects.map((object, index) => nativeData(object, index)).filter((each) => each !== null);
  return [...[...found].map((code) => warningFor(code)), ...(await judgeCarriedAll(carried))];
}

/** The bytes of an object as OLE 1 writes them ([MS-OLEDS] 2.2.5): class, topic and item before them, each with its length. */
function nativeData(object: Buffer, index: number): { name: string; content: Buffer } | null {
  try {
    let at = 8;
    const names: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const length = object.readUInt32LE(at);
      names.push(object.toString('latin1', at + 4, at + 4 + length).replace(/\0$/, ''));
      at += 4 + length;
    }
    const content = object.subarray(at + 4, at + 4 + object.readUInt32LE(at));
    return names[0] === 'Package' ? packedObject(content) : { name: `object ${index + 1}`, content };
  } catch (error) {
    if (error instanceof RangeError) return { name: 'object', content: object };
    throw error;
  }
}

async function load(path: string): Promise<string> {
  if ((await stat(path)).size > fileLimits.messageBytes) throw new Refusal('message-too-large');
  return (await readFile(path)).toString('latin1');
}

/** Reads an RTF file as one page: only a word processor knows where its pages end. */
export async function readRichText(path: string, text: TextCollector): Promise<Reading> {
  const warnings = await parse(await load(path), (piece) => text.write(piece));
  text.endPage();
  return { pageCount: null, warnings };
}
