import { layout } from './layout.mjs';
import { SAMPLE_PEOPLE } from './sample.mjs';

/** @import { Settings } from './settings.mjs' */

/**
 * What the person at the keyboard needs now: where it is, who can sign in, where things lie, how to stop.
 * @param {Settings} settings
 * @param {string | undefined} password of the sample's people; undefined when there is no sample
 * @param {number} seconds the start took
 */
export function banner(settings, password, seconds) {
  const { logs } = layout(settings.dataDir);
  const width = Math.max(...SAMPLE_PEOPLE.map(([address = '']) => address.length));
  const people = SAMPLE_PEOPLE.map(([address = '', what]) => `    ${address.padEnd(width)}  ${what}`);
  const signIn = password
    ? ['  Sign in as one of the sample people:', ...people, `  Their password: ${password}`]
    : ['  There is no account until you make one:', '    npm run admin -- create-administrator'];
  return [
    '',
    `Revisit is ready at ${settings.address} (after ${seconds.toFixed(1)} s)`,
    '',
    ...signIn,
    '',
    `  Data: ${settings.dataDir}`,
    `  Logs: ${logs}`,
    '  Ctrl-C stops it; npm start brings it back as it was.',
    '',
  ].join('\n');
}
