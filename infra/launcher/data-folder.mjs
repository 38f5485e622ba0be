import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { layout } from './layout.mjs';
import { privateFolder, writePrivately } from './private-files.mjs';
import { isStillRunning, signalGroup, startedAt } from './process-identity.mjs';
import { Refusal } from './refusal.mjs';
import { pause } from './wait.mjs';

/** @import { Identity } from './process-identity.mjs' */

/**
 * @typedef {object} Running what `running.json` says of the launcher that has the data folder in use
 * @property {Identity} launcher
 * @property {string} purpose `start`, or the administrator's command
 * @property {string} address where people reach the portal
 * @property {Identity[]} children
 * @property {NodeJS.ProcessEnv} environment how to reach the servers it embeds, for commands that come meanwhile
 */

const ASKED_TO_STOP_MS = 15_000;

/**
 * @param {string} dataDir
 * @returns {Running | null} who has the data folder in use, dead or alive
 */
export function readRunning(dataDir) {
  try {
    return JSON.parse(readFileSync(layout(dataDir).running, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * @param {string} dataDir
 * @returns {Running | null} who has the data folder in use and is alive
 */
export function whoIsRunning(dataDir) {
  const running = readRunning(dataDir);
  return running && isStillRunning(running.launcher) ? running : null;
}

/**
 * Takes the data folder for this process, so that no two launchers run servers over the same data. What a launcher that
 * was killed left running is stopped first.
 * @param {string} dataDir
 * @param {{ purpose: string, address: string, marker: string, say: (line: string) => void }} options `marker`: words of our own command line
 */
export async function takeDataFolder(dataDir, { purpose, address, marker, say }) {
  privateFolder(dataDir);
  if (process.getuid && statSync(dataDir).uid !== process.getuid())
    throw new Refusal(
      `The data folder ${dataDir} belongs to another user. Start as that user, or choose another folder with REVISIT_DATA_DIR.`,
    );
  const file = layout(dataDir).running;
  /** @type {Running} */
  const own = {
    launcher: {
      name: 'launcher',
      pid: process.pid,
      startedAt: startedAt(process.pid),
      marker,
      stopSignal: 'SIGTERM',
    },
    purpose,
    address,
    children: [],
    environment: {},
  };
  while (!claim(file, own)) {
    const other = whoIsRunning(dataDir);
    if (other) throw new Refusal(alreadyRunning(other, dataDir));
    await stopLeftovers(readRunning(dataDir), say);
    setAside(file);
  }
  return {
    /** @param {Partial<Running>} changes */
    record(changes) {
      Object.assign(own, changes);
      writePrivately(file, `${JSON.stringify(own, null, 2)}\n`);
    },
    release() {
      rmSync(file, { force: true });
    },
  };
}

/**
 * @param {Running} other
 * @param {string} dataDir
 */
function alreadyRunning(other, dataDir) {
  if (other.purpose !== 'start')
    return `The command "${other.purpose}" is using ${dataDir} (process ${other.launcher.pid}). Wait until it has ended.`;
  return (
    `Revisit is already running at ${other.address} (process ${other.launcher.pid}, data in ${dataDir}). ` +
    'Stop that one with Ctrl-C, or give this one a PORT and a REVISIT_DATA_DIR of its own.'
  );
}

/**
 * Puts the file there complete, and only if none is there: of two starts at the same moment one wins.
 * @param {string} file
 * @param {Running} own
 */
function claim(file, own) {
  const complete = `${file}.${process.pid}.claim`;
  writeFileSync(complete, `${JSON.stringify(own, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(complete, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(complete, { force: true });
  }
}

/**
 * Removes a dead launcher's file. Another start may have replaced it since we read it: then it is put back.
 * @param {string} file
 */
function setAside(file) {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
    const moved = JSON.parse(readFileSync(aside, 'utf8'));
    if (isStillRunning(moved.launcher)) linkSync(aside, file);
  } catch {
    // Gone already, or unreadable: either way it claims nothing.
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * @param {Running | null} dead
 * @param {(line: string) => void} say
 */
async function stopLeftovers(dead, say) {
  for (const child of [...(dead?.children ?? [])].reverse()) {
    if (!isStillRunning(child)) continue;
    say(`Stopping ${child.name} (process ${child.pid}), which the last start left running.`);
    process.kill(child.pid, child.stopSignal);
    const deadline = Date.now() + ASKED_TO_STOP_MS;
    while (isStillRunning(child) && Date.now() < deadline) await pause(50);
    // The whole group: its helpers may have outlived it, and they keep its group's number from being used again.
    signalGroup(child.pid, 'SIGKILL');
    while (isStillRunning(child)) await pause(50);
  }
}
