/** Hears how far a build is, 0 to 100, and what it is doing in words for the screen. It may write to a database. */
export type ReportProgress = (percent: number, step: string) => void | Promise<void>;

/**
 * Turns bytes into per cent between `from` and `to`, and reports only when the whole per cent changes: at most a
 * hundred writes a pack, however many chunks it has.
 */
export function byteProgress(
  report: ReportProgress,
  step: string,
  { from, to, total }: { from: number; to: number; total: number },
): (count: number) => Promise<void> {
  let done = 0;
  let reported = from;
  return async (count) => {
    done += count;
    const percent = from + Math.floor(((to - from) * Math.min(done, total)) / Math.max(total, 1));
    if (percent <= reported) return;
    reported = percent;
    await report(percent, step);
  };
}
