import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Config } from '@revisit/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where the browser may fetch files from and send them to. */
const storeOrigin = (config: Config) => new URL(config.S3_PUBLIC_ENDPOINT ?? config.S3_ENDPOINT).origin;

/**
 * Only our own scripts run. Styles carry a nonce, since MUI writes them at run time; pictures and uploads may go to
 * the object store besides.
 */
function policy(config: Config, nonce: string): string {
  const store = storeOrigin(config);
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' blob: ${store}`,
    `font-src 'self'`,
    `connect-src 'self' ${store}`,
    `worker-src 'self'`,
    `frame-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
  ].join('; ');
}

/**
 * For scripts that run as workers, where files of people are hashed and PDFs are read: nothing but our own scripts and what
 * they need of ours, and no network beyond it. Picture decoders of pdf.js are WebAssembly.
 */
const workerPolicy = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'`;

/** Headers every answer carries, whoever makes it. */
export function secureAnswer(request: FastifyRequest, reply: FastifyReply, config: Config): void {
  void reply
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    // Nothing here is for search engines, least of all what a link opens.
    .header('x-robots-tag', 'noindex')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  if (!reply.hasHeader('x-frame-options')) void reply.header('x-frame-options', 'DENY');
  if (config.REVISIT_BEHIND_PROXY)
    void reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  if (request.url.startsWith('/api')) {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    if (!reply.hasHeader('content-security-policy'))
      void reply.header('content-security-policy', `default-src 'none'; frame-ancestors 'none'`);
  }
}

/**
 * Serves the built web from the API's own origin: assets for good (their names carry a hash), and index.html with a
 * fresh nonce for every other address, since the screens have addresses of their own.
 */
export async function serveWeb(server: FastifyInstance, config: Config): Promise<void> {
  const root = config.REVISIT_WEB_DIR;
  if (!root) return;
  const index = readFileSync(path.join(root, 'index.html'), 'utf8');
  const page = (reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', policy(config, nonce))
      .send(index.replaceAll('__CSP_NONCE__', nonce));
  };
  await server.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    globIgnore: ['index.html'],
    setHeaders: (reply, file) => {
      if (file.includes(`${path.sep}assets${path.sep}`))
        void reply.header('cache-control', 'public, max-age=31536000, immutable');
      // A worker is bound by the policy of its own file, not by the page's.
      if (/\.m?js$/.test(file)) void reply.header('content-security-policy', workerPolicy);
    },
  });
  server.get('/', (_request, reply) => page(reply));
  server.get('/index.html', (_request, reply) => page(reply));
  server.get('/*', (request, reply) => {
    if (/^\/(?:api|assets)(?:\/|$|\?)/.test(request.url)) {
      reply.callNotFound();
      return reply;
    }
    return page(reply);
  });
}
