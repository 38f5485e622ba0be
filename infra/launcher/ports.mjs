import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { writePrivately } from './private-files.mjs';
import { Refusal } from './refusal.mjs';

/**
 * Tries the port by listening on it for a moment.
 * @param {number} port 0 asks for any free one
 * @param {string} host
 * @returns {Promise<{ port: number } | { code: string | undefined }>} the port, or why it can't be had
 */
function tryListening(port, host) {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => answer({ code: error.code }));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const got = typeof address === 'object' && address ? address.port : port;
      server.close(() => answer({ port: got }));
    });
  });
}

/** A port nobody listens on at this moment, on the loopback address. */
export async function freePort() {
  const tried = await tryListening(0, '127.0.0.1');
  if ('code' in tried) throw new Error(`no free port on 127.0.0.1 (${tried.code})`);
  return tried.port;
}

/**
 * Ends the start early when the portal's own port can't be had, before anything has been started for nothing.
 * @param {number} port
 * @param {string} host
 */
export async function insistOnPort(port, host) {
  let tried = await tryListening(port, host);
  if (host === '127.0.0.1' && !('code' in tried)) {
    // A program on the other loopback address would answer browsers that take `localhost` for that one.
    const other = await tryListening(port, '::1');
    if ('code' in other && other.code === 'EADDRINUSE') tried = other;
  }
  if (!('code' in tried)) return;
  const other = port < 65_535 - 80 ? port + 80 : port - 80;
  const choose = `Choose another with PORT, for example: PORT=${other} npm start`;
  if (tried.code === 'EADDRINUSE')
    throw new Refusal(`Port ${port} is already used by another program on this computer. ${choose}`);
  if (tried.code === 'EACCES')
    throw new Refusal(`Port ${port} is not open to ordinary users on this computer. ${choose}`);
  if (tried.code === 'EADDRNOTAVAIL' || tried.code === 'ENOTFOUND')
    throw new Refusal(
      `HOST is ${host}, which is not an address of this computer. Leave it out, or use 0.0.0.0 for all.`,
    );
  throw new Refusal(`Port ${port} on ${host} can't be listened on (${tried.code}). ${choose}`);
}

/**
 * The port an embedded server had last time, or another when that is taken meanwhile. Remembered because addresses of the
 * embedded store live in browsers' caches and in open pages.
 * @param {string} file where the ports are remembered
 * @param {string} name
 */
export async function rememberedPort(file, name) {
  /** @type {Record<string, number>} */
  const ports = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const before = ports[name];
  if (before && !('code' in (await tryListening(before, '127.0.0.1')))) return before;
  const port = await freePort();
  writePrivately(file, `${JSON.stringify({ ...ports, [name]: port }, null, 2)}\n`);
  return port;
}
