import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Canvas, type Colour } from './canvas.js';
import { letter, wrap } from './lettering.js';
import { encodePng } from './png.js';

/** The pixels of a PNG whose rows all use filter 1, read by the letter of the specification. */
function decodePng(png: Buffer): { width: number; height: number; rgb: number[] } {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  // Signature 8, header chunk 25; then the only data chunk.
  const length = png.readUInt32BE(33);
  expect(png.toString('latin1', 37, 41)).toBe('IDAT');
  const rows = inflateSync(png.subarray(41, 41 + length));
  const stride = width * 3;
  const rgb: number[] = [];
  for (let y = 0; y < height; y++) {
    expect(rows[y * (stride + 1)]).toBe(1);
    for (let x = 0; x < stride; x++) {
      const before = x < 3 ? 0 : (rgb[y * stride + x - 3] ?? 0);
      rgb.push(((rows[y * (stride + 1) + 1 + x] ?? 0) + before) % 256);
    }
  }
  return { width, height, rgb };
}

it('encodes pixels so that they come back the same', () => {
  const picture = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .chain(([width, height]) => {
      const bytes = fc.uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 });
      return fc.tuple(fc.constant(width), fc.constant(height), bytes);
    });
  fc.assert(
    fc.property(picture, ([width, height, rgb]) => {
      expect(decodePng(encodePng(width, height, rgb))).toEqual({ width, height, rgb: [...rgb] });
    }),
  );
});

const black: Colour = [0, 0, 0];
const white: Colour = [255, 255, 255];
const at = (canvas: Canvas, x: number, y: number) => canvas.rgb[(y * canvas.width + x) * 3];

it('fills the inside of a shape and nothing outside it', () => {
  const canvas = new Canvas(20, 20);
  canvas.shade(() => white);
  canvas.fill(
    [
      [5, 5],
      [15, 5],
      [15, 15],
      [5, 15],
    ],
    black,
  );
  expect([at(canvas, 10, 10), at(canvas, 2, 10), at(canvas, 10, 18)]).toEqual([0, 255, 255]);
});

it('draws a line where the pen went', () => {
  const canvas = new Canvas(20, 20);
  canvas.shade(() => white);
  canvas.stroke(
    [
      [2, 10],
      [17, 10],
    ],
    black,
    3,
  );
  expect([at(canvas, 9, 10), at(canvas, 9, 15)]).toEqual([0, 255]);
});

it('writes what people write on a board, and says what it cannot', () => {
  expect(letter("You said: 14 of 16, that's 88%!").strokes.length).toBeGreaterThan(30);
  expect(letter('').width).toBe(0);
  expect(() => letter('50 € a day')).toThrow('The marker pen has no “€”.');
});

it('breaks lines between words, loses none, and keeps to the width where a word allows', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(words, fc.integer({ min: 5, max: 200 }), (sentence, width) => {
      const lines = wrap(sentence.join(' '), width);
      expect(lines.join(' ')).toBe(sentence.join(' '));
      for (const line of lines) if (line.includes(' ')) expect(letter(line).width).toBeLessThanOrEqual(width);
    }),
  );
});
