import { aMember, aProgramme, type TestProgramme } from '@revisit/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';

let portal: Portal;
let programme: TestProgramme;
let origin: string;

beforeAll(async () => {
  portal = await aPortal();
  await portal.app.listen(0, '127.0.0.1');
  origin = await portal.app.getUrl();
});
beforeEach(async () => {
  programme = await aProgramme(portal.core);
});
afterAll(() => portal.close());

const packs = () => `/api/programmes/${programme.slug}/packs`;
const aPack = async () =>
  (await portal.ask(programme.officer, 'POST', packs(), { body: { kind: 'readiness' } })).json<{
    id: string;
  }>().id;

interface News {
  state: string;
  progress: number;
}

/** Opens the stream; `news` gives what it told until it ended by itself. */
async function listen(packId: string) {
  const cookie = await portal.cookieOf(programme.officer);
  const answer = await fetch(`${origin}${packs()}/${packId}/events`, {
    headers: { cookie },
    signal: AbortSignal.timeout(20_000),
  });
  const news = async () =>
    [...(await answer.text()).matchAll(/^data: (.*)$/gm)].map((match): News => JSON.parse(match[1] ?? ''));
  return { answer, news };
}

describe('the stream of a pack', () => {
  it('tells of every change and ends when the pack is ready', async () => {
    const id = await aPack();
    const { answer, news } = await listen(id);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toMatch(/no-(cache|store)/);
    const { building } = portal.core;
    await building.begin(programme.id, id);
    await building.progress(programme.id, id, 40, 'Writing');
    await building.finish(programme.id, id, []);
    const told = await news();
    expect(told.at(-1)).toMatchObject({ state: 'ready', progress: 100 });
    expect(told.map((one) => JSON.stringify(one))).toEqual([
      ...new Set(told.map((one) => JSON.stringify(one))),
    ]);
  });

  it.each(['failed', 'cancelled'])('ends at once when the pack is %s', async (state) => {
    const id = await aPack();
    if (state === 'failed') await portal.core.building.fail(programme.id, id, { code: 'x', message: 'x' });
    else await portal.core.packs.cancel(programme.officer, id);
    const { news } = await listen(id);
    expect((await news()).map((one) => one.state)).toEqual([state]);
  });

  it('is not for those who may not read packs', async () => {
    const id = await aPack();
    expect(told(await portal.ask(programme.lead, 'GET', `${packs()}/${id}/events`))).toBe(
      '403 role-not-allowed',
    );
    expect(told(await portal.ask(null, 'GET', `${packs()}/${id}/events`))).toBe('401 not-signed-in');
  });
});

describe('a pack', () => {
  it('is released once, by a senior officer, when it is ready', async () => {
    const id = await aPack();
    const release = async (who = programme.officer) =>
      told(await portal.ask(who, 'POST', `${packs()}/${id}/release`));
    expect(await release(programme.partner)).toBe('403 role-not-allowed');
    expect(await release()).toBe('409 not-releasable');
    await portal.core.building.begin(programme.id, id);
    await portal.core.building.finish(programme.id, id, []);
    expect(await release()).toBe('200');
    expect(await release()).toBe('409 not-releasable');
  });

  it('that was cancelled never comes back', async () => {
    const id = await aPack();
    await portal.core.building.begin(programme.id, id);
    expect(told(await portal.ask(programme.partner, 'POST', `${packs()}/${id}/cancel`))).toBe('200');
    expect(await portal.core.building.progress(programme.id, id, 50, 'Still writing')).toBe(false);
    expect(await portal.core.building.finish(programme.id, id, [])).toBe(false);
    expect(await portal.core.building.begin(programme.id, id)).toBeNull();
    expect(told(await portal.ask(programme.partner, 'POST', `${packs()}/${id}/retry`))).toMatch(/^409 /);
  });

  it('gives its files by name, and none for another', async () => {
    const id = await aPack();
    const storageKey = `${programme.id}/packs/${id}`;
    await portal.core.building.begin(programme.id, id);
    await portal.core.building.finish(programme.id, id, [
      { name: 'pack.pdf', storageKey, size: 1, sha256: '0'.repeat(64), pages: 1 },
    ]);
    const file = (name: string) => portal.ask(programme.officer, 'GET', `${packs()}/${id}/files/${name}`);
    const answer = await file('pack.pdf');
    expect(answer.statusCode).toBe(302);
    expect(String(answer.headers.location)).toContain(storageKey);
    for (const name of ['other.pdf', 'pack.pdf%00', '..%2fpack.pdf', '%27'])
      expect(told(await file(name))).toBe('404 not-found');
  });

  it('is not asked for with areas of another programme', async () => {
    const other = await aProgramme(portal.core);
    const body = { kind: 'readiness', areas: [other.areaIds[0]] };
    expect(told(await portal.ask(programme.officer, 'POST', packs(), { body }))).toBe('422 unknown-area');
    const lead = await aMember(portal.core, programme.id, ['area-lead']);
    expect(told(await portal.ask(lead, 'POST', packs(), { body }))).toBe('403 role-not-allowed');
  });
});
