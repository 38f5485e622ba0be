import { styled } from '@mui/material/styles';
import { useLayoutEffect, useRef } from 'react';
import { oneColumn } from '../../ui/theme.js';
import { Marks } from './Marks.js';
import type { PageProps } from './Pages.js';
import { Sheet } from './Sheet.js';

const Text = styled('div')({
  padding: '32px 40px',
  fontSize: '.9375rem',
  lineHeight: 1.6,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  tabSize: 12,
  [oneColumn]: { padding: '20px 18px' },
});

/** The words of a page where its layout can't be shown. */
export function TextPage({ text, width, wanted, onShape, onLooked }: PageProps & { text: string }) {
  const sheet = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const tellShape = useRef(onShape);
  tellShape.current = onShape;
  // Pages of text are as long as they are: their place is kept when they are no longer drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows from the text and the width.
  useLayoutEffect(() => {
    if (sheet.current && width > 0) tellShape.current(sheet.current.offsetHeight / width);
  }, [text, width]);
  return (
    <Sheet ref={sheet}>
      <Text ref={words}>{text || 'No words were found on this page.'}</Text>
      <Marks text={words} page={sheet} drawn={`drawn ${text}`} wanted={wanted} onLooked={onLooked} />
    </Sheet>
  );
}
