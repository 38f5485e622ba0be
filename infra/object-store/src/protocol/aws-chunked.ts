import { createHash, type Hash } from 'node:crypto';
import { S3Error } from './s3-error.js';
import { type SigningScope, sameSignature, sha256Hex, sign } from './signing-key.js';

const MAX_CHUNK_HEADER_BYTES = 256;
const MAX_TRAILER_BYTES = 4096;
const EMPTY_SHA256 = sha256Hex('');

/**
 * How a body's chunks are signed: each signature covers the one before it, from the request's own onwards.
 */
export interface ChunkSigning {
  readonly scope: SigningScope;
  readonly seedSignature: string;
}

export interface AwsChunkedFraming {
  /** Absent for STREAMING-UNSIGNED-PAYLOAD-TRAILER. */
  readonly signing?: ChunkSigning;
  /** Lower-case names announced in x-amz-trailer; these and no others must follow the last chunk. */
  readonly trailerNames: readonly string[];
}

type Expecting = 'chunk-header' | 'data' | 'data-end' | 'trailer' | 'nothing';

/**
 * Takes the content out of `aws-chunked` framing, verifying chunk and trailer signatures on the way. Content
 * is handed on before its chunk's signature is known, so the caller keeps it out of sight until `finish`
 * returns.
 */
export class AwsChunkedDecoder {
  readonly #framing: AwsChunkedFraming;
  readonly #trailers = new Map<string, string>();
  #expecting: Expecting = 'chunk-header';
  #pending: Buffer = Buffer.alloc(0);
  #dataLeft = 0;
  #trailerBytes = 0;
  #chunkSignature = '';
  #chunkHash: Hash = createHash('sha256');
  #previousSignature: string;
  #trailerSignature: string | undefined;

  constructor(framing: AwsChunkedFraming) {
    this.#framing = framing;
    this.#previousSignature = framing.signing?.seedSignature ?? '';
  }

  /** Decodes the next bytes from the wire and gives the content among them, without copying it. */
  push(received: Buffer): Buffer[] {
    const content: Buffer[] = [];
    let rest = this.#pending.length > 0 ? Buffer.concat([this.#pending, received]) : received;
    for (;;) {
      if (this.#expecting === 'data') {
        const data = rest.subarray(0, this.#dataLeft);
        rest = rest.subarray(data.length);
        this.#takeData(data);
        if (data.length > 0) content.push(data);
        if (this.#dataLeft > 0) break;
      }
      const line = this.#takeLine(rest);
      if (line === undefined) break;
      rest = rest.subarray(line.length + 2);
      this.#readLine(line);
    }
    this.#pending = Buffer.from(rest);
    return content;
  }

  /** The trailers by lower-case name. Throws when the framing stopped short of its end. */
  finish(): ReadonlyMap<string, string> {
    if (this.#expecting !== 'nothing') {
      throw new S3Error(400, 'IncompleteBody', 'The body ended before its last chunk.');
    }
    return this.#trailers;
  }

  #takeLine(rest: Buffer): string | undefined {
    if (this.#expecting === 'nothing') {
      if (rest.length > 0) throw malformed('there is content after the last chunk');
      return undefined;
    }
    const end = rest.indexOf('\r\n');
    const limit = this.#expecting === 'trailer' ? MAX_TRAILER_BYTES : MAX_CHUNK_HEADER_BYTES;
    if (end > limit || (end < 0 && rest.length > limit)) throw malformed('a line is too long');
    return end < 0 ? undefined : rest.toString('latin1', 0, end);
  }

  #readLine(line: string): void {
    if (this.#expecting === 'chunk-header') this.#readChunkHeader(line);
    else if (this.#expecting === 'data-end') {
      if (line !== '') throw malformed('a chunk is longer than announced');
      this.#expecting = 'chunk-header';
    } else if (line === '') this.#endTrailers();
    else this.#readTrailer(line);
  }

  #readChunkHeader(line: string): void {
    const match = /^([0-9a-fA-F]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line);
    if (!match) throw malformed('a chunk does not start with its size');
    this.#chunkSignature = match[2] ?? '';
    if (this.#framing.signing && this.#chunkSignature === '') throw malformed('a chunk is not signed');
    this.#chunkHash = createHash('sha256');
    this.#dataLeft = Number.parseInt(match[1] ?? '', 16);
    if (this.#dataLeft > 0) {
      this.#expecting = 'data';
      return;
    }
    this.#verifyChunk();
    this.#expecting = 'trailer';
  }

  #takeData(data: Buffer): void {
    if (this.#framing.signing) this.#chunkHash.update(data);
    this.#dataLeft -= data.length;
    if (this.#dataLeft > 0) return;
    this.#verifyChunk();
    this.#expecting = 'data-end';
  }

  #verifyChunk(): void {
    const { signing } = this.#framing;
    if (!signing) return;
    const contentHash = this.#chunkHash.digest('hex');
    const expected = sign(
      signing.scope,
      'AWS4-HMAC-SHA256-PAYLOAD',
      this.#previousSignature,
      EMPTY_SHA256,
      contentHash,
    );
    if (!sameSignature(expected, this.#chunkSignature)) throw wrongSignature('a chunk');
    this.#previousSignature = expected;
  }

  #readTrailer(line: string): void {
    this.#trailerBytes += line.length;
    if (this.#trailerBytes > MAX_TRAILER_BYTES) throw malformed('the trailer is too long');
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === 'x-amz-trailer-signature' && this.#framing.signing) {
      this.#trailerSignature = value;
      return;
    }
    if (!this.#framing.trailerNames.includes(name) || this.#trailers.has(name)) {
      throw malformedTrailer('it holds a line that x-amz-trailer does not announce');
    }
    this.#trailers.set(name, value);
  }

  #endTrailers(): void {
    const { signing, trailerNames } = this.#framing;
    if (this.#trailers.size !== trailerNames.length) {
      throw malformedTrailer('a line that x-amz-trailer announces is missing');
    }
    if (signing && trailerNames.length > 0) {
      const canonical = [...this.#trailers].map(([name, value]) => `${name}:${value}\n`).join('');
      const expected = sign(
        signing.scope,
        'AWS4-HMAC-SHA256-TRAILER',
        this.#previousSignature,
        sha256Hex(canonical),
      );
      if (!sameSignature(expected, this.#trailerSignature ?? '')) throw wrongSignature('the trailer');
    }
    this.#expecting = 'nothing';
  }
}

function malformed(reason: string): S3Error {
  return new S3Error(400, 'InvalidRequest', `The chunked body can not be read: ${reason}.`);
}

function malformedTrailer(reason: string): S3Error {
  return new S3Error(400, 'MalformedTrailerError', `The trailer can not be read: ${reason}.`);
}

function wrongSignature(what: string): S3Error {
  return new S3Error(403, 'SignatureDoesNotMatch', `The signature of ${what} does not match.`);
}
