import PostalMime, { type Attachment } from 'postal-mime';

/** What a mail server wrote back about a message it had taken (RFC 3464). */
export interface ReturnReport {
  mailId: string;
  /** failed: it will not arrive. delayed: it is still being tried. */
  outcome: 'failed' | 'delayed';
  /** What happened, in a sentence, and the server's own words; without addresses. */
  reason: string;
}

/** A report needs few headers and parts; more is somebody's attempt at something. */
const limits = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024 };
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const longestReason = 400;

/**
 * Reads a message that came back. null when it is anything else: an answer, a note of absence, a report that says that it
 * arrived, or one about a message that is not named as the portal names its own.
 */
export async function readReturnReport(raw: Uint8Array): Promise<ReturnReport | null> {
  const email = await PostalMime.parse(raw, { attachmentEncoding: 'utf8', ...limits }).catch(() => null);
  const status = email?.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  if (!email || !status) return null;
  const [message, ...recipients] = textOf(status)
    .split(/\r?\n[ \t]*\r?\n/)
    .map(fieldsOf);
  const found =
    recipients.find((each) => each.get('action') === 'failed') ??
    recipients.find((each) => each.get('action') === 'delayed');
  if (!found) return null;
  const parts = email.attachments.filter((part) => part !== status).map(textOf);
  const mailId =
    parts.map((part) => named(/^message-id:\s*(\S+)/im.exec(part)?.[1])).find(Boolean) ??
    named(message?.get('original-envelope-id')) ??
    named(email.inReplyTo) ??
    named(email.references);
  if (!mailId) return null;
  return {
    mailId,
    outcome: found.get('action') === 'failed' ? 'failed' : 'delayed',
    reason: reasonOf(found.get('status') ?? '', found.get('diagnostic-code') ?? ''),
  };
}

const textOf = ({ content }: Attachment): string => (typeof content === 'string' ? content : '');

/** The first id of one of our messages in a field, if it has one. */
const named = (field: string | undefined): string | undefined =>
  new RegExp(`(?:^|<)(${uuid})(?:@|$)`, 'i').exec(field?.trim() ?? '')?.[1]?.toLowerCase();

/** Header fields by their names in lower case; a line that begins with a blank goes on with the one before. */
function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([^:\s]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (name && value !== undefined) fields.set(name.toLowerCase(), value.trim());
  }
  const action = fields.get('action');
  if (action) fields.set('action', action.toLowerCase());
  return fields;
}

/** By the second and third figure of the status (RFC 3463). */
function reasonOf(status: string, diagnostic: string): string {
  const said = withoutAddresses(diagnostic.replace(/^smtp;\s*/i, ''))
    .replace(/\s+/g, ' ')
    .trim();
  const words = `${sentenceOf(/^[245]\.(\d{1,3}\.\d{1,3})/.exec(status)?.[1] ?? '')}${said ? ` The mail server’s words: ${said}` : ''}`;
  return words.length > longestReason ? `${words.slice(0, longestReason - 1)}…` : words;
}

function sentenceOf(detail: string): string {
  if (/^1\.(1|6|10)$/.test(detail)) return 'There is no such address.';
  if (/^1\.2$|^4\.4$/.test(detail)) return 'What stands after the @ is not known as a place for mail.';
  if (detail === '2.2') return 'The mailbox is full.';
  if (detail === '2.1') return 'The mailbox is not in use.';
  if (/^(3|5)\.4$|^2\.3$/.test(detail)) return 'The message is larger than the other side takes.';
  if (/^4\./.test(detail)) return 'The other side’s mail server could not be reached.';
  if (/^7\./.test(detail)) return 'The other side’s rules did not let it in.';
  return 'The other side could not deliver it.';
}

/** Servers like to repeat the address, which the portal has erased by then. */
const withoutAddresses = (text: string): string =>
  text.replace(/<?[^\s<>@,;:"']+@[^\s<>@,;:"']+>?/g, 'the address');
