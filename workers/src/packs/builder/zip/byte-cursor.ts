/** Walks forward through a stream of bytes by position, holding no more than the chunk it stands in. */
export class ByteCursor {
  private readonly chunks: AsyncIterator<Buffer>;
  private chunk: Buffer = Buffer.alloc(0);
  /** Of the next byte, from the first of the stream. */
  private position = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** Passes the next `count` bytes on, in pieces. Throws when the stream ends before. */
  async each(count: number, use: (piece: Buffer) => void): Promise<void> {
    let left = count;
    while (left > 0) {
      if (this.chunk.length === 0) await this.nextChunk();
      const piece = this.chunk.subarray(0, left);
      this.chunk = this.chunk.subarray(piece.length);
      this.position += piece.length;
      left -= piece.length;
      use(piece);
    }
  }

  async take(count: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    await this.each(count, (piece) => pieces.push(piece));
    return Buffer.concat(pieces);
  }

  async skipTo(position: number): Promise<void> {
    if (position < this.position) throw new Error('The archive lists a file where another one stands');
    await this.each(position - this.position, () => {});
  }

  /** Throws when bytes follow; also lets the stream finish. */
  async expectEnd(): Promise<void> {
    const next = await this.chunks.next();
    if (this.chunk.length > 0 || !next.done) throw new Error('More bytes follow than were expected');
  }

  private async nextChunk(): Promise<void> {
    const next = await this.chunks.next();
    if (next.done) throw new Error('The bytes end before they should');
    this.chunk = next.value;
  }
}
