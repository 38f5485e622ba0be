import { aProgramme, type TestMember, type TestProgramme } from '@revisit/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPortal, type Portal, told } from '../testing/portal.js';

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
const open = async (title: string, from: string, to: string) =>
  (await ask(programme.partner, 'POST', 'rounds', { planId: programme.planId, title, from, to })).json<{
    id: string;
    version: number;
  }>();

describe('a round over HTTP', () => {
  it('is closed by the partner, and not by a lead', async () => {
    const { partner, lead, actionIds } = programme;
    const round = await open('First', '2026-01-01', '2026-02-28');
    expect(
      told(await ask(lead, 'POST', 'ratings', { actionId: actionIds[0], code: 'T', comment: 'x' })),
    ).toBe('201');
    expect(told(await ask(lead, 'POST', `rounds/${round.id}/close`, {}))).toBe('403 role-not-allowed');
    expect(told(await ask(partner, 'POST', `rounds/${round.id}/close`, {}))).toBe('200');
  });

  it('takes a rating that says what it saw, and refuses the second', async () => {
    const { lead, partner, actionIds } = programme;
    const action = (await ask(lead, 'GET', `actions/${actionIds[0]}`)).json<{ version: number }>();
    const rate = (who: TestMember, comment: string) =>
      ask(who, 'POST', 'ratings', { actionId: actionIds[0], code: 'W', comment }, action.version);
    expect(told(await rate(partner, 'The partner.'))).toBe('201');
    const refused = await rate(lead, 'The lead.');
    expect(told(refused)).toBe('409 stale-version');
    expect(refused.json()).toMatchObject({ current: { rating: { comment: 'The partner.' } } });
    const bare = { actionId: actionIds[0], code: 'R', comment: 'x' };
    const unexplained = await ask(lead, 'POST', 'ratings', bare);
    expect(told(unexplained)).toBe('422 explanation-missing');
    expect(unexplained.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path)).toEqual([
      'reason',
      'newDueOn',
      'recovery',
    ]);
  });

  it('gives its table as a file to whoever reads the board, and to nobody else', async () => {
    const { officer, contributor, partner } = programme;
    const rounds = (await ask(officer, 'GET', 'rounds')).json<{ id: string }[]>();
    const file = (who: TestMember, name: string) => ask(who, 'GET', `rounds/${rounds[0]?.id}/files/${name}`);
    const csv = await file(officer, 'table.csv');
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="round-2026-02-28.csv"',
    });
    expect(csv.body).toContain('Counted as');
    for (const name of ['table.xlsx', 'table.docx'])
      expect((await file(partner, name)).rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect(told(await file(officer, 'table.exe'))).toBe('404 not-found');
    expect(told(await file(contributor, 'table.csv'))).toBe('403 role-not-allowed');
  });

  it('compares with now, with another round, and with nothing that is not there', async () => {
    const { officer } = programme;
    const second = await open('Second', '2026-03-01', '2026-04-30');
    const [first] = (
      await ask(officer, 'GET', `rounds?filter=${encodeURIComponent('{"state":"closed"}')}`)
    ).json<{ id: string }[]>();
    const compare = (after: string) => ask(officer, 'GET', `rounds/${first?.id}/comparison${after}`);
    expect((await compare('')).json()).toMatchObject({ after: { roundId: null, title: 'Now' } });
    expect((await compare(`?after=${second.id}`)).json()).toMatchObject({
      before: { title: 'First' },
      after: { title: 'Second' },
      directions: { same: 3 },
    });
    for (const after of ['?after=then', `?after=${crypto.randomUUID()}`])
      expect(told(await compare(after))).toBe('404 not-found');
  });

  it('has a challenged rating stood by with a name and a reason, and never without', async () => {
    const { officer, lead, actionIds } = programme;
    const [actionId] = actionIds;
    expect(told(await ask(lead, 'POST', 'ratings', { actionId, code: 'T', comment: 'On track.' }))).toBe(
      '201',
    );
    const stand = (said: object) => ask(officer, 'POST', 'challenge-overrides', { actionId, ...said });
    for (const said of [
      {},
      { name: 'The board' },
      { reason: 'Seen.' },
      { name: ' ', reason: 'Seen.' },
      { name: 'The board', reason: '\n' },
    ])
      expect(told(await stand(said)), JSON.stringify(said)).toBe('422 invalid-content');
    expect(told(await stand({ name: 'The board', reason: 'Seen on a visit.' }))).toBe('201');
    const filter = encodeURIComponent(JSON.stringify({ actionId }));
    expect((await ask(lead, 'GET', `challenge-overrides?filter=${filter}`)).json()).toMatchObject([
      { name: 'The board', reason: 'Seen on a visit.', overriddenBy: 'Title of senior-officer' },
    ]);
  });
});
