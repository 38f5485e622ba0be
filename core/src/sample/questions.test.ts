import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Core, createCore } from '../core.js';
import {
  aFiledVersion,
  aProgramme,
  asOwner,
  passInspection,
  someEvidence,
  type TestProgramme,
  testConfig,
} from '../testing/index.js';
import { readPages } from './documents/read-pages.testing.js';
import { lancashire } from './index.js';
import { sampleQuestions } from './questions.js';

/** The whole sample in one programme, its pages read as the workers read them. */
let core: Core;
let programme: TestProgramme;
const keyOf = new Map<string, string>();

beforeAll(async () => {
  core = await createCore(testConfig());
  programme = await aProgramme(core);
  for (const item of lancashire.evidence) {
    const { evidenceId, number } = await aFiledVersion(
      core,
      programme.partner,
      someEvidence(programme.areaIds[0], {
        title: item.title,
        description: item.description,
        kind: item.kind,
        source: item.source,
        links: item.links.map(({ shows, claim, page, quote }) => ({
          areaId: programme.areaIds[0],
          actionIds: [],
          shows,
          claim,
          ...(page === null ? {} : { locator: { page, ...(quote ? { quote } : {}) } }),
        })),
      }),
    );
    keyOf.set(evidenceId, item.key);
    await passInspection(core, programme.id, evidenceId, number);
    const [version] = await asOwner<{ id: string }>(
      core,
      'SELECT id FROM evidence_version WHERE evidence_id = $1',
      [evidenceId],
    );
    const clean = await core.inspections.clean(programme.id, version?.id ?? '');
    if (!clean) throw new Error('The sample is not clean.');
    const { fileName, make } = item.file;
    const pages = fileName.endsWith('.png') ? [] : readPages(fileName, await make());
    await core.inspections.saveText(clean, {
      pageCount: pages.length,
      pages: pages.map((text, index) => ({ page: index + 1, text })),
    });
  }
});
afterAll(() => core.close());

describe('twenty questions over the sample', () => {
  it('are twenty', () => expect(sampleQuestions).toHaveLength(20));

  it.each(sampleQuestions)('$question', async ({ question, answer }) => {
    const found = await core.search.search(programme.partner, {
      filter: { q: question },
      on: '2026-01-01',
      from: 0,
      to: 2,
    });
    const pages = found.rows.map((row) => [keyOf.get(row.id), row.pages[0]?.page]);
    expect(pages).toContainEqual([...answer]);
  });
});
