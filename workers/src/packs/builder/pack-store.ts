/** Where the builder puts a pack's files and reads them again: temporary keys until the pack is ready. */
export interface PackStore {
  /** Resolves when the file is whole in the store. When `bytes` throws, nothing of it may stay visible. */
  put(name: string, bytes: AsyncIterable<Buffer>): Promise<void>;
  /** The bytes from `start` up to and without `end`. */
  get(name: string, range: { start: number; end: number }): Promise<AsyncIterable<Uint8Array>>;
}

/** A file of a pack as it was built. `pages` is null for what has none. */
export interface BuiltFile {
  name: string;
  size: number;
  sha256: string;
  pages: number | null;
}
