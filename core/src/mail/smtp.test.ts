import { afterAll, describe, expect, it } from 'vitest';
import { type MailServerSettings, TestMailServer } from '../testing/mail-server.js';
import { type Delivery, Smtp } from './smtp.js';

const servers: TestMailServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.down())));

/** What becomes of one letter at a server of this kind, and what the server took. */
async function deliverAt(
  kind: MailServerSettings,
  address: (server: URL) => void = () => {},
): Promise<Delivery & { taken: number }> {
  const server = await TestMailServer.start(kind);
  servers.push(server);
  const url = new URL(server.url);
  address(url);
  const smtp = new Smtp(
    {
      SMTP_URL: url.href,
      SMTP_TLS: 'required',
      MAIL_FROM: 'no-reply@council.example.test',
      MAIL_REPLY_TO: undefined,
    },
    { connect: 3000, answer: 3000 },
  );
  const letter = {
    id: 'x',
    to: { name: 'Kim', address: 'kim@example.test' },
    subject: 'x',
    text: 'x',
    html: '<p>x',
  };
  const delivery = await smtp.deliver(letter, async () => {});
  return { ...delivery, taken: server.received.length };
}

describe('the mail server', () => {
  const account = { user: 'portal@council.example.test', password: 'p@ss/w:rd?' };
  const sayWho = (password: string) => (url: URL) => {
    url.username = encodeURIComponent(account.user);
    url.password = encodeURIComponent(password);
  };

  it('is told who the portal is, also with a password full of signs', async () => {
    expect(await deliverAt({ account }, sayWho(account.password))).toMatchObject({
      outcome: 'accepted',
      taken: 1,
    });
  });

  it('that does not know the portal refuses no addressee: it is the portal’s own trouble', async () => {
    expect(await deliverAt({ account }, sayWho('wrong'))).toMatchObject({ outcome: 'later', taken: 0 });
    // Nor does one that wants to be told and is not.
    expect(await deliverAt({ account })).toMatchObject({ outcome: 'later', taken: 0 });
  });

  it('that nobody vouches for is given nothing, neither by STARTTLS nor in clear', async () => {
    const delivery = await deliverAt({ tls: true });
    expect(delivery).toMatchObject({ outcome: 'later', taken: 0 });
    expect(delivery.answer).toMatch(/certificate/);
  });

  it('that is not there is tried later', async () => {
    const nowhere = (url: URL) => {
      url.port = '1';
    };
    expect(await deliverAt({}, nowhere)).toMatchObject({ outcome: 'later', taken: 0 });
  });
});
