import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../policy.js';
import { makeCompound } from '../testing/make-message.js';
import { compoundInBuffer, hasVba, isEncryptedOffice } from './open.js';

describe('a compound file', () => {
  it('gives back the streams another library wrote, small and large, in their storages', () => {
    const name = fc.stringMatching(/^[a-z]{1,20}$/);
    // 4,096 bytes is where streams move from the mini stream to sectors of their own.
    const content = fc.integer({ min: 1, max: 20_000 }).map((length) => Buffer.alloc(length, length % 251));
    const streams = fc.dictionary(
      fc.tuple(name, name).map(([storage, stream]) => `/S${storage}/${stream}`),
      content,
      { minKeys: 1, maxKeys: 12, noNullPrototype: true },
    );
    fc.assert(
      fc.property(streams, (written) => {
        // The library that writes leaves a mark of its own.
        const read = compoundInBuffer(makeCompound(written)).filter(({ path }) => path !== '\u0001Sh33tJ5');
        const found = Object.fromEntries(
          read.map((stream) => [`/${stream.path}`, stream.read().toString('base64')]),
        );
        const expected = Object.entries(written).map(([path, bytes]) => [path, bytes.toString('base64')]);
        expect(found).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 50 },
    );
  });

  it('that loops is refused, not followed for ever', () => {
    const file = makeCompound({ '/Data': Buffer.alloc(50_000, 7) });
    const allocationSector = (file.readUInt32LE(76) + 1) * 512;
    // Every sector points to the first: any chain comes round again.
    for (let at = 0; at < 512; at += 4) file.writeUInt32LE(0, allocationSector + at);
    expect(() => compoundInBuffer(file).map((stream) => stream.read())).toThrow(Refusal);
  });

  it('shows what its streams make of it', () => {
    const vba = compoundInBuffer(makeCompound({ '/Macros/VBA/dir': Buffer.from('x') }));
    const locked = compoundInBuffer(
      makeCompound({ '/EncryptionInfo': Buffer.from('x'), '/EncryptedPackage': Buffer.from('x') }),
    );
    expect([hasVba(vba), isEncryptedOffice(vba)]).toEqual([true, false]);
    expect([hasVba(locked), isEncryptedOffice(locked)]).toEqual([false, true]);
  });
});
