/** A signed request for bytes, as the API orders it. */
export interface SignedPut {
  url: string;
  method: 'PUT';
  headers: Record<string, string>;
}

/** The store did not take the bytes; `status` 0 when it never answered. */
export class PutRefused extends Error {
  constructor(readonly status: number) {
    super(`The store answered ${status}`);
  }
}

// Set by the browser itself; setting them by hand is refused.
const browserSets = new Set(['host', 'content-length']);

/**
 * PUTs bytes straight to the object store. XMLHttpRequest, because fetch tells nothing about what was sent.
 * @returns the ETag the store gave
 */
export function put(
  order: SignedPut,
  bytes: Blob,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open(order.method, order.url);
    for (const [name, value] of Object.entries(order.headers)) {
      if (!browserSets.has(name.toLowerCase())) request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () =>
      request.status < 300
        ? resolve(request.getResponseHeader('ETag') ?? '')
        : reject(new PutRefused(request.status));
    request.onerror = () => reject(new PutRefused(0));
    request.onabort = () => reject(new DOMException('Stopped', 'AbortError'));
    request.onloadend = () => signal.removeEventListener('abort', abort);
    signal.addEventListener('abort', abort);
    // A typed blob would send its own Content-Type, which the signature does not cover.
    request.send(new Blob([bytes]));
  });
}
