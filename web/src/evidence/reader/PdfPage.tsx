import GlobalStyles from '@mui/material/GlobalStyles';
import { styled } from '@mui/material/styles';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { Marks } from './Marks.js';
import type { PageProps } from './Pages.js';
import { Sheet } from './Sheet.js';

/** The words lie unseen over the drawing, each where it is drawn, to be selected and read aloud: pdf.js places them by these rules. */
const Words = styled('div')({
  position: 'absolute',
  inset: 0,
  overflow: 'clip',
  lineHeight: 1,
  textAlign: 'initial',
  textSizeAdjust: 'none',
  forcedColorAdjust: 'none',
  transformOrigin: '0 0',
  '--min-font-size': '1',
  '--scale-round-x': '1px',
  '--scale-round-y': '1px',
  '--text-scale-factor': 'calc(var(--total-scale-factor) * var(--min-font-size))',
  '--min-font-size-inv': 'calc(1 / var(--min-font-size))',
  '& span, & br': {
    color: 'transparent',
    position: 'absolute',
    whiteSpace: 'pre',
    cursor: 'text',
    transformOrigin: '0% 0%',
  },
  '& > :not(.markedContent), & .markedContent span:not(.markedContent)': {
    '--font-height': '0',
    '--scale-x': '1',
    '--rotate': '0deg',
    fontSize: 'calc(var(--text-scale-factor) * var(--font-height))',
    transform: 'rotate(var(--rotate)) scaleX(var(--scale-x)) scale(var(--min-font-size-inv))',
  },
  '& .markedContent': { display: 'contents' },
  '& ::selection': { background: 'rgba(91, 44, 111, .28)' },
});
const Drawing = styled('div')({
  position: 'absolute',
  inset: 0,
  '& canvas': { width: '100%', height: '100%' },
});
/** pdf.js measures letters on a canvas of its own, which nobody needs to see. */
const unseen = <GlobalStyles styles={{ '.hiddenCanvasElement': { display: 'none' } }} />;
const Broken = styled('p')({ position: 'relative', padding: '40px 32px' });

/** Devices with four million dots a page draw slowly and run out of memory: beyond this a page is drawn coarser. */
const mostDots = 12_000_000;

/** A page of a PDF: its drawing, and its words over it. */
export function PdfPage({
  pdf,
  page,
  width,
  shape,
  wanted,
  onShape,
  onLooked,
}: PageProps & { pdf: PDFDocumentProxy }) {
  const [opened, setOpened] = useState<PDFPageProxy | null>(null);
  const [broken, setBroken] = useState(false);
  const [spoken, setSpoken] = useState(false);
  const sheet = useRef<HTMLDivElement>(null);
  const drawing = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const tellShape = useRef(onShape);
  tellShape.current = onShape;

  useEffect(() => {
    let here = true;
    pdf.getPage(page).then(
      (found) => {
        if (!here) return;
        const { width: wide, height: high } = found.getViewport({ scale: 1 });
        tellShape.current(high / wide);
        setOpened(found);
      },
      () => here && setBroken(true),
    );
    return () => {
      here = false;
    };
  }, [pdf, page]);

  useEffect(() => {
    if (!opened || width < 1) return;
    const plain = opened.getViewport({ scale: 1 });
    const wanted = (width / plain.width) * Math.max(1, window.devicePixelRatio);
    const affordable = Math.sqrt(mostDots / (plain.width * plain.height));
    const viewport = opened.getViewport({ scale: Math.min(wanted, affordable) });
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    canvas.setAttribute('aria-hidden', 'true');
    const task = opened.render({ canvas, viewport });
    task.promise.then(
      () => drawing.current?.replaceChildren(canvas),
      (error: { name?: string }) => {
        if (error.name !== 'RenderingCancelledException') setBroken(true);
      },
    );
    return () => task.cancel();
  }, [opened, width]);

  useEffect(() => {
    const container = words.current;
    if (!opened || !container) return;
    const layer = new TextLayer({
      textContentSource: opened.streamTextContent(),
      container,
      viewport: opened.getViewport({ scale: 1 }),
    });
    let here = true;
    layer.render().then(
      () => here && setSpoken(true),
      // A page whose words can't be read is still a drawing.
      () => here && setSpoken(true),
    );
    return () => {
      here = false;
      layer.cancel();
      container.replaceChildren();
      setSpoken(false);
      opened.cleanup();
    };
  }, [opened]);

  const points = opened?.getViewport({ scale: 1 }).width;
  return (
    <Sheet ref={sheet} style={{ height: width * shape }} aria-busy={!opened && !broken}>
      {broken ? (
        <Broken>
          <b>This page can’t be drawn.</b> Open the original to see it.
        </Broken>
      ) : null}
      {unseen}
      <Drawing ref={drawing} />
      <Marks text={words} page={sheet} drawn={spoken} wanted={wanted} onLooked={onLooked} />
      <Words ref={words} style={{ ['--total-scale-factor' as string]: points ? width / points : 1 }} />
    </Sheet>
  );
}
