export type Point = readonly [x: number, y: number];
export type Colour = readonly [red: number, green: number, blue: number];

/** A grid of pixels with the three things a drawn photograph needs: shades, paper and a pen. */
export class Canvas {
  readonly rgb: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.rgb = new Uint8Array(width * height * 3);
  }

  /** Paints every pixel with the colour that `colourAt` gives for it. */
  shade(colourAt: (x: number, y: number) => Colour): void {
    for (let y = 0; y < this.height; y++)
      for (let x = 0; x < this.width; x++) this.mix(x, y, colourAt(x, y), 1);
  }

  /** Fills a convex shape given by its corners in clockwise order; `softness` blurs its edge, in pixels. */
  fill(corners: readonly Point[], colour: Colour, opacity = 1, softness = 1): void {
    this.eachNear(corners, softness, (x, y) => {
      let inside = Number.POSITIVE_INFINITY;
      corners.forEach((from, index) => {
        const to = corners[(index + 1) % corners.length] ?? from;
        inside = Math.min(inside, distanceToTheRight([x, y], from, to));
      });
      this.mix(x, y, colour, opacity * clamp(inside / softness + 0.5));
    });
  }

  /** Draws a pen line through the points, `thickness` pixels wide with round ends. */
  stroke(points: readonly Point[], colour: Colour, thickness: number): void {
    for (let index = 1; index < points.length; index++) {
      const from = points[index - 1];
      const to = points[index];
      if (!from || !to) continue;
      this.eachNear([from, to], thickness, (x, y) => {
        this.mix(x, y, colour, clamp(thickness / 2 + 0.5 - distanceToSegment([x, y], from, to)));
      });
    }
  }

  private eachNear(points: readonly Point[], margin: number, visit: (x: number, y: number) => void): void {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const lastX = Math.min(this.width - 1, Math.ceil(Math.max(...xs) + margin));
    const lastY = Math.min(this.height - 1, Math.ceil(Math.max(...ys) + margin));
    for (let y = Math.max(0, Math.floor(Math.min(...ys) - margin)); y <= lastY; y++)
      for (let x = Math.max(0, Math.floor(Math.min(...xs) - margin)); x <= lastX; x++) visit(x, y);
  }

  private mix(x: number, y: number, colour: Colour, opacity: number): void {
    if (opacity === 0) return;
    const at = (y * this.width + x) * 3;
    for (let offset = 0; offset < 3; offset++) {
      const before = this.rgb[at + offset] ?? 0;
      this.rgb[at + offset] = Math.round(before + ((colour[offset] ?? 0) - before) * opacity);
    }
  }
}

const clamp = (value: number) => Math.max(0, Math.min(1, value));

/** With y growing downwards, the inside of a clockwise shape lies to the right of each side. */
function distanceToTheRight(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  return (dx * (point[1] - from[1]) - dy * (point[0] - from[0])) / Math.hypot(dx, dy);
}

function distanceToSegment(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / square;
  const t = clamp(along);
  return Math.hypot(point[0] - from[0] - t * dx, point[1] - from[1] - t * dy);
}
