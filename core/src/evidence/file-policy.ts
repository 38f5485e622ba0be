import { fileLimits } from './file-limits.js';

interface PolicyRow {
  outcome: 'accept' | 'warn' | 'refuse';
  /** What the rule catches, for the table that people read. */
  what: string;
  /** What the person is told: what happened, and what to do. */
  message: string;
}

const thousands = (value: number): string => value.toLocaleString('en-GB');

const resave = 'Open it in the program it was made with, save it again, and upload that copy';

/**
 * What is kept, what is kept with a caution, and what is refused: one row a rule. The inspectors can name no
 * rule that is not here, and the screen "What may be uploaded", docs/file-policy.md and the tests are made from the same rows.
 */
export const filePolicy = {
  'accept-pdf': {
    outcome: 'accept',
    what: 'PDF',
    message: 'It is kept. Every page can be read here, searched and cited.',
  },
  'accept-office': {
    outcome: 'accept',
    what: 'Word, Excel and PowerPoint files: DOCX, XLSX, PPTX',
    message: 'It is kept. Its text is read and searched; the file itself stays as you made it.',
  },
  'accept-open-document': {
    outcome: 'accept',
    what: 'OpenDocument files: ODT, ODS, ODP',
    message: 'It is kept. Its text is read and searched; the file itself stays as you made it.',
  },
  'accept-text': {
    outcome: 'accept',
    what: 'Tables and notes as text: CSV, TXT',
    message: 'It is kept. Its text is read and searched.',
  },
  'accept-picture': {
    outcome: 'accept',
    what: 'Pictures and photographs: PNG, JPEG, HEIC, TIFF',
    message: 'It is kept. It can be looked at here; what is written in it is not searched.',
  },
  'accept-email': {
    outcome: 'accept',
    what: 'Emails saved as files: EML, MSG',
    message: 'It is kept. Who wrote, when, and the text are read and searched.',
  },
  empty: {
    outcome: 'refuse',
    what: 'A file of 0 bytes',
    message: 'This file is empty. Check that the original opens on your computer, then upload it again.',
  },
  'extension-not-allowed': {
    outcome: 'refuse',
    what: 'A file whose name ends in something not on the list of accepted kinds, or in nothing',
    message:
      'This kind of file cannot be kept here. Save it as a PDF, Word, Excel, PowerPoint, OpenDocument, CSV, text, picture or email file and upload that.',
  },
  archive: {
    outcome: 'refuse',
    what: 'ZIP, 7z, RAR, TAR and other archives',
    message: 'This is an archive of other files. Unpack it and upload the documents themselves.',
  },
  executable: {
    outcome: 'refuse',
    what: 'Programs, scripts, installers and shortcuts',
    message:
      'This is a program or a script, and those are never kept. Upload the document it was meant to show.',
  },
  'web-page': {
    outcome: 'refuse',
    what: 'SVG, HTML, XML and flat OpenDocument files',
    message:
      'Web pages, SVG drawings and XML files can carry hidden scripts. Print it to PDF and upload the PDF.',
  },
  'audio-video': {
    outcome: 'refuse',
    what: 'Sound and video files',
    message:
      'Sound and video cannot be kept here. Upload a written note or a transcript that says where the recording is held.',
  },
  malware: {
    outcome: 'refuse',
    what: 'Files in which the malware scanner finds something',
    message:
      'The malware scanner found something harmful in this file. Tell your IT service, and do not open or send the original.',
  },
  'content-mismatch': {
    outcome: 'refuse',
    what: 'Content that is not what the name says, such as a renamed program, archive or web page',
    message: `The content of this file is not what its name says. ${resave} without changing the end of its name by hand.`,
  },
  'two-kinds': {
    outcome: 'refuse',
    what: 'A file that is a document and an archive at the same time',
    message: `This file is built to be two kinds of file at once, which honest programs do not do. ${resave}.`,
  },
  'password-protected': {
    outcome: 'refuse',
    what: 'PDF, Office and OpenDocument files that need a password to open',
    message:
      'This file needs a password to open, so nobody could review it. Remove the password and upload it again.',
  },
  macros: {
    outcome: 'refuse',
    what: 'Macros in any wrapping: VBA, Excel 4 macro sheets, OpenDocument Basic and scripts',
    message:
      'This file contains macros, which are small programs. Save it as a file without macros (.docx, .xlsx, .pptx or PDF) and upload that.',
  },
  dde: {
    outcome: 'refuse',
    what: 'Office and OpenDocument files with DDE fields or links',
    message:
      'This file contains a DDE link, which can start programs on the reader’s computer. Replace the link with its present value, or save as PDF, and upload that.',
  },
  'pdf-launch': {
    outcome: 'refuse',
    what: 'PDF with an action that starts a program',
    message: 'This PDF contains an instruction to start a program. Print it to a new PDF and upload that.',
  },
  'nested-archive': {
    outcome: 'refuse',
    what: 'Office and OpenDocument files with an archive packed inside',
    message:
      'This document has an archive (such as a ZIP) packed inside it. Take the archive out, save the document, and upload it again.',
  },
  'program-inside': {
    outcome: 'refuse',
    what: 'A program or script embedded in a document or attached to an email',
    message:
      'This file carries a program or a script inside it. Take that out, or save the readable part as PDF, and upload that.',
  },
  'misleading-parts': {
    outcome: 'refuse',
    what: 'Office and OpenDocument files whose parts have repeated names or names that point outside the file',
    message: `The parts inside this file have misleading names, which honest programs do not write. ${resave}.`,
  },
  'unpacks-too-large': {
    outcome: 'refuse',
    what: `Office and OpenDocument files of more than ${fileLimits.unpackedBytes / 1024 ** 3} GiB unpacked, or with a part that unpacks to ${fileLimits.unpackRatio} times its size`,
    message:
      'This file unpacks to far more than a document should. Save it as PDF, or split it, and upload that.',
  },
  'too-many-parts': {
    outcome: 'refuse',
    what: `Office and OpenDocument files of more than ${thousands(fileLimits.packageParts)} parts`,
    message: `This file is made of more than ${thousands(fileLimits.packageParts)} parts. Split it, or save it as PDF, and upload that.`,
  },
  'self-expanding': {
    outcome: 'refuse',
    what: 'XML inside a document that defines its own entities or is nested without end',
    message: `This file contains definitions that make it grow without end when it is opened. ${resave}.`,
  },
  'too-many-pages': {
    outcome: 'refuse',
    what: `PDF of more than ${thousands(fileLimits.pdfPages)} pages, TIFF of more than ${thousands(fileLimits.picturePages)}`,
    message:
      'This file has more pages than can be handled. Split it into parts and upload the parts that show something.',
  },
  'too-many-pixels': {
    outcome: 'refuse',
    what: `Pictures of more than ${thousands(fileLimits.pixels / 1_000_000)} million pixels`,
    message: `This picture is larger than ${thousands(fileLimits.pixels / 1_000_000)} million pixels. Make it smaller and upload it again.`,
  },
  'message-too-large': {
    outcome: 'refuse',
    what: `Emails of more than ${fileLimits.messageBytes / 1024 ** 2} MiB with their attachments`,
    message:
      'This email is too large to read with its attachments. Save the attachments that matter and upload those.',
  },
  damaged: {
    outcome: 'refuse',
    what: 'Files no reader can open',
    message:
      'This file is damaged and cannot be opened. Check that the original opens on your computer, then save a new copy and upload that.',
  },
  'could-not-be-read': {
    outcome: 'refuse',
    what: 'Files the reader fails on, or that need too much memory',
    message: 'This file could not be read. Save it as PDF, or save a simpler copy, and upload that.',
  },
  'took-too-long': {
    outcome: 'refuse',
    what: 'Files whose reading outlasts the time limit',
    message:
      'Reading this file took too long, so it was stopped. Save it as PDF, or split it, and upload that.',
  },
  'old-office-format': {
    outcome: 'warn',
    what: 'DOC, XLS, PPT and RTF files without macros',
    message:
      'This is an older document format, which fewer readers can open. It is kept; a .docx, .xlsx, .pptx or PDF copy is better.',
  },
  'picture-format': {
    outcome: 'warn',
    what: 'GIF, WebP, BMP and AVIF pictures',
    message: 'This kind of picture does not open everywhere. It is kept; a PNG or JPEG copy is better.',
  },
  'pdf-damaged': {
    outcome: 'warn',
    what: 'PDF that is damaged but can be read',
    message:
      'This PDF is damaged and was repaired to read it. Check that every page is there; a fresh copy is better.',
  },
  'pdf-page-unreadable': {
    outcome: 'warn',
    what: 'PDF with a page that cannot be opened',
    message: 'This page cannot be opened. Check the original, and upload a fresh copy if the page matters.',
  },
  'pdf-restricted': {
    outcome: 'warn',
    what: 'PDF that its owner has restricted (printing, copying or changing)',
    message:
      'Its owner has restricted what can be done with this PDF. It can be read here, but may not go into a pack as pages.',
  },
  'pdf-script': {
    outcome: 'warn',
    what: 'PDF with JavaScript',
    message: 'This PDF contains a script. It never runs here; be careful when you open a downloaded copy.',
  },
  'pdf-actions': {
    outcome: 'warn',
    what: 'PDF that can send form data, bring in data, or play media',
    message:
      'This PDF contains actions, such as sending a form. They never run here; be careful when you open a downloaded copy.',
  },
  'pdf-attachments': {
    outcome: 'warn',
    what: 'PDF with files attached inside',
    message:
      'This PDF has other files attached inside it. They are checked, but not read or searched; upload what matters on its own.',
  },
  'pdf-portfolio': {
    outcome: 'warn',
    what: 'PDF portfolio',
    message:
      'This PDF is a portfolio of several files, and only its cover is read here. Upload the files themselves.',
  },
  'pdf-hidden-text': {
    outcome: 'warn',
    what: 'PDF with hidden or covered text: under a box, in white on white, or set to be invisible',
    message:
      'There is text on this page that nobody sees but anybody can copy, such as words under a black box. Take the words out, not only cover them.',
  },
  'pdf-earlier-revisions': {
    outcome: 'warn',
    what: 'PDF that keeps its earlier revisions inside',
    message:
      'This PDF still holds how it was before it was last changed, and that can be brought back. Print it to a new PDF if the earlier state should not be seen.',
  },
  'no-text': {
    outcome: 'warn',
    what: 'Documents with nothing readable in them, such as scans',
    message:
      'No readable text was found. If it is a scan, search will not find it by its words; a version with text is better.',
  },
  'photo-position': {
    outcome: 'warn',
    what: 'Photographs that record where they were taken',
    message:
      'This photograph records where it was taken. Its preview does not; a downloaded copy does. Remove it if the place should not be known.',
  },
  'image-truncated': {
    outcome: 'warn',
    what: 'Pictures that are cut short but can be shown in part',
    message: 'Part of this picture is missing. Check the original and upload it again if the rest matters.',
  },
  'hidden-sheets': {
    outcome: 'warn',
    what: 'Workbooks with hidden sheets',
    message:
      'This workbook has hidden sheets. Check that what they hold may be seen; everyone who downloads the file can show them.',
  },
  'hidden-slides': {
    outcome: 'warn',
    what: 'Presentations with hidden slides',
    message:
      'This presentation has hidden slides. Check that what they hold may be seen; everyone who downloads the file can show them.',
  },
  'tracked-changes': {
    outcome: 'warn',
    what: 'Documents with tracked changes',
    message:
      'This document has tracked changes, so readers can see earlier wording. Accept or reject them and upload a clean copy if that matters.',
  },
  'embedded-files': {
    outcome: 'warn',
    what: 'Office and OpenDocument files with other files or objects embedded',
    message:
      'This document has other files embedded in it. They are not read or searched; upload what matters on its own.',
  },
  'external-content': {
    outcome: 'warn',
    what: 'Office and OpenDocument files with linked files, pictures, templates or data connections',
    message:
      'This document takes content from other files or places, which will not be there for an inspector. Paste the content in, or save as PDF.',
  },
  'email-attachments': {
    outcome: 'warn',
    what: 'Emails with attachments',
    message: 'This email has attachments. They are not read or searched; upload what matters on its own.',
  },
  'too-large-to-scan': {
    outcome: 'warn',
    what: 'Files larger than the malware scanner takes',
    message:
      'This file is larger than the malware scanner takes, so only its content was judged. Split it if it has to be scanned.',
  },
  'unscanned-attachments': {
    outcome: 'warn',
    what: 'Attached or embedded files that cannot be looked into: locked, damaged, archives, or too large',
    message:
      'It carries a file that could not be checked, because it is locked, damaged, packed or too large. Do not open that one; upload what matters on its own.',
  },
} as const satisfies Record<string, PolicyRow>;

export type PolicyCode = keyof typeof filePolicy;
type CodesOf<Outcome> = {
  [Code in PolicyCode]: (typeof filePolicy)[Code]['outcome'] extends Outcome ? Code : never;
}[PolicyCode];
export type WarningCode = CodesOf<'warn'>;
export type RefusalCode = CodesOf<'refuse'>;

/** The rows of one outcome, in their order. */
export const policyRows = (
  outcome: PolicyRow['outcome'],
): { code: PolicyCode; what: string; message: string }[] =>
  Object.entries(filePolicy)
    .filter(([, row]) => row.outcome === outcome)
    .map(([code, { what, message }]) => ({ code: code as PolicyCode, what, message }));
