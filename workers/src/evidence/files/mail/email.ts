import { readFile, stat } from 'node:fs/promises';
import { fileLimits } from '@revisit/core/shared';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { judgeCarriedAll } from '../attachments.js';
import { Refusal, warningFor } from '../policy.js';
import type { Reading } from '../reader.js';
import { faceOf } from '../signature.js';
import type { TextCollector } from '../text-pages.js';
import { htmlText } from './html-text.js';

/** Fields every message program writes some of (RFC 5322, 3.6); two of them make a message. */
const messageFields = new Set([
  'from',
  'to',
  'cc',
  'date',
  'subject',
  'message-id',
  'received',
  'return-path',
  'mime-version',
]);

/** True when a file begins with the header of a message: named fields, some of them the ones a message has. */
export function startsAsMessage(head: Buffer): boolean {
  // The cut at the end of what was read may leave half a line.
  const [header = ''] = head
    .toString('latin1')
    .replace(/^From .*\r?\n/, '')
    .split(/\r?\n\r?\n/);
  const lines = header.split(/\r?\n/);
  const isWholeHeader = header.length < head.length;
  const fields = (isWholeHeader ? lines : lines.slice(0, -1)).filter((line) => !/^[ \t]/.test(line));
  const names = fields.map((line) => /^([!-9;-~]+)[ \t]*:/.exec(line)?.[1]?.toLowerCase());
  if (names.includes(undefined)) return false;
  return new Set(names.filter((name) => name && messageFields.has(name))).size >= 2;
}

const nameOf = ({ name, address, group }: Address): string =>
  group
    ? `${name}: ${group.map(nameOf).join(', ')}`
    : name && address
      ? `${name} <${address}>`
      : name || (address ?? '');

/** The header lines a reader of a message looks at, then its words. */
export function messageText(fields: readonly (readonly [string, string])[], body: string): string {
  const header = fields.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
  return `${header.join('\n')}\n\n${body}`;
}

async function parse(path: string): Promise<Email> {
  if ((await stat(path)).size > fileLimits.messageBytes) throw new Refusal('message-too-large');
  if (!startsAsMessage((await faceOf(path)).head)) throw new Refusal('content-mismatch');
  try {
    return await PostalMime.parse(await readFile(path), { maxNestingDepth: 50 });
  } catch {
    throw new Refusal('damaged');
  }
}

/** Reads a message saved as EML: its header and its text. Attachments are judged but not read. */
export async function readEmail(path: string, text: TextCollector): Promise<Reading> {
  const email = await parse(path);
  const unscanned = await judgeCarriedAll(
    email.attachments.map(({ filename, content }) => ({
      name: filename ?? '',
      content: typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content)),
    })),
  );
  const addresses = (list: Address[] | undefined): string => (list ?? []).map(nameOf).join(', ');
  text.write(
    messageText(
      [
        ['From', email.from ? nameOf(email.from) : ''],
        ['To', addresses(email.to)],
        ['Cc', addresses(email.cc)],
        ['Date', email.date ?? ''],
        ['Subject', email.subject ?? ''],
      ],
      email.text ?? htmlText(email.html ?? ''),
    ),
  );
  text.endPage();
  const carries = email.attachments.length > 0 ? [warningFor('email-attachments')] : [];
  return { pageCount: null, warnings: [...carries, ...unscanned] };
}
