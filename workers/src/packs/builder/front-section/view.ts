import type { PackManifest } from '@revisit/core';
import { type AreaView, areaView } from './area-view.js';
import { daysBetween, londonMoment, longDate, monthOf, period } from './dates.js';
import { type Coverage } from './font-coverage.js';
import { fontFamilies } from './fonts.js';
import { printableText } from './printable-text.js';
import { type RatingsView, ratingsView } from './ratings-view.js';
import { areaWords, counted, leftOutWords, listed, showsWords, voiceWords } from './words.js';

/**
 * What the template sets, word for word: it lays out and decides nothing. Every text is printable, every date is
 * written out, counts are strings where they are read and numbers where they are drawn.
 */
export interface FrontSectionView {
  fonts: readonly string[];
  /** Numbers for the PDF's creation date, which the document carries instead of the clock's. */
  created: { year: number; month: number; day: number };
  programme: string;
  purpose: string;
  facts: { label: string; value: string; note: string }[];
  standUp: { ready: number; total: number; words: string; alt: string; tiles: Tile[]; legend: TileLegend[] };
  ratings: RatingsView[];
  areas: AreaView[];
  leftOut: { area: string; title: string; why: string; count: number }[];
  /** Originals in the pack, each counted once. */
  documents: number;
  index: IndexRow[];
  asAt: string;
  manifestStart: string;
  manifestWhole: string;
  requestedBy: string;
  frozen: string;
}

type Fill = 'solid' | 'half' | 'empty';

interface Tile {
  number: number;
  fill: Fill;
}

interface TileLegend {
  fill: Fill;
  words: string;
}

interface IndexRow {
  no: string;
  area: number;
  title: string;
  voice: string;
  covers: string;
  shows: string;
  showsWord: string;
  version: string;
  pages: string;
  page: string;
  sha256Start: string;
}

const fills = { ready: 'solid', partly: 'half', 'not-ready': 'empty' } as const;

/** `manifestSha256` is that of the `manifest.json` in the archive, so that a reader can check one by the other. */
export function frontSectionView(
  manifest: PackManifest,
  manifestSha256: string,
  fonts: readonly Coverage[],
): FrontSectionView {
  const printable = (text: string) => printableText(text, fonts);
  const [year, month, day] = manifest.frozenAt.slice(0, 10).split('-').map(Number);
  return {
    fonts: fontFamilies,
    created: { year: year!, month: month!, day: day! },
    programme: printable(manifest.programme.name),
    purpose: printable(
      `For the re-visit by ${manifest.visit.inspectors} to the ${manifest.visit.areaWords} found in ` +
        `${monthOf(manifest.visit.inspectedOn)}, and to the work under the ${manifest.visit.planWords}`,
    ),
    facts: facts(manifest),
    standUp: standUp(manifest),
    ratings: ratingsView(manifest.ratings, printable),
    areas: manifest.areas.map((area) => areaView(area, printable)),
    leftOut: leftOut(manifest, printable),
    documents: manifest.files.length,
    index: indexRows(manifest, printable),
    asAt: longDate(manifest.asAt),
    manifestStart: grouped(manifestSha256.slice(0, 12)),
    manifestWhole: manifestSha256,
    requestedBy: printable(manifest.requestedBy),
    frozen: londonMoment(manifest.frozenAt),
  };
}

function facts(manifest: PackManifest): FrontSectionView['facts'] {
  const days = daysBetween(manifest.asAt, manifest.visit.expectedBy);
  const gaps = manifest.areas.flatMap(({ criteria }) => criteria.flatMap(({ gaps }) => gaps)).length;
  const originals = manifest.files.length;
  return [
    { label: 'As at', value: longDate(manifest.asAt), note: `Frozen ${londonMoment(manifest.frozenAt)}` },
    {
      label: days < 0 ? 'Visit was expected by' : 'Visit expected by',
      value: longDate(manifest.visit.expectedBy),
      note: days < 0 ? `${counted(-days, 'day', 'days')} overdue` : `In ${counted(days, 'day', 'days')}`,
    },
    {
      label: 'Evidence in this pack',
      value: counted(originals, 'document', 'documents'),
      note: `${counted(gaps, 'gap', 'gaps')} that we know of`,
    },
  ];
}

function standUp({ areas }: PackManifest): FrontSectionView['standUp'] {
  const numbers = (state: keyof typeof areaWords) =>
    areas.filter((area) => area.state === state).map(({ number }) => number);
  const legend = (['ready', 'partly', 'not-ready'] as const).map((state) => ({
    fill: fills[state],
    words: `${areaWords[state].word}: ${numbers(state).length}`,
    alt: `${areaWords[state].word}: ${numbers(state).length === 0 ? 'none' : listed(numbers(state))}`,
  }));
  const ready = numbers('ready').length;
  return {
    ready,
    total: areas.length,
    words: `${areas.length === 1 ? 'area' : 'areas'} would stand up`,
    alt: `Areas by number. ${legend.map(({ alt }) => alt).join('. ')}.`,
    tiles: areas.map(({ number, state }) => ({ number, fill: fills[state] })),
    legend: legend.map(({ fill, words }) => ({ fill, words })),
  };
}

function leftOut(manifest: PackManifest, printable: (text: string) => string): FrontSectionView['leftOut'] {
  const titles = new Map(manifest.areas.map(({ number, title }) => [number, title]));
  return manifest.leftOut.map(({ areaNumber, reason, count }) => ({
    area: printable(`${areaNumber} ${titles.get(areaNumber) ?? ''}`),
    ...leftOutWords[reason],
    count,
  }));
}

function indexRows(manifest: PackManifest, printable: (text: string) => string): IndexRow[] {
  const files = new Map(manifest.files.map((file) => [versionKey(file), file]));
  return manifest.areas.flatMap((area) =>
    area.evidence.map((evidence) => {
      const file = files.get(versionKey(evidence));
      if (!file) throw new Error(`The manifest lists evidence ${evidence.no} but no file for it`);
      return {
        no: printable(evidence.no),
        area: area.number,
        title: printable(evidence.title),
        voice: voiceWords[evidence.source],
        covers: period(evidence.coversFrom, evidence.coversTo),
        shows: evidence.shows,
        showsWord: showsWords[evidence.shows],
        version: String(evidence.versionNumber),
        pages: file.pageCount === null ? '–' : String(file.pageCount),
        page: evidence.page === null ? '–' : String(evidence.page),
        sha256Start: file.sha256.slice(0, 8),
      };
    }),
  );
}

function versionKey({ evidenceId, versionNumber }: { evidenceId: string; versionNumber: number }): string {
  return `${evidenceId}/${versionNumber}`;
}

/** "4f1c90ab77e2" as "4f1c 90ab 77e2", which two people can compare aloud. */
function grouped(hex: string): string {
  return hex.replace(/(.{4})(?=.)/g, '$1 ');
}
