const none = 0;
const inName = 1;
const inWord = 2;
const inString = 3;
const inHexString = 4;
const inComment = 5;
const inStream = 6;

const endOfStream = Buffer.from('endstream');
/** Longer names and words are of no interest; they are cut so that a hostile file cannot fill the memory. */
const longestToken = 64;

const code = (character: string): number => character.charCodeAt(0);
const isSpace = (byte: number): boolean => byte <= 0x20;
const delimiters = new Set([...'()<>[]{}/%'].map(code));

/**
 * Finds the names in the syntax of a PDF (ISO 32000-1, 7.2 and 7.3), leaving out strings, comments and the contents of
 * streams, where the same letters mean nothing. It is fed piece by piece and keeps next to nothing.
 */
export class NameScanner {
  #state = none;
  #token = '';
  #previous = '';
  #stringDepth = 0;
  #escaped = false;
  #carried: Buffer = Buffer.alloc(0);

  /** @param found gets each name without its slash, and the name before it: "S" before "JavaScript". */
  constructor(private readonly found: (name: string, previous: string) => void) {}

  feed(piece: Buffer): void {
    let at = 0;
    while (at < piece.length) {
      if (this.#state === inStream) at = this.#skipStream(piece, at);
      else {
        this.#take(piece[at] ?? 0);
        at += 1;
      }
    }
  }

  /** Returns where the stream ends in this piece, or the end of the piece. */
  #skipStream(piece: Buffer, from: number): number {
    const searched = Buffer.concat([this.#carried, piece.subarray(from)]);
    const end = searched.indexOf(endOfStream);
    if (end < 0) {
      this.#carried = searched.subarray(Math.max(0, searched.length - endOfStream.length + 1));
      return piece.length;
    }
    const carried = this.#carried.length;
    this.#carried = Buffer.alloc(0);
    this.#state = none;
    return from + end + endOfStream.length - carried;
  }

  #take(byte: number): void {
    switch (this.#state) {
      case inString:
        this.#takeString(byte);
        return;
      case inHexString:
        if (byte === code('>')) this.#state = none;
        else if (byte === code('<')) this.#state = none;
        return;
      case inComment:
        if (byte === 0x0a || byte === 0x0d) this.#state = none;
        return;
      default:
        this.#takeSyntax(byte);
    }
  }

  #takeString(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === code('\\')) this.#escaped = true;
    else if (byte === code('(')) this.#stringDepth += 1;
    else if (byte === code(')')) {
      this.#stringDepth -= 1;
      if (this.#stringDepth === 0) this.#state = none;
    }
  }

  #takeSyntax(byte: number): void {
    const ends = isSpace(byte) || delimiters.has(byte);
    if (!ends) {
      if (this.#state === none) this.#state = inWord;
      if (this.#token.length < longestToken) this.#token += String.fromCharCode(byte);
      return;
    }
    if (this.#state === inName) {
      this.found(this.#token, this.#previous);
      this.#previous = this.#token;
    }
    const word = this.#state === inWord ? this.#token : '';
    this.#token = '';
    this.#state = none;
    if (word === 'stream' && isSpace(byte)) this.#state = inStream;
    else if (byte === code('/')) this.#state = inName;
    else if (byte === code('%')) this.#state = inComment;
    else if (byte === code('<')) this.#state = inHexString;
    else if (byte === code('(')) {
      this.#state = inString;
      this.#stringDepth = 1;
    }
  }
}
