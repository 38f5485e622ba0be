import { describe, expect, it } from 'vitest';
import { makePdf, type PdfParts } from '../testing/make-pdf.js';
import { outcomeOf, sampleFolder } from '../testing/sample-folder.js';

const { inspect } = sampleFolder();
/** The first line of a page made here stands at 50 points from the left and 750 from below. */
const words = ['A name'];
const picture = 'q 200 0 0 100 40 700 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q';
const invisible = 'BT 3 Tr /F1 12 Tf 60 740 Td (Words of the scan) Tj ET';

describe('text of a PDF that nobody sees', () => {
  const pages: [what: string, parts: PdfParts, hidden: boolean][] = [
    ['under a black box', { pages: [words], drawing: '0 g 45 745 100 18 re f' }, true],
    ['under a white box', { pages: [words], drawing: '1 g 45 745 100 18 re f' }, true],
    ['under half a box', { pages: [words], drawing: '0 g 45 745 20 18 re f' }, false],
    ['under a see-through box', { pages: [words], drawing: '/G gs 1 1 0 rg 45 745 100 18 re f' }, false],
    ['crossed by a line', { pages: [words], drawing: '0 g 45 752 100 1 re f' }, false],
    [
      'painted again over its box',
      { pages: [words], drawing: '.9 g 45 745 100 18 re f 0 g BT /F1 12 Tf 50 750 Td (A name) Tj ET' },
      false,
    ],
    ['invisible, with no picture', { pages: [words], drawing: invisible }, true],
    [
      'invisible over the picture it was read from',
      { pages: [words], drawing: `${picture} ${invisible}` },
      false,
    ],
    ['white on nothing', { pages: [words], drawing: '1 g BT /F1 12 Tf 60 600 Td (Hidden) Tj ET' }, true],
    [
      'white on a dark band',
      { pages: [words], drawing: '.2 g 0 590 595 40 re f 1 g BT /F1 12 Tf 60 600 Td (Heading) Tj ET' },
      false,
    ],
  ];
  it.each(pages)('%s', async (_what, parts, hidden) => {
    const content = makePdf(parts);
    const seen = Buffer.from(
      content
        .toString('latin1')
        .replaceAll('/Font << /F1 3 0 R >>', '/Font << /F1 3 0 R >> /ExtGState << /G << /ca .4 >> >>'),
      'latin1',
    );
    expect(outcomeOf(await inspect({ name: 'plan.pdf', content: seen }))).toMatch(
      hidden ? /pdf-hidden-text/ : /^clean( pdf-damaged)?$/,
    );
  });

  it('under a square that is only a remark', async () => {
    const pdf = makePdf({
      pages: [words],
      objects: ['<< /Type /Annot /Subtype /Square /Rect [45 745 145 763] /IC [0 0 0] /C [0 0 0] >>'],
    });
    const content = Buffer.from(
      pdf.toString('latin1').replace('/Type /Page ', '/Type /Page /Annots [100 0 R] '),
      'latin1',
    );
    expect(outcomeOf(await inspect({ name: 'plan.pdf', content }))).toMatch(/pdf-hidden-text/);
  });
});
