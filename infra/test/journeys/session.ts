import { createHash } from 'node:crypto';

/** A person at the HTTP face, as an outside script would be: a cookie and nothing else. */
export class Person {
  private constructor(
    private readonly origin: string,
    private readonly cookie: string,
    readonly programme: string,
  ) {}

  static async signIn(
    origin: string,
    email: string,
    password: string,
    programme = 'lancashire',
  ): Promise<Person> {
    const answer = await fetch(`${origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (answer.status !== 201)
      throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`);
    return new Person(
      origin,
      answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
      programme,
    );
  }

  /** Any call below the programme; redirects are not followed. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(`${this.origin}/api/programmes/${this.programme}/${path}`, {
      method,
      redirect: 'manual',
      headers: {
        cookie: this.cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  /** The JSON of an answer that has to be of this status. */
  async json<T>(
    status: number,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<T> {
    const answer = await this.call(method, path, body, headers);
    const text = await answer.text();
    if (answer.status !== status)
      throw new Error(`${method} ${path} answered ${answer.status} instead of ${status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** Follows the redirect of a file to its bytes. */
  async download(path: string): Promise<Buffer> {
    const answer = await this.call('GET', path);
    const location = answer.headers.get('location');
    if (answer.status !== 302 || !location)
      throw new Error(`GET ${path} answered ${answer.status}: ${await answer.text()}`);
    const file = await fetch(location);
    if (!file.ok) throw new Error(`The store answered ${file.status} for ${path}`);
    return Buffer.from(await file.arrayBuffer());
  }
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Order {
  number: number;
  upload: { url: string; method: string; headers: Record<string, string> };
}

export interface VersionState {
  number: number;
  state: string;
  reason: { code: string; message: string } | null;
}

/** Announces a file, PUTs it to the store and completes it. */
export async function upload(
  person: Person,
  evidenceId: string,
  fileName: string,
  bytes: Buffer,
): Promise<number> {
  const order = await person.json<Order>(201, 'POST', `evidence/${evidenceId}/versions`, {
    fileName,
    size: bytes.length,
    sha256: sha256(bytes),
  });
  const { url, method, headers } = order.upload;
  const put = await fetch(url, { method, headers, body: new Uint8Array(bytes) });
  if (!put.ok) throw new Error(`The store answered ${put.status}: ${await put.text()}`);
  await person.json(202, 'POST', `evidence/${evidenceId}/versions/${order.number}/complete`, {});
  return order.number;
}

/** Asks again until `look` gives something, at most for so long. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | null | false>,
  patienceMs = 60_000,
): Promise<T> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > until) throw new Error(`Waited ${patienceMs / 1000} seconds in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export const versionIs = (
  person: Person,
  evidenceId: string,
  number: number,
  states: string[],
): Promise<VersionState> =>
  eventually(`version ${number} to be ${states.join(' or ')}`, async () => {
    const { versions } = await person.json<{ versions: VersionState[] }>(
      200,
      'GET',
      `evidence/${evidenceId}`,
    );
    return versions.find((version) => version.number === number && states.includes(version.state));
  });
