import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  from: string;
  to: string[];
  raw: string;
}

/** What a mail server says instead of yes. */
export const smtpRefusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

export interface MailServerSettings {
  /** Offers STARTTLS: with this key and certificate, or with a certificate that nobody vouches for. */
  tls?: boolean | { key: string; cert: string };
  /** Encrypted from the first byte, as smtps:// is. */
  secure?: boolean;
  /** Takes mail only from whoever says these. */
  account?: { user: string; password: string };
}

/** A real mail server on loopback. What it does at a moment is said by each test. */
export class TestMailServer {
  /** All that it answered for, in order. */
  readonly received: ReceivedMail[] = [];
  /** Everybody who connected, whatever came of it. */
  connections = 0;
  atRecipient: (address: string) => Promise<void> | void = () => {};
  /** The whole message is there and not answered for yet. */
  atMessage: (mail: ReceivedMail) => Promise<void> | void = () => {};
  private server: SMTPServer | null = null;
  private port = 0;

  constructor(private readonly settings: MailServerSettings = {}) {}

  static async start(settings?: MailServerSettings): Promise<TestMailServer> {
    const server = new TestMailServer(settings);
    await server.up();
    return server;
  }

  get url(): string {
    return `${this.settings.secure ? 'smtps' : 'smtp'}://127.0.0.1:${this.port}`;
  }

  /** Listens, on the port it had before if it had one. */
  async up(): Promise<void> {
    const { tls, secure = false, account } = this.settings;
    const server = new SMTPServer({
      secure,
      ...(typeof tls === 'object' ? tls : {}),
      authOptional: !account,
      allowInsecureAuth: true,
      disabledCommands: [...(tls ? [] : ['STARTTLS']), ...(account ? [] : ['AUTH'])],
      disableReverseLookup: true,
      closeTimeout: 50,
      onConnect: (_session, done) => {
        this.connections += 1;
        done();
      },
      onAuth: ({ username, password }, _session, done) => {
        if (username === account?.user && password === account?.password) done(null, { user: username });
        else done(smtpRefusal(535, 'Authentication failed'));
      },
      onRcptTo: ({ address }, _session, done) => {
        void answer(() => this.atRecipient(address), done);
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const mail = {
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            raw: Buffer.concat(chunks).toString('utf8'),
          };
          void answer(async () => {
            await this.atMessage(mail);
            this.received.push(mail);
          }, done);
        });
      },
    });
    server.on('error', () => {});
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  async down(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

async function answer(work: () => Promise<void> | void, done: (error?: Error | null) => void): Promise<void> {
  try {
    await work();
    done();
  } catch (error) {
    done(error as Error);
  }
}
