import type { Point } from './canvas.js';

/**
 * Marker-pen capitals on a grid six units high, y downwards. Strokes are parted by `;`, points by a space;
 * a stroke that begins with `~` is a curve through its points. No font needs to be installed for them.
 */
const glyphs: Readonly<Record<string, string>> = {
  A: '0,6 2,0 4,6;0.8,4 3.2,4',
  B: '0,0 0,6;~0,0 2.6,0.2 3.2,1.5 2.4,2.8 0,3;~0,3 3,3.2 3.8,4.5 2.8,5.9 0,6',
  C: '~3.8,1 2.5,0 0.9,0.6 0,3 0.8,5.4 2.5,6 3.8,5',
  D: '0,0 0,6;~0,0 2.5,0.4 3.8,3 2.5,5.6 0,6',
  E: '3.4,0 0,0 0,6 3.4,6;0,3 2.8,3',
  F: '3.4,0 0,0 0,6;0,3 2.8,3',
  G: '~3.8,1 2.4,0 0.8,0.6 0,3 0.8,5.5 2.5,6 3.8,4.9;3.8,4.9 3.8,3.4 2.2,3.4',
  H: '0,0 0,6;3.8,0 3.8,6;0,3 3.8,3',
  I: '0.4,0 0.4,6',
  J: '~3,0 3,4.5 2,5.9 0.6,5.6 0,4.6',
  K: '0,0 0,6;3.5,0 0,3.5;1.2,2.5 3.8,6',
  L: '0,0 0,6 3.3,6',
  M: '0,6 0.3,0 2.2,4 4.1,0 4.4,6',
  N: '0,6 0,0 3.8,6 3.8,0',
  O: '~2,0 0.5,1 0,3 0.5,5.1 2,6 3.5,5.1 4,3 3.5,1 2,0',
  P: '0,6 0,0;~0,0 2.8,0.2 3.6,1.7 2.6,3.2 0,3.4',
  Q: '~2,0 0.5,1 0,3 0.5,5.1 2,6 3.5,5.1 4,3 3.5,1 2,0;2.6,4.4 4.2,6.3',
  R: '0,6 0,0;~0,0 2.8,0.2 3.6,1.7 2.6,3.2 0,3.4;1.6,3.4 3.8,6',
  S: '~3.6,0.9 2.2,0 0.6,0.7 0.6,2.2 2.2,3 3.6,4.1 3.2,5.6 1.6,6 0.1,5.1',
  T: '0,0 4,0;2,0 2,6',
  U: '~0,0 0,3.8 0.7,5.6 1.9,6 3.1,5.6 3.8,3.8 3.8,0',
  V: '0,0 2,6 4,0',
  W: '0,0 1.2,6 2.5,1.6 3.8,6 5,0',
  X: '0,0 3.8,6;3.8,0 0,6',
  Y: '0,0 2,3 4,0;2,3 2,6',
  Z: '0,0 3.8,0 0,6 3.8,6',
  '0': '~1.8,0 0.4,1 0,3 0.4,5.1 1.8,6 3.2,5.1 3.6,3 3.2,1 1.8,0',
  '1': '0.2,1.2 1.4,0 1.4,6',
  '2': '~0.2,1.4 1.2,0.1 2.8,0.2 3.4,1.5 2.6,3.2 0.2,6;0.2,6 3.6,6',
  '3': '~0.2,0.7 1.6,0 3.2,0.6 3,2.2 1.4,2.8;~1.4,2.8 3.2,3.2 3.6,4.6 2.4,5.9 0.8,5.9 0,5',
  '4': '2.8,6 2.8,0 0,4.2 3.8,4.2',
  '5': '3.2,0 0.6,0 0.4,2.6;~0.4,2.6 2,2.2 3.4,3.2 3.4,5 2,6 0.2,5.4',
  '6': '~3,0.2 1.2,1.4 0.2,3.6 0.6,5.6 2,6 3.4,5 3.2,3.6 1.8,3 0.4,3.9',
  '7': '0,0 3.6,0 1.4,6',
  '8': '~1.8,2.9 0.5,2 0.5,0.8 1.8,0 3.1,0.8 3.1,2 1.8,2.9 0.3,4 0.3,5.3 1.8,6 3.3,5.3 3.3,4 1.8,2.9',
  '9': '~3.3,2.2 1.9,3 0.4,2.4 0.2,1 1.6,0 3.1,0.4 3.5,2.4 2.5,4.6 0.7,5.8',
  '.': '0.3,5.8 0.4,6',
  ',': '0.5,5.7 0.1,6.9',
  "'": '0.3,0 0.2,1.3',
  '!': '0.3,0 0.3,4.2;0.3,5.8 0.3,6',
  ':': '0.3,2.2 0.4,2.4;0.3,5.5 0.4,5.7',
  '-': '0.2,3.2 1.8,3.2',
  '%': '3.8,0 0,6;~0.8,0 0.1,0.8 0.8,1.6 1.5,0.8 0.8,0;~3,4.4 2.3,5.2 3,6 3.7,5.2 3,4.4',
};

const gap = 1.5;
const space = 2.4;

/** The strokes of one line of text from the origin, in grid units, and how wide it is. */
export function letter(text: string): { strokes: Point[][]; width: number } {
  const strokes: Point[][] = [];
  let x = 0;
  for (const character of text.toUpperCase()) {
    if (character === ' ') {
      x += space;
      continue;
    }
    const glyph = glyphs[character];
    if (!glyph) throw new Error(`The marker pen has no “${character}”.`);
    const shapes = glyph.split(';').map(parseStroke);
    strokes.push(...shapes.map((points) => points.map(([px, py]): Point => [x + px, py])));
    x += Math.max(...shapes.flat().map(([px]) => px)) + gap;
  }
  return { strokes, width: x === 0 ? 0 : x - gap };
}

/** Breaks a sentence into lines no wider than `width` grid units. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && letter(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function parseStroke(stroke: string): Point[] {
  const curved = stroke.startsWith('~');
  const points = stroke
    .replace('~', '')
    .split(' ')
    .map((pair): Point => {
      const [x = 0, y = 0] = pair.split(',').map(Number);
      return [x, y];
    });
  return curved ? throughPoints(points) : points;
}

/** A Catmull-Rom curve, five steps between two points. */
function throughPoints(points: Point[]): Point[] {
  const steps = 5;
  const curve: Point[] = [];
  for (let index = 0; index + 1 < points.length; index++) {
    const from = points[index] ?? [0, 0];
    const to = points[index + 1] ?? from;
    const before = points[index - 1] ?? from;
    const after = points[index + 2] ?? to;
    const at = (t: number, axis: 0 | 1) =>
      0.5 *
      (2 * from[axis] +
        (to[axis] - before[axis]) * t +
        (2 * before[axis] - 5 * from[axis] + 4 * to[axis] - after[axis]) * t ** 2 +
        (3 * from[axis] - before[axis] - 3 * to[axis] + after[axis]) * t ** 3);
    for (let step = 0; step < steps; step++) curve.push([at(step / steps, 0), at(step / steps, 1)]);
  }
  const last = points.at(-1);
  return last ? [...curve, last] : curve;
}
