import { useCallback, useEffect, useRef } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { locatorOf } from '../address.js';
import type { Target } from './Pages.js';

/** Left in the history by the reader itself: the page changed because somebody scrolled, not because they want to be elsewhere. */
const byReader = { byReader: true };
/** Browsers refuse addresses that change all the time, and nobody needs those of pages that were scrolled past. In milliseconds. */
const settled = 400;

/**
 * The place in a document that the page's address names, `otherwise` when it names none; and a way to say which page is read
 * now, so that the address of what is on the screen can always be sent to a colleague.
 */
export function useTarget(otherwise: Target): { target: Target; onPage: (page: number) => void } {
  const [search, setSearch] = useSearchParams();
  const { key, state } = useLocation();
  const kept = useRef<{ key: string; target: Target } | null>(null);
  const scrolled = (state as { byReader?: boolean } | null)?.byReader === true;
  if (kept.current === null || (kept.current.key !== key && !scrolled))
    kept.current = { key, target: locatorOf(search) ?? otherwise };
  const timer = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const write = useRef((_: number) => {});
  write.current = (page) => {
    const said = Number(search.get('page')) || kept.current?.target.page;
    if (said === page) return;
    const next = new URLSearchParams(search);
    next.set('page', String(page));
    next.delete('quote');
    setSearch(next, { replace: true, state: byReader, preventScrollReset: true });
  };
  const onPage = useCallback((page: number) => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => write.current(page), settled);
  }, []);
  return { target: kept.current.target, onPage };
}
