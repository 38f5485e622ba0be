import type { RefusalCode } from './file-policy.js';

/** What the first bytes of a file say it is; see signature.ts. */
export type Signature =
  | 'pdf'
  | 'rtf'
  | 'gif'
  | 'webp'
  | 'bmp'
  | 'avif'
  | 'zip'
  | 'compound'
  | 'png'
  | 'jpeg'
  | 'tiff'
  | 'heic'
  | 'markup'
  | 'program'
  | 'archive'
  | 'known-other'
  | 'none';

interface KeptKind {
  /** The kind as people say it. */
  label: string;
  mediaType: string;
  extensions: readonly string[];
  signature: Signature;
  old?: 'old-office-format' | 'picture-format';
}

/**
 * The kinds of file that are kept, and the only media types that files have here. `old` kinds are kept with a warning: the row
 * of the policy that says so.
 */
export const acceptedKinds = [
  { label: 'PDF', mediaType: 'application/pdf', extensions: ['pdf'], signature: 'pdf' },
  {
    label: 'Word document',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    signature: 'zip',
  },
  {
    label: 'Excel workbook',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
    signature: 'zip',
  },
  {
    label: 'PowerPoint presentation',
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extensions: ['pptx'],
    signature: 'zip',
  },
  {
    label: 'OpenDocument text',
    mediaType: 'application/vnd.oasis.opendocument.text',
    extensions: ['odt'],
    signature: 'zip',
  },
  {
    label: 'OpenDocument spreadsheet',
    mediaType: 'application/vnd.oasis.opendocument.spreadsheet',
    extensions: ['ods'],
    signature: 'zip',
  },
  {
    label: 'OpenDocument presentation',
    mediaType: 'application/vnd.oasis.opendocument.presentation',
    extensions: ['odp'],
    signature: 'zip',
  },
  { label: 'CSV table', mediaType: 'text/csv', extensions: ['csv'], signature: 'none' },
  { label: 'Plain text', mediaType: 'text/plain', extensions: ['txt'], signature: 'none' },
  { label: 'PNG picture', mediaType: 'image/png', extensions: ['png'], signature: 'png' },
  { label: 'JPEG picture', mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], signature: 'jpeg' },
  { label: 'HEIC picture', mediaType: 'image/heic', extensions: ['heic', 'heif'], signature: 'heic' },
  { label: 'TIFF picture', mediaType: 'image/tiff', extensions: ['tif', 'tiff'], signature: 'tiff' },
  { label: 'Email', mediaType: 'message/rfc822', extensions: ['eml'], signature: 'none' },
  {
    label: 'Outlook message',
    mediaType: 'application/vnd.ms-outlook',
    extensions: ['msg'],
    signature: 'compound',
  },
  {
    label: 'Word document of before 2007',
    mediaType: 'application/msword',
    extensions: ['doc'],
    signature: 'compound',
    old: 'old-office-format',
  },
  {
    label: 'Excel workbook of before 2007',
    mediaType: 'application/vnd.ms-excel',
    extensions: ['xls'],
    signature: 'compound',
    old: 'old-office-format',
  },
  {
    label: 'PowerPoint presentation of before 2007',
    mediaType: 'application/vnd.ms-powerpoint',
    extensions: ['ppt'],
    signature: 'compound',
    old: 'old-office-format',
  },
  {
    label: 'Rich text',
    mediaType: 'application/rtf',
    extensions: ['rtf'],
    signature: 'rtf',
    old: 'old-office-format',
  },
  {
    label: 'GIF picture',
    mediaType: 'image/gif',
    extensions: ['gif'],
    signature: 'gif',
    old: 'picture-format',
  },
  {
    label: 'WebP picture',
    mediaType: 'image/webp',
    extensions: ['webp'],
    signature: 'webp',
    old: 'picture-format',
  },
  {
    label: 'BMP picture',
    mediaType: 'image/bmp',
    extensions: ['bmp'],
    signature: 'bmp',
    old: 'picture-format',
  },
  {
    label: 'AVIF picture',
    mediaType: 'image/avif',
    extensions: ['avif'],
    signature: 'avif',
    old: 'picture-format',
  },
] as const satisfies readonly KeptKind[];

export type MediaType = (typeof acceptedKinds)[number]['mediaType'];
export type FileKind = KeptKind & { mediaType: MediaType };

/** The endings of the names that may be filed at all. What is inside is for the inspection to judge. */
export const allowedExtensions: readonly string[] = acceptedKinds.flatMap((kind) => [...kind.extensions]);

/** Names that are refused with a sentence of their own; every other unknown ending is `extension-not-allowed`. */
const refusedExtensions: Partial<Record<RefusalCode, readonly string[]>> = {
  archive:
    '7z ace apk arj bz2 cab deb dmg gz iso img jar lha lz lzh rar rpm tar tbz2 tgz txz vhd vhdx war xz z zip zipx zst'.split(
      ' ',
    ),
  executable:
    'app appimage appref-ms bat cmd com cpl dll exe gadget hta inf jse js lnk mjs msc msi msix msp pif pl ps1 psm1 py rb reg scf scr sct sh so sys url vb vbe vbs wsf wsh'.split(
      ' ',
    ),
  'web-page': 'fodg fodp fods fodt htm html mht mhtml shtml svg svgz xhtml xml xsl xslt'.split(' '),
  'audio-video':
    '3gp aac aif aiff avi flac flv m4a m4v mkv mov mp3 mp4 mpeg mpg oga ogg ogv opus wav webm wma wmv'.split(
      ' ',
    ),
  macros: 'docm dotm potm ppam ppsm pptm sldm xlam xlsm xltm'.split(' '),
};

/** The ending of a name, lower case and without its dot; empty when there is none. */
export function extensionOf(fileName: string): string {
  const match = /\.([^./\\]+)$/.exec(fileName.trim());
  return match?.[1]?.toLowerCase() ?? '';
}

/** The accepted kind a file name claims, or the code of the rule that refuses the name. */
export function kindForName(fileName: string): FileKind | RefusalCode {
  const extension = extensionOf(fileName);
  const kinds: readonly FileKind[] = acceptedKinds;
  const accepted = kinds.find((kind) => kind.extensions.includes(extension));
  if (accepted) return accepted;
  for (const [code, extensions] of Object.entries(refusedExtensions)) {
    if (extensions.includes(extension)) return code as RefusalCode;
  }
  return 'extension-not-allowed';
}

/** True for names and attachments that a computer would run rather than open. */
export const isProgramName = (fileName: string): boolean =>
  refusedExtensions.executable?.includes(extensionOf(fileName)) ?? false;

export const isMacroName = (fileName: string): boolean =>
  refusedExtensions.macros?.includes(extensionOf(fileName)) ?? false;
