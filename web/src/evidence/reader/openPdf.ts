import {
  GlobalWorkerOptions,
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentProxy,
  version,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Where the build puts what pdf.js reads at run time (vite.config.ts). */
const parts = `/assets/pdfjs-${version}/`;
const chunkBytes = 256 * 1024;

export interface SignedPdf {
  url: string;
  /** Bytes. */
  size: number;
}

/**
 * Fetches pieces of the file as pdf.js asks for them. A signed address lives five minutes and people read for longer: when the store
 * refuses one, a new address is asked for once and the piece is fetched again.
 */
class SignedRanges extends PDFDataRangeTransport {
  #address: Promise<SignedPdf>;
  readonly #stop = new AbortController();

  constructor(
    first: SignedPdf,
    private readonly renew: () => Promise<SignedPdf>,
    private readonly failed: (error: unknown) => void,
  ) {
    super(first.size, null);
    this.#address = Promise.resolve(first);
  }

  override requestDataRange(begin: number, end: number): void {
    this.#piece(begin, end).then(
      (piece) => this.onDataRange(begin, piece),
      (error) => {
        if (!this.#stop.signal.aborted) this.failed(error);
      },
    );
  }

  override abort(): void {
    this.#stop.abort();
  }

  async #piece(begin: number, end: number): Promise<Uint8Array> {
    const used = this.#address;
    let answer = await this.#fetch(await used, begin, end);
    if (answer.status === 403) {
      // Several pieces are refused at once: the first to notice asks for all.
      if (this.#address === used) this.#address = this.renew();
      answer = await this.#fetch(await this.#address, begin, end);
    }
    if (!answer.ok) throw new Error(`the store answered ${answer.status}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return answer.status === 206 ? bytes : bytes.subarray(begin, end);
  }

  #fetch({ url }: SignedPdf, begin: number, end: number): Promise<Response> {
    const headers = { Range: `bytes=${begin}-${end - 1}` };
    return fetch(url, { headers, signal: this.#stop.signal });
  }
}

/**
 * Opens a PDF without running anything in it: no script, no form program, no code made at run time. Rejects when it can't be
 * fetched or is no PDF that pdf.js can read; `broken` is told of what fails afterwards.
 */
export function openPdf(
  first: SignedPdf,
  renew: () => Promise<SignedPdf>,
  broken: (error: unknown) => void,
): { opened: Promise<PDFDocumentProxy>; close: () => void } {
  let refuse: (error: unknown) => void = broken;
  const range = new SignedRanges(first, renew, (error) => refuse(error));
  const task = getDocument({
    range,
    length: first.size,
    rangeChunkSize: chunkBytes,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    enableXfa: false,
    cMapUrl: `${parts}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${parts}standard_fonts/`,
    wasmUrl: `${parts}wasm/`,
    iccUrl: `${parts}iccs/`,
  });
  const failing = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  const opened = Promise.race([task.promise, failing]).finally(() => {
    refuse = broken;
  });
  // pdf.js rejects what is still open when it is closed; nobody waits for that any more.
  failing.catch(() => {});
  return {
    opened,
    close: () => {
      range.abort();
      task.destroy().catch(() => {});
    },
  };
}
