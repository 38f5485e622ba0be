import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Core, createCore } from '@revisit/core';
import { type TestMember, testConfig, testPassword } from '@revisit/core/testing';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { createApp } from '../app.js';

/** The whole API over the servers of the run, asked as a browser would ask it. */
export interface Portal {
  core: Core;
  app: NestFastifyApplication;
  /** A request as this person, or as nobody. An object is sent as JSON. */
  ask(
    who: TestMember | null,
    method: InjectOptions['method'],
    url: string,
    said?: { body?: InjectOptions['payload']; headers?: Record<string, string> },
  ): Promise<LightMyRequestResponse>;
  /** The Cookie header of somebody who signs in now. */
  cookieOf(who: TestMember): Promise<string>;
  close(): Promise<void>;
}

export async function aPortal(overrides: Record<string, string> = {}): Promise<Portal> {
  const core = await createCore(testConfig(overrides));
  const app = await createApp(core);
  await app.init();
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  await server.ready();
  const cookies = new Map<string, Promise<string>>();

  const cookieOf = async (who: TestMember) => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/session',
      remoteAddress: '127.0.0.1',
      payload: { email: who.email, password: testPassword },
    });
    if (answer.statusCode !== 201) throw new Error(`Nobody signed in: ${answer.body}`);
    return String(answer.headers['set-cookie']).split(';')[0] ?? '';
  };
  return {
    core,
    app,
    cookieOf,
    async ask(who, method, url, { body, headers = {} } = {}) {
      let cookie: string | undefined;
      if (who) {
        if (!cookies.has(who.personId)) cookies.set(who.personId, cookieOf(who));
        cookie = await cookies.get(who.personId);
      }
      return server.inject({
        method,
        url,
        headers: { ...(cookie && { cookie }), ...headers },
        ...(body !== undefined && { payload: body }),
      });
    },
    async close() {
      await app.close();
      await core.close();
    },
  };
}

/** `404 not-found`: the status and, of a refusal, its code. */
export const told = (answer: LightMyRequestResponse): string =>
  answer.statusCode < 400
    ? String(answer.statusCode)
    : `${answer.statusCode} ${answer.json<{ code: string }>().code}`;
