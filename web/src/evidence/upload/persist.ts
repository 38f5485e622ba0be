import { Refused } from '../../app/problem.js';
import { PutRefused } from './put.js';

/** Tries in a row without an answer, about four minutes, before a person is asked. Time without a network does not count. */
const triesAtMost = 12;

/** Before the next try, in milliseconds: 1, 2, 4 … at most 30 seconds. */
export const pauseAfter = (tries: number): number => Math.min(30_000, 1000 * 2 ** (tries - 1));

/**
 * The line dropped or the far end stumbled, so the same request may work later. A store answers 403 to an address
 * that has run out.
 */
export function isLost(error: unknown): boolean {
  if (error instanceof PutRefused) return [0, 403, 408, 429].includes(error.status) || error.status >= 500;
  return error instanceof Refused && (error.status === 0 || error.status >= 500);
}

/**
 * Does the work again while it fails for want of a connection: at once when the browser is online again, else after
 * a pause that doubles. `work` says when something arrived, which begins the count anew.
 * @throws what the work threw, when that is no matter of the connection or has gone on for too long
 */
export async function persist<Result>(
  work: (arrived: () => void) => Promise<Result>,
  { signal, onWaiting }: { signal: AbortSignal; onWaiting: () => void },
): Promise<Result> {
  let tries = 0;
  for (;;) {
    try {
      return await work(() => {
        tries = 0;
      });
    } catch (error) {
      signal.throwIfAborted();
      tries += 1;
      if (!isLost(error) || tries >= triesAtMost) throw error;
      onWaiting();
      await pause(navigator.onLine ? pauseAfter(tries) : null, signal);
      if (!navigator.onLine) tries = 0;
    }
  }
}

/** Ends when the time is over, when the browser comes online, or (by throwing) when the upload is cancelled. */
function pause(milliseconds: number | null, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => () => {
      clearTimeout(timer);
      window.removeEventListener('online', online);
      signal.removeEventListener('abort', stopped);
      settle();
    };
    const online = end(resolve);
    const stopped = end(() => reject(signal.reason));
    const timer = milliseconds === null ? undefined : setTimeout(online, milliseconds);
    window.addEventListener('online', online);
    signal.addEventListener('abort', stopped);
  });
}
