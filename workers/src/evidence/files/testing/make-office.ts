import { makeZip, type ZipPart } from './make-zip.js';

const office = 'application/vnd.openxmlformats-officedocument';
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface LinkOfPart {
  id: string;
  type: string;
  target: string;
  external?: boolean;
}

export function relationshipList(links: readonly LinkOfPart[]): string {
  const rows = links.map(
    ({ id, type, target, external }) =>
      `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`;
}

interface OfficeParts {
  mainType: string;
  mainPart: string;
  main: string;
  links?: readonly LinkOfPart[];
  more?: readonly ZipPart[];
}

function officeParts({ mainType, mainPart, main, links = [], more = [] }: OfficeParts): ZipPart[] {
  const [folder = '', name = ''] = mainPart.split('/');
  return [
    {
      name: '[Content_Types].xml',
      content: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${mainPart}" ContentType="${office}.${mainType}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: relationshipList([{ id: 'r1', type: 'officeDocument', target: mainPart }]),
    },
    { name: mainPart, content: main },
    { name: `${folder}/_rels/${name}.rels`, content: relationshipList(links) },
    ...more,
  ];
}

export interface WordParts {
  body: string;
  links?: readonly LinkOfPart[];
  more?: readonly ZipPart[];
  mainType?: string;
}

/** The parts of a Word document; `body` is WordprocessingML. */
export function wordParts({ body, links, more, mainType }: WordParts): ZipPart[] {
  return officeParts({
    mainType: mainType ?? 'wordprocessingml.document.main+xml',
    mainPart: 'word/document.xml',
    main: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`,
    links,
    more,
  });
}

export const makeWord = (parts: WordParts): Buffer => makeZip(wordParts(parts));
export const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A presentation: each slide is DrawingML with the attributes of its root. */
export function makePowerPoint(slides: readonly { text: string; attributes?: string }[]): Buffer {
  return makeZip(
    officeParts({
      mainType: 'presentationml.presentation.main+xml',
      mainPart: 'ppt/presentation.xml',
      main: `<p:presentation xmlns:p="p" xmlns:r="${relationships}"><p:sldIdLst>${slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="s${index}"/>`).join('')}</p:sldIdLst></p:presentation>`,
      links: slides.map((_, index) => ({
        id: `s${index}`,
        type: 'slide',
        target: `slides/slide${index}.xml`,
      })),
      more: slides.map(({ text, attributes = '' }, index) => ({
        name: `ppt/slides/slide${index}.xml`,
        content: `<p:sld xmlns:p="p" xmlns:a="a" ${attributes}><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`,
      })),
    }),
  );
}

export interface WorkbookParts {
  /** Rows of SpreadsheetML, by the name of their sheet. */
  sheets: Readonly<Record<string, string>>;
  hidden?: string;
  links?: readonly LinkOfPart[];
  more?: readonly ZipPart[];
}

export function makeWorkbook({ sheets, hidden, links = [], more = [] }: WorkbookParts): Buffer {
  const names = Object.keys(sheets);
  return makeZip(
    officeParts({
      mainType: 'spreadsheetml.sheet.main+xml',
      mainPart: 'xl/workbook.xml',
      main: `<workbook xmlns="${spreadsheet}" xmlns:r="${relationships}"><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"${name === hidden ? ' state="hidden"' : ''}/>`).join('')}</sheets></workbook>`,
      links: [
        ...names.map((_, index) => ({
          id: `s${index}`,
          type: 'worksheet',
          target: `worksheets/sheet${index}.xml`,
        })),
        ...links,
      ],
      more: [
        ...Object.values(sheets).map((rows, index) => ({
          name: `xl/worksheets/sheet${index}.xml`,
          content: `<worksheet xmlns="${spreadsheet}"><sheetData>${rows}</sheetData></worksheet>`,
        })),
        ...more,
      ],
    }),
  );
}

export type OpenDocumentType = 'text' | 'spreadsheet' | 'presentation';

export interface OpenDocumentParts {
  type: OpenDocumentType;
  /** What stands in `office:body`, as OpenDocument XML. */
  body: string;
  styles?: string;
  manifest?: string;
  more?: readonly ZipPart[];
}

export function makeOpenDocument({
  type,
  body,
  styles = '',
  manifest = '',
  more = [],
}: OpenDocumentParts): Buffer {
  const names = ['office', 'text', 'table', 'draw', 'style', 'script', 'presentation']
    .map((prefix) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`)
    .concat('xmlns:xlink="http://www.w3.org/1999/xlink"')
    .join(' ');
  return makeZip([
    { name: 'mimetype', content: `application/vnd.oasis.opendocument.${type}`, stored: true },
    {
      name: 'content.xml',
      content: `<?xml version="1.0"?><office:document-content ${names} office:version="1.2"><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`,
    },
    {
      name: 'META-INF/manifest.xml',
      content: `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>${manifest}</manifest:manifest>`,
    },
    ...more,
  ]);
}
