import { permissions, roles } from '@revisit/core/shared';
import { aMember, aProgramme, type TestMember, type TestProgramme } from '@revisit/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';
import { line, type Route, routesOf } from '../testing/routes.js';

let portal: Portal;
let programme: TestProgramme;
let members: Record<string, TestMember>;
let routes: Route[];

beforeAll(async () => {
  portal = await aPortal();
  programme = await aProgramme(portal.core);
  members = Object.fromEntries(
    await Promise.all(
      roles.map(async (role) => [
        role,
        await aMember(portal.core, programme.id, [role], [programme.areaIds[0]]),
      ]),
    ),
  );
  routes = routesOf(portal.app);
});
afterAll(() => portal.close());

const nowhere = '00000000-0000-4000-8000-000000000000';
const at = (path: string, slug: string, id = nowhere) =>
  path
    .replace(':slug', slug)
    .replace(':id', id)
    .replace(':number', '1')
    .replace(':name', 'pack.pdf')
    .replace(':token', 'nobody');
const guarded = () => routes.filter((route) => route.access?.kind === 'permission');
/** Content is read last: what is sent here is never right, so nothing is written. */
const wrong = { body: { nothing: 'right' }, headers: { 'if-match': '"1"' } };
const send = (who: TestMember | null, { method, path }: Route, url: string) =>
  portal.ask(who, method, url, method === 'GET' || path.endsWith('/accept') ? {} : wrong);

describe('the guard', () => {
  it.each(roles)('agrees with the table of permissions, route by route: %s', async (role) => {
    for (const route of guarded()) {
      if (route.access?.kind !== 'permission') continue;
      const table: Partial<Record<string, string>> = permissions[route.access.permission];
      const answer = await send(members[role] ?? null, route, at(route.path, programme.slug));
      const refused = told(answer) === '403 role-not-allowed';
      expect(refused, `${line(route)} → ${told(answer)}`).toBe(table[role] === undefined);
      expect(answer.statusCode, line(route)).toBeLessThan(500);
    }
  });

  it('asks for a session first', async () => {
    for (const route of routes.filter((candidate) => candidate.access?.kind !== 'open'))
      expect(told(await send(null, route, at(route.path, programme.slug))), line(route)).toBe(
        '401 not-signed-in',
      );
  });

  it('knows no programme but one’s own, whoever asks', async () => {
    const other = await aProgramme(portal.core);
    for (const role of ['administrator', 'contributor'])
      for (const slug of [other.slug, 'no-such-programme', '__proto__', '%00'])
        for (const route of guarded()) {
          const answer = await send(members[role] ?? null, route, at(route.path, slug));
          expect(told(answer), `${line(route)} ${slug}`).toBe('404 not-found');
        }
  });

  it('knows no id that is malformed', async () => {
    for (const route of guarded().filter((candidate) => candidate.path.includes(':id')))
      for (const id of ['1', 'null', `${nowhere}0`, '%27%20OR%201%3D1', '..%2f..', '%00']) {
        const allowed = roles.find((role) => {
          if (route.access?.kind !== 'permission') return false;
          const table: Partial<Record<string, string>> = permissions[route.access.permission];
          return table[role] !== undefined;
        });
        const answer = await send(members[allowed ?? ''] ?? null, route, at(route.path, programme.slug, id));
        expect(told(answer), `${line(route)} ${id}`).toBe('404 not-found');
      }
  });

  it('takes the areas of somebody who leads none any more for no one’s', async () => {
    const { core } = portal;
    const former = await aMember(core, programme.id, ['contributor'], [programme.areaIds[1]]);
    const proposal = await core.evidence.add(programme.lead, () => ({
      title: 'Proposed elsewhere',
      description: '',
      kind: 'survey',
      source: 'families',
      sensitivity: 'official',
      ownerId: programme.lead.personId,
      links: [{ areaId: programme.areaIds[1], actionIds: [], shows: 'impact', claim: 'x' }],
    }));
    const answer = await portal.ask(
      former,
      'POST',
      `/api/programmes/${programme.slug}/links/${proposal.links[0]?.id}/accept`,
    );
    expect(answer.statusCode).toBe(404);
    const todo = await portal.ask(former, 'GET', `/api/programmes/${programme.slug}/todo`);
    expect(todo.json()).toMatchObject({ count: 0 });
  });
});
