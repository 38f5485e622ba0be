import { createHash, createHmac } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Credentials } from '../protocol/signature-v4.js';

/**
 * A signer of its own, written from the protocol's description and sharing nothing with the server's, so that
 * a test can say anything an honest client never would.
 */
export interface RawRequest {
  readonly method: string;
  /** Encoded path and query, as they go on the wire. */
  readonly target: string;
  /** Lower-case names, without host. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** The x-amz-content-sha256; the body's own hash when absent. */
  readonly payloadHash?: string;
  readonly signedAt?: Date;
  /** Names among the headers to leave out of the signature. */
  readonly unsigned?: readonly string[];
}

export interface SignedRequest {
  readonly headers: Record<string, string>;
  readonly signature: string;
  /** The signature of a chunk or trailer that follows `previous`. */
  chainSignature(kind: 'PAYLOAD' | 'TRAILER', previous: string, content: string | Buffer): string;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The code of an error document. */
  readonly code: string | undefined;
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function mac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

export function signRequest(url: string, credentials: Credentials, raw: RawRequest): SignedRequest {
  const { accessKeyId, secretAccessKey, region } = credentials;
  const time = `${(raw.signedAt ?? new Date()).toISOString().replace(/[-:]|\.\d{3}/g, '')}`;
  const day = time.slice(0, 8);
  const payloadHash = raw.payloadHash ?? sha256(raw.body ?? '');
  const headers: Record<string, string> = {
    host: new URL(url).host,
    'x-amz-date': time,
    'x-amz-content-sha256': payloadHash,
    ...raw.headers,
  };
  const names = Object.keys(headers)
    .filter((name) => !raw.unsigned?.includes(name))
    .sort();
  const [path = '', query = ''] = raw.target.split('?');
  const sortedQuery = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .sort()
    .join('&');
  const headerText = names.map((name) => `${name}:${headers[name]?.trim()}\n`).join('');
  const canonical = [raw.method, path, sortedQuery, headerText, names.join(';'), payloadHash].join('\n');

  const scope = `${day}/${region}/s3/aws4_request`;
  const key = mac(mac(mac(mac(`AWS4${secretAccessKey}`, day), region), 's3'), 'aws4_request');
  const signText = (text: string): string => mac(key, text).toString('hex');
  const signature = signText(`AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`);
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return {
    headers,
    signature,
    chainSignature: (kind, previous, content) => {
      const fixed = kind === 'PAYLOAD' ? `${sha256('')}\n` : '';
      return signText(`AWS4-HMAC-SHA256-${kind}\n${time}\n${scope}\n${previous}\n${fixed}${sha256(content)}`);
    },
  };
}

/** Sends exactly these headers and this body, and reads the answer whole. */
export function send(
  url: string,
  method: string,
  target: string,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer = '',
): Promise<RawResponse> {
  const { protocol, hostname, port } = new URL(url);
  const open = protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = open({ hostname, port, method, path: target, headers, agent: false }, (response) => {
      const received: Buffer[] = [];
      response.on('data', (data: Buffer) => received.push(data));
      response.on('error', reject);
      response.on('end', () => {
        const answer = Buffer.concat(received);
        const code = /<Code>([^<]+)<\/Code>/.exec(answer.toString())?.[1];
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answer, code });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

export function sendSigned(url: string, credentials: Credentials, raw: RawRequest): Promise<RawResponse> {
  const { headers } = signRequest(url, credentials, raw);
  return send(url, raw.method, raw.target, headers, raw.body);
}
