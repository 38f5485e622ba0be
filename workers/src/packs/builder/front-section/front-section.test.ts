import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackManifest } from '@revisit/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingClaims } from '../claims-in-pages.js';
import { packFixture } from '../testing/manifest.js';
import { pdfFacts } from '../testing/pdf-facts.js';
import { run, temporaryFolder } from '../testing/workspace.js';
import { compileFrontSection } from './compile.js';
import { fontCoverage } from './fonts.js';
import { printableText } from './printable-text.js';
import { frontSectionView } from './view.js';

const hash = '4f1c90ab77e2'.padEnd(64, '0');
const untilDone = new AbortController().signal;

async function compile(manifest: PackManifest): Promise<{ path: string; pageCount: number; text: string }> {
  const folder = await temporaryFolder();
  const view = frontSectionView(manifest, hash, await fontCoverage());
  const compiled = await compileFrontSection(view, folder, untilDone);
  return { ...compiled, text: await run('pdftotext', ['-raw', compiled.path, '-']) };
}

/** The text as one line: where lines break is the typesetter's affair. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ');
}

describe('the front section', () => {
  it('holds every area and every claim of a whole programme, and says where each is', async () => {
    const { manifest } = packFixture({ areas: 12, evidence: 30 });
    const { path, pageCount, text } = await compile(manifest);
    const pages = text.split('\f').slice(0, -1);
    expect(pages).toHaveLength(pageCount);
    expect(await run('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors');

    const claims = manifest.areas.flatMap(({ evidence }) => evidence);
    expect(claims).toHaveLength(360);
    expect(missingClaims(claims, pages)).toEqual([]);

    const contents = flat(pages[1]!);
    for (const area of manifest.areas) {
      const [, page] = new RegExp(`${area.title} 30 [^0-9]+(?:[0-9]+ gaps? )?([0-9]+)`).exec(contents) ?? [];
      expect(flat(pages[Number(page) - 1]!), `area ${area.number}`).toContain(`${area.number} ${area.title}`);
      expect(flat(pages[Number(page) - 1]!)).toContain(`Area ${area.number}`);
    }
  });

  it('says on its cover what would stand up, by when, and how the actions are rated', async () => {
    const { manifest } = packFixture({ areas: 12, evidence: 1 });
    const { text } = await compile(manifest);
    const cover = flat(text.split('\f')[0]!);
    expect(cover).toContain('Sample SEND Partnership');
    // pdftotext leaves the space out where the size of the type changes.
    expect(cover).toMatch(/3 ?of 12 areas would stand up/);
    expect(cover).toContain('28 January 2020');
    expect(cover).toContain('25 October 2019 95 days overdue');
    for (const count of [52, 14, 20, 5, 3, 13, 10, 38, 31])
      expect(cover).toMatch(new RegExp(`\\b${count}\\b`));
    for (const level of ['Complete', 'On track', 'Under way', 'Delayed', 'Not started', 'Not rated']) {
      expect(cover).toContain(level);
    }
  });

  it('names the programme, the date, the manifest and the page on every page', async () => {
    const { text, pageCount } = await compile(packFixture({ areas: 2, evidence: 12 }).manifest);
    const pages = text.split('\f').slice(0, -1).map(flat);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('As at 28 January 2020 · manifest 4f1c 90ab 77e2');
      expect(page).toContain(`${index + 1} of ${pageCount}`);
      if (index > 0) expect(page).toContain('Sample SEND Partnership · Readiness pack');
    }
  });

  it('can be read by assistive technology', async () => {
    const { path } = await compile(packFixture({ areas: 3, evidence: 4 }).manifest);
    const facts = await pdfFacts(path);
    expect(facts.language).toBe('en-GB');
    expect(facts.marked).toBe(true);
    expect(facts.showsTitle).toBe(true);
    expect(facts.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(facts.metadata).toContain('Readiness pack: Sample SEND Partnership');

    const types = facts.elements.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['/Table', '/THead', '/TH', '/TBody', '/TD', '/Link']));
    const headings = types.filter((type) => /^\/H\d$/.test(type)).map((type) => Number(type.slice(2)));
    expect(headings[0]).toBe(1);
    for (const [index, level] of headings.entries()) {
      expect(level - (headings[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    }

    const figures = facts.elements.filter(({ type }) => type === '/Figure');
    expect(figures.map(({ alt }) => alt)).toEqual(
      expect.arrayContaining([
        'Areas by number. Would stand up: none. Partly: 1. Not yet: 2 and 3.',
        'Ratings, December 2019: 52 complete, 14 on track, 20 under way, 5 delayed, 3 not started',
        'At risk',
      ]),
    );
    expect(figures.filter(({ alt }) => alt === '')).toEqual([]);
    expect(facts.links.length).toBeGreaterThanOrEqual(3 * 4 + 3 * 2);
    expect(facts.links.filter(({ contents, inStructure }) => contents === '' || !inStructure)).toEqual([]);
  });

  it('gives the same bytes for the same manifest', async () => {
    const { manifest } = packFixture({ areas: 4, evidence: 5 });
    const [first, second] = await Promise.all([compile(manifest), compile(structuredClone(manifest))]);
    expect((await readFile(first.path)).equals(await readFile(second.path))).toBe(true);
  });

  it('is a pack all the same when nothing has been done yet', async () => {
    const nothing = await compile({ ...packFixture({ areas: 0, evidence: 0 }).manifest, ratings: [] });
    expect(flat(nothing.text)).toContain('No areas are recorded for this programme yet.');
    expect(flat(nothing.text)).toContain('No ratings were recorded by the date of this pack.');
    expect(flat(nothing.text)).toContain('Nothing was left out');

    const { manifest } = packFixture({ areas: 1, evidence: 0 });
    const bare = manifest.areas.map((area) => ({ ...area, inspectorsWords: '', criteria: [], actions: [] }));
    const empty = await compile({ ...manifest, areas: bare });
    expect(flat(empty.text)).toContain('No approved evidence is linked to this area.');
    expect(flat(empty.text)).toContain('We know of no gap in this area.');
    expect(flat(empty.text)).toContain('No action of the plan is mapped to this area.');
  });

  it('says what was left out, and why', async () => {
    const { manifest } = packFixture({ areas: 2, evidence: 1 });
    const { text } = await compile({
      ...manifest,
      leftOut: [
        { areaNumber: 1, reason: 'personal', count: 41 },
        { areaNumber: 2, reason: 'not-approved', count: 43 },
      ],
    });
    expect(flat(text)).toMatch(/1 Leadership and vision Personal Personal evidence stays out.*41/);
    expect(flat(text)).toMatch(/Not approved.*43/);
  });

  it('shows each measure of an area as it stood, against its target, and what was a guess', async () => {
    const { manifest } = packFixture({ areas: 1, evidence: 1 });
    const text = flat((await compile(manifest)).text);
    expect(text).toMatch(/4b \(iv\) Progress of pupils with SEND at key stage 2: SEN \(E\), Reading/);
    expect(text).toMatch(/31 March 2026; the next is overdue/);
    expect(text).toContain('as far as we can guess');
    expect(text).toMatch(/1d Annual reviews .*No reading yet.*Can’t tell/);
    const before = manifest.areas.map(({ measures: _, ...area }) => area);
    expect(flat((await compile({ ...manifest, areas: before })).text)).not.toContain('Against target');
  });

  it('says of evidence that it is past its review date, and carries it all the same', async () => {
    const { manifest } = packFixture({ areas: 1, evidence: 1 });
    const aged = (stale: boolean) => ({
      ...manifest,
      areas: manifest.areas.map((area) => ({
        ...area,
        evidence: area.evidence.map((one) => ({ ...one, stale })),
      })),
    });
    expect(flat((await compile(aged(true))).text)).toContain('past its review date');
    expect(flat((await compile(aged(false))).text)).not.toContain('past its review date');
  });
});

describe('what people write', () => {
  const hostile = {
    'typst syntax': '#let x = 1; #panic("no") *bold* $x^2$ _under_ `raw` @label <label> \\ // /* #{ ] ) "',
    'a run without a space': 'x'.repeat(10_000),
    emoji: 'Listened to 👩‍👩‍👧‍👦 and 🧑🏽‍🦽 in 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ☎️ 1️⃣',
    'arabic and urdu': 'السلام عليكم and 84.7 % of 42 plans; ہمیں بچوں کی بات سننی ہے',
    'scripts without a font': '中文 ไทย 한국어',
    'south asian scripts': 'हम बच्चों की बात सुनते हैं, আমরা শুনি, અમે સાંભળીએ, ਅਸੀਂ ਸੁਣਦੇ ਹਾਂ',
    invisible: 'a\u202Eb\uFEFFc\u0000d\u200Be\uFFFEf\uD800g\u{E0067}h',
  };

  it.each(Object.entries(hostile))('stands in the pack as it was written: %s', async (_name, words) => {
    const { manifest } = packFixture({ areas: 1, evidence: 1 });
    const [area] = manifest.areas;
    const said = { title: words, claim: words, quote: words, actionRefs: [words] };
    const { path, text } = await compile({
      ...manifest,
      programme: { ...manifest.programme, name: words.slice(0, 300) },
      areas: [
        {
          ...area!,
          title: words,
          inspectorsWords: words,
          criteria: area!.criteria.slice(0, 1).map((criterion) => ({ ...criterion, detail: words })),
          evidence: area!.evidence.map((evidence) => ({ ...evidence, ...said })),
          actions: area!.actions.slice(0, 1).map((action) => ({
            ...action,
            title: words,
            leads: [words],
            comment: words,
          })),
        },
      ],
    });
    const claim = printableText(words, await fontCoverage());
    expect(missingClaims([{ no: '1.01', claim }], text.split('\f'))).toEqual([]);
    expect(await run('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors');
  });

  it('never stops a pack, whatever the characters', async () => {
    const awkward = fc.string({
      unit: fc.oneof(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        fc.constantFrom(
          'a',
          '\u0301',
          '\u200D',
          '👩',
          '🏽',
          '\uFE0F',
          '🏴',
          '\u{E0067}',
          'क',
          '्',
          'ا',
          'ّ',
          '☎',
          '\u20E3',
        ),
      ),
      maxLength: 80,
    });
    const words = fc.sample(awkward, { numRuns: 600, seed: 7 });
    const { manifest } = packFixture({ areas: 1, evidence: 1 });
    const [area] = manifest.areas;
    const [evidence] = area!.evidence;
    const areas = [{ ...area!, evidence: words.map((claim) => ({ ...evidence!, claim })) }];
    await expect(compile({ ...manifest, areas })).resolves.toMatchObject({ pageCount: expect.any(Number) });
  });
});

describe('compileFrontSection', () => {
  it('refuses a font it does not have rather than set the pack in another', async () => {
    const view = frontSectionView(
      packFixture({ areas: 1, evidence: 1 }).manifest,
      hash,
      await fontCoverage(),
    );
    const folder = await temporaryFolder();
    const unknown = { ...view, fonts: ['Inter', 'No Such Sans'] };
    await expect(compileFrontSection(unknown, folder, untilDone)).rejects.toThrow(
      /unknown font family: no such sans/,
    );
  });

  it('refuses a character that none of its fonts can draw rather than leave a hole', async () => {
    const view = frontSectionView(
      packFixture({ areas: 1, evidence: 1 }).manifest,
      hash,
      await fontCoverage(),
    );
    const folder = await temporaryFolder();
    await expect(compileFrontSection({ ...view, programme: '中' }, folder, untilDone)).rejects.toThrow(
      /PDF\/UA-1/,
    );
  });

  it('stops with the reason it was given, and leaves no PDF', async () => {
    const view = frontSectionView(
      packFixture({ areas: 12, evidence: 60 }).manifest,
      hash,
      await fontCoverage(),
    );
    const folder = await temporaryFolder();
    const stop = new AbortController();
    const compiling = compileFrontSection(view, folder, stop.signal);
    stop.abort(new Error('The pack was cancelled'));
    await expect(compiling).rejects.toThrow('The pack was cancelled');
    await expect(access(join(folder, 'front-section.pdf'))).rejects.toThrow('ENOENT');
  });
});
