import { styled } from '@mui/material/styles';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Locator } from '../address.js';
import type { Wanted } from './Marks.js';

const Scroller = styled('div')(({ theme }) => ({
  position: 'relative',
  flex: '1 1 0',
  minHeight: 0,
  overflow: 'auto',
  padding: '16px 0 40px',
  background: theme.palette.surface.sunk,
  '&:focus-visible': { outlineOffset: -3 },
}));
/** On either side of a page, in pixels. */
const margin = 16;
/** A page is never wider than this without zoom: longer lines are hard to read. */
const widest = 860;
/** A4, until the page itself has said its shape: height over width. */
const usualShape = 842 / 595;

export interface PageProps {
  page: number;
  label: string;
  /** Of the sheet, in pixels. */
  width: number;
  /** Height over width. */
  shape: number;
  wanted: Wanted;
  /** The page has said its shape. */
  onShape: (shape: number) => void;
  /** The page's words were looked through: where the mark is, in hundredths of its height; null when it isn't there. */
  onLooked: (top: number | null) => void;
}

/** Somebody wants to be at this place. A new object is a new wish, even for the same place. */
export interface Target extends Locator {
  found?: { words: string; here: number };
}

/**
 * The pages of a document below each other. Only those near to what is seen are drawn; the others keep their place, so that five
 * hundred pages scroll as one does.
 */
export function Pages({
  last,
  zoom,
  target,
  words,
  onPage,
  onMissing,
  draw,
}: {
  last: number;
  zoom: number;
  target: Target;
  /** What is searched for, framed wherever it is seen. */
  words: string;
  onPage: (page: number) => void;
  /** The target's passage isn't on its page. */
  onMissing: (target: Target) => void;
  draw: (props: PageProps) => ReactNode;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  const [shapes, setShapes] = useState<ReadonlyMap<number, number>>(new Map());
  const wish = useRef<Target | null>(null);
  const depth = useRef(0);
  const tell = useRef(onPage);
  tell.current = onPage;
  const width = Math.round(Math.min(room - 2 * margin, widest) * zoom);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const observer = new ResizeObserver(() => setRoom(box.clientWidth));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  const measured = room > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pages are there once the width is known, and anew when their number changes.
  useEffect(() => {
    const root = scroller.current;
    if (!root || !measured) return;
    const numberOf = (entry: IntersectionObserverEntry) => Number((entry.target as HTMLElement).dataset.page);
    const drawn = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const next = new Set(before);
          for (const entry of entries)
            if (entry.isIntersecting) next.add(numberOf(entry));
            else next.delete(numberOf(entry));
          return next;
        }),
      { root, rootMargin: '80% 0px' },
    );
    // The page that crosses a line a third down is the one that is read.
    const read = new IntersectionObserver(
      (entries) => {
        const at = entries.find((entry) => entry.isIntersecting);
        if (at) tell.current(numberOf(at));
      },
      { root, rootMargin: '-33% 0px -66% 0px' },
    );
    for (const page of root.querySelectorAll('[data-page]')) {
      drawn.observe(page);
      read.observe(page);
    }
    return () => {
      drawn.disconnect();
      read.disconnect();
    };
  }, [measured, last]);

  const boxOf = (page: number) =>
    scroller.current?.querySelector<HTMLElement>(`[data-page="${page}"]`) ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a wish is followed once, as soon as there are pages.
  useEffect(() => {
    const box = scroller.current;
    const page = boxOf(Math.min(target.page, last));
    if (!box || !page || !measured) return;
    const isThere = target.page <= last;
    wish.current = isThere && (target.quote || target.found) ? target : null;
    if (!isThere) onMissing(target);
    box.scrollTop = page.offsetTop - margin;
    tell.current(Math.min(target.page, last));
  }, [target, measured, last]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: when the width changes, what is read stays where it is.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box) box.scrollTop = depth.current * box.scrollHeight;
  }, [width]);

  const looked = (page: number, top: number | null) => {
    const box = scroller.current;
    const sheet = boxOf(page);
    if (!box || !sheet || wish.current?.page !== page) return;
    if (top === null) onMissing(wish.current);
    else box.scrollTop = sheet.offsetTop + (sheet.offsetHeight * top) / 100 - box.clientHeight / 4;
    wish.current = null;
  };

  const byKeys = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by || event.target !== scroller.current) return;
    const boxes = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-page]') ?? [])];
    const top = (scroller.current?.scrollTop ?? 0) + 2 * margin;
    const at = boxes.findLastIndex((each) => each.offsetTop <= top);
    const next = boxes[Math.max(0, Math.min(boxes.length - 1, at + by))];
    if (next && scroller.current) scroller.current.scrollTop = next.offsetTop - margin;
    event.preventDefault();
  };

  return (
    <Scroller
      ref={scroller}
      role="group"
      aria-label="Pages"
      tabIndex={0}
      onKeyDown={byKeys}
      onScroll={({ currentTarget: box }) => {
        depth.current = box.scrollTop / box.scrollHeight;
      }}
    >
      {measured
        ? Array.from({ length: last }, (_, index) => {
            const page = index + 1;
            const shape = shapes.get(page) ?? shapes.get(1) ?? usualShape;
            const label = `Page ${page} of ${last}`;
            const here = target.page === page;
            return (
              <article
                key={page}
                data-page={page}
                aria-label={label}
                style={{
                  width,
                  minHeight: near.has(page) ? undefined : width * shape,
                  margin: `0 auto ${margin}px`,
                }}
              >
                {near.has(page)
                  ? draw({
                      page,
                      label,
                      width,
                      shape,
                      wanted: {
                        passage: here ? target.quote : undefined,
                        found: words
                          ? { words, here: here ? (target.found?.here ?? null) : null }
                          : undefined,
                      },
                      onShape: (said) =>
                        setShapes((before) =>
                          before.get(page) === said ? before : new Map(before).set(page, said),
                        ),
                      onLooked: (top) => looked(page, top),
                    })
                  : null}
              </article>
            );
          })
        : null}
    </Scroller>
  );
}
