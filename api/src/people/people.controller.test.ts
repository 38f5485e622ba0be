import { aProgramme, type TestProgramme } from '@revisit/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';

let portal: Portal;
let programme: TestProgramme;
const at = (path: string) => `/api/programmes/${programme.slug}/${path}`;
beforeAll(async () => {
  portal = await aPortal();
  programme = await aProgramme(portal.core);
});
afterAll(() => portal.close());

const somebody = () => ({
  name: 'Sam Example',
  jobTitle: 'Head of Something',
  email: `${crypto.randomUUID()}@test.invalid`,
  roles: ['contributor'],
});
const add = (body: object) => portal.ask(programme.admin, 'POST', at('people'), { body });
const link = /^http:\/\/.+\/invitation#[\w-]{43}$/;

describe('a person’s name', () => {
  it('is refused with a sentence when it would turn round what stands beside it', async () => {
    const answer = await add({ ...somebody(), name: 'Sam \u202eelpmaxE' });
    expect(told(answer)).toBe('422 invalid-content');
    expect(answer.json().errors).toEqual([
      { path: 'name', message: expect.stringContaining('a sign that can’t be seen') },
    ]);
  });
});

describe('an invitation over HTTP', () => {
  it('is handed over unless it is said otherwise, and its token stands in the fragment', async () => {
    const added = await add(somebody());
    expect(told(added)).toBe('201');
    const { id, invitation, invited } = added.json();
    expect(invitation).toMatchObject({ goes: 'hand', url: expect.stringMatching(link) });
    expect(invited).toMatchObject({ expired: false, mail: null });
    // As outside scripts have always asked for one: without a word.
    const again = await portal.ask(programme.admin, 'POST', at(`people/${id}/invitation`));
    expect(again.json()).toMatchObject({ goes: 'hand', url: expect.stringMatching(link) });
    expect(again.json().url).not.toBe(invitation.url);
  });

  it('by mail that stays in the portal says so, and gives the link all the same', async () => {
    const added = await add({ ...somebody(), inviteBy: 'mail' });
    expect(added.json()).toMatchObject({
      invitation: { goes: 'kept', url: expect.stringMatching(link) },
      invited: { mail: { state: 'kept' } },
    });
    const { id } = added.json();
    const asked = (who: typeof programme.admin, body: object) =>
      portal.ask(who, 'POST', at(`people/${id}/invitation`), { body });
    expect(told(await asked(programme.admin, { by: 'pigeon' }))).toBe('422 invalid-content');
    expect(told(await asked(programme.partner, { by: 'mail' }))).toBe('403 role-not-allowed');
    const seen = await portal.ask(programme.partner, 'GET', at(`people/${id}`));
    expect(seen.json()).toMatchObject({ state: 'invited', invited: null });
    expect(seen.body).not.toContain('@');
  });
});
