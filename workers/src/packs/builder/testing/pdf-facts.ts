import { run } from './workspace.js';

type Value = null | boolean | number | string | Value[] | Dictionary;
interface Dictionary {
  [key: string]: Value | undefined;
}
interface QpdfObject {
  value?: Value;
  stream?: { dict: Dictionary; data: string };
}

/** What assistive technology finds in a PDF, as qpdf reads it. */
export interface PdfFacts {
  language: string;
  marked: boolean;
  showsTitle: boolean;
  /** The XMP metadata, as text. */
  metadata: string;
  /** Every structure element in reading order, with its alternative text if it has one. */
  elements: { type: string; alt: string }[];
  /** Every link, with what a screen reader says of it. */
  links: { contents: string; inStructure: boolean }[];
}

export async function pdfFacts(path: string): Promise<PdfFacts> {
  const options = ['--json=2', '--json-key=qpdf', '--json-stream-data=inline', '--decode-level=generalized'];
  const { qpdf } = JSON.parse(await run('qpdf', [...options, path])) as {
    qpdf: [unknown, Record<string, QpdfObject>];
  };
  const file = new PdfFile(qpdf[1]);
  const root = file.dictionary(file.trailer()['/Root']);
  return {
    language: text(root['/Lang']),
    marked: file.dictionary(root['/MarkInfo'])['/Marked'] === true,
    showsTitle: file.dictionary(root['/ViewerPreferences'])['/DisplayDocTitle'] === true,
    metadata: file.streamText(root['/Metadata']),
    elements: file.elementsUnder(file.dictionary(root['/StructTreeRoot'])['/K']),
    links: file
      .dictionaries()
      .filter((one) => one['/Subtype'] === '/Link')
      .map((link) => ({
        contents: text(link['/Contents']),
        inStructure: link['/StructParent'] !== undefined,
      })),
  };
}

class PdfFile {
  constructor(private readonly objects: Record<string, QpdfObject>) {}

  trailer(): Dictionary {
    return this.dictionary(this.objects.trailer?.value);
  }

  dictionaries(): Dictionary[] {
    return Object.values(this.objects).map(({ value }) => this.dictionary(value));
  }

  /** The dictionary that a value is or refers to; an empty one for anything else. */
  dictionary(value: Value | undefined): Dictionary {
    const found = this.follow(value);
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : {};
  }

  streamText(reference: Value | undefined): string {
    const data = typeof reference === 'string' ? this.objects[`obj:${reference}`]?.stream?.data : undefined;
    return Buffer.from(data ?? '', 'base64').toString('utf8');
  }

  elementsUnder(value: Value | undefined): PdfFacts['elements'] {
    const found = this.follow(value);
    if (Array.isArray(found)) return found.flatMap((kid) => this.elementsUnder(kid));
    const element = this.dictionary(found);
    if (typeof element['/S'] !== 'string') return [];
    return [{ type: element['/S'], alt: text(element['/Alt']) }, ...this.elementsUnder(element['/K'])];
  }

  private follow(value: Value | undefined): Value | undefined {
    const refers = typeof value === 'string' && /^\d+ \d+ R$/.test(value);
    return refers ? this.objects[`obj:${value}`]?.value : value;
  }
}

/** qpdf writes strings of a PDF as "u:text". */
function text(value: Value | undefined): string {
  return typeof value === 'string' ? value.replace(/^u:/, '') : '';
}
