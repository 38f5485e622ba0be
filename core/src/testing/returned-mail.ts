/** What a mail server writes back about a message, part by part as servers of this kind write it. */
export interface ReturnedMail {
  /** The message that could not be delivered, as it was received. */
  original: string;
  action?: 'failed' | 'delayed' | 'delivered' | 'relayed';
  status?: string;
  diagnostic?: string;
  /** Whole: the message. Headers: its header alone. None: some servers name it in the header of the report instead. */
  carries?: 'whole' | 'headers' | 'none';
}

const headerOf = (message: string) => message.split(/\r?\n\r?\n/)[0] ?? '';
const messageIdOf = (message: string) => /^message-id:\s*(\S+)/im.exec(message)?.[1] ?? '';

/** A report of RFC 3464, with lines that end as in mail. */
export function returnedMail({
  original,
  action = 'failed',
  status = '5.1.1',
  diagnostic = 'smtp; 550 5.1.1 <kim@trust.example.test>: Recipient address rejected: User unknown',
  carries = 'headers',
}: ReturnedMail): Buffer {
  const parts = [
    ['text/plain; charset=utf-8', 'This is the mail system. Your message could not be delivered.'],
    [
      'message/delivery-status',
      `Reporting-MTA: dns; relay.council.example.test\nArrival-Date: Mon, 3 Feb 2020 09:00:00 +0000\n\nFinal-Recipient: rfc822; kim@trust.example.test\nAction: ${action}\nStatus: ${status}\nDiagnostic-Code: ${diagnostic}\n`,
    ],
    ...(carries === 'whole' ? [['message/rfc822', original]] : []),
    ...(carries === 'headers' ? [['text/rfc822-headers', `${headerOf(original)}\n`]] : []),
  ];
  const lines = [
    'From: Mail Delivery System <MAILER-DAEMON@relay.council.example.test>',
    'To: no-reply@council.example.test',
    'Subject: Undelivered Mail Returned to Sender',
    'Date: Mon, 3 Feb 2020 09:00:05 +0000',
    'Message-ID: <20200203.1@relay.council.example.test>',
    ...(carries === 'none' ? [`In-Reply-To: ${messageIdOf(original)}`] : []),
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="edge"',
    '',
    ...parts.flatMap(([type, text]) => ['--edge', `Content-Type: ${type}`, '', text ?? '']),
    '--edge--',
    '',
  ];
  return Buffer.from(lines.join('\n').replace(/\r?\n/g, '\r\n'));
}
