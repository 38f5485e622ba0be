import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, cutToBytes, TextCollector } from './text-pages.js';

describe('clean text', () => {
  it('can be stored and compared: composed, without controls, cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const text = cleanText(raw);
        expect(text).not.toContain('\0');
        expect(text).toBe(text.normalize('NFC'));
        expect(Buffer.from(text).toString()).toBe(text);
        expect(cleanText(text)).toBe(text);
      }),
    );
  });

  it('keeps lines and drops what only breaks them', () => {
    expect(cleanText('a \r\nb\r\r\r\rc\fd\u00ade\u0001')).toBe('a\nb\n\nc\nde');
  });
});

describe('text cut to bytes', () => {
  it('fits, ends with a whole character, and is as long as it can be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(60), (text, bytes) => {
        const kept = cutToBytes(text, bytes);
        expect(text.startsWith(kept)).toBe(true);
        expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(bytes);
        const next = [...text.slice(kept.length)][0] ?? '';
        expect(next === '' || Buffer.byteLength(kept + next) > bytes).toBe(true);
      }),
    );
  });
});

describe('a text collector', () => {
  it('numbers pages from 1 and stays within its limit', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 })), fc.nat(200), (pages, limit) => {
        const collector = new TextCollector(limit);
        for (const page of pages) {
          collector.write(page);
          collector.endPage();
        }
        const text = collector.finish(null);
        expect(text.pages.map(({ page }) => page)).toEqual(pages.map((_, index) => index + 1));
        const kept = text.pages.map((page) => page.text);
        expect(Buffer.byteLength(kept.join(''))).toBeLessThanOrEqual(limit);
        if (!text.truncated) expect(kept).toEqual(pages.map(cleanText));
      }),
    );
  });
});
