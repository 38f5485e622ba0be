import type { EvidenceSource } from '../../evidence/evidence.words.js';

/** What a page of a report or of minutes is made of. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'points'; points: string[] }
  | { kind: 'quotation'; text: string; from: string }
  | { kind: 'table'; caption: string; columns: string[]; rows: string[][] }
  /** Horizontal bars of shares out of 100. */
  | { kind: 'bars'; caption: string; bars: { label: string; percent: number }[] };

/** The content of a PDF or Word file. Each inner list is one page; the makers never break a page themselves. */
export interface PagedDocument {
  title: string;
  /** The role or body that made it, never a person. */
  author: string;
  source: EvidenceSource;
  /** Where its figures come from; printed at the foot of every page. */
  figures: string;
  pages: Block[][];
}

/** The content of an Excel file. The first sheet opens with title and author, every sheet ends with `figures`. */
export interface Workbook {
  title: string;
  author: string;
  figures: string;
  sheets: Sheet[];
}

export interface Sheet {
  name: string;
  note: string;
  columns: string[];
  rows: (string | number)[][];
}

/** A photographed board of paper notes under headings, in marker-pen capitals. */
export interface PinBoard {
  title: string;
  columns: { heading: string; notes: string[] }[];
  /** Small print along the foot of the board. */
  footnote: string;
}

/** The two usual values of `figures`. */
export const sampleFigures =
  'Sample document, written for demonstration. All figures and remarks in it are sample ones.';
export const publishedAndSampleFigures =
  'Sample document, written for demonstration. What is marked "published" comes from published papers; all other figures and remarks are sample ones.';
