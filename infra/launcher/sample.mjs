import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { layout } from './layout.mjs';
import { secret, writePrivately } from './private-files.mjs';

/** Who can sign in to the sample, and what for. */
export const SAMPLE_PEOPLE = [
  ['admin@sample.test', 'administrator: people, areas, settings, audit'],
  ['partner@sample.test', 'improvement partner: checks evidence, builds packs'],
  ['lead@sample.test', 'area lead of areas 3, 7, 9 and 11'],
  ['officer@sample.test', 'senior officer: the board, approvals, releases'],
  ['contributor@sample.test', 'contributor: gives the documents asked for'],
  ['other@sample.test', 'improvement partner of the second, tiny programme'],
];

/**
 * The sample people's password: as wished until the sample is made, and from then on what it was made with.
 * @param {string} dataDir
 * @param {string | undefined} wished REVISIT_SAMPLE_PASSWORD
 */
export function samplePassword(dataDir, wished) {
  const { secrets } = layout(dataDir);
  if (wished && !existsSync(made(dataDir))) writePrivately(join(secrets, 'sample-password'), wished);
  return secret(secrets, 'sample-password', 8);
}

/** @param {string} dataDir */
export function rememberSampleMade(dataDir) {
  writePrivately(made(dataDir), '');
}

/** @param {string} dataDir */
function made(dataDir) {
  return join(dataDir, 'sample-made');
}
