import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { line, lineOrNone, lines, linesOrNone } from './schemas.js';

/** What is wrong with a text, in the words that a person reads; null when nothing is. */
const wrong = (schema: ReturnType<typeof line>, said: string) =>
  schema.safeParse(said).error?.issues.map((issue) => issue.message) ?? null;

const marks = ['\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069', '\u061c'];
const breaks = ['\n', '\r', '\t', '\u2028', '\u2029'];
const controls = ['\u0001', '\u0008', '\u000b', '\u001f', '\u007f', '\u0085'];

describe('one line', () => {
  it.each([...marks, ...breaks, ...controls])('refuses %j in the midst of a name', (sign) => {
    for (const schema of [line(200, 'The name'), lineOrNone(200, 'The name')])
      expect(wrong(schema, `Kim${sign}Example`)).toEqual([
        'The name holds a line break or a sign that can’t be seen. Type it anew instead of pasting it.',
      ]);
  });

  it.each(['Siân O’Connor-Núñez', 'Zoë 👩‍🏫', 'محمد', '0161 496 0000 (ext. 12)'])('takes %s', (name) => {
    expect(wrong(line(200, 'The name'), name)).toBeNull();
  });

  it('is trimmed, so that a line break which came with the pasted name is not held against it', () => {
    expect(line(200, 'The name').parse(' Kim Example\n')).toBe('Kim Example');
  });

  it('is not empty, unless it may be', () => {
    expect(wrong(line(200, 'The name'), ' \n ')).toEqual(['The name is empty.']);
    expect(wrong(lineOrNone(200, 'The name'), ' ')).toBeNull();
  });
});

describe('sentences', () => {
  it('keep their line breaks, tabs and marks', () => {
    const said = 'First.\r\n\tSecond.\n\u200eThird.';
    for (const schema of [lines(200, 'The reason'), linesOrNone(200, 'The reason')])
      expect(schema.parse(said)).toBe(said);
  });

  it.each(controls)('refuse %j', (sign) => {
    expect(wrong(lines(200, 'The reason'), `Kim${sign}Example`)).toEqual([
      'The reason holds a sign that can’t be seen. Type it anew instead of pasting it.',
    ]);
  });

  it('take every line that is fit to be one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (said) => {
        if (wrong(lineOrNone(1000, 'It'), said) === null)
          expect(wrong(linesOrNone(1000, 'It'), said)).toBeNull();
      }),
    );
  });
});
