import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { request } from '../../app/http.js';
import type { Reading } from '../../types.js';

type State = { pdf: PDFDocumentProxy } | 'opening' | 'failed';

/** Opens the PDF of a reading; pdf.js is loaded when there is one to open. It is closed when nobody reads it any more. */
export function usePdf(address: string, reading: Reading | undefined): State {
  const [state, setState] = useState<State>('opening');
  // Every answer brings a new address; one is enough to open the document.
  const first = useRef(reading?.pdf ?? null);
  first.current = reading?.pdf ?? null;
  const shown = reading?.pdf ? reading.shown : null;
  useEffect(() => {
    const signed = first.current;
    if (!shown || !signed) return;
    let here = true;
    let close = () => {};
    setState('opening');
    const failed = () => {
      if (here) setState('failed');
    };
    const renew = async () => {
      const again = await request<Reading>(`${address}/reading`);
      if (!again.pdf) throw new Error('the version is no longer shown as a PDF');
      return again.pdf;
    };
    const open = async () => {
      const { openPdf } = await import('./openPdf.js');
      if (!here) return;
      const task = openPdf(signed, renew, failed);
      close = task.close;
      const pdf = await task.opened;
      if (here) setState({ pdf });
    };
    open().catch(failed);
    return () => {
      here = false;
      close();
    };
  }, [shown, address]);
  return state;
}
