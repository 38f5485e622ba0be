import type { PolicyCode } from '@revisit/core/shared';
import { fileLimits } from '@revisit/core/shared';
import sharp from 'sharp';
import { enormousPicture, entityBomb, photographWithPosition, programHead, qpdf } from './make-hostile.js';
import { makeCompound, makeEmail } from './make-message.js';
import {
  makeOpenDocument,
  makePowerPoint,
  makeWord,
  makeWorkbook,
  paragraph,
  wordParts,
} from './make-office.js';
import { makePdf, withRevision } from './make-pdf.js';
import { makeZip } from './make-zip.js';
import type { Sample } from './sample-folder.js';

/** A real file of a rule; `with` are the other warnings that such a file always earns. */
export interface RuleFile extends Sample {
  with?: readonly string[];
}

const words = ['What changed for children'];
const field = (instruction: string): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${instruction}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;

/**
 * One real file for every rule of the policy; a new rule does not compile without one. What the limits and the scanner say
 * is shown where they are tested.
 */
export const ruleFiles: Record<
  Exclude<PolicyCode, 'could-not-be-read' | 'took-too-long' | 'malware' | 'too-large-to-scan'>,
  () => RuleFile | Promise<RuleFile>
> = {
  empty: () => ({ name: 'plan.pdf', content: '' }),
  'extension-not-allowed': () => ({ name: 'plan.pages', content: 'anything' }),
  archive: () => ({ name: 'evidence.zip', content: makeZip([{ name: 'a.txt', content: 'a' }]) }),
  executable: () => ({ name: 'report.pdf.exe', content: programHead }),
  'web-page': () => ({ name: 'drawing.svg', content: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
  'audio-video': () => ({ name: 'meeting.mp4', content: Buffer.from('\0\0\0\x18ftypisom') }),
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
        part.name === 'word/document.xml' ? { ...part, content: entityBomb() } : part,
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
  'accept-pdf': () => ({ name: 'plan.pdf', content: makePdf({ pages: [words] }) }),
  'accept-office': () => ({ name: 'plan.docx', content: makeWord({ body: paragraph('Plan') }) }),
  'accept-open-document': () => ({
    name: 'plan.odt',
    content: makeOpenDocument({ type: 'text', body: '<office:text><text:p>Plan</text:p></office:text>' }),
  }),
  'accept-text': () => ({ name: 'data.csv', content: 'Week,Waits\n1,12\n' }),
  'accept-picture': async () => ({
    name: 'poster.png',
    content: await sharp({ create: { width: 9, height: 9, channels: 3, background: 'teal' } })
      .png()
      .toBuffer(),
  }),
  'accept-email': () => ({ name: 'note.eml', content: makeEmail({ subject: 'Note', body: 'See this' }) }),
  'old-office-format': () => ({ name: 'minutes.rtf', content: '{\\rtf1\\ansi The board agreed.\\par}' }),
  'picture-format': async () => ({
    name: 'poster.gif',
    content: await sharp({ create: { width: 9, height: 9, channels: 3, background: 'teal' } })
      .gif()
      .toBuffer(),
  }),
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
  'pdf-hidden-text': () => ({
    name: 'plan.pdf',
    // The lines of a page begin 50 points from the left and 750 from below.
    content: makePdf({ pages: [['A name nobody was to see']], drawing: '0 g 45 742 400 22 re f' }),
  }),
  'pdf-earlier-revisions': () => ({ name: 'plan.pdf', content: withRevision(makePdf({ pages: [words] })) }),
  'no-text': () => ({ name: 'scan.pdf', content: makePdf({ pages: [[]] }) }),
  'photo-position': async () => ({ name: 'visit.jpg', content: await photographWithPosition() }),
  'image-truncated': async () => {
    const whole = await sharp(await photographWithPosition())
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
  'unscanned-attachments': () => ({
    name: 'note.eml',
    content: makeEmail({
      subject: 'Note',
      body: 'See this',
      attachment: { name: 'a.zip', content: makeZip([{ name: 'a.txt', content: 'a' }]) },
    }),
    with: ['email-attachments'],
  }),
};
