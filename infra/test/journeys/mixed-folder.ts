import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { pdfOf } from './pdf.js';

const office = 'application/vnd.openxmlformats-officedocument';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The smallest package that Word, Excel and PowerPoint know as their own. */
function officeOf(part: string, type: string, content: string): Buffer {
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${part}" ContentType="${office}.${type}.main+xml"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relationships}/officeDocument" Target="${part}"/></Relationships>`,
      ),
      [part]: strToU8(content),
    }),
  );
}

const makers: Record<string, (words: string) => Buffer> = {
  pdf: (words) => pdfOf([words]),
  docx: (words) =>
    officeOf(
      'word/document.xml',
      'wordprocessingml.document',
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`,
    ),
  xlsx: (words) =>
    officeOf(
      'xl/workbook.xml',
      'spreadsheetml.sheet',
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><!-- ${words} --><sheets/></workbook>`,
    ),
  pptx: (words) =>
    officeOf(
      'ppt/presentation.xml',
      'presentationml.presentation',
      `<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><!-- ${words} --></p:presentation>`,
    ),
  png: pictureOf,
  csv: (words) => Buffer.from(`Measure,Value\n${words},1\n`),
  txt: (words) => Buffer.from(`${words}\n`),
  eml: (words) =>
    Buffer.from(
      `From: clerk@example.test\r\nTo: team@example.test\r\nDate: Mon, 4 Nov 2019 09:00:00 +0000\r\nSubject: ${words}\r\n\r\n${words}\r\n`,
    ),
};

/** One row of grey dots that differ from picture to picture. */
function pictureOf(words: string): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, sum]);
  };
  const dots = Buffer.from(words);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(dots.length, 0);
  header.writeUInt32BE(1, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat([Buffer.from([0]), dots]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * A shared drive as people keep it: twenty files of eight kinds, some in folders that say where they belong, some
 * not. The areas are those a colleague who knows the plan would file each under.
 */
export const mixedFolder: [file: string, areas: number[]][] = [
  ['Area 3 Joint commissioning/JCG minutes 14.05.2019.pdf', [3]],
  ['Area 3 Joint commissioning/Therapies spec FINAL v2.docx', [3]],
  ['Area 3 Joint commissioning/Spend against plan 2018-19.xlsx', [3]],
  ['A7/Pathway map.png', [7]],
  ['A7/Waits Q2 2019-20.csv', [7]],
  ['A7/FW Autism clinic letters.eml', [7]],
  ['Evidence for WSOA/1.5.2 EHCP audit Sep-Dec 2019.xlsx', [6]],
  ['Evidence for WSOA/1.6.3 Annual review standards.pdf', [6]],
  ['Evidence for WSOA/2.2.1 Parent carer forum survey Autumn 2019.pdf', [4]],
  ['Evidence for WSOA/1.1.1 Early identification guidance.docx', [5]],
  ['Transition/Preparing for adulthood transition protocol 2019.docx', [9]],
  ['Transition/Healthcare transition audit June 2019.xlsx', [9]],
  ['Exclusions/Exclusions dashboard 2018-19.csv', [10]],
  ['Exclusions/Headteacher briefing March 2019.pptx', [10]],
  ['Local Offer/Local Offer web statistics 2019.csv', [12]],
  ['Local Offer/Families feedback on Local Offer.txt', [12]],
  ['Leadership/SEND board minutes 2019-09-12.pdf', [1]],
  ['Areas 1 and 2/Joint strategic needs assessment 2019.pptx', [1, 2]],
  ['Misc/Notes from the June workshop.txt', [11]],
  ['Misc/Pupil voice postcards.png', [8]],
];

/** Puts the folder on the disk; `mark` makes its bytes unlike any other run's. Returns its address. */
export function makeMixedFolder(below: string, mark: string): string {
  const root = path.join(below, 'SEND drive');
  for (const [file] of mixedFolder) {
    const at = path.join(root, file);
    mkdirSync(path.dirname(at), { recursive: true });
    const make = makers[path.extname(file).slice(1)];
    if (!make) throw new Error(`Nobody makes ${file}.`);
    writeFileSync(at, make(`${path.basename(file)} ${mark}`));
  }
  return root;
}
