import { type CoverageCell, type CoverageVerdict, sectorTitles } from '../nominations/nominations.rules.js';
import type { ChallengeKind } from '../plans/challenge.rules.js';
import type { LevelMeaning } from '../plans/plans.words.js';

export const criterionIds = [
  'impact',
  'families',
  'output',
  'fresh',
  'plan',
  'measures',
  'review',
  'people',
] as const;
export type CriterionId = (typeof criterionIds)[number];
export const criterionStates = ['met', 'partly', 'not-met'] as const;
export type CriterionState = (typeof criterionStates)[number];
export const areaStates = ['ready', 'partly', 'not-ready'] as const;
export type AreaState = (typeof areaStates)[number];

/** The columns of the board: a heading and the rule in a sentence. */
export const criteria: Record<CriterionId, { title: string; rule: string }> = {
  impact: {
    title: 'Impact',
    rule: 'Current, approved evidence shows what changed for children and families, from at least two sources.',
  },
  families: {
    title: 'Families',
    rule: 'Current, approved evidence carries the voice of families or of young people.',
  },
  output: {
    title: 'Output',
    rule: 'Each completed action has current, approved evidence that its result exists and is used.',
  },
  fresh: { title: 'Fresh', rule: 'No approved evidence is past its review date.' },
  plan: {
    title: 'Plan',
    rule: 'No action is red or overdue without a note that says why and what happens next.',
  },
  measures: {
    title: 'Measures',
    rule: 'At least one measure tells about the area; each has a figure, none is overdue and none is off target.',
  },
  people: {
    title: 'People',
    rule: 'Everybody the area needs to meet inspectors is approved, and a deputy wherever one is wanted.',
  },
  review: { title: 'Review', rule: 'Nothing has waited for review for more than ten working days.' },
};

/** What is missing, why it matters, who can close it (a role), and where (a path of the web). */
export interface Gap {
  what: string;
  why: string;
  who: string;
  href: string;
}

/** One rule's verdict on one area. `detail` always carries the counts. */
export interface Criterion {
  id: CriterionId;
  state: CriterionState;
  /** Few words for a cell of the board. */
  brief: string;
  detail: string;
  gaps: Gap[];
  /** Of the plan alone: ratings that something speaks against, and who stands by them. */
  challenges?: ChallengedRating[];
}

/** A challenged rating on the board: shown beside the state, which it does not change. */
export interface ChallengedRating {
  ref: string;
  label: string;
  kinds: ChallengeKind[];
  /** Those nobody has answered. */
  open: ChallengeKind[];
  /** Who stands by it, and why; null when nobody does. */
  name: string | null;
  reason: string | null;
}

/** What is known of one area on a day. Counts, never titles: the board shows nobody what they can't open. */
export interface AreaFacts {
  areaId: string;
  number: number;
  title: string;
  leadRole: string;
  /** Sources with current, approved impact evidence. */
  impactSources: string[];
  impactCount: number;
  familiesCount: number;
  staleCount: number;
  waitingLongCount: number;
  /** Each sector's places with inspectors, as they stood on the day. */
  people: CoverageCell[];
  actions: {
    id: string;
    ref: string;
    leads: string[];
    meaning: LevelMeaning | null;
    overdue: boolean;
    lacksNote: boolean;
    hasOutput: boolean;
    challenge: ChallengedRating | null;
  }[];
  measures: {
    id: string;
    ref: string;
    responsibleRole: string;
    overdue: boolean;
    offTarget: boolean;
    /** Which way is better was guessed, so being off target is a guess too. */
    guessed: boolean;
    /** At least one reading has a figure. */
    read: boolean;
  }[];
}

export interface AreaReadiness {
  areaId: string;
  number: number;
  title: string;
  state: AreaState;
  criteria: Criterion[];
}

/** More than so many working days is too long to wait for a verdict. */
export const reviewWorkingDays = 10;

/** Impact needs this many different sources: one voice alone is a claim about oneself. */
export const impactSourcesNeeded = 2;

/**
 * Readiness of one area: a pure function of its facts. An area is ready when every criterion is met; not ready when
 * it shows no impact at all or fails more than two criteria; partly in between.
 */
export function judgeArea(facts: AreaFacts): AreaReadiness {
  const judged = [
    impact(facts),
    families(facts),
    output(facts),
    fresh(facts),
    plan(facts),
    measures(facts),
    review(facts),
    people(facts),
  ];
  const notMet = judged.filter((criterion) => criterion.state === 'not-met');
  const state: AreaState = judged.every((criterion) => criterion.state === 'met')
    ? 'ready'
    : notMet.some((criterion) => criterion.id === 'impact') || notMet.length > 2
      ? 'not-ready'
      : 'partly';
  return { areaId: facts.areaId, number: facts.number, title: facts.title, state, criteria: judged };
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const add = (facts: AreaFacts, shows: string) => `/evidence/add?area=${facts.number}&shows=${shows}`;

function impact(facts: AreaFacts): Criterion {
  const sources = facts.impactSources.length;
  const detail = `${counted(facts.impactCount, 'piece', 'pieces')} of current impact evidence from ${counted(sources, 'source', 'sources')}; ${impactSourcesNeeded} sources are needed.`;
  if (sources >= impactSourcesNeeded)
    return { id: 'impact', state: 'met', brief: `${sources} sources`, detail, gaps: [] };
  const missing: Gap = {
    what:
      sources === 0
        ? 'No evidence of what changed for children and families'
        : 'Evidence of impact comes from one source only',
    why: 'Inspectors ask what is different for children, and look for it in more than one voice.',
    who: facts.leadRole,
    href: add(facts, 'impact'),
  };
  return {
    id: 'impact',
    state: sources === 0 ? 'not-met' : 'partly',
    brief: sources === 0 ? 'None' : '1 source',
    detail,
    gaps: [missing],
  };
}

function families(facts: AreaFacts): Criterion {
  const count = facts.familiesCount;
  const detail = `${counted(count, 'piece', 'pieces')} of current evidence in the words of families or young people; 1 is needed.`;
  if (count > 0)
    return { id: 'families', state: 'met', brief: counted(count, 'item', 'items'), detail, gaps: [] };
  const gap: Gap = {
    what: 'Nothing in the words of families or young people',
    why: 'Inspectors meet parents and young people, and compare what they say with what you show.',
    who: facts.leadRole,
    href: add(facts, 'impact'),
  };
  return { id: 'families', state: 'not-met', brief: 'None', detail, gaps: [gap] };
}

function output(facts: AreaFacts): Criterion {
  const done = facts.actions.filter((action) => action.meaning === 'done');
  const missing = done.filter((action) => !action.hasOutput);
  const shown = done.length - missing.length;
  const detail = `${shown} of ${counted(done.length, 'completed action', 'completed actions')} with current output evidence.`;
  const gaps = missing.map((action) => ({
    what: `Completed action ${action.ref} has no current evidence of its result`,
    why: 'A completed action counts once somebody can see that its result exists and is used.',
    who: action.leads.join(', ') || facts.leadRole,
    href: `${add(facts, 'output')}&action=${action.ref}`,
  }));
  const brief = done.length === 0 ? 'None done' : `${shown} of ${done.length}`;
  return { id: 'output', state: graded(missing.length, done.length), brief, detail, gaps };
}

function fresh(facts: AreaFacts): Criterion {
  const count = facts.staleCount;
  const detail = `${counted(count, 'approved document is', 'approved documents are')} past the review date.`;
  if (count === 0) return { id: 'fresh', state: 'met', brief: 'Current', detail, gaps: [] };
  const gap: Gap = {
    what: `${counted(count, 'document is', 'documents are')} past the review date`,
    why: 'Old evidence no longer counts: it shows how things were.',
    who: 'Their owners',
    href: `/evidence?area=${facts.number}&stale=true`,
  };
  return {
    id: 'fresh',
    state: count > 2 ? 'not-met' : 'partly',
    brief: `${count} stale`,
    detail,
    gaps: [gap],
  };
}

function plan(facts: AreaFacts): Criterion {
  const silent = facts.actions.filter((action) => action.lacksNote);
  const challenges = facts.actions.flatMap((action) => action.challenge ?? []);
  const troubled = facts.actions.filter((action) => action.overdue || action.meaning === 'at-risk');
  const detail = `${facts.actions.length} actions; ${troubled.length} red or overdue, ${silent.length} of them without a note.${challengedWords(challenges)}`;
  const gaps = silent.map((action) => ({
    what: `Action ${action.ref} is ${action.overdue ? 'overdue' : 'at risk'} and nobody says why`,
    why: 'A delay that is explained, with a next step, is a plan. A silent one is a finding.',
    who: action.leads.join(', ') || facts.leadRole,
    href: `/plan?area=${facts.number}&action=${action.ref}`,
  }));
  const brief =
    silent.length === 0 ? (troubled.length === 0 ? 'In time' : 'Explained') : `${silent.length} silent`;
  return {
    id: 'plan',
    state: silent.length === 0 ? 'met' : silent.length > 2 ? 'not-met' : 'partly',
    brief,
    detail,
    gaps,
    challenges,
  };
}

function challengedWords(challenges: ChallengedRating[]): string {
  if (challenges.length === 0) return '';
  const answered = challenges.filter((challenge) => challenge.open.length === 0).length;
  const them = challenges.length === 1 ? 'it' : 'them';
  const stood = answered === 0 ? 'nobody stands by' : 'somebody stands by';
  const which = answered > 0 && answered < challenges.length ? `${answered} of them` : them;
  return ` ${counted(challenges.length, 'rating is', 'ratings are')} challenged; ${stood} ${which}.`;
}

type MeasureFact = AreaFacts['measures'][number];

/** What is wrong with a measure, the worst first; null when nothing is. */
function wrongWith({ read, overdue, offTarget, guessed }: MeasureFact): Pick<Gap, 'what' | 'why'> | null {
  if (!read)
    return {
      what: 'has no figure yet',
      why: 'A measure without a figure tells inspectors that nobody looked.',
    };
  if (overdue)
    return { what: 'has a reading overdue', why: 'Old figures show how things were, not how they are.' };
  if (offTarget)
    return {
      what: guessed ? 'is off target, if the guess at which way is better is right' : 'is off target',
      why: 'Inspectors read the figures first, and ask what is being done about them.',
    };
  return null;
}

function measures(facts: AreaFacts): Criterion {
  const all = facts.measures;
  const of = (is: (measure: MeasureFact) => boolean) => all.filter(is).length;
  const detail = `${counted(all.length, 'measure', 'measures')}: ${of((each) => each.offTarget)} off target, ${of((each) => each.overdue)} with a reading overdue, ${of((each) => !each.read)} without a figure.`;
  if (all.length === 0) {
    const gap: Gap = {
      what: 'No measure tells about this area',
      why: 'Without a figure nobody can show that it gets better for children.',
      who: 'Improvement partner',
      href: '/measures/coverage',
    };
    return { id: 'measures', state: 'partly', brief: 'None', detail, gaps: [gap] };
  }
  const gaps = all.flatMap((measure) => {
    const wrong = wrongWith(measure);
    if (!wrong) return [];
    const who = measure.responsibleRole || facts.leadRole;
    return [
      { what: `Measure ${measure.ref} ${wrong.what}`, why: wrong.why, who, href: `/measures/${measure.id}` },
    ];
  });
  const brief =
    gaps.length === 0 ? counted(all.length, 'in hand', 'in hand') : `${gaps.length} of ${all.length} not`;
  return { id: 'measures', state: graded(gaps.length, all.length), brief, detail, gaps };
}

function review(facts: AreaFacts): Criterion {
  const count = facts.waitingLongCount;
  const detail = `${counted(count, 'document waits', 'documents wait')} for review for more than ${reviewWorkingDays} working days.`;
  if (count === 0) return { id: 'review', state: 'met', brief: 'In hand', detail, gaps: [] };
  const gap: Gap = {
    what: `${counted(count, 'document has', 'documents have')} waited for review for more than ten working days`,
    why: 'Evidence that nobody has judged can’t be shown.',
    who: 'Improvement partner',
    href: '/review',
  };
  return {
    id: 'review',
    state: count > 2 ? 'not-met' : 'partly',
    brief: `${count} waiting`,
    detail,
    gaps: [gap],
  };
}

const peopleGaps: Partial<Record<CoverageVerdict, { what: (sector: string) => string; who?: string }>> = {
  hole: { what: (sector) => `Nobody, or too few, to speak for ${sector}` },
  declined: { what: (sector) => `Whoever was asked to speak for ${sector} declined` },
  waiting: { what: (sector) => `Whoever is to speak for ${sector} has not said yes yet` },
  'to-approve': {
    what: (sector) => `Whoever is to speak for ${sector} is not approved yet`,
    who: 'Senior officer',
  },
  'no-deputy': { what: (sector) => `Nobody would stand in for whoever speaks for ${sector}` },
};

function people(facts: AreaFacts): Criterion {
  const places = facts.people.filter(({ needed }) => needed > 0);
  const covered = places.filter(({ verdict }) => verdict === 'covered').length;
  const detail = `${covered} of ${counted(places.length, 'sector is', 'sectors are')} covered by approved people and their deputies.`;
  const gaps = places.flatMap(({ sector, verdict }): Gap[] => {
    const gap = peopleGaps[verdict];
    if (!gap) return [];
    return [
      {
        what: gap.what(sectorTitles[sector].toLowerCase()),
        why: 'The notice is short: whoever is not named before the call is found in a hurry after it.',
        who: gap.who ?? facts.leadRole,
        href: `/nominations?area=${facts.number}&sector=${sector}`,
      },
    ];
  });
  const brief = places.length === 0 ? 'None needed' : `${covered} of ${places.length}`;
  return { id: 'people', state: graded(gaps.length, places.length), brief, detail, gaps };
}

/** None missing is met, all missing is not met, some missing is partly. */
const graded = (missing: number, of: number): CriterionState =>
  missing === 0 ? 'met' : missing === of ? 'not-met' : 'partly';

/** An action that serves no area is a gap of the programme: nobody would show it to inspectors. */
export const unmappedGap = (action: { ref: string }): Gap => ({
  what: `Action ${action.ref} serves no area`,
  why: 'Inspectors look at the areas alone: work that serves none of them is not seen.',
  who: 'Improvement partner',
  href: `/plan?action=${action.ref}`,
});
