import { findPassages } from '@revisit/core/shared';
import { useDeferredValue, useMemo, useState } from 'react';
import type { PageText } from '../../types.js';
import type { Target } from './Pages.js';

/** One place where the words stand: its page, and the how manieth on that page, from 0. */
interface Place {
  page: number;
  here: number;
  quote: string;
}

export interface Finding {
  words: string;
  places: readonly Place[];
  /** Which of the places the person is at. */
  at: number | null;
  waiting: boolean;
  search: (words: string) => void;
  move: (by: 1 | -1) => void;
}

/** Finds words in the document's pages; each step is a wish to be at that place. */
export function useFind(texts: readonly PageText[] | undefined, goTo: (target: Target) => void): Finding {
  const [words, setWords] = useState('');
  const [at, setAt] = useState<number | null>(null);
  const sought = useDeferredValue(words.trim());
  const places = useMemo(
    () =>
      sought === ''
        ? []
        : (texts ?? []).flatMap(({ page, text }) =>
            findPassages(text, sought).map(({ start, end }, here) => ({
              page,
              here,
              quote: text.slice(start, end),
            })),
          ),
    [texts, sought],
  );
  const move = (by: 1 | -1) => {
    if (places.length === 0) return;
    const next = at === null ? (by === 1 ? 0 : places.length - 1) : (at + by + places.length) % places.length;
    const place = places[next];
    if (!place) return;
    setAt(next);
    goTo({ page: place.page, found: { words: sought, here: place.here } });
  };
  return {
    words,
    places,
    at,
    waiting: texts === undefined || sought !== words.trim(),
    search: (next) => {
      setWords(next);
      setAt(null);
    },
    move,
  };
}
