/** The part of libheif-js that is used here; the package describes its compiled module but not this wrapper. */
declare module 'libheif-js/wasm-bundle.js' {
  interface Bitmap {
    data: Uint8ClampedArray;
    width: number;
    height: number;
  }
  interface HeifImage {
    get_width(): number;
    get_height(): number;
    is_primary(): boolean;
    /** Decodes into `bitmap` and hands it back, or null when the picture cannot be decoded. */
    display(bitmap: Bitmap, done: (bitmap: Bitmap | null) => void): void;
    free(): void;
  }
  const libheif: { HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } };
  export default libheif;
}
