import { readdirSync, readFileSync } from 'node:fs';
import { toolEntry } from '../tool/run-file-tool.js';

export interface Measured<Result> {
  result: Result;
  timeMs: number;
  /** The most memory that the tool's process ever held (VmHWM of proc(5), in MiB), as it last said; 0 but on Linux. */
  peakMiB: number;
}

const pollMs = 5;

/** Does what starts the tool once, from this process, and measures that child from outside. */
export async function measureTool<Result>(work: () => Promise<Result>): Promise<Measured<Result>> {
  let peakKiB = 0;
  const poll = setInterval(() => {
    for (const pid of descendantsOf(process.pid)) peakKiB = Math.max(peakKiB, peakOfTool(pid));
  }, pollMs);
  const started = performance.now();
  try {
    const result = await work();
    return { result, timeMs: performance.now() - started, peakMiB: peakKiB / 1024 };
  } finally {
    clearInterval(poll);
  }
}

function descendantsOf(pid: number): number[] {
  const children = gone([], () =>
    readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    ),
  );
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

/** 0 of a process that is not the tool: a copy of this one that has not yet become it, or what builds its walls. */
const peakOfTool = (pid: number): number =>
  gone(0, () => {
    const [program, ...parameters] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (program !== process.execPath || !parameters.includes(toolEntry)) return 0;
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  });

/** What a process that ended meanwhile says of itself. */
function gone<Answer>(answer: Answer, read: () => Answer): Answer {
  try {
    return read();
  } catch {
    return answer;
  }
}
