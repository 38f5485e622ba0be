import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Role } from '@revisit/core/shared';
import { answerApi } from './answers.js';

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The policy the portal serves its pages with; the store is of the same origin here. */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

async function servePage(dist: string, path: string, response: ServerResponse) {
  const type = types[extname(path)];
  if (type) {
    const file = await readFile(join(dist, normalize(path))).catch(() => null);
    response.writeHead(file ? 200 : 404, { 'Content-Type': type, 'Cache-Control': 'max-age=600' });
    return response.end(file ?? '');
  }
  const nonce = randomBytes(16).toString('base64');
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy(nonce),
  });
  response.end(html.replaceAll('__CSP_NONCE__', nonce));
}

/** The built pages under the strict policy, and made-up answers behind them. Whoever asks has `roles`. */
export async function startPages(dist: string, roles: Role[]) {
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (!url.pathname.startsWith('/api/')) return servePage(dist, url.pathname, response);
    const answer = answerApi(request.method ?? 'GET', url, roles);
    response.writeHead(answer.status, {
      'Content-Type': answer.type ?? 'application/json',
      ...answer.headers,
    });
    response.end(answer.body);
  };
  const server = createServer((request, response) => {
    void handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
