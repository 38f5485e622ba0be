import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal } from '../launcher/refusal.mjs';

/** @import { Children } from '../launcher/children.mjs' */

/**
 * Programs the tests use as independent judges of what the portal makes, with the Debian and Homebrew packages they are in.
 * @type {[command: string, debian: string, homebrew: string][]}
 */
const TOOLS = [
  ['chromium', 'chromium', '--cask chromium'],
  ['redis-server', 'redis-server', 'redis'],
  ['pdftotext', 'poppler-utils', 'poppler'],
  ['qpdf', 'qpdf', 'qpdf'],
  ['unzip', 'unzip', 'unzip'],
  ['zip', 'zip', 'zip'],
  ['python3', 'python3', 'python3'],
  ['sha256sum', 'coreutils', 'coreutils'],
  ['ps', 'procps', ''],
  ['clamd', 'clamav-daemon', 'clamav'],
  [
    'soffice',
    'libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui',
    '--cask libreoffice',
  ],
];

/** @param {string} command */
function isOnPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Sees to it that every program is there: installs the missing ones on Debian and Ubuntu as root, and elsewhere says
 * what to install.
 * @param {Children} children
 * @param {(line: string) => void} say
 */
export async function provideTools(children, say) {
  const missing = () => TOOLS.filter(([command]) => !isOnPath(command));
  if (missing().length === 0) return;
  const packages = missing().flatMap(([, debian]) => debian.split(' '));
  const isDebian = existsSync('/etc/debian_version');
  if (!isDebian || process.getuid?.() !== 0) {
    const commands = missing().map(([command]) => command);
    const how = isDebian
      ? `sudo apt-get install ${packages.join(' ')}`
      : `brew install ${missing()
          .map(([, , homebrew]) => homebrew)
          .join(' ')} (or the same from your system's packages)`;
    throw new Refusal(
      `The tests need programs that are not here: ${commands.join(', ')}. Install them: ${how}`,
    );
  }
  say(`Installing ${packages.join(', ')} for the tests.`);
  await apt(children, ['update', '-q']);
  await apt(children, ['install', '-q', '-y', '--no-install-recommends', ...packages]);
  const still = missing().map(([command]) => command);
  if (still.length > 0) throw new Refusal(`apt-get has not brought ${still.join(', ')}.`);
}

/**
 * @param {Children} children
 * @param {string[]} args
 */
async function apt(children, args) {
  let printed = '';
  const ending = await children.run({
    name: 'apt-get',
    program: 'apt-get',
    args,
    marker: 'apt-get',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    output: (chunk) => {
      printed += chunk;
    },
  });
  if (ending.code !== 0) throw new Refusal(`apt-get ${args[0]} failed:\n${printed}`);
}
