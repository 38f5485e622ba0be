import { S3Error } from './s3-error.js';

/** An element with either text or child elements; the protocol uses neither attributes nor mixed content. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const MAX_DEPTH = 8;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function element(
  name: string,
  content: string | number | boolean | readonly XmlElement[],
): XmlElement {
  return Array.isArray(content)
    ? { name, text: '', children: content }
    : { name, text: String(content), children: [] };
}

export function renderXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(root)}`;
}

function renderElement({ name, text, children }: XmlElement): string {
  return `<${name}>${children.map(renderElement).join('')}${escapeText(text)}</${name}>`;
}

function escapeText(text: string): string {
  // Control characters are written as references: keys may hold them, and a reader must not fold line ends.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones to be escaped
  return text.replace(/[&<>"'\u0000-\u001f\u007f]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Reads the small documents that requests carry. Attributes (namespaces), comments and the declaration are
 * passed over; a document type is refused, so there are no entities but the five of XML itself.
 */
export function parseXml(source: string): XmlElement {
  const reader = new XmlReader(source.replace(/^\uFEFF/, ''));
  return reader.readDocument();
}

class XmlReader {
  readonly #source: string;
  #position = 0;

  constructor(source: string) {
    this.#source = source;
  }

  readDocument(): XmlElement {
    this.#skipBetween();
    const root = this.#readElement(1);
    this.#skipBetween();
    if (this.#position < this.#source.length) throw malformed();
    return root;
  }

  /** White space, comments and processing instructions. */
  #skipBetween(): void {
    while (this.#take(/\s+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/y)) {
      // Each match moves the position on.
    }
  }

  #readElement(depth: number): XmlElement {
    if (depth > MAX_DEPTH) throw malformed();
    const start = this.#take(/<([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y);
    if (!start) throw malformed();
    const name = start[1] ?? '';
    if (start[3] === '/') return { name, text: '', children: [] };
    return { name, ...this.#readContent(name, depth) };
  }

  #readContent(name: string, depth: number): Omit<XmlElement, 'name'> {
    const children: XmlElement[] = [];
    let text = '';
    for (;;) {
      const characters = this.#take(/[^<]+/y);
      if (characters) text += decodeText(characters[0]);
      const section = this.#take(/<!\[CDATA\[([\s\S]*?)\]\]>/y);
      if (section) text += section[1];
      if (characters || section || this.#take(/<!--[\s\S]*?-->/y)) continue;
      const end = this.#take(/<\/([A-Za-z_][\w.:-]*)\s*>/y);
      if (!end) {
        children.push(this.#readElement(depth + 1));
        continue;
      }
      if (end[1] !== name || (children.length > 0 && text.trim() !== '')) throw malformed();
      return { text: children.length > 0 ? '' : text, children };
    }
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#source);
    if (!match) return undefined;
    this.#position = pattern.lastIndex;
    return match;
  }
}

function decodeText(text: string): string {
  return text.replace(/&([^;&]*);?/g, (reference, name: string) => {
    if (!reference.endsWith(';')) throw malformed();
    const numeric = /^#(?:(\d{1,7})|x([0-9a-fA-F]{1,6}))$/.exec(name);
    if (!numeric) {
      const character = ENTITIES[name];
      if (character === undefined) throw malformed();
      return character;
    }
    const code = numeric[1] ? Number(numeric[1]) : Number.parseInt(numeric[2] ?? '', 16);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw malformed();
    return String.fromCodePoint(code);
  });
}

export function childrenNamed(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((child) => child.name === name);
}

/** The text of the one child with this name; undefined when there is none, refused when there are several. */
export function textOf(parent: XmlElement, name: string): string | undefined {
  const [first, ...others] = childrenNamed(parent, name);
  if (others.length > 0) throw malformed();
  return first?.text;
}

export function malformed(): S3Error {
  return new S3Error(400, 'MalformedXML', 'The XML of the request can not be read.');
}
