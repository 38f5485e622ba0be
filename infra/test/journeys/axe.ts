import axeCore, { type Result } from 'axe-core';
import { desk, phone, type Visitor } from './browser.js';

/** WCAG 2.2 AA is what public bodies have to meet; the best practices hold headings, landmarks and names in order. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

declare global {
  interface Window {
    axe?: typeof axeCore;
  }
}

const inWords = ({ id, help, nodes }: Result) =>
  `${id}: ${help}\n${nodes
    .slice(0, 4)
    .map(
      (node) =>
        `    ${node.target.join(' ')}\n        ${node.html.slice(0, 160)}\n        ${node.failureSummary?.replace(/\s+/g, ' ')}`,
    )
    .join('\n')}`;

/** Throws what axe-core finds on the page as it is, each with the elements and what to mend. */
export async function axe(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await visitor.settled();
  // Evaluated by the browser itself: a script element would be refused by the page's own policy.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axeCore.source);
  const violations = await page.evaluate(async (values) => {
    const results = await window.axe?.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    });
    return results?.violations;
  }, rules);
  if (!violations) throw new Error('axe-core did not run.');
  if (violations.length > 0) {
    const width = page.viewportSize()?.width;
    throw new Error(`axe at ${width} wide, ${page.url()}\n${violations.map(inWords).join('\n')}`);
  }
}

/** The same page on a desk and on a phone. */
export async function axeAtBothWidths(visitor: Visitor): Promise<void> {
  for (const viewport of [phone, desk]) {
    await visitor.page.setViewportSize(viewport);
    await axe(visitor);
  }
}
