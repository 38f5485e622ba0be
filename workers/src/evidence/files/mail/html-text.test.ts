import fc from 'fast-check';
import { expect, it } from 'vitest';
import { htmlText } from './html-text.js';

it('keeps the words of a message and where lines end', () => {
  const html =
    '<html><head><title>No</title></head><body><p>It&nbsp;went <b>well</b>&#33;</p><!-- no --><table><tr><td>a</td><td>&lt;b&gt;</td></tr></table><style>no</style></body>';
  expect(htmlText(html).replace(/[ \n]*\n[ \n]*/g, '\n')).toBe('\nIt went well!\n\ta\t<b>\n');
});

it('reads whatever is no HTML, however long, in one pass', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof htmlText(text) === 'string'));
  expect(htmlText('a < b')).toContain('a ');
  expect(htmlText('<style>'.repeat(200_000))).toBe('');
  expect(htmlText('<!--'.repeat(200_000))).toBe('');
});
