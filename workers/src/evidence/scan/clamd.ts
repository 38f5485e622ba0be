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

/** A file of 600 MiB takes clamd well under this; the clock starts anew with every piece it takes. */
const silenceMs = 60_000;

function open(url: string): Socket {
  const { protocol, hostname, port, pathname } = new URL(url);
  const socket =
    protocol === 'unix:' ? connect(decodeURIComponent(pathname)) : connect(Number(port), hostname);
  return socket.setTimeout(silenceMs, () => socket.destroy(new ScannerAway('it fell silent')));
}

/** Sends a command and what belongs to it, and gives the answer (clamd(8): commands with `z` end with NUL). */
function ask(url: string, command: string, send: (socket: Socket) => Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = open(url);
    let answer = '';
    socket.on('data', (piece) => {
      answer += piece.toString();
      if (answer.includes('\0')) socket.destroy();
    });
    // An answer counts even when the connection then breaks: clamd closes it while a file too large is still on its way.
    socket.on('error', (error) => {
      if (answer === '') reject(new ScannerAway(error.message));
    });
    socket.on('close', () => {
      if (answer === '') reject(new ScannerAway('it closed the connection'));
      else resolve(answer.replace(/\0.*$/s, '').trim());
    });
    socket.on('connect', () => {
      socket.write(`z${command}\0`);
      send(socket).catch((error: Error) => socket.destroy(error));
    });
  });
}

/** A file in pieces, each after its length (four bytes, big-endian); a length of 0 ends it. */
async function stream(file: string, socket: Socket): Promise<void> {
  for await (const piece of createReadStream(file, { highWaterMark: 256 * 1024 })) {
    if (socket.destroyed) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    socket.write(length);
    if (!socket.write(piece)) await drained(socket);
    // Its answer to a file too large comes before it hangs up: it has to be read before the next piece breaks the line.
    await setImmediate();
  }
  socket.write(Buffer.alloc(4));
}

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      socket.off('drain', go).off('close', go);
      resolve();
    };
    socket.on('drain', go).on('close', go);
  });

/** True when the scanner is there. */
export async function scannerAnswers(url: string): Promise<boolean> {
  try {
    return (await ask(url, 'PING', async () => {})) === 'PONG';
  } catch {
    return false;
  }
}

/**
 * Has clamd look at a file, which it gets as a stream (INSTREAM), so that it needs no rights to our folders. It unpacks
 * messages, documents and archives by itself. Throws ScannerAway when there is no verdict: never take that for clean.
 *
 * @param url `tcp://host:port` or `unix:///path/of/the/socket`
 */
export async function scanFile(url: string, file: string): Promise<Scan> {
  const answer = await ask(url, 'INSTREAM', (socket) => stream(file, socket));
  if (answer === 'stream: OK') return { outcome: 'clean' };
  const found = /^stream: (.+) FOUND$/.exec(answer);
  if (found) return { outcome: 'infected', what: found[1] ?? '' };
  if (/size limit exceeded/i.test(answer)) return { outcome: 'too-large' };
  throw new ScannerAway(answer);
}
