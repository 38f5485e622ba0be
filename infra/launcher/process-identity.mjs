import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process began, in whatever unit the system keeps. A process id alone may by now be somebody else's: the id and
 * the beginning together are one process.
 * @param {number} pid
 * @returns {string | null} null when there is no such process, or it has ended and waits to be collected
 */
export function startedAt(pid) {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in brackets may itself hold spaces and brackets; fields count from after the last one (proc(5)).
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? null : (fields[19] ?? null);
    } catch {
      return null;
    }
  }
  const ps = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return ps.status === 0 && ps.stdout.trim() ? ps.stdout.trim() : null;
}

/**
 * @param {number} pid
 * @returns {string} the program and its arguments, parted by spaces; empty when they can't be read
 */
export function commandLine(pid) {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return '';
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/**
 * Signals a process that leads its own group, and everything it has started.
 * @param {number} pid 0, of a process that could not be started, is nobody
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  if (pid === 0) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

/**
 * @typedef {object} Identity one process, so that it is known again after the launcher itself has died
 * @property {string} name what people call it
 * @property {number} pid
 * @property {string | null} startedAt
 * @property {string} marker words its command line holds
 * @property {NodeJS.Signals} stopSignal
 */

/**
 * @param {Pick<Identity, 'pid' | 'startedAt' | 'marker'>} identity
 * @returns {boolean} whether that very process is still running
 */
export function isStillRunning(identity) {
  if (!identity.startedAt || startedAt(identity.pid) !== identity.startedAt) return false;
  return commandLine(identity.pid).includes(identity.marker);
}
