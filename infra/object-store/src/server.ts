import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { answerError } from './operations/answer-error.js';
import { answer, type Exchange, type Store } from './operations/exchange.js';
import { findOperation } from './operations/router.js';
import { type AllowedOrigins, corsHeaders, preflightHeaders } from './protocol/cors.js';
import { readRequestHeaders } from './protocol/request-headers.js';
import { parseRequestTarget } from './protocol/request-target.js';
import { authenticate, type Credentials } from './protocol/signature-v4.js';
import { BucketStore } from './storage/bucket-store.js';
import { DirectoryOwner } from './storage/directory-owner.js';
import { ensureDirectory } from './storage/durable.js';
import { MultipartStore } from './storage/multipart-store.js';
import { Staging } from './storage/staging.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_HEADER_BYTES = 16 * 1024;
const HEADERS_TIMEOUT_MS = 20_000;
const KEEP_ALIVE_MS = 65_000;
const DEFAULT_IDLE_MS = 120_000;
/** How long requests under way may take to end when the store stops. */
const DRAIN_MS = 10_000;

export interface ObjectStoreOptions extends Credentials {
  /** Where everything is kept; made when it isn't there. */
  readonly directory: string;
  /** 0 for any free port of 127.0.0.1. */
  readonly port: number;
  readonly corsOrigins: AllowedOrigins;
  /** How long a connection may stand still before it is cut, in milliseconds. */
  readonly idleTimeoutMs?: number;
}

export interface RunningObjectStore {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Takes no more requests, lets those under way end within ten seconds, and gives the directory free. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the store and answers when it listens. Faults of the server itself go to `stderr`, a line of JSON
 * each.
 */
export async function startObjectStore(options: ObjectStoreOptions): Promise<RunningObjectStore> {
  const root = resolve(options.directory);
  await ensureDirectory(root);
  const owner = await DirectoryOwner.claim(root);
  try {
    const store = await openStore(root);
    const server = createHttpServer(store, options);
    const url = await listen(server, options.port);
    const sweep = setInterval(() => {
      store.uploads.removeStale(new Date()).catch(reportFault);
    }, DAY_MS);
    const close = async (): Promise<void> => {
      clearInterval(sweep);
      await drain(server);
      await owner.release();
    };
    let closed: Promise<void> | undefined;
    return {
      url,
      close: () => {
        closed ??= close();
        return closed;
      },
    };
  } catch (error) {
    await owner.release();
    throw error;
  }
}

async function openStore(root: string): Promise<Store> {
  const staging = await Staging.open(join(root, 'staging'));
  const buckets = await BucketStore.open(join(root, 'buckets'), staging, reportFault);
  const uploads = await MultipartStore.open(join(root, 'uploads'), staging);
  await uploads.removeStale(new Date());
  return { staging, buckets, uploads };
}

function createHttpServer(store: Store, options: ObjectStoreOptions): Server {
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: HEADERS_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // A large file over a slow line may take as long as it likes, so long as it moves.
    requestTimeout: 0,
  });
  server.timeout = options.idleTimeoutMs ?? DEFAULT_IDLE_MS;
  const serve = (request: IncomingMessage, response: ServerResponse, invite: () => void): void => {
    serveRequest(store, options, request, response, invite).catch(reportFault);
    response.on('close', () => {
      // A connection that falls idle while the store stops would hold it up until its keep-alive ends.
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
  };
  server.on('request', (request, response) => serve(request, response, () => undefined));
  server.on('checkContinue', (request, response) => serve(request, response, () => response.writeContinue()));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return;
    const status =
      error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    const body = '<Error><Code>BadRequest</Code><Message>The request can not be read.</Message></Error>';
    socket.end(
      `HTTP/1.1 ${status}\r\ncontent-type: application/xml\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    );
  });
  return server;
}

async function serveRequest(
  store: Store,
  options: ObjectStoreOptions,
  request: IncomingMessage,
  response: ServerResponse,
  invite: () => void,
): Promise<void> {
  const requestId = randomBytes(8).toString('hex');
  let bodyInvited = request.headers.expect === undefined;
  response.setHeader('x-amz-request-id', requestId);
  try {
    const headers = readRequestHeaders(request.headers);
    for (const [name, value] of Object.entries(corsHeaders(headers, options.corsOrigins))) {
      response.setHeader(name, value);
    }
    if (request.method === 'OPTIONS')
      return answer({ response }, 204, preflightHeaders(headers, options.corsOrigins));
    if (request.method === 'GET' && request.url === '/healthz') return answer({ response }, 200);
    const target = parseRequestTarget(request.url ?? '');
    const unverified = { method: request.method ?? '', target, headers };
    const authentication = authenticate(unverified, options, new Date());
    const exchange: Exchange = {
      store,
      request,
      response,
      target,
      headers: authentication.headers,
      authentication,
      invite: () => {
        bodyInvited = true;
        invite();
      },
    };
    await findOperation(exchange)(exchange);
  } catch (error) {
    await answerError(request, response, requestId, bodyInvited, error, reportFault);
  }
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolveUrl, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the store listens on no port'));
      else resolveUrl(`http://127.0.0.1:${address.port}`);
    });
  });
}

async function drain(server: Server): Promise<void> {
  const impatience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await new Promise<void>((done) => {
    server.close(() => done());
    server.closeIdleConnections();
  });
  clearTimeout(impatience);
}

/** Addresses are left out of the log: a signed link is a key to what it points at. */
function reportFault(error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ level: 'error', message })}\n`);
}
