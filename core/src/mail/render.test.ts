import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pauseAfter } from './mail.rules.js';
import { renderMail } from './render.js';
import { mailTemplates } from './templates/index.js';
import { action, defineTemplate, heading, list, paragraph } from './templates/template.js';

const place = {
  to: { name: 'Sam Example' },
  programme: { name: 'Example <council>', slug: 'example' },
  origin: 'https://portal.example.test',
};
const template = defineTemplate({
  name: 'x',
  title: 'x',
  when: 'x',
  audience: 'member',
  values: z.object({ typed: z.string() }),
  secrets: [],
  sample: { typed: '' },
  content: ({ typed }) => ({
    subject: `About ${typed}`,
    blocks: [
      heading('Asked of you'),
      paragraph(typed),
      list([{ text: typed, note: 'by Thursday', path: '/p/example/evidence' }]),
      action('Open it', '/p/example?a=1&b=2'),
    ],
  }),
});

describe('a message', () => {
  it('takes what people typed for words, never for a header, a tag or an attribute', () => {
    const typed = 'minutes\r\nBcc: other@example.test\n<script>alert("x")</script> & \'more\'';
    const { subject, text, html } = renderMail(template, { typed }, place);
    expect(subject).toBe('About minutes Bcc: other@example.test <script>alert("x")</script> & \'more\'');
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;more&#39;');
    expect(html).toContain('href="https://portal.example.test/p/example?a=1&amp;b=2"');
    expect(text).toContain('<script>alert("x")</script>');
  });

  it('breaks its lines between words and leaves addresses whole', () => {
    const long = `https://portal.example.test/${'a'.repeat(90)}`;
    const { text } = renderMail(template, { typed: `${'word '.repeat(40)}${long}` }, place);
    for (const line of text.split('\n')) if (line.length > 72) expect(line.trim()).toBe(long);
    expect(text).toContain(long);
  });

  it.each(mailTemplates.map((each) => [each.name, each] as const))(
    'of the kind %s reads from its own sample, in text and HTML alike, and needs nothing from anywhere',
    (_name, each) => {
      const { subject, text, html } = renderMail(each, each.values.parse(each.sample), place);
      expect(subject.length).toBeGreaterThan(5);
      expect(subject.length).toBeLessThan(90);
      expect(`${subject}${text}`).not.toMatch(/undefined|null|NaN|\[object/);
      expect(html).toMatch(/<html lang="en-GB">.*<title>.+<\/title>.*<h1/s);
      expect(html).not.toMatch(/<(img|script|link|style|table|iframe)|url\(/);
      const { blocks } = each.content(each.values.parse(each.sample), place);
      for (const block of blocks)
        if (block.kind === 'action') {
          expect(text).toContain(`${place.origin}${block.path}`);
          expect(block.path).toMatch(/^\//);
        }
    },
  );
});

describe('the pauses between tries', () => {
  it('grow to an hour, and end after two days', () => {
    const pauses: number[] = [];
    for (let tries = 1; ; tries += 1) {
      const pause = pauseAfter(tries);
      if (pause === null) break;
      pauses.push(pause);
    }
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    const hours = pauses.reduce((sum, minutes) => sum + minutes, 0) / 60;
    expect(hours).toBeGreaterThan(46);
    expect(hours).toBeLessThan(49);
  });
});
