import { beforeAll, expect, it } from 'vitest';
import { readPages } from '../documents/read-pages.testing.js';
import { lancashire, second } from '../index.js';
import type { SampleEvidence } from '../sample.types.js';

const { evidence } = lancashire;
const everything = [...evidence, ...second.evidence];
const pagesOf = new Map<string, string[]>();
const leadsAreas = [3, 7, 9, 11];

beforeAll(async () => {
  for (const { key, file } of everything)
    if (!file.fileName.endsWith('.png')) pagesOf.set(key, readPages(file.fileName, await file.make()));
});

/** The figures of a sentence; ages and ordinals such as “18th” are none. */
const figuresOf = (text: string) => text.match(/\d+(\.\d+)?(?![\dth])/g) ?? [];

it('has 22 to 30 pieces of evidence, each with its own key, title and file', () => {
  expect(evidence.length).toBeGreaterThanOrEqual(22);
  expect(evidence.length).toBeLessThanOrEqual(30);
  for (const part of [
    (item: SampleEvidence) => item.key,
    (item: SampleEvidence) => item.title,
    (item: SampleEvidence) => item.file.fileName,
  ])
    expect(new Set(evidence.map(part)).size).toBe(evidence.length);
});

it('claims only what stands on the page it names', () => {
  for (const { key, links, file } of everything)
    for (const { claim, page, quote } of links) {
      if (page === null) {
        expect(file.fileName, key).toMatch(/\.png$/);
        continue;
      }
      const text = pagesOf.get(key)?.[page - 1] ?? '';
      expect(text, key).toContain(quote);
      for (const figure of figuresOf(claim)) expect(figuresOf(text), `${key}: ${claim}`).toContain(figure);
    }
});

it('makes one honest sentence of every claim', () => {
  for (const { key, links } of everything)
    for (const { claim } of links) expect(claim, key).toMatch(/^[A-Z0-9].{20,130}[^.]\.$/);
});

it('says in every document that it is a sample', () => {
  for (const [key, pages] of pagesOf) expect(pages.join(' '), key).toMatch(/sample document/i);
});

it('names nobody: no e-mail address, no telephone number', () => {
  for (const [key, pages] of pagesOf) {
    expect(pages.join(' '), key).not.toMatch(/@|\d{5} ?\d{6}|\+44/);
  }
});

it('links to areas and to actions that serve them', () => {
  for (const programme of [lancashire, second])
    for (const { key, links } of programme.evidence)
      for (const { area, actionRefs } of links) {
        expect(
          programme.areas.map(({ number }) => number),
          key,
        ).toContain(area);
        for (const ref of actionRefs) expect(programme.mapping[ref], `${key}, ${ref}`).toContain(area);
      }
});

it('is decided by someone who may: never the uploader, and personal evidence by the partner alone', () => {
  for (const item of evidence) {
    if (item.outcome === 'draft' || item.outcome === 'submitted') continue;
    expect(item.reviewerEmail, item.key).not.toBe(item.uploaderEmail);
    expect(['partner@sample.test', 'officer@sample.test']).toContain(item.reviewerEmail);
    if (item.sensitivity === 'personal') expect(item.reviewerEmail).toBe('partner@sample.test');
    expect(item.decidedDaysAgo, item.key).toBeLessThan(item.submittedDaysAgo);
    expect(item.submittedDaysAgo, item.key).toBeLessThanOrEqual(item.coversFromDaysAgo);
  }
});

it('is uploaded by the area lead for their own areas only', () => {
  for (const { key, uploaderEmail, links } of evidence)
    if (uploaderEmail === 'lead@sample.test')
      for (const { area } of links) expect(leadsAreas, key).toContain(area);
});

it('covers a period that is not in the future', () => {
  for (const { key, coversFromDaysAgo, coversToDaysAgo } of everything) {
    expect(coversFromDaysAgo, key).toBeGreaterThanOrEqual(coversToDaysAgo);
    expect(coversToDaysAgo, key).toBeGreaterThanOrEqual(0);
  }
});

it('shows every state, sensitivity and kind of file there is to show', () => {
  const outcomes = evidence.map(({ outcome }) => outcome);
  for (const outcome of ['draft', 'submitted', 'approved', 'changes-requested'] as const)
    expect(outcomes).toContain(outcome);
  const having = (sensitivity: string) => evidence.filter((item) => item.sensitivity === sensitivity).length;
  expect(having('personal')).toBe(1);
  expect(having('official-sensitive')).toBeGreaterThanOrEqual(2);
  const endings = new Set(evidence.map(({ file }) => file.fileName.split('.').at(-1)));
  expect([...endings].sort()).toEqual(['docx', 'pdf', 'png', 'xlsx']);
});

it('quotes the published figures as the plan prints them', () => {
  const text = (key: string) => pagesOf.get(key)?.join(' ') ?? '';
  expect(text('poet-report')).toContain('Parents and carers, 2017/18 (published) 67%');
  expect(text('poet-report')).toContain('Practitioners, 2017/18 (published) 27%');
  expect(text('poet-report')).toContain('60% for parents and carers, and 51% for young people');
  expect(text('data-dashboard')).toMatch(/EHC plans finished within 20 weeks +84\.7 +90/);
  expect(text('exclusions-data')).toMatch(/Pupils with an EHC plan permanently excluded +27 +2 /);
  expect(text('attainment-data')).toMatch(/Key stage 4, SEN support +31\.8 +33\.8/);
  expect(text('local-offer-launch')).toContain('10 October 2019');
});
