import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { steadyArchive } from './steady-archive.js';

const parts = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,8}\/[a-z]{1,8}\.xml$/),
  fc.uint8Array({ maxLength: 200 }),
  { minKeys: 1, noNullPrototype: true },
);
const moment = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });

it('keeps every part and forgets when the archive was made', () => {
  fc.assert(
    fc.property(parts, moment, moment, (content, one, other) => {
      const first = steadyArchive(zipSync(content, { mtime: one }));
      const second = steadyArchive(zipSync(content, { mtime: other }));
      expect(second.equals(first)).toBe(true);
      const back = unzipSync(first);
      expect(Object.keys(back)).toEqual(Object.keys(content));
      for (const [name, bytes] of Object.entries(content))
        expect(Buffer.from(back[name] ?? [])).toEqual(Buffer.from(bytes));
    }),
  );
});

it('fixes the times in the core properties and leaves the words', () => {
  const core = '<created>2026-03-04T05:06:07.890Z</created><title>Kept</title>';
  const back = unzipSync(steadyArchive(zipSync({ 'docProps/core.xml': strToU8(core) })));
  expect(strFromU8(back['docProps/core.xml'] ?? new Uint8Array())).toBe(
    '<created>2020-01-01T00:00:00Z</created><title>Kept</title>',
  );
});
