import CFB from 'cfb';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

export interface MessageParts {
  subject: string;
  body: string;
  attachment?: { name: string; content: Buffer };
}

/** An Outlook message, written by a compound file library that is not the one under test. */
export function makeOutlookMessage({ subject, body, attachment }: MessageParts): Buffer {
  const file = CFB.utils.cfb_new();
  const add = (path: string, content: Buffer): void => {
    CFB.utils.cfb_add(file, path, content);
  };
  add('/__properties_version1.0', Buffer.alloc(32));
  add('/__substg1.0_0037001F', utf16(subject));
  add('/__substg1.0_1000001F', utf16(body));
  add('/__substg1.0_0C1A001F', utf16('Improvement partner'));
  if (attachment) {
    add('/__attach_version1.0_#00000000/__substg1.0_3707001F', utf16(attachment.name));
    add('/__attach_version1.0_#00000000/__substg1.0_37010102', attachment.content);
  }
  return compoundBytes(file);
}

/** A compound file of these streams. */
export function makeCompound(streams: Readonly<Record<string, Buffer>>): Buffer {
  const file = CFB.utils.cfb_new();
  for (const [path, content] of Object.entries(streams)) CFB.utils.cfb_add(file, path, content);
  return compoundBytes(file);
}

export function compoundBytes(file: CFB.CFB$Container): Buffer {
  const written = CFB.write(file, { type: 'buffer' });
  if (typeof written === 'string') throw new Error('the compound file library wrote text');
  return Buffer.from(written);
}

export interface EmailParts {
  subject: string;
  body: string;
  attachment?: { name: string; content: Buffer };
}

/** A message as mail programs save it. */
export function makeEmail({ subject, body, attachment }: EmailParts): Buffer {
  const header = [
    'From: partner@sample.test',
    'To: lead@sample.test',
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
  ];
  if (!attachment) {
    return Buffer.from([...header, 'Content-Type: text/plain; charset=utf-8', '', body, ''].join('\r\n'));
  }
  return Buffer.from(
    [
      ...header,
      'Content-Type: multipart/mixed; boundary=part',
      '',
      '--part',
      'Content-Type: text/plain; charset=utf-8',
      '',
      body,
      '--part',
      'Content-Type: application/octet-stream',
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="${attachment.name}"`,
      '',
      attachment.content.toString('base64'),
      '--part--',
      '',
    ].join('\r\n'),
  );
}
