import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readByteRange } from './byte-range.js';
import { S3Error } from './s3-error.js';

it('takes from the content what the header says, and no more than there is', () => {
  const numbers = fc.option(fc.nat(30), { nil: undefined });
  fc.assert(
    fc.property(fc.nat(20), numbers, numbers, (size, first, last) => {
      const content = [...Array(size).keys()];
      const expected =
        first === undefined
          ? content.slice(Math.max(0, size - (last ?? 0)))
          : content.slice(first, last === undefined ? size : last + 1);
      const header = `bytes=${first ?? ''}-${last ?? ''}`;
      const invalid =
        (first ?? last) === undefined || (first !== undefined && last !== undefined && last < first);
      if (invalid) {
        expect(readByteRange(header, size)).toBeUndefined();
      } else if (expected.length === 0) {
        expect(() => readByteRange(header, size)).toThrow(S3Error);
      } else {
        const range = readByteRange(header, size);
        expect(content.slice(range?.start, (range?.end ?? 0) + 1)).toEqual(expected);
      }
    }),
  );
});

it.each([undefined, '', 'bytes=', 'bytes=a-b', 'items=0-1', 'bytes=0-1,3-4'])(
  'takes the whole for %s',
  (header) => {
    expect(readByteRange(header, 10)).toBeUndefined();
  },
);
