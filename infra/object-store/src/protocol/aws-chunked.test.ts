import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AwsChunkedDecoder, type AwsChunkedFraming } from './aws-chunked.js';
import { crc32c } from './crc32c.js';
import { S3Error } from './s3-error.js';
import { signingScope } from './signing-key.js';

// The published examples of signed chunks: 65 KiB of the letter a, in chunks of 64 KiB and 1 KiB.
const SCOPE = signingScope('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', '20130524T000000Z', 'us-east-1');
const CONTENT = Buffer.alloc(66_560, 'a');

function body(signatures: readonly [string, string, string], trailer = ''): Buffer {
  const [first, second, last] = signatures;
  return Buffer.concat([
    Buffer.from(`10000;chunk-signature=${first}\r\n`),
    CONTENT.subarray(0, 65_536),
    Buffer.from(`\r\n400;chunk-signature=${second}\r\n`),
    CONTENT.subarray(65_536),
    Buffer.from(`\r\n0;chunk-signature=${last}\r\n${trailer}\r\n`),
  ]);
}

function decode(framing: AwsChunkedFraming, pieces: readonly Buffer[]) {
  const decoder = new AwsChunkedDecoder(framing);
  // Copied piece by piece: what is handed on is a view of what came in.
  const content = pieces.flatMap((piece) => decoder.push(piece).map((data) => Buffer.from(data)));
  return { trailers: decoder.finish(), content: Buffer.concat(content) };
}

describe('the published example', () => {
  const signing = {
    scope: SCOPE,
    seedSignature: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  };
  const example = body([
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ]);

  it('of signed chunks is decoded', () => {
    expect(decode({ signing, trailerNames: [] }, [example]).content.equals(CONTENT)).toBe(true);
  });

  it('is refused when a byte of the content or the signature before it differs', () => {
    const altered = Buffer.from(example);
    altered[66_000] = 'b'.charCodeAt(0);
    expect(() => decode({ signing, trailerNames: [] }, [altered])).toThrow(S3Error);
    const other = { ...signing, seedSignature: signing.seedSignature.replace('4', '5') };
    expect(() => decode({ signing: other, trailerNames: [] }, [example])).toThrow(S3Error);
  });

  it('of a signed trailer is decoded', () => {
    const trailed = (signature: string) =>
      body(
        [
          'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
          '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
          '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
        ],
        `x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:${signature}\r\n`,
      );
    const framing = {
      signing: {
        scope: SCOPE,
        seedSignature: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
      },
      trailerNames: ['x-amz-checksum-crc32c'],
    };
    const signature = 'd81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435';
    const { content, trailers } = decode(framing, [trailed(signature)]);
    expect(trailers).toEqual(new Map([['x-amz-checksum-crc32c', 'sOO8/Q==']]));
    expect(crc32c(content)).toBe(Buffer.from('sOO8/Q==', 'base64').readUInt32BE());
    expect(() => decode(framing, [trailed(signature.replace('d', 'e'))])).toThrow(S3Error);
  });
});

describe('unsigned framing', () => {
  const contents = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 6 });
  const framing = { trailerNames: ['x-amz-checksum-crc32'] };

  function encode(chunks: readonly Uint8Array[]): Buffer {
    const framed = chunks.flatMap((chunk) => [
      Buffer.from(`${chunk.length.toString(16)}\r\n`),
      chunk,
      Buffer.from('\r\n'),
    ]);
    return Buffer.concat([...framed, Buffer.from('0\r\nx-amz-checksum-crc32: AAAAAA==\r\n\r\n')]);
  }

  function split(whole: Buffer, lengths: readonly number[]): Buffer[] {
    const pieces: Buffer[] = [];
    let rest = whole;
    for (const length of lengths) {
      pieces.push(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
    return [...pieces, rest];
  }

  it('gives the same content however the body is cut on its way', () => {
    fc.assert(
      fc.property(contents, fc.array(fc.nat(50)), (chunks, lengths) => {
        const { content, trailers } = decode(framing, split(encode(chunks), lengths));
        expect(content.equals(Buffer.concat(chunks))).toBe(true);
        expect(trailers.get('x-amz-checksum-crc32')).toBe('AAAAAA==');
      }),
    );
  });

  it('refuses a body that ends early or goes on', () => {
    fc.assert(
      fc.property(contents, fc.nat(), (chunks, cut) => {
        const whole = encode(chunks);
        const short = whole.subarray(0, cut % whole.length);
        expect(() => decode(framing, [short])).toThrow(S3Error);
        expect(() => decode(framing, [whole, Buffer.from('x')])).toThrow(S3Error);
      }),
    );
  });

  it('answers anything else with a refusal of the protocol', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => decode(framing, [Buffer.from(bytes)])).toThrow(S3Error);
      }),
    );
  });

  it.each([
    ['a chunk longer than it says', '1\r\nab\r\n0\r\n\r\n'],
    ['a negative size', '-1\r\n\r\n0\r\n\r\n'],
    ['a line without an end', `1${' '.repeat(300)}`],
    ['a trailer that is not announced', '0\r\nx-amz-checksum-crc32:a\r\nx-other:b\r\n\r\n'],
    ['a trailer twice', '0\r\nx-amz-checksum-crc32:a\r\nx-amz-checksum-crc32:a\r\n\r\n'],
    ['an announced trailer missing', '0\r\n\r\n'],
    ['an endless trailer', `0\r\nx-amz-checksum-crc32:${'a'.repeat(5000)}\r\n\r\n`],
  ])('refuses %s', (_, text) => {
    expect(() => decode(framing, [Buffer.from(text)])).toThrow(S3Error);
  });
});
