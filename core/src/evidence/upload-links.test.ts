import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import {
  aProgramme,
  asOwner,
  passInspection,
  put,
  refusalOf,
  sha256,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';

let core: Core;
let programme: TestProgramme;
const source = crypto.randomUUID();

beforeAll(async () => {
  core = await createCore(testConfig());
});
beforeEach(async () => {
  programme = await aProgramme(core);
});
afterAll(() => core.close());

const outsider = 'Robin Example, Northern Trust';
const make = (said: object = {}) =>
  core.uploadLinks.make(programme.partner, () => ({
    areaId: programme.areaIds[0],
    givenTo: outsider,
    what: 'The waiting times of June',
    untilDay: addDays(today(), 7),
    filesAtMost: 1,
    ...said,
  }));
const words = () => Buffer.from(`Waiting times ${crypto.randomUUID()}`);
const announce = (token: string, bytes: Buffer, from = source) =>
  core.giving.announce(token, from, () => ({
    title: 'Waiting times',
    description: 'By month, for the whole county.',
    fileName: 'waits.txt',
    size: bytes.length,
    sha256: sha256(bytes),
  }));
const complete = (token: string, fileId: string) => core.giving.complete(token, source, () => ({ fileId }));
async function give(token: string, bytes = words()) {
  const order = await announce(token, bytes);
  await put(order, bytes);
  return { ...(await complete(token, order.fileId)), fileId: order.fileId };
}
const evidenceOf = async (fileId: string) =>
  (
    await asOwner<{ evidence_id: string }>(core, 'SELECT evidence_id FROM evidence_version WHERE id = $1', [
      fileId,
    ])
  )[0]?.evidence_id ?? '';

describe('an outsider’s upload link', () => {
  it('shows who asks for what, until when, and nothing else; looking changes nothing', async () => {
    const { token, state } = await make();
    expect(state).toBe('open');
    for (let looks = 0; looks < 3; looks += 1)
      expect(await core.giving.open(token, source)).toEqual({
        askedBy: { name: 'Person improvement-partner', jobTitle: 'Title of improvement-partner' },
        givenTo: outsider,
        what: 'The waiting times of June',
        expiresAt: expect.any(Date),
        filesAtMost: 1,
        filesLeft: 1,
        fileLimit: core.config.REVISIT_FILE_LIMIT,
      });
  });

  it('brings a draft of the person who asked, uploaded by nobody among the people, and tells them', async () => {
    const { partner, officer, lead } = programme;
    const { token, id } = await make();
    const { fileId, filesLeft } = await give(token);
    expect(filesLeft).toBe(0);
    const evidenceId = await evidenceOf(fileId);
    const view = await core.evidence.one(partner, evidenceId);
    expect(view).toMatchObject({
      title: 'Waiting times',
      state: 'draft',
      sensitivity: 'official-sensitive',
      owner: { id: partner.personId },
      reviews: [],
      links: [{ area: { id: programme.areaIds[0] }, state: 'unchecked' }],
      versions: [{ state: 'received', uploadedBy: { id, name: outsider, jobTitle: 'by upload link' } }],
    });
    const todo = await core.todo.of(partner);
    expect(todo.groups.flatMap((group) => group.items)).toMatchObject([
      { kind: 'given', id: evidenceId, note: `Given by ${outsider} through an upload link` },
    ]);
    expect((await core.todo.of(lead)).count).toBe(0);
    // The partner did not upload it, so they may check it.
    await passInspection(core, programme.id, evidenceId, 1);
    const [link] = view.links;
    await core.links.change(partner, link?.id ?? '', () => ({
      areaId: programme.areaIds[0],
      actionIds: [],
      shows: 'output',
      claim: 'Waits are counted.',
    }));
    await core.reviews.submit(partner, evidenceId, () => ({ versionNumber: 1, comment: '' }));
    await core.reviews.approve(officer, evidenceId, () => ({ versionNumber: 1, comment: '' }));
  });

  it('answers the ask it was made for', async () => {
    const { partner, lead, areaIds, actionIds } = programme;
    const ask = await core.asks.make(partner, () => ({
      areaId: areaIds[0],
      actionId: actionIds[0],
      personId: lead.personId,
      what: 'Waits',
      dueOn: today(),
    }));
    expect(await refusalOf(make({ askId: ask.id, areaId: areaIds[1] }))).toBe('422 unknown-ask');
    const { token } = await make({ askId: ask.id });
    const evidenceId = await evidenceOf((await give(token)).fileId);
    expect(await core.asks.one(partner, ask.id)).toMatchObject({
      state: 'answered',
      evidenceId,
      answeredBy: null,
    });
    expect((await core.evidence.one(partner, evidenceId)).links[0]?.actions).toMatchObject([
      { ref: '1.1.1' },
    ]);
  });

  it('takes each file once and is then used up; one more of several may still come', async () => {
    const { token } = await make({ filesAtMost: 2 });
    const bytes = words();
    expect((await give(token, bytes)).filesLeft).toBe(1);
    expect(await refusalOf(announce(token, bytes))).toBe('409 given-already');
    const second = await give(token);
    expect(second.filesLeft).toBe(0);
    expect(await complete(token, second.fileId)).toEqual({ filesLeft: 0 });
    expect(await refusalOf(core.giving.open(token, source))).toBe('410 link-used');
    expect(await refusalOf(announce(token, words()))).toBe('410 link-used');
    expect((await core.uploadLinks.list(programme.partner))[0]).toMatchObject({
      state: 'used',
      filesGiven: 2,
    });
  });

  it('takes only as many as it says, also of those that come at once', async () => {
    const { token } = await make();
    const files = [words(), words(), words()];
    const orders = await Promise.all(files.map((bytes) => announce(token, bytes)));
    await Promise.all(orders.map((order, index) => put(order, files[index] ?? words())));
    const done = await Promise.allSettled(orders.map((order) => complete(token, order.fileId)));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await core.uploadLinks.list(programme.partner))[0]?.filesGiven).toBe(1);
  });

  it('goes on with a file that stopped, and refuses what could not be filed', async () => {
    const { token } = await make();
    const bytes = words();
    const first = await announce(token, bytes);
    expect(await refusalOf(complete(token, first.fileId))).toBe('409 not-arrived');
    const again = await announce(token, bytes);
    expect(again.fileId).toBe(first.fileId);
    expect((await core.giving.missing(token, source, first.fileId)).upload).toBeDefined();
    const elsewhere = await make();
    expect(await refusalOf(core.giving.missing(elsewhere.token, source, first.fileId))).toBe(
      '404 no-such-file',
    );
    expect(await refusalOf(announce(token, Buffer.alloc(0)))).toBe('422 empty-file');
    await put(again, bytes);
    expect(await complete(token, first.fileId)).toEqual({ filesLeft: 0 });
  });

  it.each([
    ['expired', `expires_at = now() - interval '1 second'`],
    ['revoked', 'revoked_at = now()'],
  ])('says plainly that it is %s, to look at and to give with', async (state, set) => {
    const { token, id } = await make();
    const begun = await announce(token, words());
    await asOwner(core, `UPDATE upload_link SET ${set} WHERE id = $1`, [id]);
    for (const attempt of [
      () => core.giving.open(token, source),
      () => announce(token, words()),
      () => core.giving.missing(token, source, begun.fileId),
      () => complete(token, begun.fileId),
    ])
      expect(await refusalOf(attempt())).toBe(`410 link-${state}`);
    expect((await core.uploadLinks.list(programme.partner))[0]?.state).toBe(state);
  });

  it('can’t be guessed: every guess gets one answer, and a guesser has to wait', async () => {
    const { token } = await make();
    const guesser = crypto.randomUUID();
    const guess = () => refusalOf(core.giving.open(token.slice(0, -2), guesser));
    expect(await guess()).toBe('404 no-such-link');
    expect(await refusalOf(announce('', words(), guesser))).toBe('404 no-such-link');
    for (let guesses = 0; guesses < 18; guesses += 1) await guess();
    expect(await guess()).toBe('429 too-many-failures');
    // Also with the right one, and nobody else is kept waiting.
    expect(await refusalOf(core.giving.open(token, guesser))).toBe('429 too-many-failures');
    await core.giving.open(token, source);
  });

  it('is made, seen and taken back by the partner alone, for a day that is not far', async () => {
    const { partner, lead, officer } = programme;
    const { id, token } = await make();
    for (const who of [lead, officer]) {
      expect(await refusalOf(core.uploadLinks.list(who))).toBe('403 role-not-allowed');
      expect(await refusalOf(core.uploadLinks.revoke(who, id))).toBe('403 role-not-allowed');
    }
    expect(await refusalOf(make({ untilDay: addDays(today(), -1) }))).toBe('422 until-out-of-range');
    expect(await refusalOf(make({ untilDay: addDays(today(), 200) }))).toBe('422 until-out-of-range');
    expect(await core.uploadLinks.revoke(partner, id)).toMatchObject({ state: 'revoked' });
    expect(await refusalOf(core.giving.open(token, source))).toBe('410 link-revoked');
  });

  it('leaves neither its token nor anybody’s name in the database’s record', async () => {
    const { token } = await make();
    await give(token);
    const rows = await asOwner<{ text: string }>(
      core,
      `SELECT details::text AS text FROM audit_entry WHERE programme_id = $1
       UNION ALL SELECT token_hash FROM upload_link WHERE programme_id = $1`,
      [programme.id],
    );
    const all = rows.map((row) => row.text).join('\n');
    expect(all).toContain('uploadLink');
    for (const secret of [token, outsider, 'Robin', 'Waiting times']) expect(all).not.toContain(secret);
  });
});
