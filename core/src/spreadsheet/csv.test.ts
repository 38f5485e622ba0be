import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvField, toCsv } from './csv.js';

/** Reads RFC 4180 back, for the property below. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let at = 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quoted) {
      if (char !== '"') field += char;
      else if (text.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',' || (char === '\r' && text.charAt(at + 1) === '\n')) {
      rows.at(-1)?.push(field);
      field = '';
      if (char === '\r') {
        rows.push([]);
        at += 1;
      }
    } else field += char;
  }
  rows.pop();
  return rows;
}

const runsAsFormula = (value: string) => /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+([.,]\d+)?$/.test(value);

describe('exports', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['-2', '-2'],
    ['+4.5', '+4.5'],
    ['a "quoted", word', '"a ""quoted"", word"'],
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ])('%s is written as %s', (value, written) => {
    expect(csvField(value)).toBe(written);
  });

  test('whatever people typed comes back as it was, and nothing runs as a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const read = readCsv(toCsv(rows));
          expect(read).toEqual(
            rows.map((row) => row.map((value) => (runsAsFormula(value) ? `'${value}` : value))),
          );
          expect(read.flat().some(runsAsFormula)).toBe(false);
        },
      ),
    );
  });
});
