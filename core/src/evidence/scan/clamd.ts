import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';

/** `too-large`: above what the scanner is set to take (its StreamMaxLength), so it has not looked. */
export type Scan = { outcome: 'clean' } | { outcome: 'infected'; what: string } | { outcome: 'too-large' };

/** The scanner does not answer, or answers what cannot be understood: nothing is known of the file. */
export class ScannerAway extends Error {
  constructor(why: string) {
    super(`The malware scanner gave no verdict: ${why}.`);
    this.name = 'ScannerAway';
  }
}

/** The line broke with no answer read: the scanner died, or hung up after an answer that was lost on the way. */
class LineBroke extends ScannerAway {}

const triesAtMost = 8;

/** A file of 600 MiB takes clamd well under this; the clock starts anew with every piece it takes. */
const silenceMs = 60_000;
/** Whether it is there at all is asked by people, who wait for the answer. */
const pingSilenceMs = 3_000;

function open(url: string, patienceMs: number): Socket {
  const { protocol, hostname, port, pathname } = new URL(url);
  const socket =
    protocol === 'unix:' ? connect(decodeURIComponent(pathname)) : connect(Number(port), hostname);
  return socket.setTimeout(patienceMs, () => socket.destroy(new ScannerAway('it fell silent')));
}

/** Sends a command and what belongs to it, and gives the answer (clamd(8): commands with `z` end with NUL). */
function ask(
  url: string,
  command: string,
  follow: (socket: Socket) => Promise<void>,
  patienceMs = silenceMs,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = open(url, patienceMs);
    let answer = '';
    socket.on('data', (piece) => {
      answer += piece.toString();
      if (answer.includes('\0')) socket.destroy();
    });
    // An answer counts even when the connection then breaks: clamd closes it while a file too large is still on its way.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const broke = error.code === 'EPIPE' || error.code === 'ECONNRESET';
      if (answer === '') reject(broke ? new LineBroke(error.message) : new ScannerAway(error.message));
    });
    socket.on('close', () => {
      if (answer === '') reject(new ScannerAway('it closed the connection'));
      else resolve(answer.replace(/\0.*$/s, '').trim());
    });
    socket.on('connect', () => {
      socket.write(`z${command}\0`);
      follow(socket).catch((error: Error) => socket.destroy(error));
    });
  });
}

/** A file in pieces, each after its length (four bytes, big-endian); a length of 0 ends it. */
async function stream(file: string, socket: Socket): Promise<void> {
  for await (const piece of createReadStream(file, { highWaterMark: 256 * 1024 })) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    await send(socket, [length, piece]);
    if (socket.destroyed) return;
  }
  await send(socket, [Buffer.alloc(4)]);
}

/**
 * Sends pieces as one write, after everything that has come in was read. clamd answers a file too large and hangs up: the
 * write after that breaks the line, and what is then still unread is lost with it.
 */
async function send(socket: Socket, pieces: readonly Buffer[]): Promise<void> {
  await setImmediate();
  if (socket.destroyed) return;
  socket.cork();
  for (const piece of pieces) socket.write(piece);
  socket.uncork();
  if (socket.writableNeedDrain) await drained(socket);
}

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      socket.off('drain', go).off('close', go);
      resolve();
    };
    socket.on('drain', go).on('close', go);
  });

/** True when the scanner is there, and says so within three seconds. */
export async function scannerAnswers(url: string): Promise<boolean> {
  try {
    return (await ask(url, 'PING', async () => {}, pingSilenceMs)) === 'PONG';
  } catch {
    return false;
  }
}

/** Asks again when the line broke: no order of reading and writing keeps an answer from being lost now and then. */
async function verdict(url: string, file: string): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask(url, 'INSTREAM', (socket) => stream(file, socket));
    } catch (error) {
      if (!(error instanceof LineBroke) || tries === triesAtMost) throw error;
    }
  }
}

/**
 * Has clamd look at a file, which it gets as a stream (INSTREAM), so that it needs no rights to our folders. It unpacks
 * messages, documents and archives by itself. Throws ScannerAway when there is no verdict: never take that for clean.
 *
 * @param url `tcp://host:port` or `unix:///path/of/the/socket`
 */
export async function scanFile(url: string, file: string): Promise<Scan> {
  const answer = await verdict(url, file);
  if (answer === 'stream: OK') return { outcome: 'clean' };
  const found = /^stream: (.+) FOUND$/.exec(answer);
  if (found) return { outcome: 'infected', what: found[1] ?? '' };
  if (/size limit exceeded/i.test(answer)) return { outcome: 'too-large' };
  throw new ScannerAway(answer);
}
