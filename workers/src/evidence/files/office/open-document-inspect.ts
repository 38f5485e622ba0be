import type { MediaType } from '@revisit/core/shared';
import { type WarningCode } from '@revisit/core/shared';
import { Refusal } from '../policy.js';
import { inspectEmbedded } from './embedded.js';
import { macroPart } from './macro-parts.js';
import type { DocumentPackage } from './package.js';
import { readXml } from './xml.js';

const manifest = 'META-INF/manifest.xml';

/**
 * Judges what an OpenDocument package is (OpenDocument 1.3, part 2: `mimetype` names the kind, the manifest tells of
 * encryption) and what it holds besides its text. Embedded objects made of ODF's own folders are part of the document.
 */
export async function inspectOpenDocument(
  document: DocumentPackage,
  mediaType: MediaType,
): Promise<WarningCode[]> {
  const stated = await document.bytes('mimetype', 200);
  if (stated?.toString('latin1').trim() !== mediaType) throw new Refusal('content-mismatch');
  if ([...document.entries.keys()].some((name) => macroPart.test(name))) throw new Refusal('macros');
  if (document.entries.has(manifest)) {
    await readXml(document, manifest, {
      open(name) {
        if (name === 'encryption-data') throw new Refusal('password-protected');
      },
    });
  }
  const carried = [...document.entries.keys()].filter(isCarriedFile);
  const warnings: WarningCode[] = carried.length > 0 ? ['embedded-files'] : [];
  for (const name of carried)
    if (!(await inspectEmbedded(document, name))) warnings.push('unscanned-attachments');
  return warnings;
}

/** Parts besides what the programs themselves write (XML, pictures, a cache): OLE objects and files of other programs. */
function isCarriedFile(name: string): boolean {
  if (/^(mimetype$|layout-cache$|META-INF\/|Pictures\/|Thumbnails\/|Configurations2\/|Fonts\/)/.test(name))
    return false;
  return !/\.(xml|rdf|png|jpe?g|svg|gif|wmf|emf|svm)$/i.test(name) && !/^ObjectReplacements\//.test(name);
}
