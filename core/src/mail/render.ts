import type { Block, ListItem, MailPlace, MailTemplate } from './templates/template.js';

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** Where the reader finds the portal, without a slash at the end. */
export interface RenderPlace extends MailPlace {
  origin: string;
}

/** What stands for a secret that is not shown or has been erased. */
export const hiddenSecret = 'hidden';

/** One message as plain text and as HTML, from the same pieces. Throws when a template fails on its own values. */
export function renderMail(
  template: MailTemplate,
  values: Record<string, unknown>,
  place: RenderPlace,
): RenderedMail {
  const { subject, blocks } = template.content(values, place);
  const line = oneLine(subject);
  const foot = `Sent by Revisit for ${place.programme.name}.`;
  return {
    subject: line,
    text: `${[...blocks.map((block) => blockText(block, place.origin)), `-- \n${wrapped(foot)}`].join('\n\n')}\n`,
    html: page(
      line,
      [
        ...blocks.map((block) => blockHtml(block, place.origin)),
        `<p style="${small}">${escaped(foot)}</p>`,
      ].join('\n'),
    ),
  };
}

/** A header holds one line: what a person typed must not begin another. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const width = 72;

/** Breaks lines between words; an address longer than a line stays whole. */
function wrapped(text: string, indent = ''): string {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (current !== '' && current.length + 1 + word.length > width - indent.length) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  lines.push(current);
  return lines.join(`\n${indent}`);
}

function blockText(block: Block, origin: string): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return wrapped(block.text);
    case 'action':
      return `${wrapped(`${block.text}:`)}\n${origin}${block.path}`;
    case 'list':
      return block.items.map((item) => itemText(item, origin)).join('\n');
  }
}

function itemText({ text, note, path }: ListItem, origin: string): string {
  const lines = [`- ${wrapped(text, '  ')}`];
  if (note) lines.push(`  ${wrapped(note, '  ')}`);
  if (path) lines.push(`  ${origin}${path}`);
  return lines.join('\n');
}

const ink = '#1b1a21';
const link = '#5b2c6f';
const small = 'margin:32px 0 0;padding-top:12px;border-top:1px solid #d5dae0;font-size:14px;color:#4d5965';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

function blockHtml(block: Block, origin: string): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 style="margin:24px 0 8px;font-size:18px;line-height:1.3">${escaped(block.text)}</h2>`;
    case 'paragraph':
      return `<p style="margin:0 0 16px">${escaped(block.text)}</p>`;
    case 'action':
      return `<p style="margin:24px 0"><a href="${escaped(origin + block.path)}" style="display:inline-block;padding:12px 20px;background:${link};color:#ffffff;border-radius:6px;font-weight:bold;text-decoration:underline">${escaped(block.text)}</a></p>`;
    case 'list':
      return `<ul style="margin:0 0 16px;padding-left:20px">${block.items.map((item) => itemHtml(item, origin)).join('')}</ul>`;
  }
}

function itemHtml({ text, note, path }: ListItem, origin: string): string {
  const words = path
    ? `<a href="${escaped(origin + path)}" style="color:${link};text-decoration:underline">${escaped(text)}</a>`
    : escaped(text);
  return `<li style="margin:0 0 8px">${words}${note ? `<br><span style="color:#4d5965">${escaped(note)}</span>` : ''}</li>`;
}

/** One column without tables or pictures, in the reader's own type size and with nothing fetched from anywhere. */
const page = (title: string, body: string) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
</head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:${ink};font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5">
<main style="max-width:600px;margin:0 auto">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`;
