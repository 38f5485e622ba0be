import type { Day } from '../calendar/calendar.js';
import type { Shows } from '../evidence/evidence.words.js';
import { type Sector, sectorTitles } from '../nominations/nominations.rules.js';
import type { Voice } from '../nominations/voices.js';

/** What is told of an area: the words of a brief are made from it, on paper and on the screen alike. */
export interface BriefArea {
  number: number;
  title: string;
  /** What the inspectors found, in a sentence. */
  weakness: string;
  sectors: Sector[];
  /** Of approved documents, each counted once for what it shows most. */
  documents: Record<Shows, number>;
  actions: { done: number; total: number };
  /** The strongest first. */
  claims: BriefClaim[];
}

export interface BriefClaim {
  shows: Shows;
  claim: string;
  /** The document, its page and the months it covers; empty for who is asked about their own life. */
  source: string;
}

/** What stands above everything else. Who is asked about their own life is told first to say what is true for them. */
export const adviceFor: Record<Voice, { title: string; text: string }> = {
  professional: {
    title: 'When you meet inspectors',
    text: 'Say what you know first hand, and what is different for children and families. It is all right not to know: say who does. Nobody expects you to have learnt this page by heart.',
  },
  'parent-carer': {
    title: 'Say what is true for you',
    text: 'Inspectors want to hear how it has been for your family, good or bad. There is nothing to learn here. This page tells what the services say has changed: if it is not like that for you, say so.',
  },
  'young-person': {
    title: 'Say what is true for you',
    text: 'Inspectors want to hear what it is like for you, good or bad. There are no wrong answers, and nothing to learn. This page tells what the services say has changed. If it is not like that for you, say so. You can ask for a break or stop when you like.',
  },
};

const list = new Intl.ListFormat('en-GB');

/** For whom somebody in a post speaks; empty for others, who speak for themselves. */
export function speaksFor(areas: readonly Pick<BriefArea, 'sectors'>[], voice: Voice): string {
  const theirs = [...new Set(areas.flatMap(({ sectors }) => sectors))];
  return voice === 'professional'
    ? `You speak for ${list.format(theirs.map((sector) => sectorTitles[sector].toLowerCase()))}.`
    : '';
}

export const findingOf = ({ weakness }: Pick<BriefArea, 'weakness'>): string =>
  weakness === '' ? '' : `${found}${weakness}`;
export const found = 'Inspectors found: ';

export function figuresOf({ actions, documents }: BriefArea, voice: Voice): string {
  const { done, total } = actions;
  const { impact, output, activity } = documents;
  const all = impact + output + activity;
  if (voice !== 'professional')
    return [
      total === 0 ? '' : `${done} of ${total} planned ${total === 1 ? 'step' : 'steps'} done.`,
      all === 0 ? 'There is nothing approved to tell of yet.' : '',
    ]
      .filter(Boolean)
      .join(' ');
  return [
    total === 0 ? 'No action yet,' : `${done} of ${total} ${total === 1 ? 'action' : 'actions'} done,`,
    all === 0
      ? 'nothing approved to tell of yet.'
      : `${impact} of ${all} ${all === 1 ? 'document shows' : 'documents show'} impact.`,
  ].join(' ');
}

/** What a claim shows, in a word before it: the house's own for who works in it, plain ones for others. */
const claimWords: Record<'professional' | 'own-life', Record<Shows, string>> = {
  professional: { impact: 'Impact', output: 'Output', activity: 'Activity' },
  'own-life': { impact: 'What changed', output: 'What there is', activity: 'What was done' },
};

export const claimWord = (shows: Shows, voice: Voice): string =>
  `${claimWords[voice === 'professional' ? 'professional' : 'own-life'][shows]}:`;

/** What the page is made of, and what is not on it. */
export function footOf(brief: { on: Day; leftOut: number }): string {
  const made = `Only what has been approved, as at ${longDay.format(new Date(brief.on))}.`;
  if (brief.leftOut === 0) return made;
  return `${made} ${brief.leftOut} more approved ${brief.leftOut === 1 ? 'claim is' : 'claims are'} not on this page.`;
}

const longDay = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const shown = (day: Day) => month.format(new Date(day));

/** `Waiting times, page 2, Jan 2026 to Jun 2026` */
export function sourceOf(claim: {
  document: string;
  page: number | null;
  covers: [Day | null, Day | null];
}): string {
  const [from, to] = claim.covers;
  const span =
    from && to
      ? shown(from) === shown(to)
        ? shown(to)
        : `${shown(from)} to ${shown(to)}`
      : from
        ? `since ${shown(from)}`
        : to
          ? `until ${shown(to)}`
          : '';
  return [claim.document, claim.page === null ? '' : `page ${claim.page}`, span].filter(Boolean).join(', ');
}
