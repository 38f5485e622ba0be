import { stat } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { fileLimits } from '@revisit/core/shared';
import { judgeCarriedAll } from '../attachments.js';
import type { CompoundStream } from '../compound/compound.js';
import { withCompoundFile } from '../compound/open.js';
import { Refusal, warningFor } from '../policy.js';
import type { Reading } from '../reader.js';
import type { TextCollector } from '../text-pages.js';
import { messageText } from './email.js';
import { htmlText } from './html-text.js';

/** Property numbers of a message ([MS-OXPROPS]), in hexadecimal as stream names have them. */
const property = {
  subject: '0037',
  body: '1000',
  htmlBody: '1013',
  senderName: '0C1A',
  displayTo: '0E04',
  displayCc: '0E03',
  attachmentData: '3701',
  attachmentName: '3707',
  attachmentShortName: '3704',
} as const;

const unicodeType = '001F';
const byteStringType = '001E';
const binaryType = '0102';
const propertyList = '__properties_version1.0';
/** Properties of fixed size: the header of the list is 32 bytes in a message, and each entry has 16 ([MS-OXMSG] 2.4). */
const listHeaderBytes = 32;
const listEntryBytes = 16;
const clientSubmitTimeTag = 0x00390040;
const messageCodepageTag = 0x3ffd0003;
const internetCodepageTag = 0x3fde0003;
/** Windows counts 100-nanosecond steps from 1601; this is 1970 in milliseconds of that count. */
const epochDifference = 11_644_473_600_000;

/** A message's own streams and those of its attachments, by path. */
type Streams = ReadonlyMap<string, CompoundStream>;

const streamName = (number: string, type: string): string => `__substg1.0_${number}${type}`;

function decoderFor(codepage: number): TextDecoder {
  const known: Partial<Record<number, string>> = {
    65001: 'utf-8',
    932: 'shift_jis',
    936: 'gbk',
    28591: 'iso-8859-1',
  };
  const label =
    known[codepage] ?? (codepage >= 1250 && codepage <= 1258 ? `windows-${codepage}` : 'windows-1252');
  return new TextDecoder(label);
}

/** The fixed-size properties of the message: where each one's eight bytes are. */
function readPropertyList(streams: Streams): Map<number, Buffer> {
  const list = streams.get(propertyList)?.read() ?? Buffer.alloc(0);
  const values = new Map<number, Buffer>();
  for (let at = listHeaderBytes; at + listEntryBytes <= list.length; at += listEntryBytes) {
    values.set(list.readUInt32LE(at), list.subarray(at + 8, at + listEntryBytes));
  }
  return values;
}

function sentOn(value: Buffer | undefined): string {
  if (!value) return '';
  const milliseconds = Number(value.readBigUInt64LE(0) / 10_000n) - epochDifference;
  const moment = new Date(milliseconds);
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString();
}

function textOf(streams: Streams, folder: string, number: string, decoder: TextDecoder): string {
  const unicode = streams.get(folder + streamName(number, unicodeType));
  if (unicode) return unicode.read().toString('utf16le');
  const bytes = streams.get(folder + streamName(number, byteStringType));
  return bytes ? decoder.decode(bytes.read()) : '';
}

interface OutlookMessage {
  text: string;
  attachments: { name: string; content: Buffer }[];
}

function readMessage(list: readonly CompoundStream[]): OutlookMessage {
  const streams: Streams = new Map(list.map((stream) => [stream.path, stream]));
  if (!streams.has(propertyList)) throw new Refusal('content-mismatch');
  const properties = readPropertyList(streams);
  const codepage = properties.get(messageCodepageTag) ?? properties.get(internetCodepageTag);
  const decoder = decoderFor(codepage?.readUInt32LE(0) ?? 0);
  const field = (number: string, folder = ''): string =>
    textOf(streams, folder, number, decoder).replace(/\0+$/, '');

  const html = streams.get(streamName(property.htmlBody, binaryType));
  const body = field(property.body) || (html ? htmlText(decoder.decode(html.read())) : '');
  const data = streamName(property.attachmentData, binaryType);
  return {
    text: messageText(
      [
        ['From', field(property.senderName)],
        ['To', field(property.displayTo)],
        ['Cc', field(property.displayCc)],
        ['Date', sentOn(properties.get(clientSubmitTimeTag))],
        ['Subject', field(property.subject)],
      ],
      body,
    ),
    attachments: list
      .filter(({ path }) => path.endsWith(`/${data}`))
      .map((stream) => {
        const folder = stream.path.slice(0, -data.length);
        const name = field(property.attachmentName, folder) || field(property.attachmentShortName, folder);
        return { name, content: stream.read() };
      }),
  };
}

/** Reads an Outlook message ([MS-OXMSG]): its header and its text. Attachments are judged but not read. */
export async function readOutlook(path: string, text: TextCollector): Promise<Reading> {
  if ((await stat(path)).size > fileLimits.messageBytes) throw new Refusal('message-too-large');
  const message = withCompoundFile(path, readMessage);
  const unscanned = await judgeCarriedAll(message.attachments);
  text.write(message.text);
  text.endPage();
  return {
    pageCount: null,
    warnings: [...(message.attachments.length > 0 ? [warningFor('email-attachments')] : []), ...unscanned],
  };
}
