import { Refusal, warningFor } from '../policy.js';
import type { Reading } from '../reader.js';
import type { TextCollector } from '../text-pages.js';
import { mainPartOf } from './ooxml-inspect.js';
import type { DocumentPackage } from './package.js';
import { readRelationships } from './relationships.js';
import { readXml } from './xml.js';

/** Reads a presentation, a page for each slide in the order they are shown, hidden ones among them. */
export async function readPowerPoint(document: DocumentPackage, text: TextCollector): Promise<Reading> {
  const main = await mainPartOf(document);
  const targets = new Map((await readRelationships(document, main)).map(({ id, target }) => [id, target]));
  const slides: string[] = [];
  await readXml(document, main, {
    open(name, attribute) {
      if (name !== 'sldId') return;
      // A plain `id` is the slide's own number.
      const slide = targets.get(attribute('*:id') ?? '');
      if (!slide) throw new Refusal('damaged');
      slides.push(slide);
    },
  });
  let hidden = false;
  for (const slide of slides) {
    hidden = (await readSlide(document, slide, text)) || hidden;
    text.endPage();
  }
  return { pageCount: slides.length, warnings: hidden ? [warningFor('hidden-slides')] : [] };
}

/** Reads the text of one slide and returns whether the slide is hidden. */
async function readSlide(document: DocumentPackage, part: string, text: TextCollector): Promise<boolean> {
  let hidden = false;
  let inText = false;
  await readXml(document, part, {
    open(name, attribute) {
      if (name === 'sld') hidden = attribute('show') === '0' || attribute('show') === 'false';
      if (name === 'br') text.write('\n');
      inText = name === 't';
    },
    text(piece) {
      if (inText) text.write(piece);
    },
    close(name) {
      inText = false;
      if (name === 'p') text.write('\n');
    },
  });
  return hidden;
}
