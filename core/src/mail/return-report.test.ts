import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReturnedMail, returnedMail } from '../testing/returned-mail.js';
import { readReturnReport } from './return-report.js';

const mailId = '3f2b8c1e-7d4a-4b60-9c11-0a52d6e7f801';
const original = [
  'From: no-reply@council.example.test',
  'To: Kim <kim@trust.example.test>',
  `Message-ID: <${mailId}@council.example.test>`,
  'Content-Type: text/plain',
  '',
  'Would you talk to inspectors?',
].join('\r\n');
const read = (said: Partial<ReturnedMail> = {}) => readReturnReport(returnedMail({ original, ...said }));
const asMessage = (text: string) => Buffer.from(text.replace(/\n/g, '\r\n'));

describe('a message that came back', () => {
  it.each(['whole', 'headers', 'none'] as const)(
    'is known where its report carries %s of it',
    async (carries) => {
      expect(await read({ carries })).toMatchObject({ mailId, outcome: 'failed' });
    },
  );

  it('is known by the envelope’s own mark', async () => {
    const report = returnedMail({ original: 'Subject: x\r\n\r\nx' })
      .toString()
      .replace('Reporting-MTA:', `Original-Envelope-Id: ${mailId.toUpperCase()}\r\nReporting-MTA:`);
    expect(await readReturnReport(Buffer.from(report))).toMatchObject({ mailId });
  });

  it.each([
    ['5.1.1', 'There is no such address.'],
    ['5.1.2', 'What stands after the @ is not known as a place for mail.'],
    ['5.2.2', 'The mailbox is full.'],
    ['5.3.4', 'The message is larger than the other side takes.'],
    ['4.4.7', 'The other side’s mail server could not be reached.'],
    ['5.7.1', 'The other side’s rules did not let it in.'],
    ['5.0.0', 'The other side could not deliver it.'],
    ['nonsense', 'The other side could not deliver it.'],
  ])('says what %s means', async (status, sentence) => {
    expect((await read({ status, diagnostic: '' }))?.reason).toBe(sentence);
  });

  it('brings the server’s words without the address, and not too many of them', async () => {
    expect((await read())?.reason).toBe(
      'There is no such address. The mail server’s words: 550 5.1.1 the address: Recipient address rejected: User unknown',
    );
    const endless = (await read({ diagnostic: `smtp; 550 no\n ${'kim@trust.example.test '.repeat(200)}` }))
      ?.reason;
    expect(endless?.length).toBeLessThanOrEqual(400);
    expect(endless).not.toContain('@');
  });

  it('is delayed while it is being tried, and neither when it arrived', async () => {
    expect(await read({ action: 'delayed', status: '4.4.1' })).toMatchObject({ outcome: 'delayed' });
    expect(await read({ action: 'delivered', status: '2.0.0' })).toBeNull();
    expect(await read({ action: 'relayed', status: '2.0.0' })).toBeNull();
  });

  it('is told from an answer, a note of absence and somebody else’s message', async () => {
    const answer = `From: kim@trust.example.test\nIn-Reply-To: <${mailId}@council.example.test>\n`;
    expect(await readReturnReport(asMessage(`${answer}Subject: Re: x\n\nYes, gladly.`))).toBeNull();
    expect(
      await readReturnReport(asMessage(`${answer}Auto-Submitted: auto-replied\n\nI am away.`)),
    ).toBeNull();
    expect(await read({ original: 'Message-ID: <newsletter-77@elsewhere.example.test>\n\nx' })).toBeNull();
  });

  it('may be anything at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await readReturnReport(bytes)).toBeNull();
      }),
      { numRuns: 60 },
    );
    const whole = returnedMail({ original, carries: 'whole' });
    // Cut anywhere it is either understood or not taken; no cut makes it mean something else.
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), async (length) => {
        const report = await readReturnReport(whole.subarray(0, length));
        if (report) expect(report).toMatchObject({ mailId, outcome: 'failed' });
      }),
      { numRuns: 120 },
    );
  });
});
