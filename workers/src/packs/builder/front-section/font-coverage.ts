/** Tells whether a font has a glyph of its own for a code point. */
export type Coverage = (codePoint: number) => boolean;

interface Range {
  first: number;
  last: number;
}

/** `cmap` subtable formats: 4 holds the Basic Multilingual Plane, 12 the whole of Unicode. */
const SEGMENTS = 4;
const GROUPS = 12;

/**
 * Reads which characters a TrueType or OpenType font covers from its `cmap` table (OpenType 1.9, "cmap").
 * Throws when the bytes are no font or hold no Unicode subtable of format 4 or 12.
 */
export function readCoverage(font: Buffer): Coverage {
  const cmap = findTable(font, 'cmap');
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => {
    const record = 4 + index * 8;
    const subtable = cmap.subarray(cmap.readUInt32BE(record + 4));
    return { platform: cmap.readUInt16BE(record), format: subtable.readUInt16BE(0), subtable };
  }).filter(({ platform }) => platform === 0 || platform === 3);
  const whole = subtables.find(({ format }) => format === GROUPS);
  const basic = subtables.find(({ format }) => format === SEGMENTS);
  if (whole) return within(readGroups(whole.subtable));
  if (basic) return within(readSegments(basic.subtable));
  throw new Error('The font has no Unicode character map that can be read');
}

function findTable(font: Buffer, tag: string): Buffer {
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) !== tag) continue;
    const offset = font.readUInt32BE(record + 8);
    return font.subarray(offset, offset + font.readUInt32BE(record + 12));
  }
  throw new Error(`The font has no ${tag} table`);
}

function readGroups(subtable: Buffer): Range[] {
  return Array.from({ length: subtable.readUInt32BE(12) }, (_, index) => {
    const group = 16 + index * 12;
    return { first: subtable.readUInt32BE(group), last: subtable.readUInt32BE(group + 4) };
  });
}

function readSegments(subtable: Buffer): Range[] {
  const count = subtable.readUInt16BE(6) / 2;
  const lasts = 14;
  const firsts = lasts + count * 2 + 2;
  const ranges: Range[] = [];
  for (let index = 0; index < count; index += 1) {
    const first = subtable.readUInt16BE(firsts + index * 2);
    const last = subtable.readUInt16BE(lasts + index * 2);
    // The final segment only ends the table: it maps U+FFFF to the missing glyph.
    if (first !== 0xffff) ranges.push({ first, last });
  }
  return ranges;
}

/** Ranges of a `cmap` are sorted and do not overlap, so the last one that starts at or before decides. */
function within(ranges: Range[]): Coverage {
  return (codePoint) => {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranges[middle]!.first <= codePoint) low = middle + 1;
      else high = middle;
    }
    const candidate = ranges[low - 1];
    return candidate !== undefined && codePoint <= candidate.last;
  };
}
