import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { PdfiumMemory } from './pdfium.js';

/** Kinds of page objects, render modes and annotations as pdfium numbers them (fpdf_edit.h, fpdf_annot.h). */
const textObject = 1;
const pathObject = 2;
const imageObject = 3;
const formObject = 5;
const invisibleMode = 3;
const noFill = 0;
const squareAnnotation = 5;
const redactAnnotation = 28;
const interiorColour = 1;
/** Beyond these a page is drawn from more pieces than a redacted letter ever is, and is not looked at further. */
const mostObjects = 20_000;
const mostComparisons = 2_000_000;
const mostNesting = 5;
/** How much of a text has to lie under a box, or within a picture, to count as there. */
const mostly = 0.85;
/** A rule or an underline is no cover; a box has some height, in points. */
const leastCover = 4;
/** Each of red, green and blue from here up is white to the eye. */
const whiteFrom = 250;

interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

type Matrix = [number, number, number, number, number, number];

interface Drawn extends Box {
  kind: 'text' | 'cover' | 'picture' | 'ground';
  invisible: boolean;
  white: boolean;
}

const area = (box: Box): number => Math.max(box.right - box.left, 0) * Math.max(box.top - box.bottom, 0);

/** How much of `box` lies in `other`, from 0 to 1. */
function shareIn(box: Box, other: Box): number {
  const common = {
    left: Math.max(box.left, other.left),
    bottom: Math.max(box.bottom, other.bottom),
    right: Math.min(box.right, other.right),
    top: Math.min(box.top, other.top),
  };
  return area(box) === 0 ? 0 : area(common) / area(box);
}

/** The page's drawing in the order it is painted, as far as it tells what can be seen. */
class PageDrawing {
  readonly drawn: Drawn[] = [];
  #left = mostObjects;

  constructor(
    private readonly pdfium: WrappedPdfiumModule,
    private readonly numbers: number,
  ) {}

  /** Each number a function of pdfium writes, as a float or a whole number. */
  #float(index: number): number {
    return this.pdfium.pdfium.getValue(this.numbers + index * 4, 'float');
  }

  #whole(index: number): number {
    return this.pdfium.pdfium.getValue(this.numbers + index * 4, 'i32');
  }

  add(object: number, matrix: Matrix, depth: number): void {
    this.#left -= 1;
    if (object === 0 || this.#left < 0) return;
    const { pdfium } = this;
    const kind = pdfium.FPDFPageObj_GetType(object);
    if (kind === formObject) {
      if (depth >= mostNesting) return;
      const inner = this.#multiplied(object, matrix);
      const count = pdfium.FPDFFormObj_CountObjects(object);
      for (let index = 0; index < count && this.#left > 0; index += 1)
        this.add(pdfium.FPDFFormObj_GetObject(object, index), inner, depth + 1);
      return;
    }
    const box = this.#boxOf(object, matrix);
    if (!box) return;
    if (kind === textObject) {
      const invisible = pdfium.FPDFTextObj_GetTextRenderMode(object) === invisibleMode;
      this.drawn.push({ ...box, kind: 'text', invisible, white: this.#isWhite(object) });
    } else if (kind === imageObject)
      this.drawn.push({ ...box, kind: 'picture', invisible: false, white: false });
    else if (kind === pathObject) this.#addPath(object, box);
    else this.drawn.push({ ...box, kind: 'ground', invisible: false, white: false });
  }

  #addPath(object: number, box: Box): void {
    const { pdfium, numbers } = this;
    if (!pdfium.FPDFPath_GetDrawMode(object, numbers, numbers + 4) || this.#whole(0) === noFill) return;
    // A rectangle is drawn with four or five segments; anything else has a shape that its bounds do not tell.
    const isRectangle = pdfium.FPDFPath_CountSegments(object) <= 5;
    const isOpaque = !pdfium.FPDFPageObj_HasTransparency(object) && this.#alpha(object) === 255;
    const isBox = box.top - box.bottom >= leastCover && box.right - box.left >= leastCover;
    const kind = isRectangle && isOpaque && isBox ? 'cover' : 'ground';
    this.drawn.push({ ...box, kind, invisible: false, white: this.#isWhite(object) });
  }

  #colour(object: number): boolean {
    const { pdfium, numbers } = this;
    return pdfium.FPDFPageObj_GetFillColor(object, numbers, numbers + 4, numbers + 8, numbers + 12);
  }

  #isWhite(object: number): boolean {
    return this.#colour(object) && [0, 1, 2].every((index) => this.#whole(index) >= whiteFrom);
  }

  #alpha(object: number): number {
    return this.#colour(object) ? this.#whole(3) : 0;
  }

  #boxOf(object: number, [a, b, c, d, e, f]: Matrix): Box | null {
    const { pdfium, numbers } = this;
    if (!pdfium.FPDFPageObj_GetBounds(object, numbers, numbers + 4, numbers + 8, numbers + 12)) return null;
    const [left, bottom, right, top] = [0, 1, 2, 3].map((index) => this.#float(index)) as [
      number,
      number,
      number,
      number,
    ];
    const corners = [
      [left, bottom],
      [left, top],
      [right, bottom],
      [right, top],
    ].map(([x = 0, y = 0]) => ({ x: a * x + c * y + e, y: b * x + d * y + f }));
    const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
    return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
  }

  #multiplied(object: number, [a, b, c, d, e, f]: Matrix): Matrix {
    if (!this.pdfium.FPDFPageObj_GetMatrix(object, this.numbers)) return [a, b, c, d, e, f];
    const [p, q, r, s, t, u] = [0, 1, 2, 3, 4, 5].map((index) => this.#float(index)) as Matrix;
    return [p * a + q * c, p * b + q * d, r * a + s * c, r * b + s * d, t * a + u * c + e, t * b + u * d + f];
  }

  /** Boxes that lie over everything: filled squares and marks for redaction that nobody has carried out. */
  addAnnotations(page: number): void {
    const { pdfium, numbers } = this;
    const count = Math.min(pdfium.FPDFPage_GetAnnotCount(page), 2_000);
    for (let index = 0; index < count; index += 1) {
      const annotation = pdfium.FPDFPage_GetAnnot(page, index);
      if (annotation === 0) continue;
      const subtype = pdfium.FPDFAnnot_GetSubtype(annotation);
      const isFilledSquare =
        subtype === squareAnnotation &&
        pdfium.FPDFAnnot_GetColor(
          annotation,
          interiorColour,
          numbers,
          numbers + 4,
          numbers + 8,
          numbers + 12,
        ) &&
        this.#whole(3) === 255;
      if ((isFilledSquare || subtype === redactAnnotation) && pdfium.FPDFAnnot_GetRect(annotation, numbers)) {
        // FS_RECTF: left, top, right, bottom.
        const [left = 0, top = 0, right = 0, bottom = 0] = [0, 1, 2, 3].map((at) => this.#float(at));
        this.drawn.push({ left, top, right, bottom, kind: 'cover', invisible: false, white: false });
      }
      pdfium.FPDFPage_CloseAnnot(annotation);
    }
  }
}

/**
 * Whether a page has text that nobody sees: covered by an opaque box painted after it, set to be invisible, or white with
 * nothing behind it. The invisible words of a scanned page lie within its picture and are what makes it searchable: they
 * are not hidden. Shapes other than boxes are not followed, and a text that is painted again over its box is seen.
 */
export function hasHiddenText(pdfium: WrappedPdfiumModule, page: number): boolean {
  const memory = new PdfiumMemory(pdfium);
  try {
    const drawing = new PageDrawing(pdfium, memory.structure(0, 0, 0, 0, 0, 0));
    const count = pdfium.FPDFPage_CountObjects(page);
    for (let index = 0; index < count && index < mostObjects; index += 1)
      drawing.add(pdfium.FPDFPage_GetObject(page, index), [1, 0, 0, 1, 0, 0], 0);
    drawing.addAnnotations(page);
    return findHidden(drawing.drawn);
  } finally {
    memory.free();
  }
}

function findHidden(drawn: readonly Drawn[]): boolean {
  let comparisons = 0;
  const covers = drawn.map((each, order) => ({ each, order })).filter(({ each }) => each.kind === 'cover');
  const pictures = drawn.filter(({ kind }) => kind === 'picture');
  const texts = drawn.map((each, order) => ({ each, order })).filter(({ each }) => each.kind === 'text');
  for (const { each: text, order } of texts) {
    if (area(text) === 0) continue;
    comparisons += drawn.length;
    if (comparisons > mostComparisons) return false;
    if (text.invisible) {
      if (!pictures.some((picture) => shareIn(text, picture) >= mostly)) return true;
      continue;
    }
    const cover = covers.find((other) => other.order > order && shareIn(text, other.each) >= mostly);
    const isPaintedAgain =
      cover !== undefined &&
      texts.some(
        (other) => other.order > cover.order && !other.each.invisible && shareIn(text, other.each) >= mostly,
      );
    if (cover && !isPaintedAgain) return true;
    if (!text.white) continue;
    const hasGround = drawn.some(
      (other, before) =>
        before < order && other.kind !== 'text' && !other.white && shareIn(text, other) > 0.1,
    );
    if (!hasGround) return true;
  }
  return false;
}
