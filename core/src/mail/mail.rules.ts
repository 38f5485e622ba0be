/**
 * waiting: to be sent when it is due. sending: a worker has it. sent: the mail server took it. kept: no mail server is
 * set up, so it stays in the portal. refused: the mail server will not take it. failed: tried for two days. unsure: it may
 * have been taken, and nobody was there to hear it. returned: taken, and brought back later. cancelled: not wanted any more
 * before it left, or its link had run out.
 */
export const mailStates = [
  'waiting',
  'sending',
  'sent',
  'kept',
  'refused',
  'failed',
  'unsure',
  'returned',
  'cancelled',
] as const;
export type MailState = (typeof mailStates)[number];

/** The one table of what may follow what. */
export const mailMoves: Record<MailState, readonly MailState[]> = {
  waiting: ['sending', 'cancelled'],
  sending: ['sent', 'kept', 'waiting', 'refused', 'failed', 'unsure', 'cancelled'],
  sent: ['returned'],
  kept: ['waiting', 'cancelled'],
  refused: ['waiting'],
  failed: ['waiting', 'cancelled'],
  unsure: ['waiting', 'returned'],
  // Its link has been thrown away: whoever sent it makes a new one.
  returned: [],
  cancelled: [],
};

export const mayMove = (from: MailState, to: MailState): boolean => mailMoves[from].includes(to);

/** What a person may send again by hand. */
export const maySendAgain = (state: MailState): boolean => state !== 'sending' && mayMove(state, 'waiting');

const pausesInMinutes = [1, 2, 5, 10, 20, 30];
const laterPauseInMinutes = 60;
/** The quick tries of the first hour, then one an hour until two days have gone by. */
const triesAtMost = pausesInMinutes.length + 47;

/** Minutes until the next try after so many that found no mail server or were put off; null when it is given up. */
export function pauseAfter(tries: number): number | null {
  if (tries >= triesAtMost) return null;
  return pausesInMinutes[tries - 1] ?? laterPauseInMinutes;
}
