const blockElements = new Set(
  'address article blockquote br div h1 h2 h3 h4 h5 h6 hr li ol p section table tr ul'.split(' '),
);
const unseenElements = new Set(['head', 'script', 'style', 'title']);
const entities: Partial<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
};

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
}

/** The words of an HTML message as plain text: one pass, no page is built and nothing is fetched. */
export function htmlText(html: string): string {
  const lower = html.toLowerCase();
  let text = '';
  let at = 0;
  /** Moves behind the next `mark`, or to the end when there is none. */
  const skipPast = (mark: string, from: number): void => {
    const found = lower.indexOf(mark, from);
    at = found < 0 ? html.length : found + mark.length;
  };
  while (at < html.length) {
    const tag = html.indexOf('<', at);
    text += decodeEntities(html.slice(at, tag < 0 ? html.length : tag).replace(/\s+/g, ' '));
    if (tag < 0) break;
    if (lower.startsWith('<!--', tag)) {
      skipPast('-->', tag + 4);
      continue;
    }
    const name = /^\/?([a-z][a-z0-9]*)/.exec(lower.slice(tag + 1, tag + 20))?.[1] ?? '';
    skipPast('>', tag);
    if (blockElements.has(name)) text += '\n';
    if (lower[tag + 1] === '/') continue;
    if (name === 'td' || name === 'th') text += '\t';
    if (unseenElements.has(name)) skipPast(`</${name}>`, at);
  }
  return text;
}
