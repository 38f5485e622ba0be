import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChecksumValue, startDigest } from './checksums.js';
import { crc32c } from './crc32c.js';
import { S3Error } from './s3-error.js';

describe('CRC-32C', () => {
  it.each([
    ['the digits one to nine', Buffer.from('123456789'), 0xe3069283],
    // RFC 3720 appendix B.4.
    ['32 bytes of zero', Buffer.alloc(32), 0x8a9136aa],
    ['32 bytes of ones', Buffer.alloc(32, 0xff), 0x62a8ab43],
    ['the bytes 0 to 31', Buffer.from([...Array(32).keys()]), 0x46dd794e],
  ])('of %s is the published one', (_, data, expected) => {
    expect(crc32c(data)).toBe(expected);
  });

  it('goes on from where it stopped', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (left, right) => {
        expect(crc32c(right, crc32c(left))).toBe(crc32c(Buffer.concat([left, right])));
      }),
    );
  });
});

it('reads every value that it makes, and none that is cut or altered in form', () => {
  const algorithms = fc.constantFrom('crc32', 'crc32c', 'sha1', 'sha256');
  fc.assert(
    fc.property(algorithms, fc.uint8Array(), (algorithm, data) => {
      const digest = startDigest(algorithm);
      digest.update(Buffer.from(data));
      const value = digest.digest().toString('base64');
      expect(readChecksumValue(algorithm, value)).toBe(value);
      expect(() => readChecksumValue(algorithm, value.slice(1))).toThrow(S3Error);
      expect(() => readChecksumValue(algorithm, `${value} `)).toThrow(S3Error);
    }),
  );
});
