import { findPassages } from '@revisit/core/shared';

/** The text nodes of an element as one text, with where each begins in it. */
function textOf(element: Element): { text: string; nodes: { node: Text; start: number }[] } {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node: node as Text, start: text.length });
    text += (node as Text).data;
  }
  return { text, nodes };
}

/** Where a passage stands in what an element shows. */
export function rangesOf(element: Element, passage: string): Range[] {
  const { text, nodes } = textOf(element);
  return findPassages(text, passage).flatMap(({ start, end }) => {
    const first = nodes.findLast((each) => each.start <= start);
    const last = nodes.findLast((each) => each.start < end);
    if (!first || !last) return [];
    const range = document.createRange();
    range.setStart(first.node, start - first.start);
    range.setEnd(last.node, end - last.start);
    return [range];
  });
}

/** A rectangle in hundredths of the page it lies on, so that it stays in its place when the page is zoomed. */
export interface Mark {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The lines a range covers on its page; pieces of one line that touch are one. */
export function marksOf(range: Range, page: Element): Mark[] {
  const sheet = page.getBoundingClientRect();
  const lines: DOMRect[] = [];
  for (const rect of range.getClientRects()) {
    if (rect.width < 1 || rect.height < 1) continue;
    const before = lines.at(-1);
    const sameLine =
      before && Math.abs(before.top + before.height / 2 - rect.top - rect.height / 2) < rect.height / 3;
    const touches = sameLine && rect.left - before.right < rect.height && rect.left >= before.left;
    if (touches) lines[lines.length - 1] = union(before, rect);
    else lines.push(rect);
  }
  return lines.map((rect) => ({
    left: ((rect.left - sheet.left) / sheet.width) * 100,
    top: ((rect.top - sheet.top) / sheet.height) * 100,
    width: (rect.width / sheet.width) * 100,
    height: (rect.height / sheet.height) * 100,
  }));
}

function union(one: DOMRect, other: DOMRect): DOMRect {
  const top = Math.min(one.top, other.top);
  const right = Math.max(one.right, other.right);
  return new DOMRect(one.left, top, right - one.left, Math.max(one.bottom, other.bottom) - top);
}
