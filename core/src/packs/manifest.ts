import type { EvidenceKind, EvidenceSource, Shows } from '../evidence/evidence.words.js';
import type { Verdict } from '../kpis/kpis.words.js';
import type { Sector } from '../nominations/nominations.rules.js';
import type { LevelMeaning } from '../plans/plans.words.js';
import type {
  AreaState,
  ChallengedRating,
  CriterionId,
  CriterionState,
  Gap,
} from '../readiness/readiness.rules.js';
import type { Withheld } from './withheld.js';

/**
 * Everything a pack is built from, frozen when it was asked for. The builder reads nothing else but the
 * originals named in `files`, so that the same manifest gives the same bytes.
 * Dates are `YYYY-MM-DD`, moments ISO 8601 in UTC.
 */
export interface PackManifest {
  format: 'revisit-pack/1';
  kind: 'readiness';
  packId: string;
  programme: { slug: string; name: string };
  /** The framework's own words and the dates of the visit, from the programme's visit profile. */
  visit: {
    inspectedOn: string;
    inspectors: string;
    areaWords: string;
    planWords: string;
    expectedBy: string;
  };
  frozenAt: string;
  asAt: string;
  /** A role title, never a personal name: the pack travels. */
  requestedBy: string;
  areas: ManifestArea[];
  /** Oldest first; the table on the cover compares them. */
  ratings: ManifestRatings[];
  files: ManifestFile[];
  leftOut: ManifestLeftOut[];
  /** What the guard kept out, and where: absent in packs of before there was a guard. */
  withheld?: Withheld[];
}

/** Somebody approved to meet inspectors, without a name: the pack travels. */
export interface ManifestPerson {
  sector: Sector;
  /** Empty for parent carers and young people, whose role could tell who they are. */
  role: string;
  organisation: string;
  deputy: boolean;
}

/** One series of a measure that tells about the area, as it stood. Texts are as they were printed or typed. */
export interface ManifestMeasure {
  ref: string;
  measure: string;
  /** Of which cohort or subject; empty for a measure of one series. */
  series: string;
  latest: string;
  /** The last day the latest reading speaks of; null without one. */
  asAt: string | null;
  target: string;
  verdict: Verdict;
  /** Which way is better was guessed. */
  guessed: boolean;
  overdue: boolean;
}

export interface ManifestArea {
  id: string;
  number: number;
  title: string;
  inspectorsWords: string;
  state: AreaState;
  criteria: {
    id: CriterionId;
    title: string;
    state: CriterionState;
    brief: string;
    detail: string;
    gaps: Gap[];
    challenges?: ChallengedRating[];
  }[];
  /** Absent in packs of before people were nominated. */
  people?: ManifestPerson[];
  /** Absent in packs of before there were measures. */
  measures?: ManifestMeasure[];
  evidence: ManifestEvidence[];
  actions: {
    ref: string;
    title: string;
    due: string;
    leads: string[];
    level: { label: string; meaning: LevelMeaning } | null;
    comment: string;
  }[];
}

/** One claim of one piece of evidence for one area. `no` is "area.position", e.g. "6.01". */
export interface ManifestEvidence {
  no: string;
  evidenceId: string;
  versionNumber: number;
  title: string;
  kind: EvidenceKind;
  source: EvidenceSource;
  shows: Shows;
  claim: string;
  page: number | null;
  quote: string | null;
  actionRefs: string[];
  coversFrom: string | null;
  coversTo: string | null;
  approvedOn: string;
  /** Its review date had passed when the pack was frozen: it is in the pack, and no longer counts. */
  stale: boolean;
}

export interface ManifestRatings {
  planTitle: string;
  label: string;
  asAt: string;
  total: number;
  counts: { code: string; label: string; meaning: LevelMeaning | 'not-rated'; count: number }[];
}

/** One original. `paths` are its places in the ZIP: one in the folder of each area it serves. */
export interface ManifestFile {
  evidenceId: string;
  versionNumber: number;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
  pageCount: number | null;
  storageKey: string;
  paths: string[];
}

/** Evidence the pack does not carry, so that the reader knows what is missing. */
export interface ManifestLeftOut {
  areaNumber: number;
  reason: 'personal' | 'not-approved' | 'findings';
  count: number;
}
