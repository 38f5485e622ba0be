import type { IncomingMessage, ServerResponse } from 'node:http';
import { S3Error } from '../protocol/s3-error.js';
import { element, renderXml } from '../protocol/xml.js';

/**
 * How much of a refused body is still taken in, and for how long, so that its sender gets to read the
 * refusal.
 */
const DISCARD_BYTES = 64 * 1024 ** 2;
const DISCARD_MS = 10_000;

/**
 * Answers with the protocol's error document. What isn't an S3Error is a fault: reported, and told to nobody
 * else.
 */
export async function answerError(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  bodyInvited: boolean,
  error: unknown,
  report: (error: unknown) => void,
): Promise<void> {
  const gone = request.errored !== null || response.destroyed;
  if (!(error instanceof S3Error) && !gone) report(error);
  if (gone || response.headersSent) {
    response.destroy();
    return;
  }
  const refusal =
    error instanceof S3Error
      ? error
      : new S3Error(500, 'InternalError', 'The store met an unexpected fault. Please try again.');
  const body = Buffer.from(
    renderXml(
      element('Error', [
        element('Code', refusal.code),
        element('Message', refusal.message),
        element('RequestId', requestId),
      ]),
    ),
  );
  // A client that waits to be invited (Expect: 100-continue) has sent nothing that could be taken in.
  const unread = sendsBody(request) && !request.complete;
  response.writeHead(refusal.status, {
    ...refusal.headers,
    ...(unread ? { connection: 'close' } : {}),
    'content-type': 'application/xml',
    'content-length': String(body.length),
  });
  if (request.method !== 'HEAD') response.write(body);
  else response.flushHeaders();
  if (unread && bodyInvited) await discardBody(request);
  response.end();
}

function sendsBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/**
 * Browsers, and others, read an answer only when they have sent their whole body; a connection closed before
 * looks to them like a network fault.
 */
async function discardBody(request: IncomingMessage): Promise<void> {
  let discarded = 0;
  await new Promise<void>((done) => {
    const patience = setTimeout(done, DISCARD_MS);
    request.on('data', (data: Buffer) => {
      discarded += data.length;
      if (discarded > DISCARD_BYTES) done();
    });
    for (const event of ['end', 'error', 'close']) request.once(event, done);
    request.once('close', () => clearTimeout(patience));
    request.resume();
  });
}
