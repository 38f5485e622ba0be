import {
  type ChallengedRating,
  challengeWords,
  type ManifestArea,
  type ManifestEvidence,
  type ManifestMeasure,
  type Shows,
  sectorTitles,
  verdictWords,
} from '@revisit/core';
import { longDate, period } from './dates.js';
import {
  areaWords,
  counted,
  criterionVerdict,
  kindWords,
  listed,
  meaningWords,
  pastReviewDate,
  type Shape,
  showsWords,
  voiceWords,
} from './words.js';

/** One area's page, and its line in the contents. */
export interface AreaView {
  number: number;
  title: string;
  inspectorsWords: string;
  verdict: { shape: Shape; words: string; word: string };
  documents: number;
  criteria: { title: string; shape: Shape; meaning: string; word: string; detail: string }[];
  people: { sector: string; who: string; part: string }[];
  measures: { ref: string; what: string; latest: string; when: string; target: string; verdict: string }[];
  evidence: EvidenceView[];
  actions: {
    ref: string;
    title: string;
    due: string;
    leads: string;
    shape: Shape;
    meaning: string;
    level: string;
    comment: string;
  }[];
  gaps: { criterion: string; what: string; why: string; who: string }[];
}

interface EvidenceView {
  no: string;
  title: string;
  about: string;
  claim: string;
  shows: Shows;
  showsWord: string;
  covers: string;
  page: string;
  quote: string;
  actions: string;
}

/** What changed for children comes first: that is what inspectors ask for. */
const strongestFirst: readonly Shows[] = ['impact', 'output', 'activity'];

export function areaView(area: ManifestArea, printable: (text: string) => string): AreaView {
  const challenges = area.criteria.flatMap((criterion) => criterion.challenges ?? []);
  const gaps = area.criteria.flatMap(({ title, gaps }) => gaps.map((gap) => ({ title, ...gap })));
  return {
    number: area.number,
    title: printable(area.title),
    inspectorsWords: printable(area.inspectorsWords),
    verdict: verdict(area, gaps.length),
    documents: new Set(area.evidence.map(({ evidenceId }) => evidenceId)).size,
    criteria: area.criteria.map(({ id, title, state, detail }) => {
      const { word, shape } = criterionVerdict(id, state);
      return {
        title: printable(title),
        shape,
        meaning: meaningWords[shape],
        word,
        detail: printable(detail),
      };
    }),
    people: (area.people ?? []).map(({ sector, role, organisation, deputy }) => ({
      sector: sectorTitles[sector],
      who: printable([role, organisation].filter(Boolean).join(', ')) || 'Speaks for themselves',
      part: deputy ? 'Deputy' : 'First',
    })),
    measures: (area.measures ?? []).map((measure) => measureView(measure, printable)),
    evidence: strongestFirst.flatMap((shows) =>
      area.evidence
        .filter((evidence) => evidence.shows === shows)
        .map((evidence) => evidenceView(evidence, printable)),
    ),
    actions: area.actions.map(({ ref, title, due, leads, level, comment }) => {
      const shape = level?.meaning ?? 'not-rated';
      return {
        ref: printable(ref),
        title: printable(title),
        due: printable(due),
        leads: printable(leads.join('; ')),
        shape,
        meaning: meaningWords[shape],
        level: level ? printable(level.label) : meaningWords['not-rated'],
        comment: printable([comment, challengeNote(challenges, ref)].filter(Boolean).join(' ')),
      };
    }),
    gaps: gaps.map(({ title, what, why, who }) => ({
      criterion: printable(title),
      what: printable(what),
      why: printable(why),
      who: printable(who),
    })),
  };
}

function measureView(
  measure: ManifestMeasure,
  printable: (text: string) => string,
): AreaView['measures'][number] {
  const { verdict, guessed, asAt, overdue } = measure;
  return {
    ref: printable(measure.ref),
    what: printable([measure.measure, measure.series].filter(Boolean).join(': ')),
    latest: printable(measure.latest) || 'No reading yet',
    when: [asAt === null ? '' : longDate(asAt), overdue ? 'the next is overdue' : '']
      .filter(Boolean)
      .join('; '),
    target: printable(measure.target) || '–',
    // A verdict hangs on which way is better; where that was guessed, the reader is told.
    verdict: `${verdictWords[verdict]}${guessed && verdict !== 'cannot-tell' ? ', as far as we can guess' : ''}`,
  };
}

/** What speaks against an action's rating, and who stands by it: a reader of the pack sees both. */
function challengeNote(challenges: ChallengedRating[], ref: string): string {
  const challenge = challenges.find((each) => each.ref === ref);
  if (!challenge) return '';
  const against = `Challenged: ${challenge.kinds.map((kind) => challengeWords[kind]).join(' ')}`;
  const { name, reason } = challenge;
  const by = name && reason ? ` ${name} stands by the rating: “${reason}”` : ' Nobody has answered for it.';
  return `${against}${by}`;
}

function verdict(area: ManifestArea, gaps: number): AreaView['verdict'] {
  const { word, shape } = areaWords[area.state];
  return { shape, word, words: gaps === 0 ? word : `${word}, ${counted(gaps, 'gap', 'gaps')}` };
}

function evidenceView(evidence: ManifestEvidence, printable: (text: string) => string): EvidenceView {
  const actions =
    evidence.actionRefs.length === 0
      ? ''
      : `For ${evidence.actionRefs.length === 1 ? 'action' : 'actions'} ${listed(evidence.actionRefs)}`;
  return {
    no: printable(evidence.no),
    title: printable(evidence.title),
    about: [
      kindWords[evidence.kind],
      voiceWords[evidence.source].toLowerCase(),
      ...(evidence.stale ? [pastReviewDate] : []),
    ].join(', '),
    claim: printable(evidence.claim),
    shows: evidence.shows,
    showsWord: showsWords[evidence.shows],
    covers: period(evidence.coversFrom, evidence.coversTo),
    page: evidence.page === null ? '–' : String(evidence.page),
    quote: evidence.quote === null ? '' : printable(evidence.quote),
    actions: printable(actions),
  };
}
