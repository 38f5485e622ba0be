import type { PinBoard } from '../document.types.js';
import { Canvas, type Colour, type Point } from './canvas.js';
import { letter, wrap } from './lettering.js';
import { encodePng } from './png.js';

const width = 1200;
const height = 900;
const marker: Colour = [38, 42, 54];
const papers: Colour[] = [
  [250, 229, 120],
  [178, 221, 236],
  [244, 186, 178],
  [196, 226, 170],
];
/** Radians; paper pinned by hand hangs a little askew. */
const tilts = [-0.025, 0.02, 0.012, -0.016, 0.03];

interface Paper {
  centre: Point;
  width: number;
  height: number;
  tilt: number;
}

/** A photograph of a pin board as PNG: wall, frame, cork, and a paper note for each sentence. */
export async function makePinBoardPicture(board: PinBoard): Promise<Buffer> {
  const canvas = new Canvas(width, height);
  drawWall(canvas);
  write(
    canvas,
    board.title,
    { centre: [width / 2, 120], width: 1000, height: 70, tilt: 0 },
    8,
    [245, 240, 228],
  );
  const columnWidth = 1040 / board.columns.length;
  board.columns.forEach((column, index) => {
    const centre = 80 + columnWidth * (index + 0.5);
    const label = { centre: [centre, 205] as Point, width: columnWidth - 60, height: 62, tilt: 0.006 };
    drawPaper(canvas, label, [252, 252, 248]);
    write(canvas, column.heading, label, 6, [30, 74, 128]);
    const noteHeight = 520 / column.notes.length;
    column.notes.forEach((text, row) => {
      const paper: Paper = {
        centre: [centre, 255 + noteHeight * (row + 0.5)],
        width: columnWidth - 50,
        height: noteHeight - 24,
        tilt: tilts[(index * 2 + row) % tilts.length] ?? 0,
      };
      drawPaper(canvas, paper, papers[(index + row) % papers.length] ?? papers[0] ?? marker);
      drawPin(canvas, paper);
      write(canvas, text, belowPin(paper), 4.4, marker);
    });
  });
  const strip = { centre: [width / 2, 805] as Point, width: 1000, height: 34, tilt: 0 };
  drawPaper(canvas, strip, [252, 252, 248]);
  write(canvas, board.footnote, strip, 2.6, marker);
  return encodePng(width, height, canvas.rgb);
}

/** A pale wall, darker towards the corners as a lens makes it, with a framed cork board before it. */
function drawWall(canvas: Canvas): void {
  const vignette = (x: number, y: number) => 1 - 0.16 * (Math.hypot(x - 560, y - 400) / 750) ** 2;
  canvas.shade((x, y) => {
    const cork = x > 62 && x < width - 62 && y > 62 && y < height - 62;
    const frame = x > 40 && x < width - 40 && y > 40 && y < height - 40;
    const light = vignette(x, y) * (cork ? 1 + grain(x, y) : 1);
    const base: Colour = cork ? [177, 133, 88] : frame ? [112, 82, 58] : [226, 224, 216];
    return [base[0] * light, base[1] * light, base[2] * light];
  });
}

/** The same speckle every time: a hash of the place, in blocks of three pixels as cork crumbs are. */
function grain(x: number, y: number): number {
  const hash = Math.imul(Math.floor(x / 3) * 374_761 + Math.floor(y / 3) * 668_265, 1_274_126_177);
  return (((hash >>> 24) % 5) - 2) * 0.018;
}

function corners(paper: Paper, shift = 0): Point[] {
  const [halfWidth, halfHeight] = [paper.width / 2, paper.height / 2];
  const flat: Point[] = [
    [-halfWidth, -halfHeight],
    [halfWidth, -halfHeight],
    [halfWidth, halfHeight],
    [-halfWidth, halfHeight],
  ];
  return flat.map(([x, y]) => place(paper, x + shift, y + shift));
}

/** From the paper's own middle and straight axes to the picture's. */
function place(paper: Paper, x: number, y: number): Point {
  const [cos, sin] = [Math.cos(paper.tilt), Math.sin(paper.tilt)];
  return [paper.centre[0] + x * cos - y * sin, paper.centre[1] + x * sin + y * cos];
}

function drawPaper(canvas: Canvas, paper: Paper, colour: Colour): void {
  canvas.fill(corners(paper, 5), [40, 26, 14], 0.4, 10);
  canvas.fill(corners(paper), colour);
}

function drawPin(canvas: Canvas, paper: Paper): void {
  const head = place(paper, 0, -paper.height / 2 + 10);
  canvas.stroke([head, [head[0] + 4, head[1] + 5]], [96, 40, 34], 9);
  canvas.stroke([head, head], [203, 58, 48], 13);
}

/** The part of a note that its pin leaves free. */
function belowPin(paper: Paper): Paper {
  const pinned = 18;
  return { ...paper, centre: place(paper, 0, pinned / 2), height: paper.height - pinned };
}

/** Writes in capitals, centred on the paper; `size` is the pixels of a grid unit, less when the text is long. */
function write(canvas: Canvas, text: string, paper: Paper, size: number, colour: Colour): void {
  const lineHeight = 9;
  let unit = size;
  let lines = wrap(text, (paper.width - 30) / unit);
  while (lines.length * lineHeight * unit > paper.height - 10) {
    unit *= 0.94;
    lines = wrap(text, (paper.width - 30) / unit);
  }
  lines.forEach((line, row) => {
    const { strokes, width: lineWidth } = letter(line);
    const top = (row - lines.length / 2) * lineHeight + (lineHeight - 6) / 2;
    for (const stroke of strokes) {
      const points = stroke.map(([x, y]) => place(paper, (x - lineWidth / 2) * unit, (top + y) * unit));
      canvas.stroke(points, colour, unit * 0.85);
    }
  });
}
