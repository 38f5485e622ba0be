import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Config } from '../config/config.js';
import type { RenderedMail } from './render.js';

export type SmtpSettings = Pick<Config, 'SMTP_TLS' | 'MAIL_FROM' | 'MAIL_REPLY_TO'> & { SMTP_URL: string };

export interface Letter extends RenderedMail {
  /** The same at every try, so that a mailbox which got it twice can tell. */
  id: string;
  to: { name: string; address: string };
}

/**
 * accepted: the server has it and answers for it. refused: it will never take this message for this address. later: it may
 * take it another time, or was not there. unknown: all of the message went out and no answer came, so it may have been taken.
 */
export interface Delivery {
  outcome: 'accepted' | 'refused' | 'later' | 'unknown';
  /** The server's words, or what went wrong. */
  answer: string;
}

/** In milliseconds. RFC 5321 (4.5.3.2) asks to wait ten minutes for the answer to a whole message. */
export interface Patience {
  connect: number;
  answer: number;
}
const usualPatience: Patience = { connect: 30_000, answer: 600_000 };

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Where the mail server is, and how the connection is kept from others. `secure`: encrypted from its first byte. `requireTLS`:
 * begun in clear, and given up unless STARTTLS encrypts it before anything but the greeting is said. Neither: STARTTLS where the
 * server offers it. Whenever there is encryption, the server's certificate has to be one that this computer trusts.
 */
export function connectionOf(settings: Pick<SmtpSettings, 'SMTP_URL' | 'SMTP_TLS'>) {
  const { protocol, hostname, port } = new URL(settings.SMTP_URL);
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && !loopback.test(hostname) && settings.SMTP_TLS === 'required',
  };
}

/** Speaks to the mail server, one connection a message. */
export class Smtp {
  constructor(
    private readonly settings: SmtpSettings,
    private readonly patience: Patience = usualPatience,
  ) {}

  /**
   * Delivers one letter. `beforeLastByte` runs when all but the end of the message is on its way: when it throws, the
   * connection is cut and the server takes nothing. Never throws itself.
   */
  async deliver(letter: Letter, beforeLastByte: () => Promise<void>): Promise<Delivery> {
    const connection = new SMTPConnection(this.options());
    let whole = false;
    try {
      const message = await this.compose(letter);
      const said = await new Promise<string>((resolve, reject) => {
        connection.once('error', reject);
        connection.once('end', () => reject(new Error('The mail server hung up.')));
        const send = () =>
          connection.send(
            { from: this.sender.address, to: [letter.to.address] },
            endingWith(message, async () => {
              await beforeLastByte();
              whole = true;
            }),
            (error, info) => (error ? reject(error) : resolve(info?.response ?? '')),
          );
        connection.connect((error) => {
          if (error) return reject(error);
          const auth = this.credentials();
          if (!auth) return send();
          connection.login(auth, (refused) => (refused ? reject(refused) : send()));
        });
      });
      return { outcome: 'accepted', answer: said };
    } catch (error) {
      return outcomeOf(error, whole);
    } finally {
      connection.close();
    }
  }

  private compose(letter: Letter): Promise<Buffer> {
    const { MAIL_FROM, MAIL_REPLY_TO } = this.settings;
    return new MailComposer({
      from: MAIL_FROM,
      replyTo: MAIL_REPLY_TO,
      to: { name: letter.to.name, address: letter.to.address },
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      messageId: `<${letter.id}@${this.sender.address.split('@')[1]}>`,
      headers: {
        // RFC 3834: nobody's absence note answers a machine.
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'Content-Language': 'en-GB',
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
      .compile()
      .build();
  }

  private get sender(): { address: string } {
    const from = this.settings.MAIL_FROM ?? '';
    return { address: /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from };
  }

  private options() {
    return {
      ...connectionOf(this.settings),
      connectionTimeout: this.patience.connect,
      greetingTimeout: this.patience.connect,
      socketTimeout: this.patience.answer,
      socketCloseTimeout: 1000,
    };
  }

  private credentials() {
    const url = new URL(this.settings.SMTP_URL);
    if (!url.username) return null;
    return {
      credentials: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    };
  }
}

/** Why a connection could not be encrypted, in words that an operator can act on; null when that is not what went wrong. */
function encryptionTrouble(command?: string, responseCode?: unknown, message = ''): string | null {
  if (responseCode && (command === 'STARTTLS' || /required STARTTLS/.test(message)))
    return 'The mail server does not encrypt the connection (STARTTLS), so nothing was given to it.';
  if (!responseCode && /certificate|altnames/i.test(message))
    return 'The mail server’s certificate is not one that this computer trusts, so nothing was given to it.';
  return null;
}

/** The bytes, and `atEnd` between the last of them and the end: the full stop of SMTP goes out after it. */
function endingWith(bytes: Buffer, atEnd: () => Promise<void>): Readable {
  let begun = false;
  return new Readable({
    read() {
      if (!begun) {
        begun = true;
        this.push(bytes);
        return;
      }
      atEnd().then(
        () => this.push(null),
        (error: Error) => this.destroy(error),
      );
    },
  });
}

/** What is said to these is about the addressee or the message; all else is between the portal and its server, and can be mended. */
const aboutTheLetter = new Set(['RCPT TO', 'DATA']);

function outcomeOf(error: unknown, whole: boolean): Delivery {
  const { responseCode, response, command, message } = error as Partial<
    Record<'response' | 'command' | 'message', string>
  > & { responseCode?: number };
  const said = response || message || 'The mail server did not answer.';
  const trouble = encryptionTrouble(command, responseCode, message);
  const answer = trouble ? `${trouble} It said: ${said}` : said;
  if (responseCode)
    return {
      outcome: responseCode >= 500 && aboutTheLetter.has(command ?? '') ? 'refused' : 'later',
      answer,
    };
  return { outcome: whole ? 'unknown' : 'later', answer };
}
