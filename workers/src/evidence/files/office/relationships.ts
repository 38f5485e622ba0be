import { posix } from 'node:path';
import type { DocumentPackage } from './package.js';
import { readXml } from './xml.js';

/** One link of an Office part to another part, or to something outside. */
export interface Relationship {
  id: string;
  /** The last word of the type: "officeDocument", "slide", "hyperlink"; both editions of the standard end alike. */
  type: string;
  /** The name of the part, or the address of what is outside. */
  target: string;
  external: boolean;
}

const relationshipsOf = (part: string): string => {
  const { dir, base } = posix.parse(part);
  return posix.join(dir, '_rels', `${base}.rels`);
};

/** The relationships of a part ("" is the package itself), in order; none when it has no such list. */
export async function readRelationships(document: DocumentPackage, part: string): Promise<Relationship[]> {
  const list = relationshipsOf(part);
  return document.entries.has(list) ? readRelationshipList(document, list) : [];
}

/** Reads a `.rels` part by its own name. Targets are resolved against the folder the list speaks for. */
export async function readRelationshipList(document: DocumentPackage, list: string): Promise<Relationship[]> {
  const folder = posix.dirname(posix.dirname(list));
  const found: Relationship[] = [];
  await readXml(document, list, {
    open(name, attribute) {
      if (name !== 'Relationship') return;
      const external = attribute('TargetMode') === 'External';
      const target = attribute('Target') ?? '';
      found.push({
        id: attribute('Id') ?? '',
        type: (attribute('Type') ?? '').split('/').at(-1) ?? '',
        target: external ? target : partName(folder, target),
        external,
      });
    },
  });
  return found;
}

function partName(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : posix.join('/', folder, target);
  return posix.normalize(path).slice(1);
}
