import { type RefObject, useEffect, useState } from 'react';
import type { Locator } from '../address.js';

/** As much as a link keeps (the API's limit), in characters. */
const longest = 1000;

const pageOf = (node: Node): HTMLElement | null =>
  (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-page]') ?? null;

/** What is selected inside the reader: the page it begins on, and its words up to that page's end. */
function selectedIn(reader: Element | null): Locator | null {
  const selection = document.getSelection();
  if (!reader || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const page = pageOf(range.startContainer);
  if (!page || !reader.contains(page)) return null;
  if (!page.contains(range.endContainer)) range.setEnd(page, page.childNodes.length);
  const holder = document.createElement('div');
  holder.append(range.cloneContents());
  for (const lineEnd of holder.querySelectorAll('br')) lineEnd.replaceWith('\n');
  const quote = (holder.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, longest);
  return quote ? { page: Number(page.dataset.page), quote } : null;
}

/** The passage a person has selected in the reader; it stays while they press a button of the reader's bar. */
export function useSelectedPassage(reader: RefObject<HTMLElement | null>): Locator | null {
  const [passage, setPassage] = useState<Locator | null>(null);
  useEffect(() => {
    const listen = () => setPassage(selectedIn(reader.current));
    document.addEventListener('selectionchange', listen);
    return () => document.removeEventListener('selectionchange', listen);
  }, [reader]);
  return passage;
}
