import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '../calendar/calendar.js';
import { type Core, createCore } from '../core.js';
import {
  aProgramme,
  aVersion,
  passInspection,
  refusalOf,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';

let core: Core;
let programme: TestProgramme;

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
});
afterAll(() => core.close());

describe('evidence that is a page on the web', () => {
  const page = { url: 'https://www.example.test/send/local-offer', checkedOn: '2020-01-01' };
  const filed = (published: object = page) =>
    core.evidence.add(programme.lead, () => ({
      ...someEvidence(programme.areaIds[0]),
      published: { ...page, ...published },
    }));

  it('stands there with the day it was last checked, and is checked again', async () => {
    const { id, published } = await filed();
    expect(published).toEqual(page);
    expect(await core.evidence.checkPage(programme.lead, id)).toMatchObject({
      published: { url: page.url, checkedOn: today() },
    });
    const stranger = programme.contributor;
    expect(await refusalOf(core.evidence.checkPage(stranger, id))).toBe('404 not-found');
  });

  it('is reviewed by a snapshot alone, and says so', async () => {
    const { id, before } = await filed();
    expect(before).toEqual([expect.stringMatching(/Add a snapshot: a PDF of the page/)]);
    const submit = (versionNumber: number) =>
      core.reviews.submit(programme.lead, id, () => ({ versionNumber, comment: '' }));
    expect(await refusalOf(submit(1))).toMatch(/^409 /);
    const number = await aVersion(core, programme.lead, id, {
      fileName: 'snapshot.txt',
      bytes: Buffer.from(`The page as it was. ${crypto.randomUUID()}`),
    });
    await passInspection(core, programme.id, id, number);
    expect(await submit(number)).toMatchObject({ state: 'submitted', published: page });
  });

  it('keeps its page through a change that does not speak of it, and loses it to one that says so', async () => {
    const { id, version } = await filed();
    const { links: _, ...said } = someEvidence(programme.areaIds[0]);
    const kept = await core.evidence.change(programme.lead, id, version, () => said);
    expect(kept.published).toEqual(page);
    const gone = await core.evidence.change(programme.lead, id, kept.version, () => ({
      ...said,
      published: null,
    }));
    expect(gone.published).toBeNull();
    expect(await refusalOf(core.evidence.checkPage(programme.lead, id))).toBe('409 no-published-page');
  });

  it.each([
    ['a file of this machine', { url: 'file:///etc/passwd' }, '422 not-a-page'],
    ['a script', { url: 'javascript:alert(1)' }, '422 not-a-page'],
    ['no address', { url: 'the local offer' }, '422 not-a-page'],
    ['an address with a password', { url: 'https://a:b@example.test/' }, '422 address-with-password'],
    ['a day to come', { checkedOn: '2999-01-01' }, '422 checked-later'],
  ])('is not %s', async (_what, published, refusal) => {
    expect(await refusalOf(filed(published))).toBe(refusal);
  });
});
