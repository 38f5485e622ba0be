import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal } from '../launcher/refusal.mjs';

/** @import { Children } from '../launcher/children.mjs' */

/**
 * Programs the tests use as independent judges of what the portal makes, with the Debian and Homebrew packages they are in.
 * @type {[command: string, debian: string, homebrew: string][]}
 */
const TOOLS = [
  ['redis-server', 'redis-server', 'redis'],
  ['pdftotext', 'poppler-utils', 'poppler'],
  ['qpdf', 'qpdf', 'qpdf'],
  ['unzip', 'unzip', 'unzip'],
  ['zip', 'zip', 'zip'],
  ['python3', 'python3', 'python3'],
  ['openssl', 'openssl', 'openssl'],
  ['sha256sum', 'coreutils', 'coreutils'],
  ['ps', 'procps', ''],
  ['clamd', 'clamav-daemon', 'clamav'],
  [
    'soffice',
    'libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui',
    '--cask libreoffice',
  ],
];

/** Chromium without a window to draw: a page costs a third of what it costs the other, which does as well. */
const LIGHT_BROWSER = 'chromium-headless-shell';
const BROWSERS = [LIGHT_BROWSER, 'chromium', 'chromium-browser'];

/** @param {string} command */
function onPath(command) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders
    .map((folder) => join(folder, command))
    .find((program) => {
      try {
        accessSync(program, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** @param {string} command */
const isOnPath = (command) => onPath(command) !== undefined;

/** The browser for the tests; undefined before `provideTools`, where there is none. */
export const browserProgram = () => BROWSERS.map(onPath).find((program) => program !== undefined);

/**
 * Sees to it that every program is there: installs the missing ones on Debian and Ubuntu as root, and elsewhere says
 * what to install.
 * @param {Children} children
 * @param {(line: string) => void} say
 */
export async function provideTools(children, say) {
  const isDebian = existsSync('/etc/debian_version');
  const installs = isDebian && process.getuid?.() === 0;
  const wanted = installs ? [LIGHT_BROWSER] : BROWSERS;
  const browser = wanted.some(isOnPath) ? [] : [[LIGHT_BROWSER, LIGHT_BROWSER, '--cask chromium']];
  const missing = [...browser, ...TOOLS.filter(([command]) => !isOnPath(command))];
  if (missing.length === 0) return;
  const packages = missing.flatMap(([, debian = '']) => debian.split(' '));
  if (!installs) {
    const commands = missing.map(([command]) => command);
    const how = isDebian
      ? `sudo apt-get install ${packages.join(' ')}`
      : `brew install ${missing
          .map(([, , homebrew]) => homebrew)
          .join(' ')} (or the same from your system's packages)`;
    throw new Refusal(
      `The tests need programs that are not here: ${commands.join(', ')}. Install them: ${how}`,
    );
  }
  await apt(children, ['update', '-q']);
  // Not every release has it.
  const hasLight = (await children.run(aptCommand('apt-cache', ['show', LIGHT_BROWSER]))).code === 0;
  const known = packages.map((name) => (name === LIGHT_BROWSER && !hasLight ? 'chromium' : name));
  say(`Installing ${known.join(', ')} for the tests.`);
  await apt(children, ['install', '-q', '-y', '--no-install-recommends', ...known]);
  const still = TOOLS.map(([command]) => command).filter((command) => !isOnPath(command));
  if (!browserProgram()) still.push('chromium');
  if (still.length > 0) throw new Refusal(`apt-get has not brought ${still.join(', ')}.`);
}

/**
 * @param {string} program
 * @param {string[]} args
 */
const aptCommand = (program, args) => ({
  name: program,
  program,
  args,
  marker: program,
  env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
});

/**
 * @param {Children} children
 * @param {string[]} args
 */
async function apt(children, args) {
  let printed = '';
  const ending = await children.run({
    ...aptCommand('apt-get', args),
    output: (chunk) => {
      printed += chunk;
    },
  });
  if (ending.code !== 0) throw new Refusal(`apt-get ${args[0]} failed:\n${printed}`);
}
