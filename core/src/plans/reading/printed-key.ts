import { oneLine } from './fold.js';
import type { TabledDocument } from './tabled-document.js';

const colour = /^(light green|dark green|green|amber|red|blue|grey|gray|purple|yellow|white)\b/i;

/** The ratings that a plan's own key explains: a short table whose first cells are colours, or lines that begin with them. */
export function printedKey(document: TabledDocument): string[] {
  const found: string[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'text') {
      const line = /^(light green|green|amber|red|blue|grey)\s*(?:\([^)]*\))?\s*[-–—:]/i.exec(
        oneLine(block.text),
      );
      if (line) found.push(line[1] ?? '');
      continue;
    }
    const firsts = block.rows.map((row) => oneLine(row.cells[0]?.text ?? ''));
    const colours = firsts.filter((text) => colour.test(text) && text.length <= 30);
    const narrow = block.rows.every((row) => row.cells.filter((cell) => cell.text.trim() !== '').length <= 3);
    if (narrow && colours.length >= 2) found.push(...colours);
  }
  return [...new Set(found)];
}
