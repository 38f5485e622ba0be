const sliceMs = 500;

/** How long it is until the slice of time that has begun is over. */
export const restOfSlice = (elapsedMs: number): number => sliceMs - (elapsedMs % sliceMs);

export type Pause = (ms: number) => Promise<void>;
export const pauseFor: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The outcome of the work, at the end of a slice of time: whoever waits for it learns nothing of what there was to do. The
 * work has to fit into one slice.
 */
export async function inEvenTime<T>(work: () => Promise<T>, pause: Pause): Promise<T> {
  const from = performance.now();
  try {
    return await work();
  } finally {
    await pause(restOfSlice(performance.now() - from));
  }
}
