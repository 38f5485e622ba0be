import type { EvidenceKind, EvidenceSource, Sensitivity, Shows } from '../evidence/evidence.words.js';
import type { Service } from '../kpis/kpis.words.js';
import type { Sector } from '../nominations/nominations.rules.js';
import type { VisitProfile } from '../people/visit-profile.js';
import type { LevelMeaning } from '../plans/plans.words.js';
import type { PublishedRound } from '../rounds/rounds.words.js';

/** Days before the sample was loaded; what has no published date is dated this way and never looks old. */
export type DaysAgo = number;

export type SamplePerson =
  | 'admin@sample.test'
  | 'partner@sample.test'
  | 'lead@sample.test'
  | 'officer@sample.test'
  | 'contributor@sample.test'
  | 'other@sample.test';

export interface SampleArea {
  number: number;
  title: string;
  /** What the inspectors found, in one sentence of our own. */
  weakness: string;
  leadRole: string;
}

export interface SampleLevel {
  code: string;
  label: string;
  meaning: LevelMeaning;
  /** As the council prints it, in words. */
  colour?: string;
  /** The level says that the result is embedded, which takes evidence of impact as well. */
  needsEmbedding?: boolean;
}

/** When an action is to be done. A month is `YYYY-MM` and ends with its last day; a day is `YYYY-MM-DD`. */
export type SampleDue =
  | { kind: 'month' | 'day'; value: string }
  | { kind: 'ongoing' | 'quarterly' | 'none'; value: null };

export interface SampleAction {
  ref: string;
  title: string;
  due: SampleDue;
  /** As the published plan prints them, its misprints included, so that an import of the plan matches. */
  leadRoles: string[];
  /** The code of a level as at the plan's `ratedOn`, or null where the plan gives none. */
  rating: string | null;
}

export interface SampleActionArea {
  ref: string;
  title: string;
  leadRoles: string[];
  due: SampleDue;
  actions: SampleAction[];
}

export interface SampleSection {
  ref: string;
  title: string;
  actionAreas: SampleActionArea[];
}

export interface SamplePlan {
  title: string;
  kind: string;
  edition: string;
  /** The day the actions' ratings were given, `YYYY-MM-DD`; null when they come with no date. */
  ratedOn: string | null;
  /** What the council calls its scale, and its levels, best first. */
  scaleName: string;
  levels: SampleLevel[];
  sections: SampleSection[];
}

/** One line of figures as the plan prints it, and readings of the sample's own after it. */
export interface SampleSeries {
  /** `SEN (E)`; empty for everybody. */
  cohort: string;
  subject: string;
  /** Of 17/18. */
  latest: string;
  /** For 18/19 and 19/20. */
  targets: [string, string];
  /** Averages of 17/18. */
  neighbours: string;
  national: string;
  /** The newest last, of the month before the sample was loaded. */
  recent: string[];
}

export interface SampleMeasure {
  ref: string;
  measure: string;
  /** The section of the plan it stands in. */
  section: string;
  role: string;
  frequency: string;
  covers: Service[];
  areas: number[];
  actionRefs: string[];
  series: SampleSeries[];
}

/** A rating given after the published ones, with its reason and what happens next. */
export interface SampleRerating {
  ref: string;
  levelCode: string;
  comment: string;
  daysAgo: DaysAgo;
}

/** A closed round: its ratings are those of the plan's own edition, or only its published table is known. */
export interface SampleRound {
  title: string;
  from: string;
  to: string;
  note: string;
  published: PublishedRound | null;
}

export interface SampleLink {
  area: number;
  actionRefs: string[];
  shows: Shows;
  claim: string;
  /** Counted from 1; null where the file has no pages. */
  page: number | null;
  /** Words that stand on that page just so; absent for a picture, whose words cannot be searched. */
  quote?: string;
}

/** How far the review has come, and who decided. Nobody decides on what they uploaded. */
export type SampleReview =
  | { outcome: 'draft' }
  | { outcome: 'submitted'; submittedDaysAgo: DaysAgo }
  | {
      outcome: 'approved';
      submittedDaysAgo: DaysAgo;
      decidedDaysAgo: DaysAgo;
      reviewerEmail: SamplePerson;
      reviewComment: string;
    }
  | {
      outcome: 'changes-requested';
      submittedDaysAgo: DaysAgo;
      decidedDaysAgo: DaysAgo;
      reviewerEmail: SamplePerson;
      reviewComment: string;
    };

export type SampleEvidence = SampleReview & {
  key: string;
  title: string;
  description: string;
  kind: EvidenceKind;
  source: EvidenceSource;
  sensitivity: Sensitivity;
  coversFromDaysAgo: DaysAgo;
  coversToDaysAgo: DaysAgo;
  /** Days after the sample was loaded; negative when the date has already passed, null when there is none. */
  reviewByDaysAhead: number | null;
  ownerEmail: SamplePerson;
  uploaderEmail: SamplePerson;
  links: SampleLink[];
  file: SampleFile;
};

export interface SampleFile {
  fileName: string;
  /** The same bytes every time. */
  make(): Promise<Buffer>;
}

/** Somebody put forward to meet inspectors, in the same way for each of the areas. */
export interface SampleNominee {
  name: string;
  jobTitle: string;
  organisation: string;
  sector: Sector;
  areas: number[];
  stage: 'nominated' | 'invited' | 'accepted' | 'approved' | 'declined';
  /** Why they declined. */
  reason?: string;
  /** Who reads messages with them. */
  supporter?: string;
  /** Of whoever is approved; approved with them. */
  deputy?: { name: string; jobTitle: string; organisation: string };
}

export interface SampleProgramme {
  slug: string;
  name: string;
  visitProfile: VisitProfile;
  areas: SampleArea[];
  plan: SamplePlan;
  /** The numbers of the areas each action serves, by its ref; an action that is absent serves none. */
  mapping: Readonly<Record<string, readonly number[]>>;
  /** Oldest first. */
  rounds: SampleRound[];
  reratings: SampleRerating[];
  measures: SampleMeasure[];
  evidence: SampleEvidence[];
  nominees: SampleNominee[];
  /** Sentences for the screens that show a thing which is the sample's own and not a published fact. */
  provenance: { visit: string; plan: string; mapping: string; evidence: string };
}
