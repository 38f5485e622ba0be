import { alpha, styled } from '@mui/material/styles';
import { type RefObject, useEffect, useState } from 'react';
import { type Mark, marksOf, rangesOf } from './ranges.js';

const Layer = styled('div')(({ theme }) => ({
  position: 'absolute',
  inset: 0,
  pointerEvents: 'none',
  '& > span': { position: 'absolute', printColorAdjust: 'exact' },
  '& > .passage': {
    background: alpha(theme.palette.primary.main, 0.16),
    boxShadow: `0 3px 0 0 ${theme.palette.primary.main}`,
  },
  '& > .found': { outline: `2px solid ${theme.palette.edge}`, outlineOffset: 1, borderRadius: 2 },
  '& > .here': { outline: `3px solid ${theme.palette.primary.main}`, outlineOffset: 1, borderRadius: 2 },
}));

export interface Wanted {
  /** The claimed words, marked as by a pen. */
  passage?: string;
  /** What is searched for, framed; `here` is the one the person is at, counted from 0 on this page. */
  found?: { words: string; here: number | null };
}

/**
 * Marks passages on a page, over the text that `text` holds. `drawn` changes when that text does. Tells once a text was looked
 * through where the first of the marks is, or that the passage isn't there.
 */
export function Marks({
  text,
  page,
  drawn,
  wanted,
  onLooked,
}: {
  text: RefObject<HTMLElement | null>;
  page: RefObject<HTMLElement | null>;
  drawn: unknown;
  wanted: Wanted;
  onLooked: (top: number | null) => void;
}) {
  const [marks, setMarks] = useState<(Mark & { look: string })[]>([]);
  const { passage } = wanted;
  const words = wanted.found?.words;
  const here = wanted.found?.here;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawn` says when the text has changed; onLooked is told, not watched.
  useEffect(() => {
    const sheet = page.current;
    const layer = text.current;
    if (!drawn || !sheet || !layer) return setMarks([]);
    const ofPassage = passage ? rangesOf(layer, passage).slice(0, 1) : [];
    const ofWords = words ? rangesOf(layer, words) : [];
    const next = [
      ...ofPassage.flatMap((range) => marksOf(range, sheet).map((mark) => ({ ...mark, look: 'passage' }))),
      ...ofWords.flatMap((range, index) =>
        marksOf(range, sheet).map((mark) => ({ ...mark, look: index === here ? 'here' : 'found' })),
      ),
    ];
    setMarks(next);
    const first = next.find((mark) => mark.look === 'here') ?? next.find((mark) => mark.look === 'passage');
    onLooked(first?.top ?? null);
  }, [drawn, passage, words, here]);
  if (marks.length === 0) return null;
  return (
    <Layer aria-hidden>
      {marks.map((mark) => (
        <span
          key={`${mark.look} ${mark.left} ${mark.top}`}
          className={mark.look}
          style={{
            left: `${mark.left}%`,
            top: `${mark.top}%`,
            width: `${mark.width}%`,
            height: `${mark.height}%`,
          }}
        />
      ))}
    </Layer>
  );
}
