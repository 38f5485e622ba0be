import {
  aProgramme,
  explained,
  someShowing,
  type TestMember,
  type TestProgramme,
} from '@revisit/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';
import { line, routesOf } from '../testing/routes.js';

let portal: Portal;
let programme: TestProgramme;
let base: string;

beforeAll(async () => {
  portal = await aPortal();
  programme = await aProgramme(portal.core);
  base = `/api/programmes/${programme.slug}`;
});
afterAll(() => portal.close());

const ask = (
  who: TestMember,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
  version?: number,
) =>
  portal.ask(who, method, `${base}/${path}`, {
    ...(body && { body }),
    headers: version === undefined ? {} : { 'if-match': `"${version}"` },
  });
describe('a closed round', () => {
  it('is as it was, whatever anybody writes on any route', async () => {
    const { core } = portal;
    const { partner, lead, officer, actionIds, areaIds, planId } = programme;
    const [actionId] = actionIds;
    await someShowing(core, programme, actionId);
    const evidenceId = await someShowing(core, programme, actionIds[2]);
    // Without evidence: challenged, and stood by below.
    await core.ratings.rate(officer, () => ({ actionId: actionIds[1], code: 'T', comment: 'On track.' }));
    const rounds: string[] = [];
    for (const [title, to] of [
      ['First', '2026-02-28'],
      ['Second', '2026-04-30'],
    ] as const) {
      const { id } = await core.rounds.open(partner, () => ({ planId, title, from: '2026-01-01', to }));
      expect(told(await ask(lead, 'POST', 'ratings', { actionId, code: 'T', comment: title }))).toBe('201');
      expect(told(await ask(partner, 'POST', `rounds/${id}/close`, {}))).toBe('200');
      rounds.push(id);
    }
    const frozen = async () => {
      const parts = ['', '/table', '/files/table.csv', '/answers', `/comparison?after=${rounds[1]}`];
      const asked = rounds.flatMap((id) => parts.map((part) => ask(officer, 'GET', `rounds/${id}${part}`)));
      return (await Promise.all(asked)).map(({ statusCode, body }) => [statusCode, body]);
    };
    const before = await frozen();
    expect(new Set(before.map(([status]) => status))).toEqual(new Set([200]));

    const [section] = (await core.plans.list(partner))[0]?.sections ?? [];
    const body = {
      ...{
        planId,
        actionId,
        sectionId: section?.id,
        areaIds: [areaIds[1]],
        code: 'R',
        comment: 'Other.',
        ...explained,
      },
      ...{
        title: 'Other',
        from: '2020-01-01',
        to: '2030-12-31',
        dueOn: '2031-01-31',
        note: 'Other.',
        name: 'Other',
      },
      ...{ everyMonths: 1, answerWorkingDays: 1, reminderWorkingDays: [1], versionNumber: 1 },
    };
    const writing = routesOf(portal.app).filter(
      ({ method, path }) => method !== 'GET' && path.startsWith('/api/programmes/:slug/'),
    );
    const done = new Set<string>();
    /** There is always one to sign or to decline. */
    const aWish = async (): Promise<string> => {
      const [waiting] = await core.signOffs.list(partner, { open: true });
      if (waiting) return waiting.id;
      const { rating } = await core.actions.one(partner, actionId);
      if (rating?.code === 'D')
        await core.ratings.rate(partner, () => ({ actionId, code: 'T', comment: 'Not yet.' }));
      return (await core.signOffs.propose(partner, () => ({ actionId, code: 'D', comment: 'Finished.' }))).id;
    };
    for (const route of writing)
      for (const who of [programme.contributor, lead, officer, partner, programme.admin]) {
        const kind = route.path.split('/')[4] ?? '';
        const ids: Record<string, string> = {
          actions: actionId,
          evidence: evidenceId,
          'sign-offs': kind === 'sign-offs' ? await aWish() : '',
        };
        const url = route.path
          .replace(':slug', programme.slug)
          .replace(/:id/g, ids[kind] ?? rounds[0] ?? '')
          .replace(/:number/g, '1');
        const seen: Record<string, () => Promise<number>> = {
          actions: async () => (await core.actions.one(partner, actionId)).version,
          rounds: async () => 2,
          'round-settings': async () => 0,
        };
        const version = (await seen[kind]?.()) ?? 1;
        // There it may be left out, and would be of an action.
        const none = kind === 'ratings' || kind === 'sign-offs';
        const headers: Record<string, string> = none ? {} : { 'if-match': `"${version}"` };
        const answer = await portal.ask(who, route.method, url, {
          body: kind === 'challenge-overrides' ? { ...body, actionId: actionIds[1] } : body,
          headers,
        });
        if (answer.statusCode < 300) done.add(line(route));
        if (who === partner && route.path.includes('/rounds/:id'))
          expect(told(answer), line(route)).toBe('409 round-closed');
      }
    expect(await frozen()).toEqual(before);
    // It was no empty exercise: what may be written was.
    expect([...done].map((each) => each.replace(/.*:slug\/|: .*/g, ''))).toEqual(
      expect.arrayContaining([
        ...['ratings', 'sign-offs/:id/sign', 'sign-offs/:id/decline', 'challenge-overrides', 'rounds'],
        ...['actions/:id', 'interim-notes', 'round-settings', 'evidence/:id/withdraw'],
      ]),
    );
    const [later] = await core.rounds.list(partner, { state: 'open' });
    if (later) await core.rounds.close(partner, later.id);
    expect(await frozen()).toEqual(before);
  });
});
