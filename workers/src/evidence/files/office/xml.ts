import { TextDecoder } from 'node:util';
import { fileLimits } from '@revisit/core/shared';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Refusal } from '../policy.js';
import type { DocumentPackage } from './package.js';

/** What to do at each piece of an XML part. Names come without their prefix: documents choose prefixes freely. */
export interface XmlHandlers {
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Reads an attribute by its name without prefix; `*:id` asks for one that does have a prefix, where an element has
 * both. Undefined when the element has none.
 */
export type XmlAttributes = (name: string) => string | undefined;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function attributesOf({ attributes }: SaxesTagPlain): XmlAttributes {
  return (wanted) => {
    if (attributes[wanted] !== undefined) return attributes[wanted];
    const local = wanted.replace('*:', '');
    const name = Object.keys(attributes).find((key) => key.includes(':') && localName(key) === local);
    return name === undefined ? undefined : attributes[name];
  };
}

/**
 * Reads one part as a stream of elements, without ever holding it whole. Nothing outside the part is fetched. A part that
 * declares entities, or nests without end, is refused; one that is not well-formed is damaged.
 */
export async function readXml(document: DocumentPackage, name: string, handlers: XmlHandlers): Promise<void> {
  const entry = document.entries.get(name);
  if (!entry) throw new Refusal('damaged');
  if (entry.uncompressedSize > fileLimits.xmlPartBytes) throw new Refusal('unpacks-too-large');

  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('doctype', (doctype) => {
    // OpenOffice once wrote a plain DOCTYPE; only one with declarations inside can make anything grow.
    if (doctype.includes('[')) throw new Refusal('self-expanding');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > fileLimits.xmlDepth) throw new Refusal('self-expanding');
    handlers.open?.(localName(tag.name), attributesOf(tag));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handlers.close?.(localName(tag.name));
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('error', () => {
    throw new Refusal('damaged');
  });

  let decoder: TextDecoder | undefined;
  for await (const chunk of await document.stream(name)) {
    decoder ??= decoderFor(chunk);
    parser.write(decoder.decode(chunk, { stream: true }));
  }
  parser.write(decoder?.decode() ?? '').close();
}

/** XML is UTF-8 unless a mark says UTF-16; both document families allow no other encoding. */
function decoderFor(firstChunk: Buffer): TextDecoder {
  if (firstChunk[0] === 0xff && firstChunk[1] === 0xfe) return new TextDecoder('utf-16le');
  if (firstChunk[0] === 0xfe && firstChunk[1] === 0xff) return new TextDecoder('utf-16be');
  return new TextDecoder('utf-8');
}
