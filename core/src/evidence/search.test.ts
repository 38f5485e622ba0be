import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aMember,
  aProgramme,
  asOwner,
  aVersion,
  passInspection,
  refusalOf,
  someEvidence,
  type TestMember,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import type { EvidenceFilter } from './evidence.list.js';
import type { NewEvidence } from './evidence.service.js';

let core: Core;
let programme: TestProgramme;
let lead2: TestMember;

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
  lead2 = await aMember(core, programme.id, ['area-lead'], [programme.areaIds[1]]);
});
afterAll(() => core.close());

const on = '2030-06-01';
const find = (caller: TestMember, filter: EvidenceFilter) =>
  core.search.search(caller, { filter, on, from: 0, to: 24 });
const titles = async (caller: TestMember, filter: EvidenceFilter) =>
  (await find(caller, filter)).rows.map((row) => row.title);

async function read(evidenceId: string, number: number, pages: string[]) {
  await passInspection(core, programme.id, evidenceId, number);
  const [row] = await asOwner<{ id: string }>(
    core,
    'SELECT id FROM evidence_version WHERE evidence_id = $1 AND number = $2',
    [evidenceId, number],
  );
  const version = await core.inspections.clean(programme.id, row?.id ?? '');
  if (!version) throw new Error('The version is not clean.');
  await core.inspections.saveText(version, {
    pageCount: pages.length,
    pages: pages.map((text, index) => ({ page: index + 1, text })),
  });
  return version;
}

async function filed(said: Partial<NewEvidence>, pages: string[], areaId = programme.areaIds[0]) {
  const { evidenceId, number } = await aFiledVersion(core, programme.partner, someEvidence(areaId, said));
  return { evidenceId, number, version: await read(evidenceId, number, pages) };
}

describe('a search', () => {
  it('finds by stem, accent and typing error, and names the page that proves it', async () => {
    const { evidenceId } = await filed({ title: 'Zebrafish keeping', tags: ['Pond  Life'] }, [
      'Nothing to see here.',
      'The café served breakfasts to forty orphaned hedgehogs.',
    ]);
    for (const q of ['hedgehog', 'hedgehogs cafe', 'breakfast', 'hedgehgo', 'orphanned hedgehogs']) {
      const { rows } = await find(programme.partner, { q });
      expect(
        rows.map((row) => row.id),
        q,
      ).toEqual([evidenceId]);
      expect(
        rows[0]?.pages.map((page) => page.page),
        q,
      ).toEqual([2]);
    }
    const { rows, understood } = await find(programme.partner, { q: 'hedgehgo breakfast' });
    expect(understood.corrections).toEqual([{ typed: 'hedgehgo', taken: 'hedgehogs' }]);
    const [page] = rows[0]?.pages ?? [];
    expect(page?.snippet.filter((part) => part.marked).map((part) => part.text)).toEqual([
      'breakfasts',
      'hedgehogs',
    ]);
    expect(page?.snippet.map((part) => part.text).join('')).toContain('breakfasts to forty orphaned');
    expect(page?.quote).toMatch(/^breakfasts to forty/);
    expect(await titles(programme.partner, { q: 'pond' })).toEqual(['Zebrafish keeping']);
    expect(await titles(programme.partner, { tag: 'pond life' })).toEqual(['Zebrafish keeping']);
    expect((await core.search.suggest(programme.partner, 'zebraf')).documents.map(({ id }) => id)).toEqual([
      evidenceId,
    ]);
    expect((await core.search.suggest(programme.partner, 'pon')).tags).toEqual(['pond life']);
  });

  it('puts a title before a claim and a claim before text, and shows the claim', async () => {
    await filed({ title: 'Only text', links: [] }, ['A wombat was seen.']);
    const claim = {
      areaId: programme.areaIds[1],
      actionIds: [],
      shows: 'output' as const,
      claim: 'Every wombat has a plan.',
      locator: { page: 1, quote: 'a plan' },
    };
    await filed({ title: 'In a claim', links: [claim] }, ['Nothing.']);
    await filed({ title: 'About the wombat', links: [] }, ['Nothing.']);
    const { rows } = await find(programme.partner, { q: 'wombats' });
    expect(rows.map((row) => row.title)).toEqual(['About the wombat', 'In a claim', 'Only text']);
    expect(rows[1]?.claim).toMatchObject({ area: 2, shows: 'output', page: 1, quote: 'a plan' });
    expect(rows[1]?.claim?.marks.find((part) => part.marked)?.text).toBe('wombat');
  });

  it('is narrowed by what it counts', async () => {
    const word = 'quokka';
    await filed({ title: `${word} one`, kind: 'audit', reviewBy: '2030-05-31', tags: ['red'] }, ['x']);
    await filed({ title: `${word} two`, kind: 'audit', reviewBy: '2030-06-01' }, ['x'], programme.areaIds[1]);
    await filed({ title: `${word} three`, kind: 'minutes', source: 'health' }, ['x']);
    const { facets, total } = await find(programme.partner, { q: word });
    expect(total).toBe(3);
    expect(facets.kind).toEqual([
      { value: 'audit', count: 2 },
      { value: 'minutes', count: 1 },
    ]);
    expect(facets.area.map(({ number, count }) => [number, count])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect(facets.stale).toBe(1);
    expect(facets.tag).toEqual([{ value: 'red', count: 1 }]);
    const narrowed: [EvidenceFilter, string[]][] = [
      [{ kind: 'minutes' }, ['three']],
      [{ areaId: programme.areaIds[1] }, ['two']],
      [{ staleOn: '2030-06-02' }, ['one', 'two']],
      [{ staleOn: '2030-06-01' }, ['one']],
      [{ tag: 'red' }, ['one']],
      [{ source: 'health' }, ['three']],
    ];
    for (const [filter, expected] of narrowed) {
      const found = await titles(programme.partner, { q: word, ...filter });
      expect(found.map((title) => title.split(' ')[1]).toSorted(), JSON.stringify(filter)).toEqual(expected);
      const listed = await core.evidence.list(programme.partner, {
        filter: { q: word, ...filter },
        sort: { field: 'title', descending: false },
        from: 0,
        to: 9,
      });
      expect(listed.total).toBe(expected.length);
    }
  });

  it('knows the current version alone, and forgets at once what was discarded or withdrawn', async () => {
    const { partner } = programme;
    const { evidenceId, number } = await filed({ title: 'Versions' }, ['The narwhal of the first version.']);
    expect(await titles(partner, { q: 'narwhal' })).toEqual(['Versions']);
    const second = await aVersion(core, partner, evidenceId, {
      fileName: 'b.txt',
      bytes: Buffer.from(crypto.randomUUID()),
    });
    expect(await titles(partner, { q: 'narwhal' })).toEqual([]);
    await read(evidenceId, second, ['The axolotl of the second.']);
    expect(await titles(partner, { q: 'axolotl' })).toEqual(['Versions']);
    await core.versions.discard(partner, evidenceId, second, () => ({ reason: 'Sent by accident.' }));
    expect(await titles(partner, { q: 'axolotl' })).toEqual([]);
    expect(await titles(partner, { q: 'axolotle' })).toEqual([]);
    expect(await asOwner(core, `SELECT 1 FROM search_word WHERE word = 'axolotl'`)).toEqual([]);
    expect(await titles(partner, { q: 'narwhal' })).toEqual(['Versions']);
    await core.reviews.withdraw(partner, evidenceId, () => ({ versionNumber: number, comment: '' }));
    expect(await titles(partner, { q: 'narwhal' })).toEqual([]);
    expect(await asOwner(core, `SELECT 1 FROM search_word WHERE word = 'narwhal'`)).toEqual([]);
    expect(await titles(partner, { q: 'versions', state: 'withdrawn' })).toEqual(['Versions']);
  });

  it('forgets a claim that ended and a title that changed', async () => {
    const { partner } = programme;
    const { evidenceId } = await filed({ title: 'Capybara census' }, ['x']);
    const view = await core.evidence.one(partner, evidenceId);
    const said = someEvidence(programme.areaIds[0], { title: 'Rodent census', tags: ['water'] });
    const changed = await core.evidence.change(partner, evidenceId, view.version, () => said);
    expect(changed.tags).toEqual(['water']);
    expect(await titles(partner, { q: 'capybara' })).toEqual([]);
    const { tags: _, ...unsaid } = said;
    const again = await core.evidence.change(partner, evidenceId, changed.version, () => unsaid);
    expect(again.tags).toEqual(['water']);
    expect(await titles(partner, { q: 'rodent heard' })).toContain('Rodent census');
    await core.links.end(partner, view.links[0]?.id ?? '');
    expect((await find(partner, { q: 'rodent census' })).rows[0]?.claim).toBeNull();
  });

  it.each(['', "'", '\\', 'a & | ! ( )', '<->', ':*', '"', 'the of and', '%', '\u0001'])(
    'bears %j',
    async (q) => {
      await expect(find(programme.partner, { q })).resolves.toBeDefined();
      await expect(core.search.suggest(programme.partner, q)).resolves.toBeDefined();
    },
  );
});

describe('what somebody may not open', () => {
  const words = { title: 'Okapigate', claim: 'Pangolinism', tag: 'tapirhood', text: 'Kakapovian' };
  let secretId: string;
  const everyWord = () => Object.values(words).map((word) => word.toLowerCase());

  beforeAll(async () => {
    const link = {
      areaId: programme.areaIds[2],
      actionIds: [programme.actionIds[2]],
      shows: 'impact' as const,
      claim: `${words.claim} ended.`,
    };
    const secret = await filed(
      {
        title: words.title,
        tags: [words.tag],
        sensitivity: 'official-sensitive',
        kind: 'case-study',
        source: 'independent',
        links: [link],
      },
      [`It was ${words.text}.`],
    );
    secretId = secret.evidenceId;
  });

  it('is found by whoever may', async () => {
    for (const q of everyWord())
      expect(
        (await find(programme.officer, { q })).rows.map((row) => row.id),
        q,
      ).toEqual([secretId]);
  });

  it('shows in no result, count, facet, correction, suggestion or export of a lead elsewhere or a contributor', async () => {
    for (const caller of [lead2, programme.lead, programme.contributor]) {
      for (const word of everyWord())
        for (const q of [word, `${word.slice(0, -2)}${word.at(-1)}${word.at(-2)}`, word.slice(0, 6)]) {
          const nowhere = await find(caller, { q });
          const made = await find(caller, { q: q.replace(/./g, 'x') });
          expect({ ...nowhere, understood: made.understood }, q).toEqual(made);
          expect(nowhere.understood.corrections, q).toEqual([]);
          const listed = await core.evidence.list(caller, {
            filter: { q },
            sort: { field: 'title', descending: false },
            from: 0,
            to: 9,
          });
          expect(listed).toMatchObject({ json: '[]', total: 0 });
          expect(await core.search.suggest(caller, q)).toEqual({ documents: [], tags: [] });
        }
      const { facets } = await find(caller, {});
      expect(JSON.stringify(facets)).not.toMatch(
        /case-study|independent|official-sensitive|tapirhood|Area 3/,
      );
      for (const filter of [
        { areaId: programme.areaIds[2] },
        { tag: words.tag },
        { sensitivity: 'official-sensitive' as const },
        { actionId: programme.actionIds[2] },
      ])
        expect((await find(caller, filter)).total, JSON.stringify(filter)).toBe(0);
    }
  });

  it('is known to an administrator by what is said about it, never by its text', async () => {
    expect((await find(programme.admin, { q: words.title })).rows[0]).toMatchObject({
      id: secretId,
      pages: [],
    });
    for (const q of ['kakapovian', 'kakapovain', 'kakapo'])
      expect(await titles(programme.admin, { q }), q).toEqual([]);
    expect((await find(programme.admin, { q: 'kakapovain' })).understood.corrections).toEqual([]);
  });

  it('is not there in another programme', async () => {
    const other = await aProgramme(core);
    for (const q of everyWord()) {
      const { total, understood } = await find(other.partner, { q });
      expect([total, understood.corrections]).toEqual([0, []]);
      expect((await core.search.suggest(other.partner, q)).documents).toEqual([]);
    }
  });
});

describe('a saved view', () => {
  it('is its person’s own, under a name of its own, and on record', async () => {
    const { lead, partner } = programme;
    const view = await core.savedViews.add(lead, () => ({
      name: 'Stale health',
      filter: { source: 'health', stale: true },
    }));
    expect(view).toMatchObject({ name: 'Stale health', filter: { source: 'health', stale: true } });
    expect(await refusalOf(core.savedViews.add(lead, () => ({ name: 'Stale health', filter: {} })))).toBe(
      '409 name-taken',
    );
    expect(await core.savedViews.list(partner)).toEqual([]);
    expect(await refusalOf(core.savedViews.remove(partner, view.id))).toBe('404 not-found');
    await core.savedViews.add(partner, () => ({ name: 'Stale health', filter: {} }));
    await core.savedViews.remove(lead, view.id);
    expect(await core.savedViews.list(lead)).toEqual([]);
    const entries = await asOwner<{ action: string }>(
      core,
      'SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id',
      [view.id],
    );
    expect(entries.map((entry) => entry.action)).toEqual(['view.saved', 'view.removed']);
  });
});
