import { type ChildProcess, spawn } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type RefusalReason, reasonFor } from '../policy.js';
import { walled } from '../walls/walls.js';
import { answerSchemas, messageSchema } from './answers.js';
import { answerPipe, type FileTask, type FileTasks, type ToolStart } from './contract.js';
import { codeOf, permissionFlags } from './isolation.js';

export interface ToolLimits {
  /** From start to answer, in milliseconds. */
  timeMs: number;
  /** The whole process: heap, WebAssembly, native libraries; in MiB. */
  memoryMiB: number;
}

export const toolLimits: ToolLimits = { timeMs: 60_000, memoryMiB: 1_024 };

export type ToolOutcome<Result> =
  | { done: true; result: Result }
  /** The file is refused for this reason; `cause` is for the log: how the child ended. */
  | { done: false; reason: RefusalReason; cause: string };

/** Room for the whole text as JSON, which may double what it escapes; a picture is far smaller. */
const answerLimitBytes = 16 * 1024 * 1024;
const MiB = 1024 * 1024;
/** How much longer than its parent's patience a child whose parent died may live. */
const orphanGraceMs = 5_000;

/** The compiled child. Run from its TypeScript source, as tests do, this module finds it where the build puts it. */
export const toolEntry = fileURLToPath(
  new URL(
    './tool.main.js',
    import.meta.url.replace(/\/workers\/src\/(?!.*\/workers\/src\/)/, '/workers/dist/'),
  ),
);

/**
 * Does one task on one file in a process of its own: without the parent's environment, behind the walls this system has (no
 * network, an empty root), able to read its code and the file and nothing else, under limits of time, memory and answer. However that process
 * ends, the outcome is a result or a reason to refuse the file; this throws only when the file itself is not there.
 */
export async function runFileTool<Task extends FileTask>(
  task: Task,
  asks: FileTasks[Task]['asks'],
  limits: ToolLimits = toolLimits,
): Promise<ToolOutcome<FileTasks[Task]['answers']>> {
  const path = await realpath(asks.path);
  const child = await startChild(path, limits);
  child.stdin?.on('error', () => {
    // A child that died before it was asked is reported by its end.
  });
  const start = {
    request: { ...asks, path, task },
    limits: { memoryBytes: limits.memoryMiB * MiB, lifetimeMs: limits.timeMs + orphanGraceMs },
  } as ToolStart;
  child.stdin?.end(JSON.stringify(start));
  const { answer, cause, tookTooLong } = await lifeOf(child, limits.timeMs);
  if (tookTooLong) return { done: false, reason: reasonFor('took-too-long'), cause };
  return readAnswer(task, answer, cause);
}

async function startChild(path: string, { memoryMiB }: ToolLimits): Promise<ChildProcess> {
  const [command = '', ...parameters] = await walled(
    [
      process.execPath,
      '--no-warnings',
      // Half for the heap: the other half is for what lies outside it.
      `--max-old-space-size=${Math.floor(memoryMiB / 2)}`,
      ...permissionFlags(toolEntry, path),
      toolEntry,
    ],
    { readable: [process.execPath, ...codeOf(toolEntry), path] },
  );
  return spawn(command, parameters, { cwd: '/', env: {}, stdio: ['pipe', 'ignore', 'ignore', 'pipe'] });
}

/** A shell tells of a process that was killed by 128 and the number of the signal. */
const endOf = (exitCode: number | null): string | undefined =>
  Object.entries(constants.signals).find(([, number]) => exitCode === 128 + number)?.[0];

interface Life {
  answer: string;
  cause: string;
  tookTooLong: boolean;
}

/** Follows the child to its end and gathers its answer; one that takes or says too much is killed. */
function lifeOf(child: ChildProcess, timeMs: number): Promise<Life> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let bytes = 0;
    let tookTooLong = false;
    let cause = '';
    const timer = setTimeout(() => {
      tookTooLong = true;
      child.kill('SIGKILL');
    }, timeMs);
    const output = child.stdio[answerPipe] as Readable;
    output.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes <= answerLimitBytes) pieces.push(piece);
      else child.kill('SIGKILL');
    });
    child.on('error', (error) => {
      cause = error.message;
    });
    child.on('close', (exitCode, signal) => {
      clearTimeout(timer);
      if (bytes > answerLimitBytes) cause = 'its answer was too long';
      else cause ||= signal ?? endOf(exitCode) ?? `exit code ${exitCode}`;
      resolve({ answer: Buffer.concat(pieces).toString(), cause, tookTooLong });
    });
  });
}

function readAnswer<Task extends FileTask>(
  task: Task,
  answer: string,
  cause: string,
): ToolOutcome<FileTasks[Task]['answers']> {
  const unreadable = { done: false, reason: reasonFor('could-not-be-read'), cause } as const;
  const message = messageSchema.safeParse(parseJson(answer));
  if (!message.success) return unreadable;
  if ('refused' in message.data) return { done: false, reason: reasonFor(message.data.refused), cause };
  const result = answerSchemas[task].safeParse(message.data.result);
  return result.success ? { done: true, result: result.data } : unreadable;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
