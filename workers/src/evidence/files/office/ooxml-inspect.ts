import type { MediaType } from '@revisit/core/shared';
import { type WarningCode } from '@revisit/core/shared';
import { Refusal } from '../policy.js';
import { inspectEmbedded } from './embedded.js';
import { macroPart } from './macro-parts.js';
import type { DocumentPackage } from './package.js';
import { readRelationshipList, readRelationships } from './relationships.js';
import { readXml } from './xml.js';

/** The family a main part must declare (ISO/IEC 29500-1, clauses 11 to 13); templates and slide shows differ. */
const mainTypes: Partial<Record<MediaType, string>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation':
    'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
};

const macroType = /vbaProject|macroEnabled|macrosheet|attachedToolbars/i;

/** Relationships that fetch something from outside when the document is opened; a hyperlink waits to be followed. */
const waitsToBeFollowed = new Set(['hyperlink']);
const alwaysOutside = new Set(['externalLink', 'connections', 'attachedTemplate', 'queryTable']);
const embeddingTypes = new Set([
  'oleObject',
  'package',
  'control',
  'activeXControlBinary',
  'attachedToolbars',
]);

interface ContentTypes {
  byPart: Map<string, string>;
  byExtension: Map<string, string>;
}

async function readContentTypes(document: DocumentPackage): Promise<ContentTypes> {
  const byPart = new Map<string, string>();
  const byExtension = new Map<string, string>();
  await readXml(document, '[Content_Types].xml', {
    open(name, attribute) {
      const type = attribute('ContentType') ?? '';
      if (macroType.test(type)) throw new Refusal('macros');
      if (name === 'Override')
        byPart.set((attribute('PartName') ?? '').replace(/^\//, '').toLowerCase(), type);
      if (name === 'Default') byExtension.set((attribute('Extension') ?? '').toLowerCase(), type);
    },
  });
  return { byPart, byExtension };
}

function typeOf({ byPart, byExtension }: ContentTypes, part: string): string | undefined {
  return byPart.get(part.toLowerCase()) ?? byExtension.get(part.split('.').at(-1)?.toLowerCase() ?? '');
}

/** The main part of an Office package: where reading begins. */
export async function mainPartOf(document: DocumentPackage): Promise<string> {
  const relationships = await readRelationships(document, '');
  const main = relationships.find(({ type, external }) => type === 'officeDocument' && !external);
  if (!main || !document.entries.has(main.target)) throw new Refusal('damaged');
  return main.target;
}

/**
 * Judges what an Office package is and what it holds besides its text. A package of another kind is a mismatch, macros are
 * refused in whatever place they are, and embedded files are looked into one level deep.
 */
export async function inspectOffice(document: DocumentPackage, mediaType: MediaType): Promise<WarningCode[]> {
  if (!document.entries.has('[Content_Types].xml')) throw new Refusal('content-mismatch');
  if ([...document.entries.keys()].some((name) => macroPart.test(name))) throw new Refusal('macros');
  const types = await readContentTypes(document);
  if (typeOf(types, await mainPartOf(document)) !== mainTypes[mediaType])
    throw new Refusal('content-mismatch');

  const warnings: WarningCode[] = [];
  const externalLinks = new Set<string>();
  const embedded = new Set<string>();
  for (const list of [...document.entries.keys()].filter((name) => name.endsWith('.rels'))) {
    for (const { type, target, external } of await readRelationshipList(document, list)) {
      if (type === 'vbaProject') throw new Refusal('macros');
      if ((external && !waitsToBeFollowed.has(type)) || alwaysOutside.has(type))
        warnings.push('external-content');
      if (!external && type === 'externalLink') externalLinks.add(target);
      if (!external && embeddingTypes.has(type)) embedded.add(target);
    }
  }
  for (const link of externalLinks) await assertNoDdeLink(document, link);
  for (const name of document.entries.keys()) {
    if (/(^|\/)(embeddings|activeX)\/.+\.(?!xml|rels)[^.]+$/i.test(name)) embedded.add(name);
  }
  if (embedded.size > 0) warnings.push('embedded-files');
  for (const name of embedded)
    if (!(await inspectEmbedded(document, name))) warnings.push('unscanned-attachments');
  return warnings;
}

async function assertNoDdeLink(document: DocumentPackage, part: string): Promise<void> {
  await readXml(document, part, {
    open(name) {
      if (name === 'ddeLink') throw new Refusal('dde');
    },
  });
}
