import type { HeadedTable } from './find-tables.js';
import { oneLine } from './fold.js';
import { splitLeads } from './leads.js';
import type { PlanRow } from './plan-rows.js';
import type { TabledDocument } from './tabled-document.js';

export interface SectionHeading {
  /** `Priority`, `Working Group`; empty when the heading has only a number, or none. */
  word: string;
  /** Empty: the heading has none, and it is counted out. */
  ref: string;
  title: string;
}

/** A heading such as `Priority 1: Meeting need`, `Working Group 2 – Engagement`, `3. Transition`. */
export function readSectionHeading(text: string): SectionHeading {
  const match = /^(?:(\p{L}[\p{L} ]{0,40}?) )?(\d{1,2}|[A-Z])\s*(?:[:.)]|\s[-–—]|[-–—]\s)\s*(\S.*)$/u.exec(
    text,
  );
  if (!match) return { word: '', ref: '', title: text };
  return { word: match[1]?.trim() ?? '', ref: match[2] ?? '', title: match[3]?.trim() ?? '' };
}

const sectionWords =
  /^(priority|priority area|theme|section|work ?stream|strand|objective|pillar|goal|aim|weakness|.*\b(group|weakness|concern))$/i;

/**
 * A section that begins within a table: `Priority 2: Equal partners` alone in its row, across the columns or in the
 * first of them.
 * @param word what the plan calls a section elsewhere
 */
export function sectionInRow(row: PlanRow, word: string): SectionHeading | null {
  const text = row.heading ?? row.alone;
  if (text === null) return null;
  const heading = readSectionHeading(text);
  const isWord = heading.word !== '' && heading.word.toLowerCase() === word.toLowerCase();
  return isWord || sectionWords.test(heading.word) ? heading : null;
}

/** The numbers of areas that everything under a heading serves. */
export const areasOfHeading = ({ word, ref }: SectionHeading): number[] =>
  isAreaWord(word) && /^\d+$/.test(ref) ? [Number(ref)] : [];

/** Whether a word over a table calls it one of the inspectors' findings, so that its number is an area's number. */
const isAreaWord = (word: string): boolean =>
  /\b(weakness|concern)$/i.test(word) || /^priority area$/i.test(word);

/** The heading that a table belongs to: over it in a document, in its first rows or its tab in a workbook. */
export function headingOver(table: HeadedTable): string | null {
  for (const row of table.above.toReversed()) {
    const texts = row.cells.filter((cell) => cell.covered === undefined && cell.text.trim() !== '');
    const [only] = texts;
    if (texts.length === 1 && only && row.cells[0] === only) return oneLine(only.text);
  }
  const styled = table.before.findLast(({ style, text }) => /heading|title/i.test(style) && text !== '');
  const near = styled ?? table.before.findLast(({ text }) => text !== '' && text.length <= 200);
  if (near) return near.text;
  return table.isSheet ? table.place : null;
}

/** What a document says of its sections and their lettered actions before its tables. */
export interface SectionFacts {
  /** By the section's ref. */
  leads: Map<string, string[]>;
  /** Numbers of areas, by the section's ref and the action's letter: `1 A`. */
  areas: Map<string, number[]>;
}

/** Reads `Lead: …` and `Area of Concern 8 Action C: …` under the headings of working groups. */
export function factsOfSections(document: TabledDocument): SectionFacts {
  const facts: SectionFacts = { leads: new Map(), areas: new Map() };
  let section = '';
  for (const block of document.blocks) {
    if (block.kind !== 'text') continue;
    const text = oneLine(block.text);
    if (/heading/i.test(block.style)) section = readSectionHeading(text).ref;
    if (section === '') continue;
    const lead = /^Lead(?:s| officer)?:\s*(.+)$/i.exec(text);
    if (lead) facts.leads.set(section, splitLeads(lead[1] ?? ''));
    const area = /^Areas? of (?:concern|weakness) (\d{1,2})\s*[-–:,]?\s*Action ([A-Z])\b/i.exec(text);
    if (area) {
      const key = `${section} ${area[2]}`;
      facts.areas.set(key, [...(facts.areas.get(key) ?? []), Number(area[1])]);
    }
  }
  return facts;
}
