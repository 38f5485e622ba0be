/**
 * @param {string} url
 * @returns {Promise<boolean>} whether it answers, soon, with success
 */
export async function answersWell(url) {
  return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
}

/** @param {number} ms */
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Asks until the answer is truthy. An answer that throws counts as "not yet".
 * @param {() => unknown} condition
 * @param {{ timeoutMs: number, what: string, everyMs?: number }} options `what` finishes the sentence "gave up waiting for …"
 */
export async function until(condition, { timeoutMs, what, everyMs = 50 }) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (
      await Promise.resolve()
        .then(condition)
        .catch(() => false)
    )
      return;
    if (Date.now() > deadline)
      throw new Error(`gave up waiting for ${what} after ${timeoutMs / 1000} seconds`);
    await pause(everyMs);
  }
}
