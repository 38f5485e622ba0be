import { connect } from 'node:net';
import type { RawRequest } from './raw-request.js';

/** The first lines of a request as they go on the wire, up to the empty one. */
export function requestHead(
  { method, target }: RawRequest,
  headers: Readonly<Record<string, string>>,
): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** Sends bytes as they are, and gives what comes back until the server closes the connection. */
export function converse(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (data) => {
      answer += data.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
