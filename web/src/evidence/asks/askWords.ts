import type { Ask } from '../../types.js';
import { showDay, showMoment } from '../../ui/format.js';

/** How an ask stands, in a word or two. */
export function askWord(ask: Pick<Ask, 'state' | 'overdue' | 'answer'>): string {
  if (ask.state === 'withdrawn') return 'Withdrawn';
  if (ask.state === 'answered') return ask.answer === 'evidence' ? 'Answered' : 'Nothing to add';
  return ask.overdue ? 'Overdue' : 'Open';
}

type AskEvent = Ask['events'][number];

/** What happened, as a sentence. */
export function eventWords(event: AskEvent): string {
  const who = event.by ? event.by.name : 'An upload link';
  const words: Record<AskEvent['move'], string> = {
    answer: `${who} answered it`,
    'pass-on': `${who} passed it on from ${event.from?.name} to ${event.to?.name}`,
    'change-date': `${who} changed the day, which was ${event.dueOn ? showDay(event.dueOn) : 'another'}`,
    withdraw: `${who} withdrew it`,
  };
  return `${words[event.move]}, ${showMoment(event.at)}${event.comment ? `: ${event.comment}` : '.'}`;
}
