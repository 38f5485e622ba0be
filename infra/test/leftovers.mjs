import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { commandLine } from '../launcher/process-identity.mjs';
import { until } from '../launcher/wait.mjs';

/** A browser takes a moment to be gone. */
const GRACE_MS = 5_000;

/**
 * Processes whose command line or environment names the folder of this run: whoever the tests have started carries it,
 * in the place for temporary files if nowhere else.
 * @param {string} folder
 * @returns {{ pid: number, command: string }[]}
 */
function processesOf(folder) {
  if (process.platform === 'linux')
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0 && pid !== process.pid)
      .map((pid) => ({ pid, command: commandLine(pid) }))
      .filter(
        ({ pid, command }) => command.includes(folder) || (command && environment(pid).includes(folder)),
      );
  const { stdout } = spawnSync('ps', ['-Eww', '-o', 'pid=,command='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line.includes(folder))
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line.trim() }))
    .filter(({ pid }) => pid !== process.pid);
}

/** @param {number} pid */
function environment(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Ends what the tests have left running.
 * @param {string} folder
 * @returns {Promise<string[]>} their command lines
 */
export async function endLeftovers(folder) {
  const gone = () => processesOf(folder).length === 0;
  await until(gone, { timeoutMs: GRACE_MS, what: 'the tests to clear up' }).catch(() => {});
  const left = processesOf(folder);
  for (const { pid } of left) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended in between.
    }
  }
  await until(gone, { timeoutMs: GRACE_MS, what: 'what the tests left running to end' });
  return left.map(({ command }) => command);
}
