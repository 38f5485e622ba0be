import { Refused, refusedBy, unreachable } from './problem.js';

export interface Answer {
  status: number;
  headers: Headers;
  body: string;
  json: unknown;
}

/** One request to the API of this origin. Throws Refused with the API's own sentence. */
export async function send(url: string, init: RequestInit = {}): Promise<Answer> {
  const headers = new Headers(init.headers);
  headers.set('Accept', 'application/json');
  // A form says itself where its parts begin.
  if (init.method && init.method !== 'GET' && !(init.body instanceof FormData))
    headers.set('Content-Type', 'application/json');
  const response = await fetch(url, { ...init, headers, credentials: 'same-origin' }).catch((cause) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Refused(unreachable);
  });
  const body = await response.text();
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  const json = body && isJson ? JSON.parse(body) : undefined;
  if (!response.ok) throw refusedBy(response.status, json);
  return { status: response.status, headers: response.headers, body, json };
}

/** A request whose answer has a known shape; the shape is the API's own schema (types.ts). */
export async function request<T>(url: string, method = 'GET', body?: unknown): Promise<T> {
  const { json } = await send(url, {
    method,
    ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  return json as T;
}
